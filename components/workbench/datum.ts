/** One value of a result: days as "YYYY-MM-DD", times of day as "HH:MM:SS", integers beyond 2^53 as bigint. */
export type Datum = string | number | bigint | boolean | null | readonly Datum[] | {readonly [name: string]: Datum};

/** Prints a value as text: NULL as such, what holds others as JSON. */
export function printDatum(value: Datum): string {
  if (value === null) return "NULL";
  return typeof value === "object" ? JSON.stringify(value, printWhole) : String(value);
}

/** JSON has no integers of any length: they become text. */
function printWhole(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
