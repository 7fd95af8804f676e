import {codesOf, tableOf} from "../codebook.js";
import type {Codebook, Column} from "../codebook.js";
import type {Row, Value} from "../rows.js";
import type {Tables} from "../tables.js";

type Keys = ReadonlyMap<string, ReadonlySet<Value>>;

/**
 * Holds the shaped tables to the codebook: the columns and their order, types, NULLs, keys, code values,
 * references. Throws `table does not conform: …` with the first row at fault, since by then only a loader
 * or the codebook's list of columns can be wrong. Returns the tables with their columns in the codebook's order.
 */
export function conformTables(tables: Tables, codebook: Codebook): Tables {
  const extra = Object.keys(tables).filter((name) => !codebook.tables.has(name));
  if (extra.length > 0) throw misfit(`${extra.join(", ")}: not in the codebook`);
  const missing = [...codebook.tables.keys()].filter((name) => tables[name] === undefined);
  if (missing.length > 0) throw misfit(`${missing.join(", ")}: not shaped`);
  const keys = new Map<string, Set<Value>>();
  for (const {name, columns} of codebook.tables.values()) {
    const key = columns.find((column) => column.key);
    if (key) keys.set(name, new Set((tables[name] ?? []).map((row) => row[key.name] ?? null)));
    if (key && keys.get(name)?.size !== tables[name]?.length) throw misfit(`${name}: ${key.name} is not unique`);
  }
  return Object.fromEntries(
    [...codebook.tables.keys()].map((name) => [name, conformRows(name, tables[name] ?? [], codebook, keys)])
  );
}

function conformRows(name: string, rows: Row[], codebook: Codebook, keys: Keys): Row[] {
  const {columns} = tableOf(codebook, name);
  const names = columns.map((column) => column.name);
  return rows.map((row) => {
    for (const column of columns) checkValue(name, row, column, codebook, keys);
    const own = Object.keys(row);
    if (own.length === names.length && own.every((column, i) => column === names[i])) return row;
    const extra = own.find((column) => !names.includes(column));
    if (extra !== undefined) throw misfit(`${name}.${extra}: not in the codebook`);
    return Object.fromEntries(names.map((column) => [column, row[column] ?? null]));
  });
}

function checkValue(table: string, row: Row, column: Column, codebook: Codebook, keys: Keys): void {
  const value = row[column.name] ?? null;
  const why = value === null ? (column.required ? "null" : null) : misfitOf(value, column, codebook, keys);
  if (why !== null) throw misfit(`${table}.${column.name}: ${why}: ${JSON.stringify(row)}`);
}

function misfitOf(value: Value, {type, codes, references}: Column, codebook: Codebook, keys: Keys): string | null {
  if (!hasType(value, type)) return `not ${type}`;
  if (codes !== null && !codesOf(codebook, codes).has(String(value))) return "unknown code";
  return references !== null && !keys.get(references)?.has(value) ? `not in ${references}` : null;
}

function hasType(value: Value, type: Column["type"]): boolean {
  if (type === "VARCHAR[]") return Array.isArray(value);
  if (type === "INTEGER") return Number.isInteger(value);
  if (type === "DOUBLE") return typeof value === "number";
  if (type === "BOOLEAN") return typeof value === "boolean";
  if (type === "DATE") return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
  return typeof value === "string";
}

function misfit(what: string): Error {
  return new Error(`table does not conform: ${what}`);
}
