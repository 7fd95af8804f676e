import {Type, tableFromIPC} from "@uwdata/flechette";
import type {DataType} from "@uwdata/flechette";
import type {CellType, Types} from "./column-type.js";
import type {Cell, Row} from "./row.js";

export interface Result {
  columns: readonly string[];
  /** The type of each column, also where there are no rows. */
  types: Types;
  rows: Row[];
}

/** Reads Arrow IPC (a stream, whole or in its parts) into rows of plain values. */
export function rowsFromArrow(ipc: Uint8Array | Uint8Array[]): Result {
  const table = tableFromIPC(ipc, {useDate: true, useBigInt: true});
  const {fields} = table.schema;
  const columns = fields.map(({name}) => name);
  const values = table.children.map((column) => column.toArray());
  const rows = Array.from({length: table.numRows}, (_, row) =>
    Object.fromEntries(fields.map(({name, type}, column) => [name, cell(values[column]?.[row], type)]))
  );
  const types = Object.fromEntries(fields.map(({name, type}) => [name, typeOf(type)]));
  return {columns, types, rows};
}

/** Counts the rows of Arrow IPC without reading them. */
export function countRows(ipc: Uint8Array[]): number {
  return tableFromIPC(ipc).numRows;
}

/** Converts an integer of any width to a number; throws `number too large: …` beyond 2^53. */
export function toNumber(value: bigint | number): number {
  const number = Number(value);
  const isExact = typeof value === "number" || BigInt(number) === value;
  if (!isExact || Math.abs(number) > Number.MAX_SAFE_INTEGER) {
    if (typeof value === "bigint") throw new RangeError(`number too large: ${value}`);
  }
  return number;
}

/** Returns the column type for an Arrow type; VARCHAR for types that the tables do not have. */
export function typeOf(type: DataType): CellType {
  switch (type.typeId) {
    case Type.Bool:
      return "BOOLEAN";
    case Type.Date:
      return "DATE";
    case Type.Timestamp:
      return "TIMESTAMP";
    case Type.Float:
      return "DOUBLE";
    case Type.Int:
      return type.bitWidth < 32 || (type.bitWidth === 32 && type.signed) ? "INTEGER" : "BIGINT";
    case Type.Decimal:
      return type.scale === 0 ? "BIGINT" : "DOUBLE";
    case Type.List:
      return [typeOf(type.children[0].type)];
    case Type.Struct:
      return Object.fromEntries(type.children.map(({name, type: of}) => [name, typeOf(of)]));
    default:
      return "VARCHAR";
  }
}

function cell(value: unknown, type: DataType): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return day(value, type);
  switch (typeof value) {
    case "bigint":
      return toNumber(value);
    case "number":
      return whole(value, type);
    case "string":
    case "boolean":
      return value;
    default:
      return nested(value, type);
  }
}

function day(value: Date, type: DataType): string {
  const iso = value.toISOString();
  return type.typeId === Type.Date ? iso.slice(0, 10) : iso.slice(0, -1);
}

function whole(value: number, type: DataType): number {
  const isWhole = type.typeId === Type.Decimal && type.scale === 0;
  if (isWhole && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`number too large: ${value}`);
  }
  return value;
}

function nested(value: object, type: DataType): Cell {
  if (!("children" in type)) throw new TypeError(`unsupported type: ${type.typeId}`);
  const {children} = type;
  if (type.typeId === Type.Struct) {
    const fields = new Map<string, unknown>(Object.entries(value));
    return Object.fromEntries(children.map(({name, type: of}) => [name, cell(fields.get(name), of)]));
  }
  if (!isList(value)) throw new TypeError(`unsupported type: ${type.typeId}`);
  return Array.from(value, (each) => cell(each, children[0].type));
}

function isList(value: object): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
