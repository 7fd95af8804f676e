import {isListOf, isRecord} from "../data/guards.js";
import {printDay} from "../format/dates.js";
import type {Linked} from "../state/url-codec.js";

/** One entry of the data's changelog. */
export interface Change {
  /** Day as "YYYY-MM-DD". */
  date: string;
  /** What changed, a paragraph or item a line. */
  lines: readonly string[];
}

/** The data version and row count of a link beside those of the page now. */
export interface Then {
  linked: Pick<Linked, "data" | "rows">;
  /** Version of the data now. */
  data: string;
  /** Rows that the linked figure shows now; null where the link leads to no figure. */
  rows: number | null;
}

/** The notice for a link that was made from other data than those of the page. */
export interface Moved {
  text: string;
  /** The changelog in between, newest first. */
  changes: readonly string[];
}

/** Parses the published changelog; throws `no changes: …`. */
export function parseChanges(text: string): Change[] {
  const value: unknown = JSON.parse(text);
  if (isListOf(value, isChange)) return value;
  throw new Error(`no changes: ${text.slice(0, 80)}`);
}

/** Tells whether the data version differs, or the number of rows under the same version. */
export function hasMoved({linked, data, rows}: Then): boolean {
  return linked.data !== null && (linked.data !== data || isOther(linked.rows, rows));
}

/** Prints what changed since a link was made: the dates, the rows of this view, the changelog in between. */
export function sayMoved({linked, data, rows}: Then, changes: readonly Change[]): Moved {
  const then = dateOf(linked.data ?? data);
  const now = dateOf(data);
  const count = sayCount(linked.rows, rows);
  if (linked.data === data) {
    return {text: `The data are those of this link, but the figure has been remade since: ${count}.`, changes: []};
  }
  const isSameDay = then === now;
  const [from, to] = then < now ? [then, now] : [now, then];
  const between = changes.filter(({date}) => (isSameDay ? date === from : date > from && date <= to));
  const dates = isSameDay
    ? `The data have changed since this link was made, on the same day, ${printDay(now)}`
    : then < now
      ? `The data have moved on since this link was made: then those of ${printDay(then)}, now those of ${printDay(now)}`
      : `This link was made with newer data, of ${printDay(then)}; this copy of the site has those of ${printDay(now)}`;
  return {
    text: `${dates}. ${count === "" ? "The filters are as in the link." : `The filters are as in the link; ${count}.`}`,
    changes: between.flatMap(({date, lines}) => lines.map((line) => `${printDay(date)}: ${line}`))
  };
}

function sayCount(then: number | null, now: number | null): string {
  if (now === null) return "";
  if (then === null) return `this view has ${now} ${rowsOf(now)}`;
  if (then === now)
    return `this view had ${then} ${rowsOf(then)} and has as many now, though they may say other things`;
  return `this view had ${then} ${rowsOf(then)} and has ${now} now`;
}

function rowsOf(count: number): string {
  return count === 1 ? "row" : "rows";
}

function isOther(then: number | null, now: number | null): boolean {
  return then !== null && now !== null && then !== now;
}

/** A version of the data opens with its day. */
function dateOf(version: string): string {
  return version.slice(0, "YYYY-MM-DD".length);
}

function isChange(value: unknown): value is Change {
  return isRecord(value) && typeof value.date === "string" && isListOf(value.lines, isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
