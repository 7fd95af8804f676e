import {columnFromArray, tableFromColumns, tableFromIPC, tableToIPC} from "@uwdata/flechette";
import {csvParseRows, tsvParseRows} from "d3";
import {isRecord} from "../data/guards.js";

/** A table read from a file: its SQL name, and its rows as an Arrow IPC stream. */
export interface ImportedData {
  name: string;
  ipc: Uint8Array;
}

type Datum = string | number | boolean | null;
type Columns = Readonly<Record<string, readonly unknown[]>>;

/** Rows of a file at most. */
const MOST_ROWS = 5_000_000;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/**
 * Reads a file by its extension: CSV, TSV, JSON (an array of objects, or one a line), Arrow, Parquet. Throws `unknown
 * kind of file: …`, `no rows`, `too many rows: …`, `no list of records`, and the errors of the format's parser.
 */
export async function importFile(file: Pick<File, "name" | "text" | "arrayBuffer">): Promise<ImportedData> {
  const extension = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  return {name: tableName(file.name), ipc: await readAs(extension, file)};
}

/** Derives an unquoted SQL identifier from a file name. */
export function tableName(file: string): string {
  const name = file
    .replace(/\.\w+$/, "")
    .normalize("NFKD")
    .replace(/[^\w]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase()
    .slice(0, 60);
  return /^[a-z_]/.test(name) ? name : `t_${name || "data"}`;
}

async function readAs(extension: string, file: Pick<File, "name" | "text" | "arrayBuffer">): Promise<Uint8Array> {
  switch (extension) {
    case "csv":
      return readRows(csvParseRows(await file.text()));
    case "tsv":
    case "tab":
      return readRows(tsvParseRows(await file.text()));
    case "json":
      return readRecords(parseLine(await file.text(), 0));
    case "ndjson":
    case "jsonl":
      return readRecords(
        (await file.text())
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map((line, i): unknown => parseLine(line, i))
      );
    case "arrow":
    case "arrows":
    case "feather":
      return toIpcStream(tableFromIPC(await file.arrayBuffer()));
    case "parquet":
      return fromParquet(await file.arrayBuffer());
    default:
      throw new Error(`unknown kind of file: ${file.name} (CSV, TSV, JSON, Arrow and Parquet can be read)`);
  }
}

function parseLine(line: string, i: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new Error(`not JSON: line ${i + 1}`);
  }
}

/** Reads the first row as column names; a column is numeric if all its cells are, and empty cells are NULL. */
function readRows([head = [], ...rows]: readonly string[][]): Uint8Array {
  checkRowCount(rows.length);
  const names = uniqueNames(head);
  return fromColumns(
    Object.fromEntries(
      names.map((name, i) => {
        const cells = rows.map((row) => row[i] ?? "");
        const isNumeric = cells.some((cell) => cell !== "") && cells.every((cell) => cell === "" || NUMBER.test(cell));
        return [name, cells.map((cell): Datum => (cell === "" ? null : isNumeric ? Number(cell) : cell))];
      })
    )
  );
}

/** Reads objects as rows; nested lists and objects become JSON text. */
function readRecords(value: unknown): Uint8Array {
  if (!Array.isArray(value)) throw new Error("no list of records");
  const records: Record<string, unknown>[] = value.map((each, i) => {
    if (isRecord(each)) return each;
    throw new Error(`no record: item ${i + 1}`);
  });
  checkRowCount(records.length);
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const names = uniqueNames(keys);
  return fromColumns(
    Object.fromEntries(names.map((name, i) => [name, records.map((record) => toScalar(record[keys[i] ?? ""]))]))
  );
}

function toScalar(value: unknown): Datum {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

async function fromParquet(buffer: ArrayBuffer): Promise<Uint8Array> {
  const {parquetReadObjects} = await import("hyparquet");
  const records = await parquetReadObjects({file: buffer});
  checkRowCount(records.length);
  const names = Object.keys(records[0] ?? {});
  return fromColumns(
    Object.fromEntries(names.map((name) => [name, records.map((record): unknown => record[name] ?? null)]))
  );
}

function fromColumns(columns: Columns): Uint8Array {
  const arrays = Object.entries(columns).map(([name, values]): [string, ReturnType<typeof columnFromArray>] => [
    name,
    columnFromArray(unifyTypes(values))
  ]);
  return toIpcStream(tableFromColumns(arrays));
}

/** Converts a column of mixed types to text, as an Arrow column has one type. */
function unifyTypes(values: readonly unknown[]): (Datum | bigint | Date)[] {
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const isPlain =
    kinds.size <= 1 && (!kinds.has("object") || values.every((value) => value === null || value instanceof Date));
  return values.map((value) => {
    if (value === null || value === undefined) return null;
    if (isPlain && isScalar(value)) return value;
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}

function isScalar(value: unknown): value is string | number | boolean | bigint | Date {
  return ["string", "number", "boolean", "bigint"].includes(typeof value) || value instanceof Date;
}

function toIpcStream(table: Parameters<typeof tableToIPC>[0]): Uint8Array {
  const bytes = tableToIPC(table, {format: "stream"});
  if (!bytes) throw new Error("no rows");
  return bytes;
}

function checkRowCount(rows: number): void {
  if (rows === 0) throw new Error("no rows");
  if (rows > MOST_ROWS) throw new Error(`too many rows: ${rows}`);
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((each, i) => {
    const name = each.trim() || `column_${i + 1}`;
    const count = seen.get(name.toLowerCase()) ?? 0;
    seen.set(name.toLowerCase(), count + 1);
    return count === 0 ? name : `${name}_${count + 1}`;
  });
}
