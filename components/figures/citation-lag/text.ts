import {scaleSymlog} from "d3";
import {sayFact} from "../../data/fact-label.js";
import {maybeNumber, maybeText, number, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {printNumber} from "../../format/words.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";

/** Gives a number of days its pixels. */
export type LagScale = (days: number) => number;

/** Days up to which the scale is about even; beyond, each further step is a multiple. */
const EVEN = 2;

/** Where the axis is marked: days, and the words for them. */
export const TICKS: readonly (readonly [days: number, words: string, short: string])[] = [
  [1826, "5 years", "5 y"],
  [365, "1 year", "1 y"],
  [30, "1 month", "1 m"],
  [7, "1 week", "1 w"]
];

/** Makes the scale of lags between two places in pixels: the day of the event, and ever longer steps on both sides. */
export function lagScale(rows: readonly Row[], left: number, right: number): LagScale {
  const ends = pairsIn(rows).flatMap((row) => [number(row, "most"), maybeNumber(row, "least") ?? number(row, "most")]);
  return scaleSymlog([Math.min(-60, ...ends), Math.max(60, ...ends)], [left, right]).constant(EVEN);
}

/** Keeps the pairs that have a lag. */
export function pairsIn(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "pair");
}

/** Keeps the pairs of one standing: `older`, `within` or `later`. */
export function standing(rows: readonly Row[], wanted: string): Row[] {
  return pairsIn(rows).filter((row) => text(row, "standing") === wanted);
}

/** Says a pair: the event, its source, and how far apart they are. */
export function sayPair(row: Row, codes: DrawOptions["codes"]): string {
  const source = `Source: ${text(row, "outlet")}, ${printDay(text(row, "published"))}, ${sayLag(row)}`;
  return sayFact(row, codes, [source]);
}

/** Says how far a source lies behind its event, or before it. */
export function sayLag(row: Row): string {
  const [least, most] = [maybeNumber(row, "least"), number(row, "most")];
  const kind = maybeText(row, "standing");
  if (kind === "older") return `${sayOlder(row)} than the event`;
  if (kind === "within") return "within the days that the text allows for the event";
  if (most === 0) return "the day of the event";
  return least === most
    ? `${sayDays(most)} after the event`
    : `${printNumber(least ?? 0)} to ${sayDays(most)} after the event`;
}

/** Says by how much a source is older than its event, at the least. */
export function sayOlder(row: Row): string {
  const [least, most] = [maybeNumber(row, "least"), number(row, "most")];
  return `${least === most ? "" : "at least "}${sayDays(-most)} older`;
}

function sayDays(days: number): string {
  return `${printNumber(days)} ${days === 1 ? "day" : "days"}`;
}
