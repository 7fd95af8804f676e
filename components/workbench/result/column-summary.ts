import {element} from "../../controls/html.js";
import {errorMessage} from "../../format/error-message.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {columnKind} from "../chart/suggest.js";
import {printDatum, scaleOf, unitsOf} from "./value.js";
import {forEachYielding} from "./yield-to-page.js";
import type {Answer} from "./answer.js";
import type {Datum} from "./value.js";

/** Profile of one column, like a row of DuckDB's SUMMARIZE. */
export interface Summary {
  name: string;
  /** DuckDB's name of its type. */
  type: string;
  /** Number of rows, and of NULLs among them. */
  rows: number;
  nulls: number;
  /** Number of distinct values; null above `MOST_DISTINCT`. */
  distinct: number | null;
  /** Minimum and maximum in SQL's order, as text; null if every value is NULL. */
  min: string | null;
  max: string | null;
  /** Distribution of the values: a histogram of equal bins from minimum to maximum, or the most frequent values. */
  distribution: Distribution;
}

export type Distribution =
  | {kind: "steps"; rows: readonly number[]}
  | {kind: "values"; values: readonly {value: string; rows: number}[]; others: number | null};

/** Distinct values above which counting stops. */
export const MOST_DISTINCT = 10_000;
const BINS = 24;
const TOP_VALUES = 4;

/** Yields the profile of each column in turn without blocking the page; throws the reason of `signal`. */
export async function* summarize(answer: Answer, signal?: AbortSignal): AsyncGenerator<Summary> {
  for (const column of answer.columns.keys()) yield await summarizeColumn(answer, column, signal);
}

async function summarizeColumn(answer: Answer, column: number, signal?: AbortSignal): Promise<Summary> {
  const {rows} = answer;
  const {name = "", duckdb = ""} = answer.columns[column] ?? {};
  const positions = columnKind({duckdb}) === "category" ? null : new Float64Array(rows);
  const counts = new Map<string, number>();
  const [isLess, scale] = [lessThan(duckdb), scaleOf(duckdb)];
  let nulls = 0;
  let [min, max]: [Datum, Datum] = [null, null];
  const step = (row: number): void => {
    const value = answer.at(row, column);
    if (positions) positions[row] = toPosition(value);
    if (value === null) {
      nulls++;
      return;
    }
    if (min === null || isLess(value, min)) min = value;
    if (max === null || isLess(max, value)) max = value;
    if (counts.size <= MOST_DISTINCT) {
      const text = printDatum(value);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  };
  await forEachYielding(rows, step, {signal});
  const isMany = counts.size > MOST_DISTINCT;
  const isHistogram = positions !== null && counts.size > 2 * TOP_VALUES;
  return {
    name,
    type: duckdb,
    rows,
    nulls,
    distinct: isMany ? null : counts.size,
    min: formatExtreme(min, scale),
    max: formatExtreme(max, scale),
    distribution: isHistogram ? await histogram(positions, signal) : topValues(counts, isMany ? null : rows - nulls)
  };
}

function formatExtreme(value: Datum, scale: number | null): string | null {
  if (value === null) return null;
  return scale !== null && typeof value === "number" ? value.toFixed(scale) : printDatum(value);
}

/** Returns the less-than comparison that SQL uses for a type. */
function lessThan(duckdb: string): (one: Datum, other: Datum) => boolean {
  const [kind, scale] = [columnKind({duckdb}), scaleOf(duckdb)];
  if (kind === "time") return (one, other) => toPosition(one) < toPosition(other);
  if (kind === "category") return (one, other) => printDatum(one) < printDatum(other);
  return (one, other) => toComparable(one, scale) < toComparable(other, scale);
}

/** Converts a numeric value for comparison; decimals become their unscaled integer, which is exact. */
function toComparable(value: Datum, scale: number | null): number | bigint {
  if (typeof value === "string" && scale !== null) return unitsOf(value, scale);
  if (typeof value === "bigint") return value;
  return typeof value === "number" && scale !== null && scale > 0 ? unitsOf(value, scale) : Number(value);
}

/** Converts a number or time to a position on the histogram's axis; NaN for NULL. */
function toPosition(value: Datum): number {
  if (value === null) return NaN;
  if (typeof value !== "string" || /^-?[\d.]+$/.test(value)) return Number(value);
  return Date.parse(value.length > 15 ? `${value.replace(" ", "T")}Z` : value);
}

async function histogram(positions: Float64Array, signal?: AbortSignal): Promise<Distribution> {
  let [min, max] = [Infinity, -Infinity];
  await forEachYielding(
    positions.length,
    (row) => {
      const position = positions[row] ?? NaN;
      if (!Number.isFinite(position)) return;
      if (position < min) min = position;
      if (position > max) max = position;
    },
    {signal}
  );
  const width = (max - min) / BINS || 1;
  const rows = new Array<number>(BINS).fill(0);
  const count = (row: number): void => {
    const position = positions[row] ?? NaN;
    if (!Number.isFinite(position)) return;
    const step = Math.min(BINS - 1, Math.floor((position - min) / width));
    rows[step] = (rows[step] ?? 0) + 1;
  };
  await forEachYielding(positions.length, count, {signal});
  return {kind: "steps", rows};
}

/** Returns the most frequent of the `total` non-null values; none if `total` is null, as counting stopped early. */
function topValues(counts: ReadonlyMap<string, number>, total: number | null): Distribution {
  if (total === null) return {kind: "values", values: [], others: null};
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, TOP_VALUES);
  const values = ranked.map(([value, rows]) => ({value, rows}));
  return {kind: "values", values, others: values.reduce((rest, {rows}) => rest - rows, total)};
}

