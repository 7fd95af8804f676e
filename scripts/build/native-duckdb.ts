import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {
  DuckDBDateValue,
  DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListType,
  DuckDBListValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimestampValue,
  DuckDBTypeId
} from "@duckdb/node-api";
import {toNumber} from "../../components/data/arrow-rows.js";
import {placeholders} from "../../components/data/duckdb/bind.js";
import type {DuckDBConnection, DuckDBType, DuckDBValue} from "@duckdb/node-api";
import type {Result} from "../../components/data/arrow-rows.js";
import type {CellType, Scalar} from "../../components/data/column-type.js";
import type {Bindings} from "../../components/data/duckdb/bind.js";
import type {Cell} from "../../components/data/row.js";

/** Types of the tables by those of the engine; all others are text. */
const SCALARS: Readonly<Partial<Record<DuckDBTypeId, Scalar>>> = {
  [DuckDBTypeId.BOOLEAN]: "BOOLEAN",
  [DuckDBTypeId.TINYINT]: "INTEGER",
  [DuckDBTypeId.SMALLINT]: "INTEGER",
  [DuckDBTypeId.INTEGER]: "INTEGER",
  [DuckDBTypeId.UTINYINT]: "INTEGER",
  [DuckDBTypeId.USMALLINT]: "INTEGER",
  [DuckDBTypeId.UINTEGER]: "BIGINT",
  [DuckDBTypeId.BIGINT]: "BIGINT",
  [DuckDBTypeId.UBIGINT]: "BIGINT",
  [DuckDBTypeId.HUGEINT]: "BIGINT",
  [DuckDBTypeId.FLOAT]: "DOUBLE",
  [DuckDBTypeId.DOUBLE]: "DOUBLE",
  [DuckDBTypeId.DATE]: "DATE",
  [DuckDBTypeId.TIMESTAMP]: "TIMESTAMP"
};

export interface Native {
  /** Runs SQL over the published file, each `$name` bound; rows have the shape that the browser gives. */
  query: (sql: string, parameters?: Bindings) => Promise<Result>;
  close: () => void;
}

/** Opens the bytes of a database file read-only on native DuckDB, as the browser does on its own. */
export async function openNative(bytes: Uint8Array): Promise<Native> {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-"));
  const file = join(folder, "five-fronts.duckdb");
  writeFileSync(file, bytes);
  const instance = await DuckDBInstance.create(":memory:", {threads: "1"});
  const connection = await instance.connect();
  await connection.run(`attach '${file.replaceAll("'", "''")}' as five_fronts (read_only)`);
  await connection.run("use five_fronts");
  return {
    query: (sql, parameters = {}) => query(connection, sql, parameters),
    close: () => {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, {recursive: true});
    }
  };
}

async function query(connection: DuckDBConnection, sql: string, parameters: Bindings): Promise<Result> {
  const statement = await connection.prepare(sql);
  try {
    statement.bind(valuesFor(sql, parameters));
    const reader = await statement.runAndReadAll();
    const columns = reader.columnNames();
    const rows = reader
      .getRows()
      .map((values) => Object.fromEntries(columns.map((name, column) => [name, cell(values[column])])));
    const types = Object.fromEntries(columns.map((name, column) => [name, typeOf(reader.columnType(column))]));
    return {columns, types, rows};
  } finally {
    statement.destroySync();
  }
}

function valuesFor(sql: string, parameters: Bindings): Record<string, string | number | null> {
  const names = new Set(placeholders(sql).map(({name}) => name));
  return Object.fromEntries([...names].map((name) => [name, valueOf(parameters, name)]));
}

function valueOf(parameters: Bindings, name: string): string | number | null {
  const value = parameters[name];
  if (value === undefined) throw new Error(`missing parameter: ${name}`);
  return value;
}

function typeOf(type: DuckDBType): CellType {
  if (type instanceof DuckDBListType) return [typeOf(type.valueType)];
  if (type instanceof DuckDBDecimalType) return type.scale === 0 ? "BIGINT" : "DOUBLE";
  if (type instanceof DuckDBStructType) {
    return Object.fromEntries(type.entryNames.map((name, i) => [name, typeOf(type.entryTypes[i] ?? type)]));
  }
  return SCALARS[type.typeId] ?? "VARCHAR";
}

function cell(value: DuckDBValue | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return toNumber(value);
  if (typeof value !== "object") return value;
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return timestamp(value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map(cell);
  if (value instanceof DuckDBStructValue) return struct(value);
  throw new TypeError(`unsupported type: ${value.constructor.name}`);
}

function timestamp(value: DuckDBTimestampValue): string {
  return new Date(Number(value.micros / 1000n)).toISOString().slice(0, -1);
}

function struct({entries}: DuckDBStructValue): Cell {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, cell(value)]));
}
