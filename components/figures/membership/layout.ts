import {scaleLinear} from "d3";
import {anchorIn} from "../../data/fact-anchor.js";
import {sayFact, whenOf} from "../../data/fact-label.js";
import {maybeNumber, maybeText, text, texts} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {capital, printNumber, sequence} from "../../format/words.js";
import {besideOf} from "../../marks/layout/labels.js";
import {PEOPLE_WIDTH, placePeople} from "../../marks/person-icons.js";
import {boxOf, fold} from "../../marks/text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {People} from "../../marks/person-icons.js";
import type {Certain, Point} from "../../marks/plot-marks.js";
import type {Box, Label, Spot, Style} from "../../marks/text.js";

/** Where counts of people stand on a scale, and below it words and names that are no counts; pixels down. */
export interface Headcount {
  /** The largest number shown; null where none is. */
  most: number | null;
  left: number;
  right: number;
  /** The foot of the scale, and of all. */
  foot: number;
  bottom: number;
  /** From nobody to the number, or to the lowest. */
  stems: {left: number; x: number; y: number}[];
  points: Point[];
  /** From the lowest to the highest. */
  whiskers: Whisker[];
  people: (Point & People["people"][number])[];
  rings: (People["rings"][number] & Certain)[];
  rules: {x1: number; x2: number; y: number}[];
  labels: Label[];
  spots: Spot[];
}

export interface Whisker extends Certain {
  x1: number;
  x2: number;
  y: number;
}

interface Frame extends DrawOptions, Headcount {
  /** Who is counted stands above the mark and not beside it. */
  isNarrow: boolean;
  x: (people: number) => number;
}

/** Where the scale begins. */
export const TOP = 24;
export const RADIUS = 5;

const GAP = 12;
const BOLD: Style = {size: 12, leading: 15, fill: "var(--ink)", isBold: true};
const FAINT: Style = {size: 11, leading: 14, fill: "var(--ink-2)"};
const HEADS: readonly (readonly [part: string, head: string])[] = [
  ["word", "In words: the length of a run says nothing"],
  ["name", "By name: each a leader or member, none of them added to a count"]
];

/** Places counts on one scale, then words and names. */
export function placeHeadcount(rows: readonly Row[], options: DrawOptions): Headcount {
  const counts = partOf(rows, "count");
  const most = counts.length === 0 ? null : Math.max(...counts.map(highestOf));
  const isNarrow = options.width < 560;
  const [left, right] = [isNarrow ? 10 : 190, options.width - 10];
  const x = scaleLinear([0, most ?? 1], [left, right]);
  const empty = {stems: [], points: [], whiskers: [], people: [], rings: [], rules: [], labels: [], spots: []};
  const frame: Frame = {...options, ...empty, most, left, right, foot: 0, bottom: 0, isNarrow, x};
  const foot = counts.reduce((top, row) => placeCount(row, top, frame) + GAP, TOP + 10);
  const bottom = HEADS.reduce((top, [part, head]) => placePart(partOf(rows, part), head, top, frame), foot + 24);
  return {...frame, foot, bottom: counts.length === rows.length ? foot + 24 : bottom};
}

/** Gives the rows of one part. */
export function partOf(rows: readonly Row[], part: string): Row[] {
  return rows.filter((row) => text(row, "part") === part);
}

/** Says a count in the words of the text: "only 14", "around 700 to 800". */
export function sayNumber(row: Row): string {
  const [value, low, high] = ["value", "low", "high"].map((name) => maybeNumber(row, name));
  const bounds = [low, high].filter((bound) => bound !== null && bound !== undefined);
  const number = [value ?? bounds].flat().map(printNumber);
  return [maybeText(row, "qualifier"), number.join(" to ")].filter((part) => part !== null && part !== "").join(" ");
}

/** Says a row in full: what is counted or named, when, how certain, and which sources are cited. */
export function sayRow(row: Row, {codes}: Pick<DrawOptions, "codes">): string {
  const said = text(row, "part") === "name" ? [] : [capital(sayNumber(row))];
  return sayFact(row, codes, [...said, saySources(row)]);
}

/** Names the sources cited for a row, or says that there are none. */
export function saySources(row: Row): string {
  const dates = texts(row, "published");
  const sources = texts(row, "outlets").map((outlet, i) => `${outlet}, ${printDay(dates[i] ?? "")}`);
  return sources.length === 0 ? "No source is cited" : `Source cited: ${sequence(sources)}`;
}

function highestOf(row: Row): number {
  return Math.max(...["value", "low", "high"].map((name) => maybeNumber(row, name) ?? 0));
}

