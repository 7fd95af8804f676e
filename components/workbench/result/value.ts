/** One value of a result: days as "YYYY-MM-DD", times of day as "HH:MM:SS", integers beyond 2^53 as bigint. */
export type Datum = string | number | bigint | boolean | null | readonly Datum[] | {readonly [name: string]: Datum};

/** Prints a value as text: NULL as such, what holds others as JSON, indented by `indent` spaces if any. */
export function printDatum(value: Datum, indent = 0): string {
  if (value === null) return "NULL";
  return typeof value === "object" ? JSON.stringify(value, printWhole, indent) : String(value);
}

/** Tells whether a value is a list. */
export function isList(value: Datum): value is readonly Datum[] {
  return Array.isArray(value);
}

/** Gives the digits of DuckDB's DECIMAL type behind the point; null for any other type. */
export function scaleOf(duckdb: string): number | null {
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(duckdb)?.[1];
  return scale === undefined ? null : Number(scale);
}

/** Gives a number that has at most `scale` digits behind the point in units of the last of them. */
export function unitsOf(value: string | number | bigint, scale: number): bigint {
  if (typeof value === "bigint") return value * 10n ** BigInt(scale);
  const text = typeof value === "number" ? value.toFixed(scale) : value;
  return BigInt(text.replace(".", ""));
}

/** JSON has no integers of any length: they become text. */
function printWhole(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
