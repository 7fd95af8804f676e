import {scaleUtc} from "d3";
import {label} from "../../data/codebook.js";
import {sayFact, whenOf} from "../../data/fact-label.js";
import {date, flag, maybeNumber, maybeText, text, texts} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {TOP, yearsOf} from "../../marks/axis/years.js";
import {placeDateMark} from "../../marks/date-mark.js";
import {besideOf} from "../../marks/layout/labels.js";
import {peopleHeight, placePeople} from "../../marks/person-icons.js";
import {boxOf, fold, textWidth} from "../../marks/text.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {Years} from "../../marks/axis/years.js";
import type {DateMarks} from "../../marks/date-mark.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Count, People} from "../../marks/person-icons.js";
import type {Certain, Point} from "../../marks/plot-marks.js";
import type {Box, Label, Spot, Style} from "../../marks/text.js";

/** Where attacks, words and measures stand, lane by lane: years across, pixels down. */
export interface Deeds extends Omit<DateMarks, "x" | "invert"> {
  /** The years that hold all that is dated, to the month of the issue; null where nothing is. */
  years: Years | null;
  bottom: number;
  /** Lines above the lanes. */
  rules: {x1: number; x2: number; y: number}[];
  /** Heights between which years are told apart. */
  grids: {y1: number; y2: number}[];
  /** Times that the text states between two events. */
  gaps: {x1: number; x2: number; y: number}[];
  /** Marks without a place on the years, in pixels. */
  undated: Point[];
  people: (Point & People["people"][number])[];
  rings: (People["rings"][number] & Certain)[];
  labels: Label[];
  spots: Spot[];
}

interface Frame extends DrawOptions, Deeds, DateMarks {
  /** Names stand above their lanes and not beside them. */
  isNarrow: boolean;
}

interface Lane {
  name: string;
  rows: readonly Row[];
}

const GAP = 9;
/** Circles that fade out after a number that is the least. */
const MORE = 3;
const NONE = "No deed named";
const GROUP = "var(--front-ansar-al-islam)";
const STATE = "var(--ink-2)";
const PLAIN: Style = {size: 12, leading: 15, fill: "var(--ink)"};
const NAME: Style = {...PLAIN, size: 13, leading: 16, isBold: true};
const FAINT: Style = {size: 11, leading: 14, fill: "var(--ink-2)"};
const ITALIC: Style = {...FAINT, isItalic: true};

/** Places rows in time under what they are, or each under the deed that it belongs to. */
export function placeDeeds(rows: readonly Row[], options: DrawOptions): Deeds {
  const frame = frameOf(rows, options);
  const bottom = lanesOf(rows).reduce((top, lane) => placeLane(lane, top, frame), TOP);
  return {...frame, bottom};
}

/** Tells whether the text dates a row. */
export function isDated(row: Row): boolean {
  return maybeText(row, "date_start") !== null || maybeText(row, "date_end") !== null;
}

/** Gives the rows of one part that may be counted: series are not, beside what they contain. */
export function singleOf(rows: readonly Row[], part: string): Row[] {
  return rows.filter((row) => text(row, "part") === part && !flag(row, "umbrella"));
}

/** Tells whether rows stand under their deeds. */
export function isByDeed(rows: readonly Row[]): boolean {
  return rows.some((row) => [maybeText(row, "deed"), NONE].includes(text(row, "lane")));
}

/** Says a row in full. */
export function sayDeed(row: Row, codes: Codes): string {
  const deed = maybeText(row, "deed");
  const tie = text(row, "part") === "measure" ? [deed === null ? NONE : `Deed: ${deed}`] : [];
  const series = flag(row, "umbrella") ? ["A series or total of cases"] : [];
  return sayFact(row, codes, [...[...texts(row, "counts"), ...withinOf(row)].map(capital), ...tie, ...series]);
}

