import type {Row} from "./row.js";

/** Columns that hold the id of a row's fact, with the prefix of their values in an anchor. */
const KEYS: Readonly<Record<string, string>> = {anchor: "", event_id: "e-", relation_id: "r-", figure_id: "f-"};

/** Returns the anchor of the fact that a cell names; null where it names none. */
export function anchorIn(row: Row, name: string): string | null {
  const value = row[name];
  if (typeof value !== "string") return null;
  if (name === "fact_id" && typeof row.kind === "string") return `${row.kind.charAt(0)}-${value}`;
  const prefix = KEYS[name];
  return prefix === undefined ? null : `${prefix}${value}`;
}

/** Returns the rows that name a fact; the others carry context for the drawing, such as the extent of its axis. */
export function factsIn(rows: readonly Row[]): Row[] {
  return rows.filter((row) => [...Object.keys(KEYS), "fact_id"].some((name) => anchorIn(row, name) !== null));
}
