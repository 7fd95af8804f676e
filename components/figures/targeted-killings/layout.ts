import {date, maybeNumber, maybeText, text, texts} from "../../data/row.js";
import {TOP} from "../../marks/axis/years.js";
import {union} from "../../marks/layout/box.js";
import {
  DETAIL,
  pad,
  placeDatedRow,
  placeTimeLane,
  placeUndatedRow,
  splitDated,
  timeLanes
} from "../../marks/layout/lanes.js";
import {hrefOf} from "../../marks/link.js";
import {peopleHeight, placePeople} from "../../marks/person-icons.js";
import {boxOf, textWidth, wrapLabel} from "../../marks/text.js";
import {laneSubtitle, rowLabel, rowWords} from "./text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Box} from "../../marks/layout/box.js";
import type {TimeLaneLayout, TimeLaneState, TimeLanes} from "../../marks/layout/lanes.js";
import type {Count, People} from "../../marks/person-icons.js";
import type {LinkArea} from "../../marks/plot-marks.js";
import type {Label} from "../../marks/text.js";

export interface Layout extends TimeLanes, Pick<People, "people" | "rings"> {
  /** Brackets over the time that the text states between two events, in pixels. */
  gaps: {x1: number; x2: number; y: number}[];
}

type State = Layout & TimeLaneState;

/** Circles drawn after a number that is a minimum; they fade out. */
const MORE = 3;
const GROUP = "var(--front-ansar-al-islam)";
const STATE = "var(--ink-2)";

/** Computes a lane for each kind of row, or for each deed with the measures that are for it. */
export function computeLayout(rows: readonly Row[], options: DrawOptions): Layout {
  const state: State = {...timeLanes(rows, options, 640), gaps: [], people: [], rings: []};
  const layout: TimeLaneLayout = {
    placeDated: (row, top) => (text(row, "part") === "gap" ? placeGap(row, top, state) : placeDated(row, top, state)),
    placeUndated: (row, top) => {
      const box = placeUndatedRow(row, top, styleOf(row, state), state);
      state.spots.push(spotOf(row, box, state));
      return box.y2;
    },
    rowGap: 9,
    headingGap: 13,
    headingBottom: 15
  };
  const titles = [...new Set(rows.map((row) => text(row, "lane")))];
  const bottom = titles.reduce((top, title) => {
    const own = rows.filter((row) => text(row, "lane") === title);
    const lane = {title, subtitle: laneSubtitle(own), undatedTitle: "Without a date", ...splitDated(own)};
    return placeTimeLane(lane, top, state, layout);
  }, TOP);
  return {...state, bottom};
}

function placeDated(row: Row, top: number, state: State): number {
  const {label, mark} = placeDatedRow(row, top, styleOf(row, state), state);
  const box = union([boxOf(label), mark, ...placeCircles(row, label, state)]);
  state.spots.push(spotOf(row, box, state));
  return box.y2;
}

/** Places a circle for each person below a label; returns their box, or none where the text gives no number. */
function placeCircles(row: Row, label: Label, {people, rings}: State): Box[] {
  const count = countOf(row);
  if (!count) return [];
  const width = circlesWidth(count);
  const x = label.anchor === "end" ? label.x - width : label.x;
  const y = boxOf(label).y2 + 2;
  const circles = placePeople(count, {x, y, certainty: text(row, "certainty"), color: colorOf(row)});
  people.push(...circles.people);
  rings.push(...circles.rings);
  return [{x1: x, x2: x + width, y1: y, y2: y + peopleHeight(count)}];
}

/** Returns the people of a row; a minimum is followed by three fading circles. */
function countOf(row: Row): Count | null {
  const [people, persons] = [maybeNumber(row, "people"), texts(row, "persons")];
  if (people === null) return null;
  if (persons.length === people) return {kind: "names", names: persons};
  const qualifier = maybeText(row, "qualifier");
  return {kind: "number", value: people + (qualifier === "at least" ? MORE : 0), isRough: qualifier !== null};
}

function circlesWidth(count: Count): number {
  if (count.kind === "names") return count.names.length * 19;
  return count.kind === "number" ? Math.min(count.value, 10) * 12 + (count.value > 5 ? 4 : 0) : 0;
}

/** Places the bracket over the time between an attack and the measure that follows, with its words centered above. */
function placeGap(row: Row, top: number, state: State): number {
  const {x, gaps, labels, spots} = state;
  const [x1, x2] = [x(date(row, "gap_from")), x(date(row, "gap_to"))];
  const lines = wrapLabel([...texts(row, "counts"), lower(text(row, "title"))].join(": "), x2 - x1, DETAIL);
  lines.forEach((line, i) => {
    const left = (x1 + x2 - textWidth(line, DETAIL.size)) / 2;
    labels.push({x: left, y: top + 12 + i * DETAIL.leading, lines: [line], style: DETAIL});
  });
  const y = top + 4 + lines.length * DETAIL.leading;
  gaps.push({x1, x2, y});
  spots.push(spotOf(row, {x1, x2, y1: top, y2: y + 4}, state));
  return y + 6;
}

function spotOf(row: Row, box: Box, state: State): LinkArea {
  return {...pad(box, 4, 3), href: hrefOf(row, state), label: rowLabel(row, state.codes)};
}

function styleOf(row: Row, {codes}: State): {words: string; color: string} {
  return {words: rowWords(row, codes), color: colorOf(row)};
}

function colorOf(row: Row): string {
  return text(row, "part") === "measure" ? STATE : GROUP;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
