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

/** What may stand in SQL and must be stepped over, or is a placeholder (group `name`). */
const TOKEN = new RegExp(
  [
    "'(?:[^']|'')*'", // text
    '"(?:[^"]|"")*"', // identifier
    "--[^\\n]*", // comment to the end of the line
    "/\\*[\\s\\S]*?\\*/", // comment
    "\\$(?<tag>[A-Za-z_]\\w*)?\\$[\\s\\S]*?\\$\\k<tag>\\$", // text between dollars
    "[A-Za-z_][\\w$]*", // word, which may hold a dollar
    "\\$(?<name>[A-Za-z_]\\w*)"
  ].join("|"),
  "g"
);

/** Finds every `$name` that stands outside of texts, identifiers and comments. */
export function placeholders(sql: string): Placeholder[] {
  return [...sql.matchAll(TOKEN)].flatMap((match) => {
    const name = match.groups?.name;
    return name ? [{name, start: match.index, end: match.index + match[0].length}] : [];
  });
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

/** Puts the `$name` back into a text about a prepared statement, such as an error. */
export function restore(text: string): string {
  return text.replace(/getvariable\('parameter_(\w+)'\)/g, "$$$1");
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

/** What is bound in SQL. */
export type Bindings = Readonly<Record<string, string | number | null>>;
