import type {Row} from "./figure.js";

/** Prints rows as a JSON array of objects, one a line: dates as texts, lists and structs as they are. */
export function printJson(rows: readonly Row[]): string {
  return rows.length === 0 ? "[]\n" : `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}
