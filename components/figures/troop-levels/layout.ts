import {whenOf} from "../../data/fact-label.js";
import {maybeNumber, maybeText, text} from "../../data/row.js";
import {numeral} from "../../format/words.js";
import {DETAIL, STRONG, placeText} from "../../marks/layout/lanes.js";
import {hrefOf} from "../../marks/link.js";
import {certaintyAndSources} from "../count-text.js";
import {fullWidthOf, numberLabel, rowLabel} from "./text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Box} from "../../marks/layout/box.js";
import type {LaneExtent, LaneParts, Paragraph} from "../../marks/layout/lanes.js";
import type {CertainMark, Point} from "../../marks/plot-marks.js";
import type {TextStyle} from "../../marks/text.js";

/** Bars from zero to the numbers, one below the other, in pixels. */
export interface Layout extends Pick<LaneParts, "labels" | "spots"> {
  /** The number whose bar fills the scale; null where no row has a number. */
  max: number | null;
  left: number;
  right: number;
  bottom: number;
  bars: (Box & CertainMark)[];
  /** Slanted gaps in bars that are longer than the scale. */
  breaks: Box[];
  /** Marks of rows without a number. */
  points: Point[];
}

interface State extends DrawOptions, Layout, LaneExtent {
  width: number;
}

/** Top of the scale in pixels. */
export const TOP = 24;

const BAR = 16;
const GAP = 18;
const COLOR = "var(--front-iranian-proxies)";
const UNCOUNTED: TextStyle = {size: 14, leading: 14, fill: COLOR, isBold: true};

export function computeLayout(rows: readonly Row[], options: DrawOptions): Layout {
  const {width} = options;
  const isNarrow = width < 560;
  const [left, right] = [isNarrow ? 8 : 196, width - 28];
  const empty = {bars: [], breaks: [], points: [], labels: [], spots: []};
  const state: State = {...options, ...empty, max: fullWidthOf(rows), left, right, bottom: 0, isNarrow};
  const top = state.max === null ? 8 : TOP + 12;
  return {...state, bottom: rows.reduce((y, row) => placeRow(row, y, state) + GAP, top)};
}

function placeRow(row: Row, top: number, state: State): number {
  const {left, right, width, isNarrow, labels, spots, codes} = state;
  const when = maybeText(row, "date_start") === null ? "date not stated" : whenOf(row);
  const heading: Paragraph[] = [
    [text(row, "title"), STRONG],
    [when, DETAIL]
  ];
  const at = isNarrow ? {x: left, top, maxWidth: right - left} : {x: 0, top, maxWidth: left - 16};
  const headingBottom = placeText(heading, at, labels).y2;
  const start = isNarrow ? headingBottom + 4 : top + 1;
  const beyond = placeMark(row, start, state);
  const words: Paragraph[] = [
    [numberLabel(row), STRONG],
    [[...beyond, certaintyAndSources(row)].join(". "), DETAIL]
  ];
  const wordBox = placeText(words, {x: left, top: start + BAR + 4, maxWidth: right - left}, labels);
  const bottom = Math.max(headingBottom, wordBox.y2);
  const box = {x1: isNarrow ? 2 : 0, x2: width, y1: top - 5, y2: bottom + 5};
  spots.push({...box, href: hrefOf(row, state), label: rowLabel(row, codes)});
  return bottom;
}

/** Adds the bar of a number, or the mark of a row without one; returns how far a cut bar goes on, in words. */
function placeMark(row: Row, y1: number, {max, left, right, width, bars, breaks, points, labels}: State): string[] {
  const look = {certainty: text(row, "certainty"), color: COLOR};
  const value = maybeNumber(row, "value");
  if (value === null || max === null) {
    points.push({...look, x: left + 7, y: y1 + BAR / 2});
    labels.push({x: left + 17, y: y1 + BAR / 2 + 5, lines: ["?"], style: UNCOUNTED});
    return [];
  }
  const isCut = value > max;
  const end = isCut ? width - 1 : left + ((right - left) * value) / max;
  bars.push({...look, x1: left, x2: end, y1, y2: y1 + BAR});
  if (!isCut) return [];
  for (const x of [right - 22, right - 14]) breaks.push({x1: x, x2: x + 6, y1: y1 + BAR + 3, y2: y1 - 3});
  const more = Math.round(value / max) - 1;
  return [`The bar goes on for ${numeral(more)} more ${more === 1 ? "width" : "widths"} of this scale`];
}
