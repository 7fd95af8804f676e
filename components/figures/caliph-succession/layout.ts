import {dayNumber} from "../../data/day-number.js";
import {maybeText, text} from "../../data/row.js";
import {textWidth, wrapText} from "../../marks/text.js";
import {isAbsent, isVacant, pledgeWords, wordsOf} from "./text.js";
import type {Row} from "../../data/row.js";
import type {Box, Lettering} from "../../marks/text.js";
import type {Course} from "./text.js";

/** The mark of a row: two days a place each, where a term begins and ends. */
export type Shape =
  | {kind: "dot"; x: number; y: number}
  | {kind: "bar"; x1: number; x2: number; y: number}
  | {kind: "bracket"; x1: number; x2: number; y: number; isOpen: boolean}
  | {kind: "term"; since: Edge; until: Edge; y: number};

/** The pixels between which something begins or ends; open where the rows do not say that it does. */
export interface Edge {
  x1: number;
  x2: number;
  isOpen: boolean;
}

/** A row of the drawing: mark, words and the box that leads to its fact. */
export interface Entry {
  row: Row;
  shape: Shape;
  words: Lettering | null;
  box: Box;
}

interface Side {
  x: number;
  room: number;
  anchor: "start" | "end";
  isBelow: boolean;
}

interface Placed {
  entries: Entry[];
  foot: number;
}

const SIZE = 12;
const LEADING = 15;
const PLEDGE = 11;
const LEAST_ROOM = 150;
const LEAST_HEIGHT = 26;
const GAP = 10;
export const RADIUS = 4.5;

/** Places the rows of a lane below each other; pledges stand beside each other. */
export function placeEntries(rows: readonly Row[], top: number, course: Course): Placed {
  if (rows.every((row) => text(row, "part") === "pledge")) {
    return {entries: rows.map((row) => placePledge(row, top, course)), foot: top + 34};
  }
  const entries: Entry[] = [];
  let foot = top;
  for (const row of rows) {
    const entry = placeEntry(row, foot, course);
    entries.push(entry);
    foot = entry.box.y2;
  }
  return {entries, foot};
}

function placeEntry(row: Row, top: number, course: Course): Entry {
  const shape = shapeOf(row, top + LEAST_HEIGHT / 2, course);
  const [x1, x2] = reachOf(shape);
  const said = wordsOf(row, course);
  if (said === null) return {row, shape, words: null, box: {x1, x2, y1: top, y2: top + LEAST_HEIGHT}};
  const side = sideOf(said, x1, x2, course);
  const lines = wrapText(said, side.room, SIZE);
  const y = side.isBelow ? top + LEAST_HEIGHT + 7 : top + LEAST_HEIGHT / 2 + 4;
  const words = {x: side.x, y, lines, size: SIZE, leading: LEADING, anchor: side.anchor};
  const foot = y + (lines.length - 1) * LEADING + (side.isBelow ? 7 : 9);
  const wide = Math.max(...lines.map((line) => textWidth(line, SIZE)));
  const from = side.anchor === "end" ? side.x - wide : side.x;
  const box = {x1: Math.min(x1, from), x2: Math.max(x2, from + wide), y1: top, y2: Math.max(top + LEAST_HEIGHT, foot)};
  return {row, shape, words, box};
}

/** Puts the words of a pledge above its mark, turned inwards where they would reach beyond the days. */
function placePledge(row: Row, top: number, course: Course): Entry {
  const shape = shapeOf(row, top + 24, course);
  const [x1, x2] = reachOf(shape);
  const said = pledgeWords(row);
  const wide = textWidth(said, PLEDGE);
  const isEnd = x1 + wide > course.right;
  const words: Lettering = {
    x: isEnd ? x2 : x1,
    y: top + 13,
    lines: [said],
    size: PLEDGE,
    anchor: isEnd ? "end" : "start",
    fill: "var(--ink-2)"
  };
  const box = {
    x1: isEnd ? Math.min(x1, x2 - wide) : x1,
    x2: isEnd ? x2 : Math.max(x2, x1 + wide),
    y1: top,
    y2: top + 34
  };
  return {row, shape, words, box};
}

