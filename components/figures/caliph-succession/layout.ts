import {dayNumber} from "../../data/day-number.js";
import {maybeText, text} from "../../data/row.js";
import {brokenTimeScale} from "../../marks/axis/broken-time-scale.js";
import {textWidth, wrapText} from "../../marks/text.js";
import {rowsOfPart} from "../rows.js";
import {isAbsent, isVacant, issueOf, pledgeLabel, rowWords} from "./text.js";
import type {Span} from "../../data/day-number.js";
import type {Row} from "../../data/row.js";
import type {BrokenTimeScale} from "../../marks/axis/broken-time-scale.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Box} from "../../marks/layout/box.js";
import type {TextLines} from "../../marks/text.js";

/** The axis of days, and what all lanes depend on; positions in pixels. */
export interface Context extends DrawOptions {
  windows: BrokenTimeScale;
  /** Range of the axis. */
  left: number;
  right: number;
  /** Middle of the column of rows without a date. */
  undated: number;
  /** Titles stand above their lanes instead of to the left of them. */
  isNarrow: boolean;
  /** Day of publication, at which open ends are drawn. */
  issue: number;
  deaths: readonly Row[];
}

/** Geometry of a mark, in pixels. */
export type Shape =
  | {kind: "dot"; x: number; y: number}
  | {kind: "bar"; x1: number; x2: number; y: number}
  | {kind: "bracket"; x1: number; x2: number; y: number; isOpen: boolean}
  | {kind: "term"; since: TermEnd; until: TermEnd; y: number};

/** Where a term begins or ends: between `x1` and `x2`, or open where the rows do not tell. */
export interface TermEnd {
  x1: number;
  x2: number;
  isOpen: boolean;
}

/** Mark, words and link box of a row. */
export interface PlacedRow {
  row: Row;
  shape: Shape;
  label: TextLines | null;
  box: Box;
}

interface Side {
  x: number;
  maxWidth: number;
  anchor: "start" | "end";
  isBelow: boolean;
}

interface Placed {
  placed: PlacedRow[];
  bottom: number;
}

/** Width of the column of undated rows, and of that of the titles. */
const COLUMN = 56;
const TITLES = 172;
const SIZE = 12;
const LEADING = 15;
const PLEDGE_SIZE = 11;
const MIN_ROOM = 150;
const MIN_HEIGHT = 26;
const GAP = 10;
export const RADIUS = 4.5;

/** Computes the axis from the rows of the part `window`; throws `no days` where there are none. */
export function contextOf(rows: readonly Row[], options: DrawOptions): Context {
  const {width} = options;
  const isNarrow = width < 640;
  const [left, right] = [isNarrow ? 8 : TITLES, width - COLUMN - 8];
  const spans = rowsOfPart(rows, "window").map((row): Span => ({
    first: dayNumber(text(row, "date_start")),
    last: dayNumber(text(row, "date_end"))
  }));
  return {
    ...options,
    windows: brokenTimeScale(spans, left, right),
    left,
    right,
    undated: width - COLUMN / 2,
    isNarrow,
    issue: issueOf(rows),
    deaths: rowsOfPart(rows, "death")
  };
}

/** Places the rows of a lane below each other; pledges share one line. */
export function placeRows(rows: readonly Row[], top: number, context: Context): Placed {
  if (rows.every((row) => text(row, "part") === "pledge")) {
    return {placed: rows.map((row) => placePledge(row, top, context)), bottom: top + 34};
  }
  const placed: PlacedRow[] = [];
  let bottom = top;
  for (const row of rows) {
    const next = placeRow(row, bottom, context);
    placed.push(next);
    bottom = next.box.y2;
  }
  return {placed, bottom};
}

function placeRow(row: Row, top: number, context: Context): PlacedRow {
  const shape = shapeOf(row, top + MIN_HEIGHT / 2, context);
  const [x1, x2] = extentOf(shape);
  const words = rowWords(row, context);
  if (words === null) return {row, shape, label: null, box: {x1, x2, y1: top, y2: top + MIN_HEIGHT}};
  const side = chooseSide(words, x1, x2, context);
  const lines = wrapText(words, side.maxWidth, SIZE);
  const y = side.isBelow ? top + MIN_HEIGHT + 7 : top + MIN_HEIGHT / 2 + 4;
  const label = {x: side.x, y, lines, size: SIZE, leading: LEADING, anchor: side.anchor};
  const bottom = y + (lines.length - 1) * LEADING + (side.isBelow ? 7 : 9);
  const labelWidth = Math.max(...lines.map((line) => textWidth(line, SIZE)));
  const from = side.anchor === "end" ? side.x - labelWidth : side.x;
  const box = {
    x1: Math.min(x1, from),
    x2: Math.max(x2, from + labelWidth),
    y1: top,
    y2: Math.max(top + MIN_HEIGHT, bottom)
  };
  return {row, shape, label, box};
}

