import type {Codebook, Column} from "./codebook.js";
import {codesOf, tableOf} from "./codebook.js";
import type {Row, Tables, Value} from "./tables.js";

/**
 * Holds the shaped tables to the codebook: the columns and their order, types, NULLs, keys, code values,
 * references. Throws `table does not conform: …` with the first row at fault, since by then only a loader
 * can be wrong. Returns the tables with their columns in the codebook's order.
 */
export function conformTables(tables: Tables, codebook: Codebook): Tables {
  const keys = new Map<string, Set<Value>>();
  for (const {name, columns} of codebook.tables.values()) {
    const key = columns.find((column) => column.key);
    if (key) keys.set(name, new Set((tables[name] ?? []).map((row) => row[key.name] ?? null)));
    if (key && keys.get(name)?.size !== tables[name]?.length) throw new Error(`table does not conform: ${name}: ${key.name} is not unique`);
  }
  const extra = Object.keys(tables).filter((name) => !codebook.tables.has(name));
  if (extra.length > 0) throw new Error(`table does not conform: ${extra.join(", ")}: not in the codebook`);
  return Object.fromEntries([...codebook.tables.keys()].map((name) => [name, conformRows(name, tables[name] ?? [], codebook, keys)]));
}

function conformRows(name: string, rows: Row[], codebook: Codebook, keys: Map<string, Set<Value>>): Row[] {
  const {columns} = tableOf(codebook, name);
  const names = new Set(columns.map((column) => column.name));
  return rows.map((row) => {
    for (const column of Object.keys(row)) if (!names.has(column)) throw new Error(`table does not conform: ${name}.${column}: not in the codebook`);
    return Object.fromEntries(columns.map((column) => [column.name, conformValue(name, row, column, codebook, keys)]));
  });
}

function conformValue(table: string, row: Row, column: Column, codebook: Codebook, keys: Map<string, Set<Value>>): Value {
  const value = row[column.name] ?? null;
  const fail = (why: string): never => {
    throw new Error(`table does not conform: ${table}.${column.name}: ${why}: ${JSON.stringify(row)}`);
  };
  if (value === null) return column.required ? fail("null") : null;
  if (!hasType(value, column.type)) fail(`not ${column.type}`);
  if (column.codes !== null && !codesOf(codebook, column.codes).has(String(value))) fail("unknown code");
  if (column.references !== null && !keys.get(column.references)?.has(value)) fail(`not in ${column.references}`);
  return value;
}

function hasType(value: Value, type: Column["type"]): boolean {
  if (type === "VARCHAR[]") return Array.isArray(value);
  if (type === "INTEGER") return Number.isInteger(value);
  if (type === "DOUBLE") return typeof value === "number";
  if (type === "BOOLEAN") return typeof value === "boolean";
  if (type === "DATE") return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
  return typeof value === "string";
}
