import {isRecord} from "../../data/guards.js";
import type {Bindings} from "../../data/duckdb/bind.js";

/** What a reader made of the table of a result. */
export interface View {
  sort?: {column: string; descending: boolean};
  pinned?: readonly string[];
  /** Widths of columns in pixels. */
  widths?: Readonly<Record<string, number>>;
  search?: string;
}

export const MARKS = ["bar", "line", "dot", "area", "cell", "tick"] as const;

/** How a result is drawn: a mark of Observable Plot, and the columns that it shows. */
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

/** A note in Markdown. */
export interface NoteCell {
  kind: "note";
  text: string;
}

export type Cell = SqlCell | NoteCell;

/** What a reader wrote: kept as a draft, saved to a file, and put into a link as this and nothing else. */
export interface Notebook {
  title: string;
  cells: readonly Cell[];
  /** Values of the `$name` in its SQL; NULL where there is none. */
  values?: Bindings;
}

/** Version of the printed form. */
const VERSION = 1;
const COLUMNS = ["x", "y", "color", "facet"] as const;

/** Prints a notebook as JSON, as files and links keep it. */
export function printNotebook({title, cells, values}: Notebook): string {
  return JSON.stringify({fiveFronts: "notebook", version: VERSION, title, cells, values});
}

/** Reads a printed notebook; throws `no notebook: …`, `notebook of a later version: …`, `no cell: …`. */
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

/** Gives a notebook of one statement. */
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

/** Reads how a table was shown; what is not understood is left out. */
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
