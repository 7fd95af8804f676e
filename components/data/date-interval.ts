import {dayNumber} from "./day-number.js";
import {maybeText, text} from "./row.js";
import type {Span} from "./day-number.js";
import type {Row} from "./row.js";

/** The days that the date of a row allows, as an interval. */
export interface Dated extends Span {
  row: Row;
  isDay: boolean;
  /** The text gives no first day; `first` is then that of the axis. */
  isOpenStart: boolean;
  /** The text gives no last day; `last` is then that of the text. */
  isOpenEnd: boolean;
}

/** Reads the dates of a row; `first` and `last` stand for the days that its text does not give. */
export function datedOf(row: Row, {first, last}: Span): Dated {
  const [start, end] = [maybeText(row, "date_start"), maybeText(row, "date_end")];
  const from = start === null ? first : dayNumber(start);
  return {
    row,
    first: from,
    last: end === null ? Math.max(from, last) : dayNumber(end),
    isDay: text(row, "date_precision") === "day",
    isOpenStart: start === null,
    isOpenEnd: end === null
  };
}

/** Tells whether two spans share a day. */
export function overlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last;
}
