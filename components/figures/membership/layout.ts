import {scaleLinear} from "d3";
import {sayFact, whenOf} from "../../data/fact-label.js";
import {maybeNumber, maybeText, text} from "../../data/row.js";
import {capital} from "../../format/words.js";
import {union} from "../../marks/layout/box.js";
import {chooseSide} from "../../marks/layout/labels.js";
import {DETAIL, STRONG, pad, placeText} from "../../marks/layout/lanes.js";
import {hrefOf} from "../../marks/link.js";
import {PEOPLE_WIDTH, placePeople} from "../../marks/person-icons.js";
import {certaintyAndSources, countLabel, sourcesLabel} from "../count-text.js";
import {rowsOfPart} from "../rows.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Box} from "../../marks/layout/box.js";
import type {LaneExtent, LaneParts, Paragraph} from "../../marks/layout/lanes.js";
import type {Count, People} from "../../marks/person-icons.js";
import type {CertainMark, Point} from "../../marks/plot-marks.js";

/** Counts on a linear scale, and below it what is told in words or by name; in pixels. */
export interface Layout extends LaneParts, Pick<People, "people" | "rings"> {
  /** Upper end of the domain; null where no row has a number. */
  max: number | null;
  left: number;
  right: number;
  /** Bottom of the scale. */
  scaleBottom: number;
  /** Bottom of the drawing. */
  bottom: number;
  /** Lines from zero to the number, or to its lower bound. */
  stems: {left: number; x: number; y: number}[];
  points: Point[];
  /** Lines from the lower to the upper bound. */
  whiskers: Whisker[];
}

export interface Whisker extends CertainMark {
  x1: number;
  x2: number;
  y: number;
}

interface State extends DrawOptions, Layout, LaneExtent {
  width: number;
  x: (people: number) => number;
}

/** Top of the scale in pixels. */
export const TOP = 24;
/** Radius of a count in pixels. */
export const RADIUS = 5;

const GAP = 12;
const SECTIONS: readonly (readonly [part: string, title: string])[] = [
  ["word", "In words: the length of a run says nothing"],
  ["name", "By name: each a leader or member, none of them added to a count"]
];

/** Computes counts on one scale, then words and names. */
export function computeLayout(rows: readonly Row[], options: DrawOptions): Layout {
  const counts = rowsOfPart(rows, "count");
  const max = counts.length === 0 ? null : Math.max(...counts.map(maxOf));
  const isNarrow = options.width < 560;
  const [left, right] = [isNarrow ? 10 : 190, options.width - 10];
  const x = scaleLinear([0, max ?? 1], [left, right]);
  const empty = {stems: [], points: [], whiskers: [], people: [], rings: [], rules: [], labels: [], spots: []};
  const state: State = {...options, ...empty, max, left, right, scaleBottom: 0, bottom: 0, isNarrow, x};
  const scaleBottom = counts.reduce((top, row) => placeCount(row, top, state) + GAP, TOP + 10);
  const bottom = SECTIONS.reduce(
    (top, [part, title]) => placeSection(rowsOfPart(rows, part), title, top, state),
    scaleBottom + 24
  );
  return {...state, scaleBottom, bottom: counts.length === rows.length ? scaleBottom + 24 : bottom};
}

/** Returns tooltip and accessible name of a row. */
export function rowLabel(row: Row, {codes}: Pick<DrawOptions, "codes">): string {
  const count = text(row, "part") === "name" ? [] : [capital(countLabel(row))];
  return sayFact(row, codes, [...count, sourcesLabel(row)]);
}

function maxOf(row: Row): number {
  return Math.max(...["value", "low", "high"].map((name) => maybeNumber(row, name) ?? 0));
}

function placeCount(row: Row, top: number, state: State): number {
  const {x, left, right, isNarrow, stems, points, whiskers, labels} = state;
  const date = maybeText(row, "date_start") === null ? "date not stated" : whenOf(row);
  const heading: Paragraph[] = [
    [text(row, "actor"), STRONG],
    [date, DETAIL]
  ];
  const head = placeText(heading, headingAt(top, state), labels);
  const start = isNarrow ? head.y2 + 4 : top;
  const y = start + 9;
  const [value, low, high] = ["value", "low", "high"].map((name) => maybeNumber(row, name) ?? null);
  const [first, last] = [x(low ?? value ?? 0), x(high ?? value ?? low ?? 0)];
  const look = lookOf(row);
  stems.push({left, x: first, y});
  if (typeof value === "number") points.push({...look, x: x(value), y});
  if (last > first) whiskers.push({...look, x1: first, x2: last, y});
  const side = chooseSide(first - RADIUS, last + RADIUS, {left, right});
  const words: Paragraph[] = [
    [capital(countLabel(row)), STRONG],
    [certaintyAndSources(row), DETAIL]
  ];
  const isBelow = side.isBelow || side.anchor === "end";
  const box = isBelow
    ? placeText(words, {x: last, top: y + 8, maxWidth: last - left, anchor: "end"}, labels)
    : placeText(words, {x: side.x, top: start - 2, maxWidth: side.room, anchor: side.anchor}, labels);
  return addSpot(row, union([head, box, {x1: left, x2: last + RADIUS, y1: start, y2: y + 8}]), state);
}

function placeSection(rows: readonly Row[], title: string, top: number, state: State): number {
  if (rows.length === 0) return top;
  const {width, rules, labels} = state;
  rules.push({x1: 0, x2: width, y: top});
  const at = {...headingAt(top + 6, state), maxWidth: width - 20};
  const {y2} = placeText([[title, {...DETAIL, isItalic: true}]], at, labels);
  return rows.reduce((y, row) => placeOther(row, y, state) + GAP, y2 + 10) + 4;
}

/** Places a word as a run of circles that fades out, or a person as a ringed circle, with what is said of them. */
function placeOther(row: Row, top: number, state: State): number {
  const {isNarrow, left, right, labels} = state;
  const isNamed = text(row, "part") === "name";
  const x1 = isNarrow ? left : 0;
  const count: Count = isNamed ? {kind: "names", names: [""]} : {kind: "vague", word: null};
  const {people, rings} = placePeople(count, {x: x1, y: top, ...lookOf(row)});
  state.people.push(...people);
  state.rings.push(...rings);
  const x = isNarrow ? left + (isNamed ? 24 : PEOPLE_WIDTH + 6) : left;
  const details = certaintyAndSources(row);
  const words: Paragraph[] = isNamed
    ? [
        [text(row, "title"), STRONG],
        [details, DETAIL]
      ]
    : [
        [`“${capital(countLabel(row))}”`, STRONG],
        [`${text(row, "title")}. ${details}`, DETAIL]
      ];
  const box = placeText(words, {x, top, maxWidth: right - x}, labels);
  return addSpot(row, union([box, {x1, x2: x, y1: top, y2: top + 14}]), state);
}

function headingAt(top: number, {isNarrow, left, right}: State) {
  return {x: isNarrow ? left : 0, top, maxWidth: isNarrow ? right - left : left - 14};
}

function addSpot(row: Row, box: Box, state: State): number {
  state.spots.push({...pad(box, 4, 4), href: hrefOf(row, state), label: rowLabel(row, state)});
  return box.y2;
}

function lookOf(row: Row): CertainMark {
  return {certainty: text(row, "certainty"), color: `var(--front-${text(row, "article_id")})`};
}
