import {printCsv} from "../csv.js";
import {printDatum} from "./datum.js";
import type {Types} from "../cell-type.js";
import type {Cell, Row} from "../figure.js";
import type {Answer} from "./answer.js";
import type {Datum} from "./datum.js";

/** A file made of a result. */
export interface Taken {
  name: string;
  type: string;
  content: BlobPart;
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

/** Rows and columns of a result, by their places; all of them unless told. */
export interface Part {
  rows: readonly number[];
  columns: readonly number[];
}

/** Makes a file of a result, its rows in the order given; the writer of Parquet is loaded when it is first asked for. */
export async function takeAway(answer: Answer, form: Form, part: Part): Promise<Taken> {
  const name = `five-fronts-result.${form === "markdown" ? "md" : form}`;
  switch (form) {
    case "csv":
      return {name, type: "text/csv", content: printCsv(namesOf(answer, part), rowsOf(answer, part))};
    case "tsv":
      return {name, type: "text/tab-separated-values", content: printTsv(answer, part)};
    case "markdown":
      return {name, type: "text/markdown", content: printMarkdown(answer, part)};
    case "json":
      return {name, type: "application/json", content: `${JSON.stringify(rowsOf(answer, part), null, 1)}\n`};
    case "arrow":
      return {
        name,
        type: "application/vnd.apache.arrow.stream",
        content: await new Blob(answer.parts.map((each) => new Uint8Array(each))).arrayBuffer()
      };
    case "parquet": {
      const {printParquet} = await import("../parquet.js");
      return {
        name,
        type: "application/vnd.apache.parquet",
        content: printParquet(typesOf(answer), rowsOf(answer, part), {})
      };
    }
  }
}

/** Prints cells with tabs between them, as spreadsheets take them; NULL is an empty cell. */
export function printTsv(answer: Answer, {rows, columns}: Part): string {
  const clean = (value: Datum): string => (value === null ? "" : printDatum(value).replace(/[\t\n\r]+/g, " "));
  const head = columns.map((column) => answer.columns[column]?.name ?? "");
  return [head, ...rows.map((row) => columns.map((column) => clean(answer.at(row, column))))]
    .map((cells) => cells.join("\t"))
    .join("\n");
}

/** Prints cells as a table in Markdown. */
export function printMarkdown(answer: Answer, {rows, columns}: Part): string {
  const clean = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/\s+/g, " ");
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map((column) => clean(answer.columns[column]?.name ?? ""))),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(columns.map((column) => clean(printDatum(answer.at(row, column))))))
  ].join("\n");
}

function namesOf({columns}: Answer, part: Part): string[] {
  return part.columns.map((column) => columns[column]?.name ?? "");
}

/** Integers that no number holds become text. */
function rowsOf(answer: Answer, {rows, columns}: Part): Row[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map((column) => [answer.columns[column]?.name ?? "", cellOf(answer.at(row, column))]))
  );
}

function cellOf(value: Datum): Cell {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  return isList(value)
    ? value.map(cellOf)
    : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cellOf(each)]));
}

function isList(value: object): value is readonly Datum[] {
  return Array.isArray(value);
}

function typesOf({columns}: Answer): Types {
  return Object.fromEntries(columns.map(({name, type, duckdb}) => [name, duckdb === "HUGEINT" ? "VARCHAR" : type]));
}
