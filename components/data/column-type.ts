import {isRecordOf} from "./guards.js";

/** A scalar type, by DuckDB's name. */
export type Scalar = "BIGINT" | "BOOLEAN" | "DATE" | "DOUBLE" | "INTEGER" | "TIMESTAMP" | "VARCHAR";

/** Type of a column in the shape of its values: `["VARCHAR"]` is a list of texts, `{day: "DATE"}` a struct. */
export type CellType = Scalar | readonly [CellType] | {readonly [name: string]: CellType};

/** The columns of a result in their order. */
export type Types = Readonly<Record<string, CellType>>;

const SCALARS: ReadonlySet<unknown> = new Set<Scalar>([
  "BIGINT",
  "BOOLEAN",
  "DATE",
  "DOUBLE",
  "INTEGER",
  "TIMESTAMP",
  "VARCHAR"
]);

/** Tells whether a JSON value is a record of column types. */
export function isTypes(value: unknown): value is Types {
  return isRecordOf(value, isCellType);
}

/** Tells whether a type is a list type. */
export function isListType(type: CellType): type is readonly [CellType] {
  return Array.isArray(type);
}

function isCellType(value: unknown): value is CellType {
  if (Array.isArray(value)) return value.length === 1 && isCellType(value[0]);
  return SCALARS.has(value) || isTypes(value);
}
