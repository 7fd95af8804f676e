import {scaleUtc} from "d3";
import {label} from "../../data/codebook.js";
import {casualtiesOf, sayFact, whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {capital} from "../../format/words.js";
import {TOP, yearsOf} from "../../marks/axis/years.js";
import {RADIUS, placeDateMark} from "../../marks/date-mark.js";
import {besideOf} from "../../marks/layout/labels.js";
import {boxOf, fold, textWidth} from "../../marks/text.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {Years} from "../../marks/axis/years.js";
import type {DateMarks} from "../../marks/date-mark.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Point} from "../../marks/plot-marks.js";
import type {Box, Label, Spot, Style} from "../../marks/text.js";
import type {Option} from "../../state/parameters.js";

/** Where the events of some strands stand: years across, a strand below the other, pixels down. */
export interface Strands extends Omit<DateMarks, "x" | "invert"> {
  /** The years that hold all that is dated, to the month of the issue; null where nothing is. */
  years: Years | null;
  /** The foot of the last strand. */
  bottom: number;
  /** Lines above the strands. */
  rules: {x1: number; x2: number; y: number}[];
  /** Heights between which years are told apart: what carries no date stands on none. */
  grids: {y1: number; y2: number}[];
  /** Marks without a place on the years, in pixels. */
  undated: Point[];
  labels: Label[];
  spots: Spot[];
}

interface Frame extends DrawOptions, Strands, DateMarks {
  /** Names stand above their strands and not beside them. */
  isNarrow: boolean;
}

/** The strands, in their order. */
export const STRANDS: readonly Option[] = [
  {value: "group", label: "The group and its leader"},
  {value: "syria", label: "Training, Syria and the way back"},
  {value: "ganja", label: "Ganja, July 2018"},
  {value: "embassy", label: "The Israeli embassy in Baku"},
  {value: "law", label: "Arrests and sentences"},
  {value: "others", label: "Iran, Azerbaijan and others"}
];

/** Where the first strand begins. */

const GAP = 8;
const OWN = "var(--front-husseiniyon)";
const OTHER = "var(--ink-2)";
const PLAIN: Style = {size: 12, leading: 15, fill: "var(--ink)"};
const NAME: Style = {...PLAIN, size: 13, leading: 16, isBold: true};
const FAINT: Style = {size: 11, leading: 14, fill: "var(--ink-2)"};
const ITALIC: Style = {...FAINT, isItalic: true};

/** Places the rows of each strand: what is dated at its days, and below what is not. */
export function placeStrands(rows: readonly Row[], options: DrawOptions): Strands {
  const frame = frameOf(rows, options);
  const strands = [...new Set(rows.map((row) => text(row, "strand")))];
  const bottom = strands.reduce((top, strand) => {
    const own = rows.filter((row) => text(row, "strand") === strand);
    return placeStrand(own, top, frame);
  }, TOP);
  return {...frame, bottom};
}

/** Names the strand of some rows. */
export function strandOf([row]: readonly Row[]): string {
  return STRANDS.find(({value}) => value === row?.strand)?.label ?? "";
}

/** Tells whether the text dates a row. */
export function isDated(row: Row): boolean {
  return maybeText(row, "date_start") !== null || maybeText(row, "date_end") !== null;
}

/** Says an event in full. */
export function sayEvent(row: Row, codes: Codes): string {
  const more = [
    ...casualtiesOf(row),
    ...(flag(row, "laid") ? ["Attributed to Husseini'yon"] : []),
    ...(flag(row, "umbrella") ? ["A series or total of cases"] : [])
  ];
  return sayFact(row, codes, more.map(capital));
}

function frameOf(rows: readonly Row[], options: DrawOptions): Frame {
  const isNarrow = options.width < 560;
  const [left, right] = [isNarrow ? 15 : 164, options.width - 8];
  const years = yearsOf(rows);
  const x = scaleUtc(years ?? [new Date(0), new Date(1)], [left, right]);
  const empty = {
    bottom: TOP,
    rules: [],
    grids: [],
    bars: [],
    points: [],
    undated: [],
    arrows: [],
    labels: [],
    spots: []
  };
  return {...options, ...empty, years, left, right, isNarrow, x, invert: (place) => x.invert(place)};
}

/** Places one strand; gives its foot. */
function placeStrand(rows: readonly Row[], top: number, frame: Frame): number {
  const {isNarrow, width, rules, grids, labels, left} = frame;
  const [dated, undated] = [rows.filter(isDated), rows.filter((row) => !isDated(row))];
  const listed = undated.filter((row) => flag(row, "listed"));
  rules.push({x1: isNarrow ? left : 0, x2: width, y: top});
  const foot = placeHead(rows, top, frame);
  const start = isNarrow ? foot + 8 : top + 10;
  let y = dated.reduce((at, row) => placeDated(row, at, frame) + GAP, start);
  if (dated.length > 0) grids.push({y1: isNarrow ? start - 6 : top, y2: y});
  else {
    labels.push({x: left, y: start + 11, lines: ["Nothing here carries a date."], style: ITALIC});
    y += 24;
  }
  if (listed.length > 0) {
    labels.push({x: left, y: y + 12, lines: ["Without a date, in the order of the article"], style: ITALIC});
    y = listed.reduce((at, row) => placeListed(row, at, frame) + 4, y + 22) + 6;
  }
  return Math.max(y, foot + 8);
}

/** Prints the name of a strand and how much of it is dated; gives the foot of the words. */
function placeHead(rows: readonly Row[], top: number, {isNarrow, left, right, labels}: Frame): number {
  const counted = rows.filter((row) => !flag(row, "umbrella"));
  const dated = counted.filter(isDated).length;
  const [x, room] = isNarrow ? [left, right - left] : [0, left - 20];
  const lines = fold(strandOf(rows), room, NAME);
  const counts = `${dated} dated, ${counted.length - dated} not`;
  const after = textWidth(lines[0] ?? "", NAME.size, true) + 10;
  const isBeside = isNarrow && lines.length === 1 && after + textWidth(counts, FAINT.size) <= room;
  const foot = top + 20 + (isBeside ? 0 : (lines.length - 1) * NAME.leading + 15);
  labels.push({x, y: top + 20, lines, style: NAME});
  labels.push({x: isBeside ? x + after : x, y: foot, lines: [counts], style: FAINT});
  return foot;
}

function placeDated(row: Row, top: number, frame: Frame): number {
  const {labels, spots} = frame;
  const [x1, x2] = placeDateMark(row, top + 7, colorOf(row), frame);
  const said = wordsOf(row, frame.codes);
  const side = besideOf(x1, x2, frame, textWidth(said, PLAIN.size));
  const lines = fold(said, side.room, PLAIN);
  const words: Label = {x: side.x, y: top + (side.isBelow ? 26 : 11), lines, style: PLAIN, anchor: side.anchor};
  const box = boxOf(words);
  labels.push(words);
  const bottom = Math.max(box.y2, top + 14);
  spots.push(spotOf(row, {x1: Math.min(x1, box.x1), x2: Math.max(x2, box.x2), y1: top, y2: bottom}, frame));
  return bottom;
}

function placeListed(row: Row, top: number, frame: Frame): number {
  const {labels, undated, left, right, codes} = frame;
  const y = top + 7;
  undated.push({certainty: text(row, "certainty"), color: colorOf(row), x: left + RADIUS + 1, y});
  const words = {x: left + 18, y: top + 11, lines: fold(wordsOf(row, codes), right - left - 18, PLAIN), style: PLAIN};
  labels.push(words);
  const box = boxOf(words);
  const spot = spotOf(row, {...box, x1: left - 2, y1: top - 1, y2: box.y2}, frame);
  frame.spots.push(spot);
  return box.y2;
}

function spotOf(row: Row, {x1, x2, y1, y2}: Box, {codes, link}: Frame): Spot {
  const href = link(text(row, "article_id"), `e-${text(row, "event_id")}`);
  return {x1: x1 - 4, x2: x2 + 4, y1: y1 - 3, y2: y2 + 3, href, label: sayEvent(row, codes)};
}

/** Says what is told, when, and with which certainty where the author does not state it. */
function wordsOf(row: Row, codes: Codes): string {
  const [certainty, hedge] = [text(row, "certainty"), maybeText(row, "hedge")];
  const firmness = `${label(codes, "certainty", certainty)}${hedge === null ? "" : `: “${hedge}”`}`;
  return [text(row, "title"), ...(isDated(row) ? [whenOf(row)] : []), ...(flag(row, "umbrella") ? ["a series"] : [])]
    .join(", ")
    .concat(
      casualtiesOf(row)
        .map((harm) => `; ${harm}`)
        .join("")
    )
    .concat(certainty === "asserted" ? "" : ` (${firmness})`);
}

function colorOf(row: Row): string {
  return flag(row, "own") ? OWN : OTHER;
}
