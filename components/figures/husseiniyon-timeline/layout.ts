import {flag} from "../../data/row.js";
import {TOP} from "../../marks/axis/years.js";
import {union} from "../../marks/layout/box.js";
import {pad, placeDatedRow, placeTimeLane, placeUndatedRow, splitDated, timeLanes} from "../../marks/layout/lanes.js";
import {hrefOf} from "../../marks/link.js";
import {boxOf} from "../../marks/text.js";
import {laneSubtitle, rowLabel, rowWords, rowsByStrand, strandLabel} from "./text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Box} from "../../marks/layout/box.js";
import type {TimeLane, TimeLaneLayout, TimeLanes} from "../../marks/layout/lanes.js";

const OWN = "var(--front-husseiniyon)";
const OTHER = "var(--ink-2)";

/** Computes a lane for each strand: dated rows at their days and, below, the undated rows that are `listed`. */
export function computeLayout(rows: readonly Row[], options: DrawOptions): TimeLanes {
  const state = timeLanes(rows, options, 560);
  const {codes} = options;
  const styleOf = (row: Row) => ({words: rowWords(row, codes), color: flag(row, "own") ? OWN : OTHER});
  const addSpot = (row: Row, box: Box): number => {
    state.spots.push({...pad(box, 4, 3), href: hrefOf(row, options), label: rowLabel(row, codes)});
    return box.y2;
  };
  const layout: TimeLaneLayout = {
    placeDated: (row, top) => {
      const {label, mark} = placeDatedRow(row, top, styleOf(row), state);
      return addSpot(row, {...union([boxOf(label), mark]), y1: top});
    },
    placeUndated: (row, top) => addSpot(row, placeUndatedRow(row, top, styleOf(row), state)),
    rowGap: 8,
    headingGap: 8,
    headingBottom: 8
  };
  const bottom = rowsByStrand(rows).reduce((top, own) => placeTimeLane(laneOf(own), top, state, layout), TOP);
  return {...state, bottom};
}

function laneOf(rows: readonly Row[]): TimeLane {
  const {dated, undated} = splitDated(rows);
  return {
    title: strandLabel(rows),
    subtitle: laneSubtitle(rows),
    gap: 10,
    dated,
    undated: undated.filter((row) => flag(row, "listed")),
    undatedTitle: "Without a date, in the order of the article",
    emptyText: "Nothing here carries a date."
  };
}
