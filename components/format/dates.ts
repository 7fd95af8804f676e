/** A date as the tables hold it: first and last day "YYYY-MM-DD", null where open or absent. */
export interface When {
  start: string | null;
  end: string | null;
  precision: string | null;
}

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

const MONTHS = "January February March April May June July August September October November December".split(" ");
const PARTS: Readonly<Record<string, string>> = {
  "01-01/04-30": "early",
  "05-01/08-31": "mid",
  "09-01/12-31": "late",
  "03-01/05-31": "spring",
  "06-01/08-31": "summer",
  "09-01/11-30": "autumn"
};

/**
 * Prints a date no finer than it is known: "January 5, 2022", "January 2022", "late 2021", "January 1 to 10, 2022",
 * "2014 to 2016", "August 15, 2021 or later", "2018 or earlier", "undated".
 */
export function printWhen({start, end, precision}: When): string {
  if (start === null && end === null) return "undated";
  if (start === null) return `${printEnd(end ?? "")} or earlier`;
  if (end === null) return `${printStart(start)} or later`;
  if (precision === "day" || start === end) return printDay(start);
  if (precision === "month") return printMonth(start);
  if (precision === "year") return start.slice(0, 4);
  if (precision === "season") return `${PARTS[`${start.slice(5)}/${end.slice(5)}`] ?? ""} ${start.slice(0, 4)}`.trim();
  return printSpan(start, end);
}

/** Prints how long a relation holds, like `printWhen`, but for an open end "since August 2021" or "until 2018". */
export function printTerm(when: When): string {
  const {start, end} = when;
  if (start === null && end !== null) return `until ${printEnd(end)}`;
  if (start !== null && end === null) return `since ${printStart(start)}`;
  return printWhen(when);
}

/** Prints a day "YYYY-MM-DD" as "January 5, 2022". */
export function printDay(day: string): string {
  return `${monthOf(day)} ${dayOfMonth(day)}, ${day.slice(0, 4)}`;
}

function printSpan(start: string, end: string): string {
  if (start.slice(0, 7) === end.slice(0, 7) && !isMonth(start, end)) {
    return `${monthOf(start)} ${dayOfMonth(start)} to ${dayOfMonth(end)}, ${start.slice(0, 4)}`;
  }
  const [first, last] = [printStart(start, end), printEnd(end)];
  return first === last ? first : `${first} to ${last}`;
}

function printStart(start: string, end?: string): string {
  const years = start.endsWith("-01-01") && (end === undefined || end.endsWith("-12-31"));
  if (years) return start.slice(0, 4);
  return start.endsWith("-01") ? printMonth(start) : printDay(start);
}

function printEnd(end: string): string {
  if (end.endsWith("-12-31")) return end.slice(0, 4);
  return isMonth(end, end) || isLastDay(end) ? printMonth(end) : printDay(end);
}

function printMonth(day: string): string {
  return `${monthOf(day)} ${day.slice(0, 4)}`;
}

function isMonth(start: string, end: string): boolean {
  return start.endsWith("-01") && isLastDay(end);
}

function isLastDay(day: string): boolean {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).getUTCDate() === 1;
}

function monthOf(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
}

function dayOfMonth(day: string): string {
  return String(Number(day.slice(8, 10)));
}

/** Returns the day that a version of the data begins with, as "YYYY-MM-DD". */
export function dayOf(version: string): string {
  return version.slice(0, "YYYY-MM-DD".length);
}

/** Returns the day of a moment in the local time zone, as "YYYY-MM-DD". */
export function localDay(moment: Date): string {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
