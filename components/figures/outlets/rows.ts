import {maybeText, number, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import type {Row} from "../../data/row.js";

/** An outlet and the rows of its citations, in the order of the articles. */
export interface Outlet {
  id: string;
  name: string;
  citations: Row[];
  /** Number of facts that rest on it. */
  facts: number;
}

/** The outlets of one front, country or kind. */
export interface Group {
  id: string;
  label: string;
  outlets: Outlet[];
  /** Facts of the front, where the group is one. */
  front: {facts: number; cited: number} | null;
  /** Facts of the front for which no source is cited; 0 where that is not shown. */
  uncited: number;
}

/** Groups rows by `group_id` and outlet, both in the order of the rows. */
export function groupsOf(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(text(row, "group_id"), [...(groups.get(text(row, "group_id")) ?? []), row]);
  return [...groups].map(([id, own]) => {
    const [first] = own;
    const uncited = own.find((row) => text(row, "part") === "uncited");
    const isFront = first !== undefined && text(first, "grouped_by") === "front";
    return {
      id,
      label: first ? text(first, "group_label") : "",
      outlets: outletsOf(own.filter((row) => text(row, "part") === "citation")),
      front: isFront ? {facts: number(first, "front_facts"), cited: number(first, "front_cited")} : null,
      uncited: uncited ? number(uncited, "facts") : 0
    };
  });
}

/** Groups citations by outlet. */
export function outletsOf(rows: readonly Row[]): Outlet[] {
  const outlets = new Map<string, Row[]>();
  for (const row of citationsIn(rows)) {
    outlets.set(text(row, "outlet_id"), [...(outlets.get(text(row, "outlet_id")) ?? []), row]);
  }
  return [...outlets].map(([id, citations]) => ({
    id,
    name: citations[0] ? text(citations[0], "outlet") : id,
    citations,
    facts: sum(citations)
  }));
}

/** Returns the rows that are citations. */
export function citationsIn(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "citation");
}

/** Returns tooltip and accessible name of a citation. */
export function rowLabel(row: Row): string {
  const [paragraph, facts] = [text(row, "anchor").slice("p-".length), number(row, "facts")];
  const day = maybeText(row, "published");
  const where = `cited in ${paragraph.startsWith("fn") ? `footnote ${paragraph.slice(2)}` : `paragraph ${paragraph}`} on ${text(row, "front")}`;
  const more =
    facts === 0
      ? "No fact rests on it that did not before"
      : `${facts} ${facts === 1 ? "fact rests" : "facts rest"} on it`;
  return `${text(row, "outlet")}, ${day === null ? "undated" : printDay(day)}, ${where}. ${more}.`;
}

/** Formats a share as a whole percentage. */
export function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((facts, row) => facts + number(row, "facts"), 0);
}
