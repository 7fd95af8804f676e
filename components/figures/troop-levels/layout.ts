import {anchorIn} from "../../data/fact-anchor.js";
import {sayFact, whenOf} from "../../data/fact-label.js";
import {maybeNumber, maybeText, number, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {numeral} from "../../format/words.js";
import {fold} from "../../marks/text.js";
import {detailsOf, partOf, sayNumber, saySources} from "../membership/layout.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Certain, Point} from "../../marks/plot-marks.js";
import type {Box, Label, Spot, Style} from "../../marks/text.js";

/** Where sizes of a force stand as bars, one below the other, and what has no number; pixels. */
export interface Troops {
  /** The number that fills the scale; null where none is shown. */
  full: number | null;
  left: number;
  right: number;
  bottom: number;
  bars: (Box & Certain)[];
  /** Slanted gaps in bars that go on beyond the drawing. */
  breaks: Box[];
  /** What has no number. */
  points: Point[];
  labels: Label[];
  spots: Spot[];
}

interface Frame extends DrawOptions, Troops {
  /** What is counted stands above its bar and not beside it. */
  isNarrow: boolean;
}

/** Where the scale begins. */
export const TOP = 24;

const BAR = 16;
const GAP = 18;
const COLOR = "var(--front-iranian-proxies)";
const BOLD: Style = {size: 12, leading: 15, fill: "var(--ink)", isBold: true};
const FAINT: Style = {size: 11, leading: 14, fill: "var(--ink-2)"};
const UNCOUNTED: Style = {size: 14, leading: 14, fill: COLOR, isBold: true};

/** Places the rows below each other: bars from nobody to the number, in the scale that the rows ask for. */
export function placeTroops(rows: readonly Row[], options: DrawOptions): Troops {
  const {width} = options;
  const isNarrow = width < 560;
  const [left, right] = [isNarrow ? 8 : 196, width - 28];
  const empty = {bars: [], breaks: [], points: [], labels: [], spots: []};
  const frame: Frame = {...options, ...empty, full: fullOf(rows), left, right, bottom: 0, isNarrow};
  const top = frame.full === null ? 8 : TOP + 12;
  return {...frame, bottom: rows.reduce((y, row) => placeRow(row, y, frame) + GAP, top)};
}

/** States how the numbers shown compare: from the largest to the least or, where that fills the scale, who finds it too many. */
export function finding(rows: readonly Row[]): string {
  const counts = numbersOf(rows).filter((row) => maybeText(row, "viewer") === null);
  const [peak] = counts;
  const now = counts.at(-1);
  if (!peak || !now) return "No count of U.S. troops fits";
  const viewed = numbersOf(rows).find((row) => maybeText(row, "viewer") !== null && row.value === now.value);
  if (viewed && fullOf(rows) === now.value) {
    return `For ${text(viewed, "viewer")} all ${sayNumber(now)} U.S. troops left in Iraq are too many, by the author’s account`;
  }
  if (peak === now) return `${sayNumber(now)} U.S. troops in Iraq${dateIn(now)}`;
  const share = number(peak, "value") / number(now, "value");
  const about = Number.isInteger(share) ? "" : "about ";
  return `U.S. troops in Iraq are down from ${sayNumber(peak)} to ${sayNumber(now)}${dateIn(now)}: ${about}one in ${numeral(Math.round(share))}`;
}

/** Says what the text leaves unsaid of the time between the numbers, and when the newest source is from. */
export function sayTime(rows: readonly Row[]): string[] {
  const undated = numbersOf(rows).filter((row) => maybeText(row, "date_start") === null);
  const dated = numbersOf(rows).filter((row) => maybeText(row, "date_start") !== null);
  if (undated.length === 0 || dated.length === 0) return [];
  const [peak] = undated;
  return [
    `The text gives ${peak ? sayNumber(peak) : ""} no date, and no number between: how fast the force shrank it does not tell.`
  ];
}

/** Gives the number that fills the width; null where no number is shown. */
export function fullOf(rows: readonly Row[]): number | null {
  return rows.map((row) => maybeNumber(row, "full_width"))[0] ?? null;
}

/** Says a row in full: the number, its date, how certain it is, and which sources are cited. */
export function sayTroops(row: Row, codes: Codes): string {
  return sayFact(row, codes, [countOf(row), saySources(row)]);
}

function numbersOf(rows: readonly Row[]): Row[] {
  return partOf(rows, "number").filter((row) => maybeNumber(row, "value") !== null);
}

function countOf(row: Row): string {
  return text(row, "part") === "number" ? sayNumber(row) : "No number in the text";
}

function dateIn(row: Row): string {
  const day = maybeText(row, "date_start");
  if (day === null) return "";
  return text(row, "date_precision") === "day" ? ` on ${printDay(day)}` : ` in ${whenOf(row)}`;
}

function placeRow(row: Row, top: number, frame: Frame): number {
  const {left, right, width, isNarrow, spots, codes, link} = frame;
  const when = maybeText(row, "date_start") === null ? "date not stated" : whenOf(row);
  const head: Line[] = [
    [text(row, "title"), BOLD],
    [when, FAINT]
  ];
  const headFoot = placeLines(head, isNarrow ? left : 0, top, isNarrow ? right - left : left - 16, frame);
  const start = isNarrow ? headFoot + 4 : top + 1;
  const beyond = placeMark(row, start, frame);
  const words: Line[] = [
    [countOf(row), BOLD],
    [[...beyond, detailsOf(row)].join(". "), FAINT]
  ];
  const foot = Math.max(headFoot, placeLines(words, left, start + BAR + 4, right - left, frame));
  const href = link(text(row, "article_id"), anchorIn(row, "fact_id") ?? "");
  spots.push({x1: isNarrow ? 2 : 0, x2: width, y1: top - 5, y2: foot + 5, href, label: sayTroops(row, codes)});
  return foot;
}

/** Places the bar of a number, or a mark without a length; says how far a bar goes on that does not end in the drawing. */
function placeMark(row: Row, y1: number, {full, left, right, width, bars, breaks, points, labels}: Frame): string[] {
  const look = {certainty: text(row, "certainty"), color: COLOR};
  const value = maybeNumber(row, "value");
  if (value === null || full === null) {
    points.push({...look, x: left + 7, y: y1 + BAR / 2});
    labels.push({x: left + 17, y: y1 + BAR / 2 + 5, lines: ["?"], style: UNCOUNTED});
    return [];
  }
  const isCut = value > full;
  const end = isCut ? width - 1 : left + ((right - left) * value) / full;
  bars.push({...look, x1: left, x2: end, y1, y2: y1 + BAR});
  if (!isCut) return [];
  for (const x of [right - 22, right - 14]) breaks.push({x1: x, x2: x + 6, y1: y1 + BAR + 3, y2: y1 - 3});
  const more = Math.round(value / full) - 1;
  return [`The bar goes on for ${numeral(more)} more ${more === 1 ? "width" : "widths"} of this scale`];
}

type Line = readonly [words: string, style: Style];

/** Prints lines below each other; gives the foot of the last. */
function placeLines(lines: readonly Line[], x: number, top: number, room: number, {labels}: Frame): number {
  return lines.reduce((y, [words, style]) => {
    const label: Label = {x, y: y + 11, lines: fold(words, room, style), style};
    labels.push(label);
    return y + label.lines.length * style.leading;
  }, top);
}
