/** One value of a result: dates as "YYYY-MM-DD", times as "HH:MM:SS", integers beyond 2^53 as bigint. */
export type Datum = string | number | bigint | boolean | null | readonly Datum[] | {readonly [name: string]: Datum};

/** Formats a value as text: null as "NULL", lists and structs as JSON with `indent` spaces. */
export function printDatum(value: Datum, indent = 0): string {
  if (value === null) return "NULL";
  return typeof value === "object" ? JSON.stringify(value, printWhole, indent) : String(value);
}

export function isList(value: Datum): value is readonly Datum[] {
  return Array.isArray(value);
}

/** Returns the scale of a DECIMAL(precision, scale) type; null for any other type. */
export function scaleOf(duckdb: string): number | null {
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(duckdb)?.[1];
  return scale === undefined ? null : Number(scale);
}

/** Converts a decimal to its unscaled integer: its value times 10^scale. */
export function unitsOf(value: string | number | bigint, scale: number): bigint {
  if (typeof value === "bigint") return value * 10n ** BigInt(scale);
  const text = typeof value === "number" ? value.toFixed(scale) : value;
  return BigInt(text.replace(".", ""));
}

/** A `JSON.stringify` replacer: JSON has no bigint. */
function printWhole(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