function placeCount(row: Row, top: number, frame: Frame): number {
  const {x, left, right, isNarrow, stems, points, whiskers} = frame;
  const head = placeLines(
    [
      [text(row, "actor"), BOLD],
      [dateWords(row), FAINT]
    ],
    isNarrow ? left : 0,
    top,
    frame
  );
  const start = isNarrow ? head.y2 + 4 : top;
  const y = start + 9;
  const [value, low, high] = ["value", "low", "high"].map((name) => maybeNumber(row, name) ?? null);
  const [first, last] = [x(low ?? value ?? 0), x(high ?? value ?? low ?? 0)];
  const look = {certainty: text(row, "certainty"), color: `var(--front-${text(row, "article_id")})`};
  stems.push({left, x: first, y});
  if (typeof value === "number") points.push({...look, x: x(value), y});
  if (last > first) whiskers.push({...look, x1: first, x2: last, y});
  const beside = besideOf(first - RADIUS, last + RADIUS, {left, right});
  const words: Line[] = [
    [capital(sayNumber(row)), BOLD],
    [detailsOf(row), FAINT]
  ];
  const isBelow = beside.isBelow || beside.anchor === "end";
  const at = isBelow ? {x: last, anchor: "end" as const, room: last - left} : beside;
  const box = placeLines(words, at.x, isBelow ? y + 8 : start - 2, frame, at.room, at.anchor);
  const all = around([head, box, {x1: left, x2: last + RADIUS, y1: start, y2: y + 8}]);
  frame.spots.push(spotOf(row, all, frame));
  return all.y2;
}

function placePart(rows: readonly Row[], head: string, top: number, frame: Frame): number {
  if (rows.length === 0) return top;
  const {width, isNarrow, rules} = frame;
  rules.push({x1: 0, x2: width, y: top});
  const {y2} = placeLines([[head, {...FAINT, isItalic: true}]], isNarrow ? frame.left : 0, top + 6, frame, width - 20);
  return rows.reduce((y, row) => placeOther(row, y, frame) + GAP, y2 + 10) + 4;
}

/** Places a word as a run that fades out, or a person as a ringed circle, with what is said of them. */
function placeOther(row: Row, top: number, frame: Frame): number {
  const {isNarrow, left, right} = frame;
  const isNamed = text(row, "part") === "name";
  const {people, rings} = placePeople(
    isNamed ? {kind: "names", names: [""]} : {kind: "vague", word: null},
    isNarrow ? left : 0,
    top
  );
  const look = {certainty: text(row, "certainty"), color: `var(--front-${text(row, "article_id")})`};
  frame.people.push(...people.map((each) => ({...each, ...look})));
  frame.rings.push(...rings.map((each) => ({...each, ...look})));
  const x = isNarrow ? left + (isNamed ? 24 : PEOPLE_WIDTH + 6) : left;
  const words: Line[] = isNamed
    ? [
        [text(row, "title"), BOLD],
        [detailsOf(row), FAINT]
      ]
    : [
        [`“${capital(sayNumber(row))}”`, BOLD],
        [`${text(row, "title")}. ${detailsOf(row)}`, FAINT]
      ];
  const box = placeLines(words, x, top, frame, right - x);
  const all = around([box, {x1: isNarrow ? left : 0, x2: x, y1: top, y2: top + 14}]);
  frame.spots.push(spotOf(row, all, frame));
  return all.y2;
}

function dateWords(row: Row): string {
  return maybeText(row, "date_start") === null ? "date not stated" : whenOf(row);
}

/** Says how certain it is where the author does not state it, and which sources are cited. */
export function detailsOf(row: Row): string {
  const hedge = maybeText(row, "hedge");
  const firmness =
    text(row, "certainty") === "asserted"
      ? []
      : [capital(`${text(row, "certainty")}${hedge === null ? "" : `: “${hedge}”`}`)];
  return [...firmness, saySources(row)].join(". ");
}

type Line = readonly [words: string, style: Style];

/** Prints lines below each other; gives the box of the words. */
function placeLines(
  lines: readonly Line[],
  x: number,
  top: number,
  {labels, left, right, isNarrow}: Frame,
  room = isNarrow ? right - left : left - 14,
  anchor: "start" | "end" = "start"
): Box {
  let y = top;
  const boxes = lines.map(([words, style]) => {
    const label: Label = {x, y: y + 11, lines: fold(words, room, style), style, anchor};
    labels.push(label);
    y += label.lines.length * style.leading;
    return boxOf(label);
  });
  return {...around(boxes), y2: y};
}

function around(boxes: readonly Box[]): Box {
  const [x1, y1] = [Math.min(...boxes.map((box) => box.x1)), Math.min(...boxes.map((box) => box.y1))];
  return {x1, y1, x2: Math.max(...boxes.map((box) => box.x2)), y2: Math.max(...boxes.map((box) => box.y2))};
}

function spotOf(row: Row, {x1, x2, y1, y2}: Box, {codes, link}: Frame): Spot {
  const href = link(text(row, "article_id"), anchorIn(row, "fact_id") ?? "");
  return {x1: x1 - 4, x2: x2 + 4, y1: y1 - 4, y2: y2 + 4, href, label: sayRow(row, {codes})};
}
