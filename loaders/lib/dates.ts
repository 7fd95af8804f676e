/** How exactly a date is known; the values are the codebook's `date_precision`. */
export type DatePrecision = "day" | "month" | "season" | "year" | "range";

/** A stated date as the days that it allows, ISO `YYYY-MM-DD`, both included; an open end is null. */
export interface DateSpan {
  start: string | null;
  end: string | null;
  precision: DatePrecision;
}

const THIRDS_OF_MONTH = {early: [1, 10], mid: [11, 20], late: [21, 31]} as const;
const THIRDS_OF_YEAR = {early: [1, 4], mid: [5, 8], late: [9, 12]} as const;
const SEASONS = {spring: [3, 5], summer: [6, 8], autumn: [9, 11]} as const;

/**
 * Reads a date of the hand-kept data: `2022-01-05`, `2022-01`, `2022`, `early 2016`, `spring 2021`,
 * `late 2021-12`, `2014/2016`, `2021-08/..`, `../2018`. Throws `impossible date: …` for a day that no
 * calendar has and for any other form, and `end before start: …` for a span that runs backwards.
 * The forms are those of the Extended Date/Time Format (ISO 8601-2) with words for parts.
 */
export function parseDate(text: string): DateSpan {
  const ends = text.split("/");
  if (ends.length === 1) return point(text, text);
  if (ends.length > 2 || text === "../..") throw impossible(text);
  const [first = "", last = ""] = ends;
  const start = first === ".." ? null : point(first, text).start;
  const end = last === ".." ? null : point(last, text).end;
  if (start !== null && end !== null && end < start) throw new Error(`end before start: ${text}`);
  return {start, end, precision: "range"};
}

/** Tells whether a year, month (1 to 12) and day make a day of the calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Prints a year, month (1 to 12) and day as ISO `YYYY-MM-DD`. */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** Returns the span of a whole month (1 to 12). */
export function monthSpan(year: number, month: number): DateSpan {
  return {start: isoDay(year, month, 1), end: isoDay(year, month, daysIn(year, month)), precision: "month"};
}

/** Returns the span of a whole year. */
export function yearSpan(year: number): DateSpan {
  return {start: isoDay(year, 1, 1), end: isoDay(year, 12, 31), precision: "year"};
}

function point(text: string, whole: string): DateSpan {
  const match = /^(?:(early|mid|late|spring|summer|autumn) )?(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!match) throw impossible(whole);
  const [, part, y = "", m, d] = match;
  const year = Number(y);
  const month = Number(m ?? 1);
  if (!isDay(year, month, Number(d ?? 1))) throw impossible(whole);
  if (d !== undefined) {
    if (part !== undefined) throw impossible(whole);
    const day = isoDay(year, month, Number(d));
    return {start: day, end: day, precision: "day"};
  }
  if (part === undefined) return m === undefined ? yearSpan(year) : monthSpan(year, month);
  return m === undefined ? partOfYear(part, year) : partOfMonth(part, year, month, whole);
}

function partOfYear(part: string, year: number): DateSpan {
  const [from, to] = {...THIRDS_OF_YEAR, ...SEASONS}[part as keyof typeof THIRDS_OF_YEAR];
  return {start: isoDay(year, from, 1), end: isoDay(year, to, daysIn(year, to)), precision: "season"};
}

function partOfMonth(part: string, year: number, month: number, whole: string): DateSpan {
  if (!(part in THIRDS_OF_MONTH)) throw impossible(whole);
  const [from, to] = THIRDS_OF_MONTH[part as keyof typeof THIRDS_OF_MONTH];
  const last = Math.min(to, daysIn(year, month));
  return {start: isoDay(year, month, from), end: isoDay(year, month, last), precision: "range"};
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

function impossible(text: string): Error {
  return new Error(`impossible date: ${text}`);
}
