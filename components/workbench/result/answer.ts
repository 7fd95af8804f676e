import {Type, tableFromIPC} from "@uwdata/flechette";
import {typeOf} from "../../data/arrow-rows.js";
import {DAY_MS} from "../../format/dates.js";
import {isList} from "./value.js";
import type {DataType, MapType} from "@uwdata/flechette";
import type {CellType} from "../../data/column-type.js";
import type {Parts} from "../../data/duckdb/client.js";
import type {Cell} from "../../data/row.js";
import type {Datum} from "./value.js";

export interface Column {
  name: string;
  type: CellType;
  /** DuckDB's own name of the type, such as "DECIMAL(10,2)". */
  duckdb: string;
}

/** The result of one SQL statement; values are decoded from Arrow on access, never all at once. */
export interface Answer {
  sql: string;
  columns: readonly Column[];
  /** Number of rows that were read. */
  rows: number;
  /** Returns the value of a cell by row and column index; null beyond the edges. */
  at: (row: number, column: number) => Datum;
  /** Whether the statement has more rows than were read. */
  truncated: boolean;
  /** Run time in milliseconds. */
  ms: number;
  /** Arrow IPC stream: the schema message, then record batches. */
  parts: readonly Uint8Array[];
}

/** Decodes the Arrow stream that the engine returned; rows beyond `maxRows` are dropped, as batches may exceed it. */
export function answerOf(sql: string, {parts, truncated, ms}: Parts, maxRows = Infinity): Answer {
  const [whole = new Uint8Array()] = parts;
  const table = tableFromIPC(parts.length === 1 ? whole : parts, {useBigInt: true, useDecimalInt: true});
  const {fields} = table.schema;
  const columns = fields.map(({name, type}) => ({name, type: typeOf(type), duckdb: duckdbName(type)}));
  return {
    sql,
    columns,
    rows: Math.min(table.numRows, maxRows),
    at: (row, column) => {
      const type = fields[column]?.type;
      return type ? datum(table.children[column]?.at(row), type) : null;
    },
    truncated,
    ms,
    parts
  };
}

/** Returns DuckDB's name for an Arrow type. */
function duckdbName(type: DataType): string {
  switch (type.typeId) {
    case Type.Int:
      return `${type.signed ? "" : "U"}${{8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}[type.bitWidth]}`;
    case Type.Float:
      return type.precision === 2 ? "DOUBLE" : "FLOAT";
    case Type.Decimal:
      return type.scale === 0 && type.precision === 38 ? "HUGEINT" : `DECIMAL(${type.precision},${type.scale})`;
    case Type.Bool:
      return "BOOLEAN";
    case Type.Date:
      return "DATE";
    case Type.Time:
      return "TIME";
    case Type.Timestamp:
      return type.timezone === null ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE";
    case Type.Interval:
    case Type.Duration:
      return "INTERVAL";
    case Type.List:
    case Type.LargeList:
      return `${duckdbName(type.children[0].type)}[]`;
    case Type.Struct:
      return `STRUCT(${type.children.map(({name, type: of}) => `${name} ${duckdbName(of)}`).join(", ")})`;
    case Type.Map:
      return "MAP";
    case Type.Binary:
    case Type.LargeBinary:
      return "BLOB";
    case Type.Null:
      return "NULL";
    default:
      return "VARCHAR";
  }
}

function datum(value: unknown, type: DataType): Datum {
  if (value === null || value === undefined) return null;
  switch (type.typeId) {
    case Type.Date:
      return day(Number(value));
    case Type.Timestamp:
      return instant(Number(value));
    case Type.Time:
      return timeOfDay(BigInt(Math.round(Number(value))), type.unit);
    case Type.Decimal:
      return decimal(typeof value === "bigint" ? value : BigInt(Math.round(Number(value))), type.scale);
    case Type.Interval:
      return interval(value);
    default:
      return plain(value, type);
  }
}

function plain(value: unknown, type: DataType): Datum {
  switch (typeof value) {
    case "bigint":
      return fits(value) ? Number(value) : value;
    case "number":
    case "string":
    case "boolean":
      return value;
    default:
      return value instanceof Uint8Array && type.typeId === Type.Binary ? bytes(value) : nested(value, type);
  }
}

function nested(value: unknown, type: DataType): Datum {
  const children = "children" in type ? type.children : null;
  if (type.typeId === Type.Struct && children && typeof value === "object" && value !== null) {
    const held = new Map<string, unknown>(Object.entries(value));
    return Object.fromEntries(children.map(({name, type: of}) => [name, datum(held.get(name), of)]));
  }
  if (type.typeId === Type.Map && isIterable(value)) return pairs(value, type);
  const [child] = children ?? [];
  if (child && isIterable(value)) return Array.from(value, (each) => datum(each, child.type));
  return String(value);
}

