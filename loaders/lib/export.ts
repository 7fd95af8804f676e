import {tableFromColumns, columnFromArray, tableToIPC} from "@uwdata/flechette";
import * as arrow from "@uwdata/flechette";
import type {Column, Table} from "./codebook.js";
import type {Row, Value} from "./tables.js";

const DAY = 86_400_000;

const ARROW_TYPES: Record<Column["type"], () => arrow.DataType> = {
  VARCHAR: arrow.utf8,
  "VARCHAR[]": () => arrow.list(arrow.utf8()),
  INTEGER: arrow.int32,
  DOUBLE: arrow.float64,
  BOOLEAN: arrow.bool,
  DATE: arrow.dateDay
};

/** Encodes rows as an Arrow IPC stream, typed by the codebook. */
export function toArrow(table: Table, rows: readonly Row[]): Uint8Array {
  const column = ({name, type}: Column) => {
    const read = (row: Row): Value | Date => (type === "DATE" ? toDate(row[name] ?? null) : (row[name] ?? null));
    return [name, columnFromArray(rows.map(read), ARROW_TYPES[type]())] as const;
  };
  const bytes = tableToIPC(tableFromColumns(table.columns.map((c) => [...column(c)])), {format: "stream"});
  if (bytes === null) throw new Error(`arrow stream is empty: ${table.name}`);
  return bytes;
}

/** Prints rows as CSV (RFC 4180, line feeds): NULL is empty, lists are JSON. */
export function toCsv(table: Table, rows: readonly Row[]): string {
  const header = table.columns.map(({name}) => name).join(",");
  const lines = rows.map((row) => table.columns.map(({name}) => csvCell(row[name] ?? null)).join(","));
  return [header, ...lines, ""].join("\n");
}

/** Prints rows as a JSON array of objects, one a line. */
export function toJson(rows: readonly Row[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}

function csvCell(value: Value): string {
  const text = value === null ? "" : Array.isArray(value) ? JSON.stringify(value) : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function toDate(value: Value): Date | null {
  return value === null ? null : new Date(Math.round(Date.parse(String(value)) / DAY) * DAY);
}
