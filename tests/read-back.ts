import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {isListType} from "../components/data/column-type.js";
import type {Result} from "../components/data/arrow-rows.js";
import type {CellType, Types} from "../components/data/column-type.js";
import type {Cell, Row} from "../components/data/row.js";
import type {Format} from "../components/export/data-file.js";
import type {Native} from "../scripts/build/native-duckdb.js";

/** Reads a downloaded file with DuckDB as its documentation says, and gives what it holds. */
export async function readBack(
  {query}: Pick<Native, "query">,
  format: Format,
  content: string | Uint8Array,
  types: Types
): Promise<Omit<Result, "columns">> {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-read-"));
  const file = join(folder, `rows.${format}`);
  writeFileSync(file, content);
  try {
    const read = await query(`from ${sourceOf(format, file, types)}`);
    if (format === "parquet") return {types: read.types, rows: read.rows};
    return {types, rows: format === "csv" ? read.rows.map((row) => unpacked(row, types)) : read.rows};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Prints a type as SQL. */
export function printType(type: CellType): string {
  if (typeof type === "string") return type;
  if (isListType(type)) return `${printType(type[0])}[]`;
  return `struct(${Object.entries(type)
    .map(([name, of]) => `"${name.replaceAll('"', '""')}" ${printType(of)}`)
    .join(", ")})`;
}

function sourceOf(format: Format, file: string, types: Types): string {
  const columns = (print: (type: CellType) => string): string =>
    `{${Object.entries(types)
      .map(([name, type]) => `${literal(name)}: ${literal(print(type))}`)
      .join(", ")}}`;
  if (format === "parquet") return `read_parquet(${literal(file)})`;
  if (format === "json") return `read_json(${literal(file)}, format = 'array', columns = ${columns(printType)})`;
  const flat = columns((type) => (typeof type === "string" ? type : "VARCHAR"));
  const dialect = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\n'";
  return `read_csv(${literal(file)}, ${dialect}, nullstr = '', allow_quoted_nulls = false, columns = ${flat})`;
}

/** Reads the lists and structs of CSV, which are JSON. */
function unpacked(row: Row, types: Types): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isPacked = typeof types[name] !== "string" && typeof value === "string";
      return [name, isPacked ? (JSON.parse(value) as Cell) : value];
    })
  );
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