function shapeOf(row: Row, y: number, course: Course): Shape {
  const {windows, issue, undated, deaths} = course;
  if (isVacant(row)) {
    const [since] = edge(deaths.at(-1) ?? null, "date_start", "date_end", course);
    return since === null ? {kind: "dot", x: undated, y} : bracket(since, windows.at(issue + 1), y, true);
  }
  if (text(row, "part") === "term") return termShape(row, y, course);
  if (isAbsent(row)) return absentShape(row, y, course);
  const [x1, x2] = edge(row, "date_start", "date_end", course);
  if (x1 === null) return {kind: "dot", x: undated, y};
  const end = x2 ?? windows.at(issue + 1);
  return maybeText(row, "date_precision") === "day" ? {kind: "dot", x: x1, y} : {kind: "bar", x1, x2: end, y};
}

function bracket(x1: number, x2: number, y: number, isOpen: boolean): Shape {
  return {kind: "bracket", x1, x2, y, isOpen};
}

/** Spans all the days for which the text says that something did not happen. */
function absentShape(row: Row, y: number, {windows, issue, undated}: Course): Shape {
  const [start, end] = [maybeText(row, "date_start"), maybeText(row, "date_end")];
  if (start === null) return {kind: "dot", x: undated, y};
  return bracket(
    windows.at(dayNumber(start)),
    windows.at(end === null ? issue + 1 : dayNumber(end) + 1),
    y,
    end === null
  );
}

function termShape(row: Row, y: number, course: Course): Shape {
  const {windows, issue, left} = course;
  const [s1, s2] = edge(row, "since_first", "since_last", course);
  const [u1, u2] = edge(row, "until_first", "until_last", course);
  const now = windows.at(issue + 1);
  return {
    kind: "term",
    since: s1 === null || s2 === null ? {x1: left, x2: left, isOpen: true} : {x1: s1, x2: s2, isOpen: false},
    until: u1 === null || u2 === null ? {x1: now, x2: now, isOpen: true} : {x1: u1, x2: u2, isOpen: false},
    y
  };
}

/** Gives the pixels at which two days open and close, the middle of it twice for one day. */
function edge(row: Row | null, first: string, last: string, {windows}: Course): [number | null, number | null] {
  const [start, end] = row ? [maybeText(row, first), maybeText(row, last)] : [null, null];
  if (start !== null && start === end) {
    const middle = windows.at(dayNumber(start) + 0.5);
    return [middle, middle];
  }
  return [start === null ? null : windows.at(dayNumber(start)), end === null ? null : windows.at(dayNumber(end) + 1)];
}

function reachOf(shape: Shape): [number, number] {
  switch (shape.kind) {
    case "dot":
      return [shape.x - RADIUS, shape.x + RADIUS];
    case "term":
      return [shape.since.x1, shape.until.x2 + (shape.until.isOpen ? 6 : 0)];
    default:
      return [shape.x1, shape.x2];
  }
}

/** Chooses where the words of a mark stand: on the side where they fit in a line, else where they nearly do, else below. */
function sideOf(said: string, x1: number, x2: number, {left, right, undated, width}: Course): Side {
  const isDated = x1 < right;
  const after = {x: x2 + GAP, room: (isDated ? right : undated) - x2 - GAP, anchor: "start", isBelow: false} as const;
  const before = {x: x1 - GAP, room: x1 - GAP - left, anchor: "end", isBelow: false} as const;
  const below = {x: left, room: width - left - 8, anchor: "start", isBelow: true} as const;
  const sides = [after, before];
  const fits = (lines: number) => (side: Side) =>
    side.room >= LEAST_ROOM && wrapText(said, side.room, SIZE).length <= lines;
  return sides.find(fits(1)) ?? sides.find(fits(2)) ?? below;
}
