import {kindOf} from "./chart-suggest.js";
import {printDatum} from "./datum.js";
import type {Answer} from "./answer.js";

/** What a column holds. */
export interface Summary {
  name: string;
  type: string;
  /** Rows without a value. */
  nulls: number;
  /** Different values; null where there are more than are counted. */
  distinct: number | null;
  least: string | null;
  most: string | null;
  /** Rows by value or by step of a range, the most frequent values first. */
  bars: readonly {label: string; rows: number}[];
}

const MOST_DISTINCT = 10_000;
const STEPS = 12;
const VALUES = 6;
const CHUNK = 20_000;

/** Sums up every column of a result, a part of the rows at a time, so that the page can draw in between. */
export async function summarize(answer: Answer, signal: AbortSignal): Promise<Summary[]> {
  const summaries: Summary[] = [];
  for (let column = 0; column < answer.columns.length && !signal.aborted; column++) {
    summaries.push(await summarizeColumn(answer, column, signal));
  }
  return summaries;
}

async function summarizeColumn(answer: Answer, column: number, signal: AbortSignal): Promise<Summary> {
  const {name = "", duckdb = ""} = answer.columns[column] ?? {};
  const isNumeric = kindOf({duckdb}) === "number";
  const counts = new Map<string, number>();
  const numbers: number[] = [];
  let [nulls, isMany] = [0, false];
  let [least, most]: [string | null, string | null] = [null, null];
  for (let row = 0; row < answer.rows; row++) {
    if (row % CHUNK === CHUNK - 1) await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) break;
    const value = answer.at(row, column);
    if (value === null) {
      nulls++;
      continue;
    }
    const text = printDatum(value);
    if (isNumeric) numbers.push(Number(value));
    else {
      if (least === null || text < least) least = text;
      if (most === null || text > most) most = text;
    }
    if (!isMany) counts.set(text, (counts.get(text) ?? 0) + 1);
    isMany ||= counts.size > MOST_DISTINCT;
  }
  const range = isNumeric ? rangeOf(numbers) : null;
  return {
    name,
    type: duckdb,
    nulls,
    distinct: isMany ? null : counts.size,
    least: range ? String(range[0]) : least,
    most: range ? String(range[1]) : most,
    bars: range && counts.size > STEPS ? steps(numbers, range) : frequent(counts)
  };
}

function rangeOf(numbers: readonly number[]): [number, number] | null {
  if (numbers.length === 0) return null;
  let [least, most] = [Infinity, -Infinity];
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return [least, most];
}

function steps(numbers: readonly number[], [least, most]: readonly [number, number]): Summary["bars"] {
  const width = (most - least) / STEPS || 1;
  const rows = new Array<number>(STEPS).fill(0);
  for (const number of numbers) {
    const step = Math.min(STEPS - 1, Math.floor((number - least) / width));
    rows[step] = (rows[step] ?? 0) + 1;
  }
  return rows.map((count, i) => ({label: `from ${(least + i * width).toPrecision(4)}`, rows: count}));
}

function frequent(counts: ReadonlyMap<string, number>): Summary["bars"] {
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, VALUES);
  return ranked.map(([label, rows]) => ({label, rows}));
}
