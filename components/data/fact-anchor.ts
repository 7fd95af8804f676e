import type {Row} from "./row.js";

/** Columns that name the fact of a row, with what their values begin with in an address. */
const KEYS: Readonly<Record<string, string>> = {anchor: "", event_id: "e-", relation_id: "r-", figure_id: "f-"};

/** Gives the anchor of the fact that a cell names; null where it names none. */
export function anchorIn(row: Row, name: string): string | null {
  const value = row[name];
  if (typeof value !== "string") return null;
  if (name === "fact_id" && typeof row.kind === "string") return `${row.kind.charAt(0)}-${value}`;
  const prefix = KEYS[name];
  return prefix === undefined ? null : `${prefix}${value}`;
}

/** Keeps the rows that name a fact; the others say what a drawing needs to know, such as the span of its axis. */
export function factsIn(rows: readonly Row[]): Row[] {
  return rows.filter((row) => [...Object.keys(KEYS), "fact_id"].some((name) => anchorIn(row, name) !== null));
}