function frameOf(rows: readonly Row[], options: DrawOptions): Frame {
  const isNarrow = options.width < 640;
  const [left, right] = [isNarrow ? 15 : 164, options.width - 8];
  const years = yearsOf(rows);
  const x = scaleUtc(years ?? [new Date(0), new Date(1)], [left, right]);
  const marks = {bars: [], points: [], arrows: [], undated: [], people: [], rings: []};
  const empty = {...marks, rules: [], grids: [], gaps: [], labels: [], spots: []};
  return {...options, ...empty, bottom: TOP, years, left, right, isNarrow, x, invert: (place) => x.invert(place)};
}

function lanesOf(rows: readonly Row[]): Lane[] {
  const names = [...new Set(rows.map((row) => text(row, "lane")))];
  return names.map((name) => ({name, rows: rows.filter((row) => text(row, "lane") === name)}));
}

/** Places one lane; gives its foot. */
function placeLane({name, rows}: Lane, top: number, frame: Frame): number {
  const {isNarrow, width, left, right, rules, grids, labels} = frame;
  rules.push({x1: isNarrow ? left : 0, x2: width, y: top});
  const [x, room] = isNarrow ? [left, right - left] : [0, left - 20];
  const lines = fold(name, room, NAME);
  labels.push({x, y: top + 20, lines, style: NAME});
  const told = fold(sayLane(rows), room, FAINT);
  const foot = top + 20 + lines.length * NAME.leading;
  labels.push({x, y: foot - 1, lines: told, style: FAINT});
  const after = foot + (told.length - 1) * FAINT.leading + 6;
  const [dated, undated] = [rows.filter(isDated), rows.filter((row) => !isDated(row))];
  const start = isNarrow ? after + 6 : top + 10;
  let y = dated.reduce((at, row) => placeDated(row, at, frame) + GAP, start);
  if (dated.length > 0) grids.push({y1: isNarrow ? start - 6 : top, y2: y});
  if (undated.length > 0) {
    labels.push({x: left, y: y + 12, lines: ["Without a date"], style: ITALIC});
    y = undated.reduce((at, row) => placeUndated(row, at, frame) + 4, y + 22) + 6;
  }
  return Math.max(y, after + 8);
}

/** Says under a deed how many measures name it, and otherwise how much of a lane is dated. */
function sayLane(rows: readonly Row[]): string {
  if (isByDeed(rows)) {
    const measures = singleOf(rows, "measure").length;
    return `${measures === 0 ? "no" : numeral(measures)} ${measures === 1 ? "measure" : "measures"} told`;
  }
  const counted = rows.filter((row) => text(row, "part") !== "gap" && !flag(row, "umbrella"));
  const dated = counted.filter(isDated).length;
  return `${dated} dated, ${counted.length - dated} not`;
}

function placeDated(row: Row, top: number, frame: Frame): number {
  if (text(row, "part") === "gap") return placeGap(row, top, frame);
  const {labels, spots, codes} = frame;
  const [x1, x2] = placeDateMark(row, top + 7, colorOf(row), frame);
  const said = wordsOf(row, codes);
  const side = besideOf(x1, x2, frame, textWidth(said, PLAIN.size));
  const lines = fold(said, side.room, PLAIN);
  const words: Label = {x: side.x, y: top + (side.isBelow ? 26 : 11), lines, style: PLAIN, anchor: side.anchor};
  labels.push(words);
  const crowd = placeCrowd(row, words, frame);
  spots.push(spotOf(row, around([boxOf(words), ...crowd, {x1, x2, y1: top, y2: top + 14}]), frame));
  return Math.max(top + 14, boxOf(words).y2, ...crowd.map(({y2}) => y2));
}

/** Places one circle a person below the words; gives their box where the text counts or names anyone. */
function placeCrowd(row: Row, words: Label, {people, rings}: Frame): Box[] {
  const count = countOf(row);
  if (!count) return [];
  const box = boxOf(words);
  const wide = crowdWidth(count);
  const x = words.anchor === "end" ? words.x - wide : words.x;
  const y = box.y2 + 2;
  const crowd = placePeople(count, x, y);
  const look = {certainty: text(row, "certainty"), color: colorOf(row)};
  people.push(...crowd.people.map((each) => ({...each, ...look})));
  rings.push(...crowd.rings.map((each) => ({...each, ...look})));
  return [{x1: x, x2: x + wide, y1: y, y2: y + peopleHeight(count)}];
}

