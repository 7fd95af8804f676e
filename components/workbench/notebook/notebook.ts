import {isRecord} from "../../data/guards.js";
import type {Bindings} from "../../data/duckdb/bind.js";

/** State of the grid of a result: sort order, pinned columns, widths, search text. */
export interface View {
  sort?: {column: string; descending: boolean};
  pinned?: readonly string[];
  /** Widths of columns in pixels. */
  widths?: Readonly<Record<string, number>>;
  search?: string;
}

export const MARKS = ["bar", "line", "dot", "area", "cell", "tick"] as const;

/** Chart options: a mark of Observable Plot, and the column of each channel. */
export interface ChartSpec {
  mark: (typeof MARKS)[number];
  x: string | null;
  y: string | null;
  color: string | null;
  facet: string | null;
}

export interface SqlCell {
  kind: "sql";
  sql: string;
  view?: View;
  chart?: ChartSpec;
}

export interface NoteCell {
  kind: "note";
  text: string;
}

export type Cell = SqlCell | NoteCell;

/** Everything that a draft, a file and a link hold. */
export interface Notebook {
  title: string;
  cells: readonly Cell[];
  /** Values of the `$name` parameters in its SQL; a missing one is NULL. */
  values?: Bindings;
}

/** Version of the JSON format. */
const VERSION = 1;
const COLUMNS = ["x", "y", "color", "facet"] as const;

/** Serializes a notebook as JSON for files and links. */
export function printNotebook({title, cells, values}: Notebook): string {
  return JSON.stringify({fiveFronts: "notebook", version: VERSION, title, cells, values});
}

/** Parses a notebook from JSON; throws `no notebook: …`, `notebook of a later version: …`, `no cell: …`. */
export function parseNotebook(text: string): Notebook {
  const value = read(text);
  if (!isRecord(value) || value.fiveFronts !== "notebook" || !Array.isArray(value.cells)) {
    throw new Error(`no notebook: ${text.slice(0, 60)}`);
  }
  if (value.version !== VERSION) throw new Error(`notebook of a later version: ${String(value.version)}`);
  const cells: unknown[] = value.cells;
  const title = typeof value.title === "string" ? value.title : "";
  const values = parseValues(value.values);
  return {title, cells: cells.map(parseCell), ...(values && {values})};
}

export function notebookOf(sql: string, title = ""): Notebook {
  return {title, cells: [{kind: "sql", sql}]};
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parseValues(value: unknown): Bindings | null {
  if (!isRecord(value)) return null;
  const isBound = (pair: [string, unknown]): pair is [string, Bindings[string]] =>
    pair[1] === null || typeof pair[1] === "string" || typeof pair[1] === "number";
  return Object.fromEntries(Object.entries(value).filter(isBound));
}

function parseCell(value: unknown): Cell {
  if (isRecord(value) && value.kind === "note" && typeof value.text === "string") {
    return {kind: "note", text: value.text};
  }
  if (!isRecord(value) || value.kind !== "sql" || typeof value.sql !== "string") {
    throw new Error(`no cell: ${JSON.stringify(value).slice(0, 60)}`);
  }
  const [view, chart] = [parseView(value.view), parseChart(value.chart)];
  return {kind: "sql", sql: value.sql, ...(view && {view}), ...(chart && {chart})};
}

/** Parses the state of a grid; unknown or malformed parts are dropped. */
function parseView(value: unknown): View | null {
  if (!isRecord(value)) return null;
  const {sort, pinned, widths, search} = value;
  return {
    ...(isRecord(sort) &&
      typeof sort.column === "string" && {sort: {column: sort.column, descending: sort.descending === true}}),
    ...(Array.isArray(pinned) && {pinned: pinned.filter((name) => typeof name === "string")}),
    ...(isRecord(widths) && {
      widths: Object.fromEntries(
        Object.entries(widths).filter((pair): pair is [string, number] => typeof pair[1] === "number")
      )
    }),
    ...(typeof search === "string" && {search})
  };
}

function parseChart(value: unknown): ChartSpec | null {
  const mark = isRecord(value) ? MARKS.find((each) => each === value.mark) : undefined;
  if (!isRecord(value) || mark === undefined) return null;
  const [x, y, color, facet] = COLUMNS.map((name) => (typeof value[name] === "string" ? value[name] : null));
  return {mark, x: x ?? null, y: y ?? null, color: color ?? null, facet: facet ?? null};
}
