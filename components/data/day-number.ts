import {DAY_MS} from "../format/dates.js";

/** A span of whole days, both ends included; days are counted from January 1, 1970. */
export interface Span {
  first: number;
  last: number;
}

/** Counts the days from January 1, 1970 to a day "YYYY-MM-DD". */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** Prints a counted day as "YYYY-MM-DD". */
export function printDayNumber(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** Returns the first day of the month that begins nearest to a day. */
export function nearestMonth(day: number): number {
  const date = dateOf(day);
  return monthAfter(date, date.getUTCDate() > 15 ? 1 : 0);
}

/** Returns the first day of the month some months after that of a date. */
export function monthAfter(date: Date, months: number): number {
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS);
}

/** Returns the midnight (UTC) that starts a counted day. */
export function dateOf(day: number): Date {
  return new Date(day * DAY_MS);
}

/** Tells whether a text is a day of the calendar, as "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === text;
}
