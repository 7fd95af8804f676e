import {parquetWriteBuffer} from "hyparquet-writer";

import {isListType} from "./cell-type.js";
import type {CellType, Scalar, Types} from "./cell-type.js";
import type {Cell, Row} from "./figure.js";

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]["schema"]>[number];

const SCALARS: Readonly<Record<Scalar, Omit<SchemaElement, "name">>> = {
  BIGINT: {type: "INT64"},
  BOOLEAN: {type: "BOOLEAN"},
  DATE: {type: "INT32", converted_type: "DATE"},
  DOUBLE: {type: "DOUBLE"},
  INTEGER: {type: "INT32"},
  TIMESTAMP: {type: "INT64", logical_type: {type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MICROS"}},
  VARCHAR: {type: "BYTE_ARRAY", converted_type: "UTF8"}
};

/** Prints rows as Parquet, lists and structs nested as they are; `facts` go into its key-value metadata. */
export function printParquet(
  types: Types,
  rows: readonly Row[],
  facts: Readonly<Record<string, string>> = {}
): ArrayBuffer {
  const columns = Object.entries(types);
  return parquetWriteBuffer({
    schema: [{name: "root", num_children: columns.length}, ...columns.flatMap(([name, type]) => elements(name, type))],
    columnData: columns.map(([name, type]) => ({name, data: rows.map((row) => plain(row[name] ?? null, type))})),
    kvMetadata: Object.entries(facts).map(([key, value]) => ({key, value})),
    createdBy: "Five Fronts"
  });
}

/** Gives the part of the schema that a column takes, depth first; lists have the three levels of the format. */
function elements(name: string, type: CellType): SchemaElement[] {
  if (typeof type === "string") return [{name, repetition_type: "OPTIONAL", ...SCALARS[type]}];
  if (isListType(type)) {
    return [
      {name, repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST"},
      {name: "list", repetition_type: "REPEATED", num_children: 1},
      ...elements("element", type[0])
    ];
  }
  const fields = Object.entries(type);
  return [
    {name, repetition_type: "OPTIONAL", num_children: fields.length},
    ...fields.flatMap(([field, of]) => elements(field, of))
  ];
}

/** Gives a value as the writer takes it. */
function plain(value: Cell, type: CellType): unknown {
  if (value === null) return null;
  if (typeof type === "string") return scalar(value, type);
  if (isListType(type)) {
    const items: readonly Cell[] = Array.isArray(value) ? value : [];
    return items.map((each) => plain(each, type[0]));
  }
  const fields = new Map<string, Cell>(Object.entries(value));
  return Object.fromEntries(Object.entries(type).map(([name, of]) => [name, plain(fields.get(name) ?? null, of)]));
}

function scalar(value: Exclude<Cell, null>, type: Scalar): unknown {
  if (type === "BIGINT") return BigInt(Number(value));
  if (typeof value === "object") return JSON.stringify(value);
  if (type === "DATE") return new Date(`${value}T00:00:00Z`);
  if (type === "TIMESTAMP") return new Date(`${value}Z`);
  return type === "VARCHAR" ? String(value) : value;
}
