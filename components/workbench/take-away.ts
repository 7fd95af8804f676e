import {printLine} from "../data/csv.js";
import {isList, printDatum} from "./datum.js";
import {isNumeric} from "./grid-order.js";
import {inTurns} from "./turns.js";
import type {Cell} from "../data/row.js";
import type {Answer} from "./answer.js";
import type {Datum} from "./datum.js";
import type {TurnOptions} from "./turns.js";

/** A file made of a result. */
export interface Taken {
  name: string;
  type: string;
  content: BlobPart;
  /** What the reader should know of it, in a sentence; empty where that is nothing. */
  note: string;
}

/** Forms in which a result can be taken along, with what they are called. */
export const FORMS = {
  csv: "CSV",
  tsv: "TSV",
  json: "JSON",
  arrow: "Arrow",
  parquet: "Parquet",
  markdown: "Markdown"
} as const;

export type Form = keyof typeof FORMS;

/** Rows and columns of a result, by their places. */
export interface Part {
  rows: ArrayLike<number>;
  columns: readonly number[];
}

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
    case "arrow": {
      const {arrowOf} = await import("./take-arrow.js");
      return arrowOf(answer);
    }
    case "parquet": {
      const {parquetOf} = await import("./take-parquet.js");
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

/** Tells apart names that stand twice, by a number as DuckDB does. */
export function namesApart(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let made = name;
    for (let i = 1; taken.has(made); i++) made = `${name}_${i}`;
    taken.add(made);
    return made;
  });
}

/** Gives a value as files take it: integers that no number holds become text. */
export function cellOf(value: Datum): Cell {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  return isList(value)
    ? value.map(cellOf)
    : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cellOf(each)]));
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

export function namesOf({columns}: Answer, chosen: readonly number[]): string[] {
  return chosen.map((column) => columns[column]?.name ?? "");
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
