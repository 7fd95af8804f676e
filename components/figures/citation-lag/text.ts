import {scaleSymlog} from "d3";
import {sayFact} from "../../data/fact-label.js";
import {maybeNumber, maybeText, number, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {printNumber} from "../../format/words.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";

/** Maps days to pixels. */
export type LagScale = (days: number) => number;

/** Constant of the symmetric log scale: up to it, in days, the scale is about linear. */
const LINEAR_DAYS = 2;

/** Ticks of the axis, with long and short labels. */
export const TICKS: readonly (readonly [days: number, words: string, short: string])[] = [
  [1826, "5 years", "5 y"],
  [365, "1 year", "1 y"],
  [30, "1 month", "1 m"],
  [7, "1 week", "1 w"]
];

/** Returns a symmetric log scale of days from `left` to `right` pixels; its domain is at least ±60 days. */
export function lagScale(rows: readonly Row[], left: number, right: number): LagScale {
  const ends = pairs(rows).flatMap((row) => [number(row, "most"), maybeNumber(row, "least") ?? number(row, "most")]);
  return scaleSymlog([Math.min(-60, ...ends), Math.max(60, ...ends)], [left, right]).constant(LINEAR_DAYS);
}

/** Returns the pairs of event and source that have a lag. */
export function pairs(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "pair");
}

/** Returns the pairs with a value of the column `standing`: `older`, `within` or `later`. */
export function pairsOf(rows: readonly Row[], wanted: string): Row[] {
  return pairs(rows).filter((row) => text(row, "standing") === wanted);
}

/** Returns tooltip and accessible name of a pair. */
export function rowLabel(row: Row, codes: DrawOptions["codes"]): string {
  const source = `Source: ${text(row, "outlet")}, ${printDay(text(row, "published"))}, ${lagLabel(row)}`;
  return sayFact(row, codes, [source]);
}

/** Returns how long after the event, or before it, the source was published. */
export function lagLabel(row: Row): string {
  const [least, most] = [maybeNumber(row, "least"), number(row, "most")];
  const kind = maybeText(row, "standing");
  if (kind === "older") return `${olderLabel(row)} than the event`;
  if (kind === "within") return "within the days that the text allows for the event";
  if (most === 0) return "the day of the event";
  return least === most
    ? `${daysLabel(most)} after the event`
    : `${printNumber(least ?? 0)} to ${daysLabel(most)} after the event`;
}

/** Returns how much older than the event the source is: "at least 3 days older". */
export function olderLabel(row: Row): string {
  const [least, most] = [maybeNumber(row, "least"), number(row, "most")];
  return `${least === most ? "" : "at least "}${daysLabel(-most)} older`;
}

function daysLabel(days: number): string {
  return `${printNumber(days)} ${days === 1 ? "day" : "days"}`;
}
