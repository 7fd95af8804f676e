import * as arrow from "@uwdata/flechette";
import {columnFromArray, tableFromColumns, tableToIPC} from "@uwdata/flechette";
import {printCsv, printJson} from "../../components/data/csv.js";
import {DAY_MS} from "../../components/format/dates.js";
import type {Column, Table} from "./codebook.js";
import type {Row, Value} from "./rows.js";

const ARROW_TYPES: Record<Column["type"], () => arrow.DataType> = {
  VARCHAR: arrow.utf8,
  "VARCHAR[]": () => arrow.list(arrow.utf8()),
  INTEGER: arrow.int32,
  DOUBLE: arrow.float64,
  BOOLEAN: arrow.bool,
  DATE: arrow.dateDay
};

/** A format of published tables. */
export type TableFormat = {label: string} & (
  | {encode: (table: Table, rows: readonly Row[]) => Uint8Array}
  /** Options of DuckDB's COPY, which writes the file. */
  | {copyOptions: string}
);

const utf8 = new TextEncoder();

/** Every format of published tables, by the ending of its files; `loaders/[table].<ending>.ts` serves them. */
export const FORMATS: Readonly<Record<string, TableFormat>> = {
  csv: {label: "CSV", encode: (table, rows) => utf8.encode(toCsv(table, rows))},
  json: {label: "JSON", encode: (_, rows) => utf8.encode(printJson(rows))},
  parquet: {label: "Parquet", copyOptions: "format parquet, compression snappy"},
  arrow: {label: "Arrow", encode: toArrow}
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

/** Prints rows as CSV, the columns in the codebook's order. */
export function toCsv(table: Table, rows: readonly Row[]): string {
  return printCsv(
    table.columns.map(({name}) => name),
    rows
  );
}

function toDate(value: Value): Date | null {
  return value === null ? null : new Date(Math.round(Date.parse(String(value)) / DAY_MS) * DAY_MS);
}
