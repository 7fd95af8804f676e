import {kindOf} from "../chart/suggest.js";
import {printDatum, scaleOf, unitsOf} from "./value.js";
import {inTurns} from "./yield-to-page.js";
import type {Answer} from "./answer.js";
import type {Datum} from "./value.js";

/** What a column holds. */
export interface Summary {
  name: string;
  /** DuckDB's name of its type. */
  type: string;
  /** Rows, and those of them without a value. */
  rows: number;
  nulls: number;
  /** Different values; null where there are more than are counted. */
  distinct: number | null;
  /** The first and the last value in order, as printed; null where there is none. */
  least: string | null;
  most: string | null;
  /** How the values are spread: over steps of the same width from the least to the most, or the most frequent ones. */
  spread: Spread;
}

export type Spread =
  | {kind: "steps"; rows: readonly number[]}
  | {kind: "values"; values: readonly {value: string; rows: number}[]; others: number | null};

/** Different values that are counted. */
export const MOST_DISTINCT = 10_000;
const STEPS = 24;
const VALUES = 4;

/** Sums up every column of a result, one after the other; the page has its turns meanwhile. */
export async function* summarize(answer: Answer, signal?: AbortSignal): AsyncGenerator<Summary> {
  for (const column of answer.columns.keys()) yield await summarizeColumn(answer, column, signal);
}

async function summarizeColumn(answer: Answer, column: number, signal?: AbortSignal): Promise<Summary> {
  const {rows} = answer;
  const {name = "", duckdb = ""} = answer.columns[column] ?? {};
  const sizes = kindOf({duckdb}) === "category" ? null : new Float64Array(rows);
  const counts = new Map<string, number>();
  const [isBefore, scale] = [comparison(duckdb), scaleOf(duckdb)];
  let nulls = 0;
  let [least, most]: [Datum, Datum] = [null, null];
  const step = (row: number): void => {
    const value = answer.at(row, column);
    if (sizes) sizes[row] = sizeOf(value);
    if (value === null) {
      nulls++;
      return;
    }
    if (least === null || isBefore(value, least)) least = value;
    if (most === null || isBefore(most, value)) most = value;
    if (counts.size <= MOST_DISTINCT) {
      const text = printDatum(value);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  };
  await inTurns(rows, step, {signal});
  const isMany = counts.size > MOST_DISTINCT;
  const isSpread = sizes !== null && counts.size > 2 * VALUES;
  return {
    name,
    type: duckdb,
    rows,
    nulls,
    distinct: isMany ? null : counts.size,
    least: printEnd(least, scale),
    most: printEnd(most, scale),
    spread: isSpread ? await steps(sizes, signal) : frequent(counts, isMany ? null : rows - nulls)
  };
}

function printEnd(value: Datum, scale: number | null): string | null {
  if (value === null) return null;
  return scale !== null && typeof value === "number" ? value.toFixed(scale) : printDatum(value);
}

/** Gives what tells whether a value stands before another, as SQL has it. */
function comparison(duckdb: string): (one: Datum, other: Datum) => boolean {
  const [kind, scale] = [kindOf({duckdb}), scaleOf(duckdb)];
  if (kind === "time") return (one, other) => sizeOf(one) < sizeOf(other);
  if (kind === "category") return (one, other) => printDatum(one) < printDatum(other);
  return (one, other) => countOf(one, scale) < countOf(other, scale);
}

/** Gives a number, or a decimal that no number holds in units of its last digit, as all decimals beside it. */
function countOf(value: Datum, scale: number | null): number | bigint {
  if (typeof value === "string" && scale !== null) return unitsOf(value, scale);
  if (typeof value === "bigint") return value;
  return typeof value === "number" && scale !== null && scale > 0 ? unitsOf(value, scale) : Number(value);
}

/** Gives the place of a value on a line; NaN where it has none. */
function sizeOf(value: Datum): number {
  if (value === null) return NaN;
  if (typeof value !== "string" || /^-?[\d.]+$/.test(value)) return Number(value);
  return Date.parse(value.length > 15 ? `${value.replace(" ", "T")}Z` : value);
}

async function steps(sizes: Float64Array, signal?: AbortSignal): Promise<Spread> {
  let [least, most] = [Infinity, -Infinity];
  await inTurns(
    sizes.length,
    (row) => {
      const size = sizes[row] ?? NaN;
      if (!Number.isFinite(size)) return;
      if (size < least) least = size;
      if (size > most) most = size;
    },
    {signal}
  );
  const width = (most - least) / STEPS || 1;
  const rows = new Array<number>(STEPS).fill(0);
  const count = (row: number): void => {
    const size = sizes[row] ?? NaN;
    if (!Number.isFinite(size)) return;
    const step = Math.min(STEPS - 1, Math.floor((size - least) / width));
    rows[step] = (rows[step] ?? 0) + 1;
  };
  await inTurns(sizes.length, count, {signal});
  return {kind: "steps", rows};
}

/** Gives the values that most rows hold, of `total` rows with a value; where not all were counted, no order is known. */
function frequent(counts: ReadonlyMap<string, number>, total: number | null): Spread {
  if (total === null) return {kind: "values", values: [], others: null};
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, VALUES);
  const values = ranked.map(([value, rows]) => ({value, rows}));
  return {kind: "values", values, others: values.reduce((rest, {rows}) => rest - rows, total)};
}
