import {columnKind} from "../chart/suggest.js";
import {isList, printDatum, scaleOf, unitsOf} from "../result/value.js";
import {forEachYielding} from "../result/yield-to-page.js";
import type {View} from "../notebook/notebook.js";
import type {Answer, Column} from "../result/answer.js";
import type {Datum} from "../result/value.js";

type Compare = (one: number, other: number) => number;

/** Rows that are sorted in one go, before they are merged. */
const RUN = 2048;
const words = new Intl.Collator("en");
const DAYS: Readonly<Record<string, number>> = {year: 360, month: 30, day: 1};

/** Tells whether a column holds numbers. */
export function isNumeric({columns}: Answer, column: number): boolean {
  return columnKind(columns[column] ?? {duckdb: ""}) === "number";
}

/**
 * Gives the rows in the order of a column: numbers, days and spans of time by their size, texts as in a dictionary, lists
 * and structs part by part. NULL comes last either way, and rows with the same value keep their order. Without a column,
 * or with one that the result does not have, rows stand as they came. The page has its turns meanwhile.
 */
export async function orderOf(
  answer: Answer,
  sort: View["sort"],
  signal?: AbortSignal
): Promise<Uint32Array<ArrayBuffer>> {
  const order = asTheyCame(answer.rows);
  const column = answer.columns.findIndex(({name}) => name === sort?.column);
  if (!sort || column < 0) return order;
  const keys = await keysOf(answer, column, signal);
  const sign = sort.descending ? -1 : 1;
  return mergeSort(
    order,
    (a, b) => {
      const [one, other] = [keys[a] ?? NaN, keys[b] ?? NaN];
      if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
      return one === other ? 0 : one < other ? -sign : sign;
    },
    signal
  );
}

/** Gives rows in the order in which they came. */
export function asTheyCame(rows: number): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  return order;
}

/** Compares two values of one column; NULL, which only lists and structs hold here, is after all others. */
function compareData(one: Datum, other: Datum): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === "string" && typeof other === "string") return words.compare(one, other);
  if (typeof one !== "object" || typeof other !== "object") return one === other ? 0 : one < other ? -1 : 1;
  const [left, right] = [isList(one) ? one : Object.values(one), isList(other) ? other : Object.values(other)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareData(left[i] ?? null, right[i] ?? null);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Gives each row a number by which it is sorted; NaN stands for NULL. */
async function keysOf(answer: Answer, column: number, signal?: AbortSignal): Promise<Float64Array> {
  const {rows, columns} = answer;
  const read = sizeOf(columns[column]);
  const keys = new Float64Array(rows);
  let isExact = read !== null;
  if (read) {
    await forEachYielding(
      rows,
      (row) => {
        const value = answer.at(row, column);
        const key = value === null ? NaN : read(value);
        isExact &&= key !== null;
        keys[row] = key ?? NaN;
      },
      {signal}
    );
  }
  return isExact ? keys : ranksOf(answer, column, signal);
}

/** Gives what turns a value into a number of its size, null where no number holds it; null for what has no size. */
function sizeOf(column: Column | undefined): ((value: Datum) => number | null) | null {
  const {duckdb = ""} = column ?? {};
  if (duckdb === "BOOLEAN") return Number;
  if (duckdb === "INTERVAL") return (value) => spanOf(printDatum(value));
  switch (columnKind({duckdb})) {
    case "number":
      return (value) => (typeof value !== "number" ? null : Number.isNaN(value) ? Infinity : value);
    case "time":
      return (value) => timeOf(printDatum(value));
    case "category":
      return null;
  }
}

function timeOf(text: string): number {
  const time = Date.parse(text.length > 15 ? `${text.replace(" ", "T")}Z` : text);
  return Number.isNaN(time) ? (text.startsWith("-") ? -Infinity : Infinity) : time;
}

/** Gives a span in days, months taken as DuckDB takes them when it sorts. */
function spanOf(text: string): number {
  let days = 0;
  for (const [, count, unit = ""] of text.matchAll(/(-?\d+) (year|month|day)/g))
    days += Number(count) * (DAYS[unit] ?? 0);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /(-?)(\d+):(\d+):([\d.]+)/.exec(text) ?? [];
  return days + ((sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))) / 86_400;
}

/** Ranks the different values of a column, so that many rows are compared as numbers. */
async function ranksOf(answer: Answer, column: number, signal?: AbortSignal): Promise<Float64Array> {
  const places = new Map<string, number>();
  const values: Datum[] = [];
  const keys = new Float64Array(answer.rows);
  const scale = scaleOf(answer.columns[column]?.duckdb ?? "");
  await forEachYielding(
    answer.rows,
    (row) => {
      const value = answer.at(row, column);
      const text = printDatum(value);
      const place = value === null ? NaN : (places.get(text) ?? values.length);
      if (place === values.length) {
        places.set(text, place);
        const isDecimal = scale !== null && (typeof value === "number" || typeof value === "string");
        values.push(isDecimal ? unitsOf(value, scale) : value);
      }
      keys[row] = place;
    },
    {signal}
  );
  const order = asTheyCame(values.length);
  const compare: Compare = (a, b) => compareData(values[a] ?? null, values[b] ?? null);
  const sorted = await mergeSort(order, compare, signal);
  const ranks = new Float64Array(values.length);
  const rank = (i: number): void => {
    const [before, place = 0] = [sorted[i - 1], sorted[i]];
    ranks[place] = before !== undefined && compare(before, place) === 0 ? (ranks[before] ?? 0) : i;
  };
  await forEachYielding(sorted.length, rank, {signal});
  return keys.map((place) => ranks[place] ?? NaN);
}

/** Sorts stably, in short runs that are merged two by two. */
async function mergeSort(
  order: Uint32Array<ArrayBuffer>,
  compare: Compare,
  signal?: AbortSignal
): Promise<Uint32Array<ArrayBuffer>> {
  const count = order.length;
  let from = order;
  let to = new Uint32Array(count);
  const sortRun = (i: number): void => void from.subarray(i * RUN, (i + 1) * RUN).sort(compare);
  await forEachYielding(Math.ceil(count / RUN), sortRun, {signal, every: 1});
  for (let width = RUN; width < count; width *= 2) {
    await forEachYielding(count, merger(from, to, width, compare), {signal});
    [from, to] = [to, from];
  }
  return from;
}

/** Gives the step that fills one place after the other from the pairs of sorted runs of a width. */
function merger(from: Uint32Array, to: Uint32Array, width: number, compare: Compare): (at: number) => void {
  let [left, right, middle, end] = [0, 0, 0, 0];
  return (at) => {
    if (at === end) {
      [left, middle, end] = [at, Math.min(at + width, from.length), Math.min(at + 2 * width, from.length)];
      right = middle;
    }
    const isLeft = right >= end || (left < middle && compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    to[at] = from[isLeft ? left++ : right++] ?? 0;
  };
}