/** Reads the people of a row; three fading circles follow a number that is the least. */
function countOf(row: Row): Count | null {
  const [people, persons] = [maybeNumber(row, "people"), texts(row, "persons")];
  if (people === null) return null;
  if (persons.length === people) return {kind: "names", names: persons};
  const qualifier = maybeText(row, "qualifier");
  return {kind: "number", value: people + (qualifier === "at least" ? MORE : 0), isRough: qualifier !== null};
}

function crowdWidth(count: Count): number {
  if (count.kind === "names") return count.names.length * 19;
  return count.kind === "number" ? Math.min(count.value, 10) * 12 + (count.value > 5 ? 4 : 0) : 0;
}

/** Places the time that the text states between an attack and what answers it. */
function placeGap(row: Row, top: number, frame: Frame): number {
  const {x, gaps, labels, spots} = frame;
  const [x1, x2] = [x(date(row, "gap_from")), x(date(row, "gap_to"))];
  const lines = fold([...texts(row, "counts"), lower(text(row, "title"))].join(": "), x2 - x1, FAINT);
  lines.forEach((line, i) => {
    const middle = (x1 + x2 - textWidth(line, FAINT.size)) / 2;
    labels.push({x: middle, y: top + 12 + i * FAINT.leading, lines: [line], style: FAINT});
  });
  const y = top + 4 + lines.length * FAINT.leading;
  gaps.push({x1, x2, y});
  spots.push(spotOf(row, {x1, x2, y1: top, y2: y + 4}, frame));
  return y + 6;
}

function placeUndated(row: Row, top: number, frame: Frame): number {
  const {labels, undated, left, right, codes} = frame;
  undated.push({certainty: text(row, "certainty"), color: colorOf(row), x: left + 5.5, y: top + 7});
  const lines = fold(wordsOf(row, codes), right - left - 18, PLAIN);
  const words = {x: left + 18, y: top + 11, lines, style: PLAIN};
  labels.push(words);
  const box = boxOf(words);
  frame.spots.push(spotOf(row, {...box, x1: left - 2, y1: top - 1}, frame));
  return box.y2;
}

function spotOf(row: Row, {x1, x2, y1, y2}: Box, {codes, link}: Frame): Spot {
  const href = link(text(row, "article_id"), `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`);
  return {x1: x1 - 4, x2: x2 + 4, y1: y1 - 3, y2: y2 + 3, href, label: sayDeed(row, codes)};
}

function around(boxes: readonly Box[]): Box {
  const [x1, y1] = [Math.min(...boxes.map((box) => box.x1)), Math.min(...boxes.map((box) => box.y1))];
  return {x1, y1, x2: Math.max(...boxes.map((box) => box.x2)), y2: Math.max(...boxes.map((box) => box.y2))};
}

/** Says what is told, when, how many, and with which certainty where the author does not state it. */
function wordsOf(row: Row, codes: Codes): string {
  const [certainty, hedge] = [text(row, "certainty"), maybeText(row, "hedge")];
  const firmness = `${label(codes, "certainty", certainty)}${hedge === null || hedge === certainty ? "" : `: “${hedge}”`}`;
  const when = isDated(row) ? [whenOf(row)] : [];
  const said = [[text(row, "title"), ...when].join(", "), ...texts(row, "counts"), ...withinOf(row)].join("; ");
  return certainty === "asserted" ? said : `${said} (${firmness})`;
}

function withinOf(row: Row): string[] {
  const within = maybeText(row, "within");
  return within === null ? [] : [`read as among “${within}”`];
}

function colorOf(row: Row): string {
  return text(row, "part") === "measure" ? STATE : GROUP;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
