import {tokenize} from "./tokens.js";

/** Values by the name of their parameter. */
export type Bindings = Readonly<Record<string, string | number | null>>;

/** A `$name` in a SQL text. */
export interface Placeholder {
  name: string;
  start: number;
  end: number;
}

export interface Prepared {
  /** The text with each `$name` read from a session variable. */
  sql: string;
  /** Statements that set the variables, each with its one value to bind. */
  variables: readonly {sql: string; value: string | number | null}[];
}

/** Finds every `$name` outside of strings, identifiers and comments. */
export function placeholders(sql: string): Placeholder[] {
  return tokenize(sql)
    .filter(({kind}) => kind === "parameter")
    .map(({from, to}) => ({name: sql.slice(from + 1, to), start: from, end: to}));
}

/**
 * Prepares a SQL text for an engine whose interruptible queries take no bound values:
 * each value is bound into a session variable, and the text reads the variable.
 * Throws where the text names a parameter that has no value.
 */
export function prepare(sql: string, values: Bindings): Prepared {
  const found = placeholders(sql);
  const names = [...new Set(found.map(({name}) => name))];
  return {
    sql: replace(sql, found),
    variables: names.map((name) => ({
      sql: `set variable ${variable(name)} = ?`,
      value: valueOf(values, name)
    }))
  };
}

/** Puts the `$name` back into a text about a prepared SQL text, such as an error. */
export function restore(text: string): string {
  return text.replace(/getvariable\('parameter_([^']+)'\)/g, "$$$1");
}

function valueOf(values: Bindings, name: string): string | number | null {
  const value = values[name];
  if (value === undefined) throw new Error(`missing parameter: ${name}`);
  return value;
}

function replace(sql: string, found: readonly Placeholder[]): string {
  let out = "";
  let at = 0;
  for (const {name, start, end} of found) {
    out += `${sql.slice(at, start)}getvariable('${variable(name)}')`;
    at = end;
  }
  return out + sql.slice(at);
}

function variable(name: string): string {
  return `parameter_${name}`;
}