/** Places the words of a pledge above its mark, aligned to the right where they would reach beyond the axis. */
function placePledge(row: Row, top: number, context: Context): PlacedRow {
  const shape = shapeOf(row, top + 24, context);
  const [x1, x2] = extentOf(shape);
  const words = pledgeLabel(row);
  const labelWidth = textWidth(words, PLEDGE_SIZE);
  const isEnd = x1 + labelWidth > context.right;
  const label: TextLines = {
    x: isEnd ? x2 : x1,
    y: top + 13,
    lines: [words],
    size: PLEDGE_SIZE,
    anchor: isEnd ? "end" : "start",
    fill: "var(--ink-2)"
  };
  const box = {
    x1: isEnd ? Math.min(x1, x2 - labelWidth) : x1,
    x2: isEnd ? x2 : Math.max(x2, x1 + labelWidth),
    y1: top,
    y2: top + 34
  };
  return {row, shape, label, box};
}

function shapeOf(row: Row, y: number, context: Context): Shape {
  const {windows, issue, undated, deaths} = context;
  if (isVacant(row)) {
    const [since] = daysIn(deaths.at(-1) ?? null, "date_start", "date_end", context);
    return since === null ? {kind: "dot", x: undated, y} : bracket(since, windows.at(issue + 1), y, true);
  }
  if (text(row, "part") === "term") return termShape(row, y, context);
  if (isAbsent(row)) return absentShape(row, y, context);
  const [x1, x2] = daysIn(row, "date_start", "date_end", context);
  if (x1 === null) return {kind: "dot", x: undated, y};
  const end = x2 ?? windows.at(issue + 1);
  return maybeText(row, "date_precision") === "day" ? {kind: "dot", x: x1, y} : {kind: "bar", x1, x2: end, y};
}

function bracket(x1: number, x2: number, y: number, isOpen: boolean): Shape {
  return {kind: "bracket", x1, x2, y, isOpen};
}

/** Returns a bracket over the days on which something did not happen. */
function absentShape(row: Row, y: number, {windows, issue, undated}: Context): Shape {
  const [start, end] = [maybeText(row, "date_start"), maybeText(row, "date_end")];
  if (start === null) return {kind: "dot", x: undated, y};
  return bracket(
    windows.at(dayNumber(start)),
    windows.at(end === null ? issue + 1 : dayNumber(end) + 1),
    y,
    end === null
  );
}

function termShape(row: Row, y: number, context: Context): Shape {
  const {windows, issue, left} = context;
  const [s1, s2] = daysIn(row, "since_first", "since_last", context);
  const [u1, u2] = daysIn(row, "until_first", "until_last", context);
  const now = windows.at(issue + 1);
  return {
    kind: "term",
    since: s1 === null || s2 === null ? {x1: left, x2: left, isOpen: true} : {x1: s1, x2: s2, isOpen: false},
    until: u1 === null || u2 === null ? {x1: now, x2: now, isOpen: true} : {x1: u1, x2: u2, isOpen: false},
    y
  };
}

/** Returns the pixels at which the first day opens and the last closes; of a single day, its middle twice. */
function daysIn(row: Row | null, first: string, last: string, {windows}: Context): [number | null, number | null] {
  const [start, end] = row ? [maybeText(row, first), maybeText(row, last)] : [null, null];
  if (start !== null && start === end) {
    const middle = windows.at(dayNumber(start) + 0.5);
    return [middle, middle];
  }
  return [start === null ? null : windows.at(dayNumber(start)), end === null ? null : windows.at(dayNumber(end) + 1)];
}

function extentOf(shape: Shape): [number, number] {
  switch (shape.kind) {
    case "dot":
      return [shape.x - RADIUS, shape.x + RADIUS];
    case "term":
      return [shape.since.x1, shape.until.x2 + (shape.until.isOpen ? 6 : 0)];
    default:
      return [shape.x1, shape.x2];
  }
}

/** Chooses the position of words: the side on which they fit in one line, else in two, else below the mark. */
function chooseSide(words: string, x1: number, x2: number, {left, right, undated, width}: Context): Side {
  const isDated = x1 < right;
  const after = {
    x: x2 + GAP,
    maxWidth: (isDated ? right : undated) - x2 - GAP,
    anchor: "start",
    isBelow: false
  } as const;
  const before = {x: x1 - GAP, maxWidth: x1 - GAP - left, anchor: "end", isBelow: false} as const;
  const below = {x: left, maxWidth: width - left - 8, anchor: "start", isBelow: true} as const;
  const sides = [after, before];
  const fits = (lines: number) => (side: Side) =>
    side.maxWidth >= MIN_ROOM && wrapText(words, side.maxWidth, SIZE).length <= lines;
  return sides.find(fits(1)) ?? sides.find(fits(2)) ?? below;
}
