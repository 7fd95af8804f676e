import {element} from "../../controls/html.js";
import {errorMessage} from "../../format/error-message.js";
import {createSvg, setSize} from "../../marks/svg.js";
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

const SIZE = {width: 192, height: 36, line: 16, letters: 24};
const HEADS = ["Column", "Spread", "NULL", "Different", "Least", "Most"];
const COUNTS: ReadonlySet<string> = new Set(["NULL", "Different"]);

/** Draws what each column of a result holds, a row for each, as soon as that is known. */
export async function drawSummaries(answer: Answer, document: Document, signal: AbortSignal): Promise<HTMLElement> {
  const rows = element(document, "tbody");
  const said = element(document, "p", {class: "result-said", role: "status"}, ["Summing up …"]);
  const label = "Columns of the result";
  const head = element(
    document,
    "tr",
    {},
    HEADS.map((text) => element(document, "th", {scope: "col", class: COUNTS.has(text) ? "number" : null}, [text]))
  );
  const table = element(document, "table", {class: "summary"}, [element(document, "thead", {}, [head]), rows]);
  const scroll = element(document, "div", {class: "summary-scroll", tabindex: 0, role: "region", "aria-label": label}, [
    table
  ]);
  const fill = async (): Promise<void> => {
    for await (const summary of summarize(answer, signal)) {
      rows.append(drawSummary(summary, document));
      said.textContent = `Summing up … ${rows.children.length} of ${answer.columns.length} columns.`;
    }
    const count = answer.rows.toLocaleString("en-US");
    said.textContent = `Of the ${answer.truncated ? `first ${count} rows; there are more` : `${count} rows`}.`;
  };
  const filling = fill().catch((error: unknown) => {
    if (!signal.aborted) said.textContent = `Not summed up: ${errorMessage(error)}.`;
  });
  // What is quick stands at once; what is not grows before the reader's eyes.
  await Promise.race([filling, new Promise((resolve) => setTimeout(resolve, 80))]);
  return element(document, "div", {}, [said, scroll]);
}

function drawSummary(summary: Summary, document: Document): HTMLElement {
  const {name, type, rows, nulls, distinct, least, most, spread} = summary;
  const share = nulls === 0 ? "0" : `${nulls.toLocaleString("en-US")} (${percent(nulls / rows)})`;
  const different =
    distinct === null ? `over ${MOST_DISTINCT.toLocaleString("en-US")}` : distinct.toLocaleString("en-US");
  const cell = (text: string, kind: string | null = null): HTMLElement =>
    element(document, "td", {class: kind, title: text.length > 28 ? text : null}, [text]);
  return element(document, "tr", {}, [
    element(document, "th", {scope: "row"}, [name, element(document, "span", {class: "type", title: type}, [type])]),
    element(document, "td", {}, [
      spread.kind === "steps" ? drawSteps(spread, summary, document) : drawValues(spread, summary, document)
    ]),
    cell(share, "number"),
    cell(different, "number"),
    cell(least ?? "", "end"),
    cell(most ?? "", "end")
  ]);
}

/** Draws bars from the least value to the most, each as high as its rows are many. */
function drawSteps({rows}: Extract<Spread, {kind: "steps"}>, {least, most}: Summary, document: Document): Element {
  const tallest = Math.max(1, ...rows);
  const words = `Rows from ${least ?? ""} to ${most ?? ""} in ${rows.length} steps, most ${tallest.toLocaleString("en-US")} in one: ${rows.join(", ")}`;
  const chart = svg(document, SIZE.height, words);
  const width = SIZE.width / rows.length;
  for (const [i, count] of rows.entries()) {
    if (count === 0) continue;
    const height = Math.max(1, (count / tallest) * SIZE.height);
    chart.append(
      shape(document, "rect", {x: i * width, y: SIZE.height - height, width: Math.max(1, width - 1), height})
    );
  }
  return chart;
}

/** Draws the most frequent values, each with a line as long as its share of the rows. */
function drawValues(
  {values, others}: Extract<Spread, {kind: "values"}>,
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
      shape(document, "rect", {...bar, ...(isRest && {class: "rest"})}),
      shape(document, "text", {x: 0, y: y + 10, ...(isRest && {class: "rest"})}, name === "" ? "(empty)" : name),
      shape(document, "text", {x: SIZE.width, y: y + 10, "text-anchor": "end"}, rows.toLocaleString("en-US"))
    );
  }
  return chart;
}

function svg(document: Document, height: number, label: string): Element {
  const made = shape(document, "svg", {class: "spread", role: "img", "aria-label": label});
  setSize(made, SIZE.width, height);
  return made;
}

function shape(
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
