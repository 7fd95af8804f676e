import {printDatum} from "../result/value.js";
import type {View} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";

/** The columns as they are shown: the pinned ones first. */
export interface Columns {
  /** Their places in the answer. */
  order: readonly number[];
  /** How many of them the reader pinned, and how many are held: all of those, or none where they would fill the view. */
  asked: number;
  pinned: number;
  /** Widths in pixels, in the order shown. */
  widths: number[];
  /** Where each begins, in pixels from the first; and where the last ends. */
  starts: number[];
}

/** Bounds of the width of a column, and what a letter takes, in pixels. */
export const WIDTHS = {least: 64, most: 1200, first: 340, letter: 7.8};
/** Width of the numbers of rows. */
const GUTTER = {least: 44, letter: 8, space: 18};
const SAMPLE = 100;
/** Letters of a type that a heading has room for, and the pixels of what else it holds and of the edges of a cell. */
const MOST_TYPE = 12;
const HANDLES = 46;
const PADDING = 20;
/** Share of the view that pinned columns may take. */
const MOST_HELD = 0.6;

/** Lays out the columns of an answer as the reader left them. */
export function columnsOf(answer: Answer, {pinned = [], widths = {}}: View): Columns {
  const all = answer.columns.map((_, i) => i);
  const nameOf = (column: number): string => answer.columns[column]?.name ?? "";
  const isPinned = (column: number): boolean => pinned.includes(nameOf(column));
  const order = [...all.filter(isPinned), ...all.filter((column) => !isPinned(column))];
  const each = order.map((column) => bounded(widths[nameOf(column)] ?? widthOf(answer, column)));
  const asked = all.filter(isPinned).length;
  return {order, asked, pinned: asked, widths: each, starts: startsOf(each)};
}

/** Holds the pinned columns where they leave room for others. */
export function hold(columns: Columns, room: number): Columns {
  const {asked, starts} = columns;
  return {...columns, pinned: (starts[asked] ?? 0) <= room * MOST_HELD ? asked : 0};
}

/** Gives a column another width. */
export function widen(columns: Columns, at: number, width: number): Columns {
  const widths = columns.widths.with(at, bounded(width));
  return {...columns, widths, starts: startsOf(widths)};
}

/** Gives the columns in sight beside the pinned ones: the first, and the one behind the last. */
export function columnsIn({pinned, order, starts}: Columns, left: number, width: number): [from: number, to: number] {
  const [start, edge] = [starts[pinned] ?? 0, left + (starts[pinned] ?? 0)];
  let from = pinned;
  while (from < order.length - 1 && (starts[from + 1] ?? Infinity) <= edge) from++;
  let to = from;
  while (to < order.length && (starts[to] ?? Infinity) < left + Math.max(width, start + 1)) to++;
  return [Math.max(pinned, from - 1), Math.min(order.length, to + 1)];
}

/** Gives the width that the numbers of so many rows need. */
export function gutterOf(rows: number): number {
  return Math.max(GUTTER.least, rows.toLocaleString("en-US").length * GUTTER.letter + GUTTER.space);
}

/** Gives a column the width of its heading and of what it holds: of rows from the first to the last, a sample. */
function widthOf(answer: Answer, column: number): number {
  const {name = "", duckdb = ""} = answer.columns[column] ?? {};
  const head = Math.max(name.length, Math.min(duckdb.length, MOST_TYPE)) * WIDTHS.letter + HANDLES;
  const step = Math.max(1, Math.floor(answer.rows / SAMPLE));
  let letters = 0;
  for (let row = 0; row < answer.rows; row += step) {
    letters = Math.max(letters, printDatum(answer.at(row, column)).length);
  }
  return Math.min(WIDTHS.first, Math.max(head, letters * WIDTHS.letter + PADDING));
}

function bounded(width: number): number {
  return Math.round(Math.max(WIDTHS.least, Math.min(WIDTHS.most, width)));
}

function startsOf(widths: readonly number[]): number[] {
  const starts = [0];
  for (const width of widths) starts.push((starts.at(-1) ?? 0) + width);
  return starts;
}
