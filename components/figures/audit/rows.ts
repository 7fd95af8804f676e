import {label} from "../../data/codebook.js";
import {number, text, texts} from "../../data/row.js";
import {printWhen} from "../../format/dates.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** A fact, source or paragraph that a discrepancy concerns. */
export interface Side {
  words: string;
  article: string;
  anchor: string;
}

/** Returns the rows that are listed discrepancies. */
export function discrepancies(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "entry");
}

/** Returns the number of discrepancies of each kind on each front, listed or not. */
export function countsByKind(rows: readonly Row[]): {kind: string; front: string; entries: number}[] {
  return rows
    .filter((row) => text(row, "part") === "cell")
    .map((row) => ({
      kind: text(row, "discrepancy_kind"),
      front: text(row, "article_id"),
      entries: number(row, "entries")
    }));
}

/** Returns what a discrepancy concerns, each with its date. */
export function sidesOf(row: Row): Side[] {
  const [places, dates] = [texts(row, "side_places"), texts(row, "side_dates")];
  return texts(row, "sides").map((side, i) => {
    const [article = "", anchor = ""] = (places[i] ?? "").split("#");
    const [start, end, precision] = (dates[i] ?? "").split("/").map((part) => (part === "" ? null : part));
    const when = printWhen({start: start ?? null, end: end ?? null, precision: precision ?? null});
    return {words: when === "undated" ? side : `${side}, ${when}`, article, anchor};
  });
}

/** Returns front and paragraph of a discrepancy: "Iran-backed militias, paragraph 7". */
export function paragraphLabel(row: Row, codes: Codes): string {
  const paragraph = text(row, "paragraph");
  const front = codes.front?.find(({value}) => value === text(row, "article_id"))?.short ?? "";
  return `${front}, ${paragraph.startsWith("fn") ? `footnote ${paragraph.slice(2)}` : `paragraph ${paragraph}`}`;
}

export function kindLabel(row: Row, codes: Codes): string {
  const name = label(codes, "discrepancy_kind", text(row, "discrepancy_kind"));
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
