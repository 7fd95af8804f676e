import {prepare} from "../data/duckdb/bind.js";
import type {Bindings} from "../data/duckdb/bind.js";

export interface ScriptOptions {
  /** Address or path of the database file. */
  database: string;
  /** Lines that stand above the script as comments. */
  notes?: readonly string[];
}

/**
 * Prints a figure's SQL as a script that DuckDB runs as it is: it attaches the database, sets each parameter as a
 * session variable, quoted as a literal, and reads it from there. Throws where a parameter has no value.
 */
export function printScript(sql: string, values: Bindings, {database, notes = []}: ScriptOptions): string {
  const prepared = prepare(sql, values);
  const lines = [
    ...notes.map((note) => `-- ${note.replaceAll(/\s+/g, " ")}`),
    `attach if not exists ${literal(database)} as five_fronts (read_only);`,
    "use five_fronts;",
    ...prepared.variables.map(({sql: set, value}) => `${set.replace("?", () => literal(value))};`)
  ];
  return `${lines.join("\n")}\n\n${prepared.sql.trim()};\n`;
}

/** Prints a value as SQL; NULL has a type, without which the variable would be a number. */
export function literal(value: string | number | null): string {
  if (value === null) return "null::varchar";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
