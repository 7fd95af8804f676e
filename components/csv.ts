import type {Cell, Row} from "./figure.js";

/**
 * Prints rows as CSV (RFC 4180, UTF-8, line feeds). NULL is an empty cell and the empty text is `""`; a list or a
 * struct is JSON. No cell is altered for the sake of spreadsheets: a text that begins with `=` stays that text.
 */
export function printCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((name) => printCell(row[name] ?? null)));
  return [columns.map(quote), ...lines].map((cells) => `${cells.join(",")}\n`).join("");
}

function printCell(value: Cell): string {
  if (value === null) return "";
  if (value === "") return '""';
  return quote(typeof value === "object" ? JSON.stringify(value) : String(value));
}

function quote(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