const SIZE = {width: 192, height: 36, line: 16, letters: 24};
const HEADINGS = ["Column", "Spread", "NULL", "Different", "Least", "Most"];
const COUNTS: ReadonlySet<string> = new Set(["NULL", "Different"]);

/** Draws a table with one row per column, filled as the profiles arrive. */
export async function drawColumnSummaries(
  answer: Answer,
  document: Document,
  signal: AbortSignal
): Promise<HTMLElement> {
  const rows = element(document, "tbody");
  const status = element(document, "p", {class: "result-status", role: "status"}, ["Summing up …"]);
  const label = "Columns of the result";
  const head = element(
    document,
    "tr",
    {},
    HEADINGS.map((text) => element(document, "th", {scope: "col", class: COUNTS.has(text) ? "number" : null}, [text]))
  );
  const table = element(document, "table", {class: "summary"}, [element(document, "thead", {}, [head]), rows]);
  const scroll = element(document, "div", {class: "summary-scroll", tabindex: 0, role: "region", "aria-label": label}, [
    table
  ]);
  const fill = async (): Promise<void> => {
    for await (const summary of summarize(answer, signal)) {
      rows.append(drawSummary(summary, document));
      status.textContent = `Summing up … ${rows.children.length} of ${answer.columns.length} columns.`;
    }
    const count = answer.rows.toLocaleString("en-US");
    status.textContent = `Of the ${answer.truncated ? `first ${count} rows; there are more` : `${count} rows`}.`;
  };
  const filling = fill().catch((error: unknown) => {
    if (!signal.aborted) status.textContent = `Not summed up: ${errorMessage(error)}.`;
  });
  // Short results appear complete; long ones fill in after 80 ms.
  await Promise.race([filling, new Promise((resolve) => setTimeout(resolve, 80))]);
  return element(document, "div", {}, [status, scroll]);
}

function drawSummary(summary: Summary, document: Document): HTMLElement {
  const {name, type, rows, nulls, distinct, min, max, distribution} = summary;
  const share = nulls === 0 ? "0" : `${nulls.toLocaleString("en-US")} (${percent(nulls / rows)})`;
  const distinctText =
    distinct === null ? `over ${MOST_DISTINCT.toLocaleString("en-US")}` : distinct.toLocaleString("en-US");
  const cell = (text: string, kind: string | null = null): HTMLElement =>
    element(document, "td", {class: kind, title: text.length > 28 ? text : null}, [text]);
  return element(document, "tr", {}, [
    element(document, "th", {scope: "row"}, [name, element(document, "span", {class: "type", title: type}, [type])]),
    element(document, "td", {}, [
      distribution.kind === "steps"
        ? drawHistogram(distribution, summary, document)
        : drawValues(distribution, summary, document)
    ]),
    cell(share, "number"),
    cell(distinctText, "number"),
    cell(min ?? "", "end"),
    cell(max ?? "", "end")
  ]);
}

/** Draws a histogram as bars from minimum to maximum. */
function drawHistogram(
  {rows}: Extract<Distribution, {kind: "steps"}>,
  {min, max}: Summary,
  document: Document
): Element {
  const tallest = Math.max(1, ...rows);
  const words = `Rows from ${min ?? ""} to ${max ?? ""} in ${rows.length} steps, most ${tallest.toLocaleString("en-US")} in one: ${rows.join(", ")}`;
  const chart = svg(document, SIZE.height, words);
  const width = SIZE.width / rows.length;
  for (const [i, count] of rows.entries()) {
    if (count === 0) continue;
    const height = Math.max(1, (count / tallest) * SIZE.height);
    chart.append(
      createShape(document, "rect", {x: i * width, y: SIZE.height - height, width: Math.max(1, width - 1), height})
    );
  }
  return chart;
}

/** Draws the most frequent values as labelled bars, and the rest as one more. */
function drawValues(
  {values, others}: Extract<Distribution, {kind: "values"}>,
  {rows: all, nulls, distinct}: Summary,
  document: Document
): Element | string {
  const total = all - nulls;
  if (others === null) return "too many to draw";
  if (distinct === total && others > 0) return "all different";
  const lines = others > 0 ? [...values, {value: "all others", rows: others}] : values;
  if (lines.length === 0) return "";
  const words = lines.map(({value, rows}) => `${value}: ${rows.toLocaleString("en-US")}`).join("; ");
  const chart = svg(document, lines.length * SIZE.line, words);
  for (const [i, {value, rows}] of lines.entries()) {
    const name = value.length > SIZE.letters ? `${value.slice(0, SIZE.letters - 1)}…` : value;
    const isRest = i === values.length;
    const y = i * SIZE.line;
    const bar = {x: 0, y: y + SIZE.line - 3, width: Math.max(1, (rows / total) * SIZE.width), height: 2};
    chart.append(
      createShape(document, "rect", {...bar, ...(isRest && {class: "rest"})}),
      createShape(document, "text", {x: 0, y: y + 10, ...(isRest && {class: "rest"})}, name === "" ? "(empty)" : name),
      createShape(document, "text", {x: SIZE.width, y: y + 10, "text-anchor": "end"}, rows.toLocaleString("en-US"))
    );
  }
  return chart;
}

function svg(document: Document, height: number, label: string): Element {
  const made = createShape(document, "svg", {class: "spread", role: "img", "aria-label": label});
  setSize(made, SIZE.width, height);
  return made;
}

function createShape(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text = ""
): Element {
  const made = createSvg(document, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, typeof value === "number" ? String(Number(value.toFixed(2))) : value);
  }
  made.textContent = text;
  return made;
}

function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 0 ? "under 1%" : rounded === 100 && share < 1 ? "over 99%" : `${rounded}%`;
}
