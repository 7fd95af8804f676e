/** Reads a text column; throws where it is absent, NULL or no text. */
export function text(row: Row, name: string): string {
  return present(row, name, maybeText(row, name));
}

/** Reads a text column that may be NULL. */
export function maybeText(row: Row, name: string): string | null {
  const value = cell(row, name);
  if (value === null || typeof value === "string") return value;
  throw mismatch(name, "text", value);
}

/** Reads a number column; throws where it is absent, NULL or no number. */
export function number(row: Row, name: string): number {
  return present(row, name, maybeNumber(row, name));
}

/** Reads a number column that may be NULL. */
export function maybeNumber(row: Row, name: string): number | null {
  const value = cell(row, name);
  if (value === null || typeof value === "number") return value;
  throw mismatch(name, "number", value);
}

/** Reads a DATE column as the midnight (UTC) that starts the day. */
export function date(row: Row, name: string): Date {
  return present(row, name, maybeDate(row, name));
}

/** Reads a DATE column that may be NULL. */
export function maybeDate(row: Row, name: string): Date | null {
  const value = maybeText(row, name);
  if (value === null) return null;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  if (Number.isNaN(time)) throw mismatch(name, "date", value);
  return new Date(time);
}

/** Reads a BOOLEAN column; NULL is false. */
export function flag(row: Row, name: string): boolean {
  const value = cell(row, name);
  if (value === null || typeof value === "boolean") return value ?? false;
  throw mismatch(name, "flag", value);
}

/** Reads a list of texts; NULL is the empty list. */
export function texts(row: Row, name: string): string[] {
  const value = cell(row, name);
  if (value === null) return [];
  if (!Array.isArray(value)) throw mismatch(name, "list", value);
  return value.map((each) => {
    if (typeof each === "string") return each;
    throw mismatch(name, "list of texts", each);
  });
}

function cell(row: Row, name: string): Cell {
  const value = row[name];
  if (value === undefined) throw new Error(`unknown column: ${name}`);
  return value;
}

function present<T>(row: Row, name: string, value: T | null): T {
  if (value === null) throw new Error(`null column: ${name} (${JSON.stringify(row)})`);
  return value;
}

function mismatch(name: string, wanted: string, value: Cell): Error {
  return new Error(`not a ${wanted}: ${JSON.stringify(value)} (${name})`);
}

/** One value of a result: a DATE is "YYYY-MM-DD", an integer a number, a LIST an array. */
export type Cell = string | number | boolean | null | Cell[] | {[name: string]: Cell};

export type Row = Readonly<Record<string, Cell>>;

/** Returns the URL of a fact: anchors are `e-<event_id>`, `r-<relation_id>`, `f-<figure_id>`, `p-<n>`. */
export type Link = (article: string, anchor: string) => string;