function pairs(value: Iterable<unknown>, {children: [entry]}: MapType): Datum {
  const held = "children" in entry.type ? entry.type.children : null;
  const [key, other] = held ?? [];
  return Array.from(value, (each): Datum => {
    const parts: readonly unknown[] = Array.isArray(each) ? each : [];
    return {key: key ? datum(parts[0], key.type) : null, value: other ? datum(parts[1], other.type) : null};
  });
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function fits(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}

/** Converts a scaled integer to a number if it is exact within 2^53, else to text with all digits. */
function decimal(units: bigint, scale: number): Datum {
  if (scale === 0) return fits(units) ? Number(units) : units;
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const text = `${units < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return fits(units) ? Number(text) : text;
}

/** Formats a date from milliseconds since 1970 as "YYYY-MM-DD"; years outside 1 to 9999 keep their sign. */
function day(ms: number): string {
  const date = new Date(Math.floor(ms / DAY_MS) * DAY_MS);
  return Number.isNaN(date.getTime()) ? endless(ms) : date.toISOString().replace(/T.*$/, "");
}

/** Formats a timestamp as "YYYY-MM-DD HH:MM:SS" with a fraction of up to six digits, trailing zeros removed. */
function instant(ms: number): string {
  const whole = Math.floor(ms);
  const date = new Date(whole);
  if (Number.isNaN(date.getTime())) return endless(ms);
  const micros = Math.round((ms - whole) * 1000);
  const [clock = "", millis = ""] = date.toISOString().replace("T", " ").replace("Z", "").split(".");
  const part = `${millis}${String(micros).padStart(3, "0")}`.replace(/0+$/, "");
  return part === "" ? clock : `${clock}.${part}`;
}

/** Formats DuckDB's infinite dates, which lie outside the range of `Date`. */
function endless(ms: number): string {
  return ms < 0 ? "-infinity" : "infinity";
}

/** Formats a time of day; `unit` is Arrow's: 0 seconds, 1 milliseconds, 2 microseconds, 3 nanoseconds. */
function timeOfDay(count: bigint, unit: number): string {
  const seconds = Number(count) / 1000 ** unit;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = (seconds % 60).toFixed(6).replace(/\.?0+$/, "");
  const [whole = "", part] = rest.split(".");
  const clock = [String(hours), String(minutes), whole].map((each) => each.padStart(2, "0")).join(":");
  return part === undefined ? clock : `${clock}.${part}`;
}

/** Formats an interval of [months, days, nanoseconds] as DuckDB does. */
function interval(value: unknown): string {
  const [months = 0, days = 0, nanoseconds = 0] = isIterable(value) ? Array.from(value, Number) : [];
  const parts = [
    counted(Math.trunc(months / 12), "year"),
    counted(months % 12, "month"),
    counted(days, "day"),
    nanoseconds === 0 ? "" : timeOfDay(BigInt(Math.round(nanoseconds)), 3)
  ].filter((part) => part !== "");
  return parts.length === 0 ? "00:00:00" : parts.join(" ");
}

function counted(count: number, unit: string): string {
  return count === 0 ? "" : `${count} ${unit}${Math.abs(count) === 1 ? "" : "s"}`;
}

function bytes(value: Uint8Array): string {
  return Array.from(value, (byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** A file exported from a result. */
export interface ExportFile {
  name: string;
  type: string;
  content: BlobPart;
  /** A sentence on what the format could not keep; empty if nothing was lost. */
  note: string;
}

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** A part of a result, by row and column indices. */
export interface Part {
  rows: ArrayLike<number>;
  columns: readonly number[];
}

/** Makes column names unique by appending "_1", "_2" … to repeated ones, as DuckDB does. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let made = name;
    for (let i = 1; taken.has(made); i++) made = `${name}_${i}`;
    taken.add(made);
    return made;
  });
}

/** Converts a value for text formats: integers beyond 2^53 become text, also inside lists and structs. */
export function toExportValue(value: Datum): Cell {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  return isList(value)
    ? value.map(toExportValue)
    : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toExportValue(each)]));
}

export function columnNames({columns}: Answer, chosen: readonly number[]): string[] {
  return chosen.map((column) => columns[column]?.name ?? "");
}

/** Export formats with their labels, in the order of the select. */
export const EXPORT_FORMATS = {
  csv: "CSV",
  tsv: "TSV",
  json: "JSON",
  arrow: "Arrow",
  parquet: "Parquet",
  markdown: "Markdown"
} as const;
