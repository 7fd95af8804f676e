import {utcMonth} from "d3";
import {maybeDate} from "../../data/row.js";
import type {Row} from "../../data/row.js";

/** Whole months that hold all the dates of some rows. */
export interface Calendar {
  /** Midnight (UTC) that opens the first month. */
  start: Date;
  /** Midnight that closes the last. */
  end: Date;
}

/** Finds the whole months that hold all rows; throws where no row is dated. */
export function calendarOf(rows: readonly Row[]): Calendar {
  const days = rows.flatMap((row) => [maybeDate(row, "date_start"), maybeDate(row, "date_end")]);
  const times = days.filter((day) => day !== null).map((day) => day.getTime());
  if (times.length === 0) throw new Error("no dates");
  const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
  return {start: utcMonth.floor(first), end: utcMonth.offset(utcMonth.floor(last), 1)};
}

/** Prints the months of a calendar: "January 2022", "December 2021 to January 2022". */
export function printCalendar({start, end}: Calendar): string {
  const [first, last] = [printMonth(start), printMonth(new Date(end.getTime() - 1))];
  return first === last ? first : `${first} to ${last}`;
}

function printMonth(day: Date): string {
  return day.toLocaleDateString("en-US", {month: "long", year: "numeric", timeZone: "UTC"});
}
