import type {Cell, Row} from "./row.js";

/**
 * Prints rows as CSV (RFC 4180, UTF-8, line feeds). NULL is an empty cell and the empty text is `""`; a list or a
 * struct is JSON. No cell is altered for the sake of spreadsheets: a text that begins with `=` stays that text.
 */
export function printCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => printLine(columns.map((name) => row[name] ?? null)));
  return `${columns.map((name) => quote(name, ",")).join(",")}\n${lines.join("")}`;
}

/** Prints one line; cells are separated by commas unless told, such as by tabs. */
export function printLine(cells: readonly Cell[], delimiter = ","): string {
  return `${cells.map((cell) => printCell(cell, delimiter)).join(delimiter)}\n`;
}

function printCell(value: Cell, delimiter: string): string {
  if (value === null) return "";
  if (value === "") return '""';
  return quote(typeof value === "object" ? JSON.stringify(value) : String(value), delimiter);
}

function quote(text: string, delimiter: string): string {
  return /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Prints rows as a JSON array of objects, one a line: dates as texts, lists and structs as they are. */
export function printJson(rows: readonly Row[]): string {
  return rows.length === 0 ? "[]\n" : `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}
