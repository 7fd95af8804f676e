import {label} from "../../data/codebook.js";
import {number, text, texts} from "../../data/row.js";
import {printWhen} from "../../format/dates.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** One thing that a discrepancy touches. */
export interface Side {
  words: string;
  article: string;
  anchor: string;
}

/** Keeps the rows that are discrepancies. */
export function entriesIn(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "entry");
}

/** Gives how many discrepancies there are of each kind on each front, whatever is listed. */
export function cellsIn(rows: readonly Row[]): {kind: string; front: string; entries: number}[] {
  return rows
    .filter((row) => text(row, "part") === "cell")
    .map((row) => ({
      kind: text(row, "discrepancy_kind"),
      front: text(row, "article_id"),
      entries: number(row, "entries")
    }));
}

/** Gives the facts, sources and paragraphs that a discrepancy touches, with their dates. */
export function sidesOf(row: Row): Side[] {
  const [places, dates] = [texts(row, "side_places"), texts(row, "side_dates")];
  return texts(row, "sides").map((side, i) => {
    const [article = "", anchor = ""] = (places[i] ?? "").split("#");
    const [start, end, precision] = (dates[i] ?? "").split("/").map((part) => (part === "" ? null : part));
    const when = printWhen({start: start ?? null, end: end ?? null, precision: precision ?? null});
    return {words: when === "undated" ? side : `${side}, ${when}`, article, anchor};
  });
}

/** Names the place of a discrepancy: "Iran-backed militias, paragraph 7". */
export function placeOf(row: Row, codes: Codes): string {
  const paragraph = text(row, "paragraph");
  const front = codes.front?.find(({value}) => value === text(row, "article_id"))?.short ?? "";
  return `${front}, ${paragraph.startsWith("fn") ? `footnote ${paragraph.slice(2)}` : `paragraph ${paragraph}`}`;
}

/** Names the kind of a discrepancy. */
export function kindOf(row: Row, codes: Codes): string {
  const name = label(codes, "discrepancy_kind", text(row, "discrepancy_kind"));
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
