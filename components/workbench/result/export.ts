import {tableFromIPC} from "@uwdata/flechette";
import {printLine} from "../../data/csv.js";
import {isNumeric} from "../grid/sort.js";
import {cellOf, namesApart, namesOf} from "./answer.js";
import {printDatum} from "./value.js";
import {inTurns} from "./yield-to-page.js";
import type {Cell} from "../../data/row.js";
import type {Answer, Form, Part, Taken} from "./answer.js";
import type {TurnOptions} from "./yield-to-page.js";

const TYPES: Readonly<Record<Form, string>> = {
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  json: "application/json",
  arrow: "application/vnd.apache.arrow.stream",
  parquet: "application/vnd.apache.parquet",
  markdown: "text/markdown"
};
/** Rows that are printed into one text, before the texts are joined. */
const PIECE = 2000;

/**
 * Makes a file of a result: of a part of it, its rows in the order given, but for Arrow, which is what the engine sent.
 * The page has its turns meanwhile; the writer of Parquet is loaded when it is first asked for.
 */
export async function takeAway(answer: Answer, form: Form, part: Part, options: TurnOptions = {}): Promise<Taken> {
  const name = `five-fronts-result.${form === "markdown" ? "md" : form}`;
  const made = await make(answer, form, part, options);
  return {name, type: TYPES[form], note: "", ...made};
}

async function make(
  answer: Answer,
  form: Form,
  part: Part,
  options: TurnOptions
): Promise<Pick<Taken, "content"> & {note?: string}> {
  switch (form) {
    case "csv":
    case "tsv":
      return {content: await joined(answer, part, linePrinter(form === "csv" ? "," : "\t"), options)};
    case "markdown":
      return {content: await joined(answer, part, MARKDOWN, options)};
    case "json":
      return {content: await joined(answer, part, JSON_LINES, options)};
    case "arrow":
      return arrowOf(answer);
    case "parquet": {
      const {parquetOf} = await import("./export-parquet.js");
      return parquetOf(answer, part, options);
    }
  }
}

/** How the rows of a text follow each other. */
interface Printer {
  head: (answer: Answer, columns: readonly number[]) => string;
  row: (answer: Answer, row: number, columns: readonly number[], at: number) => string;
  foot: (rows: number) => string;
}

function linePrinter(delimiter: string): Printer {
  return {
    head: (answer, columns) => printLine(namesOf(answer, columns), delimiter),
    row: (answer, row, columns) =>
      printLine(
        columns.map((column) => cellOf(answer.at(row, column))),
        delimiter
      ),
    foot: () => ""
  };
}

/** An array of objects, one a line. Names that stand twice are told apart by a number. */
const JSON_LINES: Printer = {
  head: () => "[",
  row: (answer, row, columns, at) => {
    const names = namesApart(namesOf(answer, columns));
    const cells = columns.map(
      (column, i) => `${JSON.stringify(names[i])}:${JSON.stringify(finite(cellOf(answer.at(row, column))))}`
    );
    return `${at === 0 ? "" : ","}\n{${cells.join(",")}}`;
  },
  foot: (rows) => (rows === 0 ? "]\n" : "\n]\n")
};

/** A table whose numbers stand to the right; marks of Markdown and of HTML in it are text, and NULL is in italics. */
const MARKDOWN: Printer = {
  head: (answer, columns) =>
    `${markdownLine(namesOf(answer, columns).map(escapeMarkdown))}${markdownLine(
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

/** Prints a part at once, to be copied: with tabs between the cells, as spreadsheets take them, or as Markdown. */
export function printPart(answer: Answer, {rows, columns}: Part, form: "tsv" | "markdown"): string {
  const {head, row} = form === "tsv" ? linePrinter("\t") : MARKDOWN;
  const lines = Array.from(rows, (each, at) => row(answer, each, columns, at));
  return (head(answer, columns) + lines.join("")).trimEnd();
}

async function joined(answer: Answer, part: Part, {head, row, foot}: Printer, options: TurnOptions): Promise<Blob> {
  const {rows, columns} = part;
  const pieces = [new Blob([head(answer, columns)])];
  let piece = "";
  await inTurns(
    rows.length,
    (at) => {
      piece += row(answer, rows[at] ?? 0, columns, at);
      if (at % PIECE !== PIECE - 1) return;
      pieces.push(new Blob([piece]));
      piece = "";
    },
    {...options, every: 64}
  );
  return new Blob([...pieces, piece, foot(rows.length)]);
}

/** JSON has no number that is none, and none without an end. */
function finite(value: Cell): Cell {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\|<`*[\]~&]/g, "\\$&").replace(/\s+/g, " ");
}

/**
 * Gives a result as the stream of Arrow that the engine sent, in the order in which rows came. The engine sends whole
 * batches: where reading stopped early, some more rows came than were asked for, and that is said.
 */
function arrowOf({parts, rows}: Answer): {content: Blob; note: string} {
  const [whole = new Uint8Array()] = parts;
  const {numRows} = tableFromIPC(parts.length === 1 ? whole : [...parts]);
  const more = numRows - rows;
  const note = more > 0 ? `Arrow comes in batches: ${more.toLocaleString("en-US")} rows more than are shown.` : "";
  return {content: new Blob(parts.map((part) => new Uint8Array(part))), note};
}
