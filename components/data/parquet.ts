import {ByteWriter, ParquetWriter} from "hyparquet-writer";
import {isListType} from "./column-type.js";
import type {CellType, Scalar, Types} from "./column-type.js";
import type {Cell, Row} from "./row.js";

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

/** A value as it is written: integers may be of any length that their type holds. */
export type Written = Cell | bigint | readonly Written[] | {readonly [name: string]: Written};

/** Type of a column: one of the tables, or a decimal number whose values are counts of its last digit. */
export type WrittenType = CellType | Decimal;

interface Decimal {
  readonly precision: number;
  readonly scale: number;
}

/** A Parquet file that is written by row groups. */
export interface ParquetFile {
  /** Adds a row group, column by column. */
  add: (columns: readonly (readonly Written[])[]) => void;
  /** Writes the footer and returns the file. */
  end: () => ArrayBuffer;
}

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
  const file = openParquet(columns, facts);
  if (rows.length > 0) file.add(columns.map(([name]) => rows.map((row) => row[name] ?? null)));
  return file.end();
}

/** Begins a file of columns, each with a name of its own; `facts` go into its key-value metadata. */
export function openParquet(
  columns: readonly (readonly [name: string, type: WrittenType])[],
  facts: Readonly<Record<string, string>> = {}
): ParquetFile {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{name: "root", num_children: columns.length}, ...columns.flatMap(([name, type]) => elements(name, type))],
    kvMetadata: Object.entries(facts).map(([key, value]) => ({key, value})),
    createdBy: "Five Fronts"
  });
  return {
    add: (data) => {
      const columnData = columns.map(([name, type], i) => ({
        name,
        data: (data[i] ?? []).map((value) => plain(value, type))
      }));
      void writer.write({columnData, rowGroupSize: Math.max(1, data[0]?.length ?? 0)});
    },
    end: () => {
      void writer.finish();
      return bytes.getBuffer();
    }
  };
}

/** Returns the schema elements of a column, depth first; lists have the three levels of the format. */
function elements(name: string, type: WrittenType): SchemaElement[] {
  if (isDecimal(type)) return [{name, repetition_type: "OPTIONAL", converted_type: "DECIMAL", ...type, ...fixed(type)}];
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

/** Converts a value to what hyparquet-writer takes. */
function plain(value: Written, type: WrittenType): unknown {
  if (value === null || isDecimal(type)) return value;
  if (typeof type === "string") return scalar(value, type);
  if (isListType(type)) {
    const items: readonly Written[] = Array.isArray(value) ? value : [];
    return items.map((each) => plain(each, type[0]));
  }
  const fields = new Map<string, Written>(Object.entries(value));
  return Object.fromEntries(Object.entries(type).map(([name, of]) => [name, plain(fields.get(name) ?? null, of)]));
}

function scalar(value: Exclude<Written, null>, type: Scalar): unknown {
  if (type === "BIGINT") return typeof value === "bigint" ? value : BigInt(Number(value));
  if (typeof value === "object") return JSON.stringify(value);
  if (type === "DATE") return new Date(`${value}T00:00:00Z`);
  if (type === "TIMESTAMP") return new Date(`${String(value).replace(" ", "T")}Z`);
  return type === "VARCHAR" ? String(value) : value;
}

function isDecimal(type: WrittenType): type is Decimal {
  return typeof type === "object" && "precision" in type && typeof type.precision === "number";
}

function fixed({precision}: Decimal): Pick<SchemaElement, "type" | "type_length"> {
  return precision <= 18 ? {type: "INT64"} : {type: "FIXED_LEN_BYTE_ARRAY", type_length: 16};
}
