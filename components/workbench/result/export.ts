import {tableFromIPC} from "@uwdata/flechette";
import {printLine} from "../../data/csv.js";
import {isNumeric} from "../grid/sort.js";
import {toExportValue, uniqueNames, columnNames} from "./answer.js";
import {printDatum} from "./value.js";
import {forEachYielding} from "./yield-to-page.js";
import type {Cell} from "../../data/row.js";
import type {Answer, ExportFormat, Part, ExportFile} from "./answer.js";
import type {YieldOptions} from "./yield-to-page.js";

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  json: "application/json",
  arrow: "application/vnd.apache.arrow.stream",
  parquet: "application/vnd.apache.parquet",
  markdown: "text/markdown"
};
/** Rows that are formatted into one string before it becomes part of the Blob. */
const CHUNK_ROWS = 2000;

/**
 * Exports a part of a result as a file, rows in the order of `part`; Arrow is the engine's own stream, unchanged. Does
 * not block the page. The Parquet writer is imported on first use.
 */
export async function exportResult(
  answer: Answer,
  form: ExportFormat,
  part: Part,
  options: YieldOptions = {}
): Promise<ExportFile> {
  const name = `five-fronts-result.${form === "markdown" ? "md" : form}`;
  const file = await writeFile(answer, form, part, options);
  return {name, type: MEDIA_TYPES[form], note: "", ...file};
}

async function writeFile(
  answer: Answer,
  form: ExportFormat,
  part: Part,
  options: YieldOptions
): Promise<Pick<ExportFile, "content"> & {note?: string}> {
  switch (form) {
    case "csv":
    case "tsv":
      return {content: await formatRows(answer, part, delimited(form === "csv" ? "," : "\t"), options)};
    case "markdown":
      return {content: await formatRows(answer, part, MARKDOWN, options)};
    case "json":
      return {content: await formatRows(answer, part, JSON_ARRAY, options)};
    case "arrow":
      return arrowStream(answer);
    case "parquet": {
      const {writeParquet} = await import("./export-parquet.js");
      return writeParquet(answer, part, options);
    }
  }
}

/** Formats header, rows and footer of a text format; `at` counts the rows written before. */
interface RowFormat {
  head: (answer: Answer, columns: readonly number[]) => string;
  row: (answer: Answer, row: number, columns: readonly number[], at: number) => string;
  foot: (rows: number) => string;
}

function delimited(delimiter: string): RowFormat {
  return {
    head: (answer, columns) => printLine(columnNames(answer, columns), delimiter),
    row: (answer, row, columns) =>
      printLine(
        columns.map((column) => toExportValue(answer.at(row, column))),
        delimiter
      ),
    foot: () => ""
  };
}

/** A JSON array with one object a line. */
const JSON_ARRAY: RowFormat = {
  head: () => "[",
  row: (answer, row, columns, at) => {
    const names = uniqueNames(columnNames(answer, columns));
    const cells = columns.map(
      (column, i) =>
        `${JSON.stringify(names[i])}:${JSON.stringify(toJsonNumber(toExportValue(answer.at(row, column))))}`
    );
    return `${at === 0 ? "" : ","}\n{${cells.join(",")}}`;
  },
  foot: (rows) => (rows === 0 ? "]\n" : "\n]\n")
};

/** A GitHub-flavored Markdown table: numbers right-aligned, markup escaped, NULL in italics. */
const MARKDOWN: RowFormat = {
  head: (answer, columns) =>
    `${markdownLine(columnNames(answer, columns).map(escapeMarkdown))}${markdownLine(
      columns.map((column) => (isNumeric(answer, column) ? "---:" : "---"))
    )}`,
  row: (answer, row, columns) =>
    markdownLine(
      columns.map((column) => {
        const value = answer.at(row, column);
        return value === null ? "*NULL*" : escapeMarkdown(printDatum(value));
      })
    ),
  foot: () => ""
};

/** Formats a part synchronously for the clipboard. */
export function formatPart(answer: Answer, {rows, columns}: Part, form: "tsv" | "markdown"): string {
  const {head, row} = form === "tsv" ? delimited("\t") : MARKDOWN;
  const lines = Array.from(rows, (each, at) => row(answer, each, columns, at));
  return (head(answer, columns) + lines.join("")).trimEnd();
}

async function formatRows(
  answer: Answer,
  part: Part,
  {head, row, foot}: RowFormat,
  options: YieldOptions
): Promise<Blob> {
  const {rows, columns} = part;
  const chunks = [new Blob([head(answer, columns)])];
  let chunk = "";
  await forEachYielding(
    rows.length,
    (at) => {
      chunk += row(answer, rows[at] ?? 0, columns, at);
      if (at % CHUNK_ROWS !== CHUNK_ROWS - 1) return;
      chunks.push(new Blob([chunk]));
      chunk = "";
    },
    {...options, every: 64}
  );
  return new Blob([...chunks, chunk, foot(rows.length)]);
}

/** JSON has neither NaN nor Infinity: they become text. */
function toJsonNumber(value: Cell): Cell {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\|<`*[\]~&]/g, "\\$&").replace(/\s+/g, " ");
}

/**
 * Returns the engine's Arrow stream. Its batches are whole: if reading stopped early, it holds more rows than the
 * result, and `note` says how many.
 */
function arrowStream({parts, rows}: Answer): {content: Blob; note: string} {
  const [stream = new Uint8Array()] = parts;
  const {numRows} = tableFromIPC(parts.length === 1 ? stream : [...parts]);
  const more = numRows - rows;
  const note = more > 0 ? `Arrow comes in batches: ${more.toLocaleString("en-US")} rows more than are shown.` : "";
  return {content: new Blob(parts.map((part) => new Uint8Array(part))), note};
}
