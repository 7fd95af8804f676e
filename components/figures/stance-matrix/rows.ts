import {label} from "../../data/codebook.js";
import {sayFact, termOf, whenOf} from "../../data/fact-label.js";
import {flag, maybeText, number, text} from "../../data/row.js";
import {capital} from "../../format/words.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** A column of the matrix: one subject on which states take a stance. */
export interface Column {
  id: string;
  label: string;
}

/** A row of the matrix: a state, with a cell for each column. */
export interface StateRow {
  id: string;
  name: string;
  cells: readonly Cell[];
}

interface Cell {
  column: Column;
  rows: readonly Row[];
  /** The article says something here, even if a filter leaves it out. */
  isTold: boolean;
}

/** Returns the rows that are stances. */
export function stancesOf(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "stance");
}

/** Returns the columns that have rows, in their order. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const columns = new Map(
    rows.map((row) => [
      text(row, "matter"),
      {id: text(row, "matter"), label: text(row, "matter_label"), order: number(row, "matter_order")}
    ])
  );
  return [...columns.values()].sort((a, b) => a.order - b.order);
}

/** Returns the states in the order of the rows. */
export function stateRows(rows: readonly Row[], columns: readonly Column[]): StateRow[] {
  const names = new Map(rows.map((row) => [text(row, "actor_id"), text(row, "state")]));
  return [...names].map(([id, name]) => {
    const own = rows.filter((row) => text(row, "actor_id") === id);
    const cells = columns.map((column) => {
      const inside = own.filter((row) => text(row, "matter") === column.id);
      return {column, rows: stancesOf(inside), isTold: inside.length > 0};
    });
    return {id, name, cells};
  });
}

/** Returns the names of the states with a stance; classes of states and alliances are left out. */
export function statesWith(rows: readonly Row[], stance?: string): string[] {
  const own = rows.filter((row) => flag(row, "counted") && (stance === undefined || text(row, "stance") === stance));
  return [...new Set(own.map((row) => text(row, "state")))];
}

/** Returns the words of a stance, with its date where it has one. */
export function rowWords(row: Row): string {
  if (maybeText(row, "date_precision") === null) return text(row, "says");
  const when = maybeText(row, "date_start") === null ? whenOf(row) : termOf(row);
  return `${text(row, "says")}, ${when}`;
}

/** Returns tooltip and accessible name of a stance. */
export function rowLabel(row: Row, codes: Codes): string {
  const head = `${text(row, "state")}, ${text(row, "matter_label").toLowerCase()}: ${rowWords(row)}`;
  const grounds = text(row, "grounds") === "cited" ? "a source is cited" : "no source is cited";
  return `${head}. ${sayFact(row, codes, [capital(grounds)])}`;
}

/** Returns the stances of one state, column by column, with the certainty of what is not asserted. */
export function stateLabel({name, cells}: StateRow, codes: Codes): string {
  const columns = cells
    .filter(({rows}) => rows.length > 0)
    .map(
      ({column, rows}) => `${column.label.toLowerCase()}: ${rows.map((row) => shortLabel(row, codes)).join(", and ")}`
    );
  return `${name}: ${columns.join("; ")}.`;
}

function shortLabel(row: Row, codes: Codes): string {
  const certainty = text(row, "certainty");
  const words = rowWords(row);
  const suffix = certainty === "asserted" ? "" : ` (${label(codes, "certainty", certainty)})`;
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}${suffix}`;
}
