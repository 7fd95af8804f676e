import {anchorIn} from "../data/fact-anchor.js";
import {printNumber} from "../format/words.js";
import {element} from "./html.js";
import type {Codes} from "../data/codebook.js";
import type {Cell, Link, Row} from "../data/row.js";

export interface TableOptions {
  document: Document;
  codes: Codes;
  /** What the table holds, for those who hear it. */
  caption: string;
  /** Gives the address of a fact; without it the rows are no links. */
  link?: Link;
  /** Columns in order; those of the rows unless told. */
  columns?: readonly string[];
  /** Rows by whose longest words the widths of the columns are fixed; without them a browser finds widths itself. */
  fitted?: readonly Row[];
}

const ABSENT = "–";
/** Most letters of a column of fixed width. */
const WIDEST = {title: 58, other: 32};

/** Columns whose codes go by another name. */
const CODES: Readonly<Record<string, string>> = {article_id: "front"};

/** Columns that a reader knows by another name. */
const NAMES: Readonly<Record<string, string>> = {
  article_id: "front",
  event_type: "type",
  event_class: "class",
  actor_names: "actors",
  outlet_names: "outlets"
};

/** Draws rows as a table: the twin of a figure for those who read it better so. */
export function table(rows: readonly Row[], options: TableOptions): HTMLTableElement {
  const {document, caption, fitted} = options;
  const {columns = columnsOf(rows)} = options;
  const made = document.createElement("table");
  const head = element(
    document,
    "tr",
    {},
    columns.map((name) => heading(name, document))
  );
  if (fitted) made.setAttribute("aria-rowcount", String(rows.length + 1));
  made.append(
    element(document, "caption", {}, [caption]),
    ...(fitted ? [widths(fitted, columns, options)] : []),
    element(document, "thead", {}, [head]),
    element(
      document,
      "tbody",
      {},
      rows.map((row) => tableRow(row, columns, options))
    )
  );
  return made;
}

/** Draws one row. */
export function tableRow(row: Row, columns: readonly string[], options: TableOptions): HTMLElement {
  return element(
    options.document,
    "tr",
    {},
    columns.map((name) => data(row, name, options))
  );
}

/** Gives the columns of a table: those of its rows, but for an event's id where its title stands for it. */
export function columnsOf(rows: readonly Row[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  return columns.includes("title") ? columns.filter((name) => name !== "event_id") : columns;
}

/** Gives the codes that the values of a column are among, if any. */
export function codesOfColumn(column: string, codes: Codes): Codes[string] | undefined {
  return codes[CODES[column] ?? column];
}

/** Prints a value for a reader: code labels for codes, a dash for what is absent. */
export function printCell(value: Cell, column: string, codes: Codes): string {
  if (value === null) return ABSENT;
  if (Array.isArray(value)) return value.map((each) => printCell(each, column, codes)).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "object") return JSON.stringify(value);
  const code = codesOfColumn(column, codes)?.find((each) => each.value === value);
  return (column === "article_id" ? code?.short : code?.label) ?? value;
}

/** Fixes the widths of columns by their longest words, as far as there is room. */
function widths(rows: readonly Row[], columns: readonly string[], {document, codes}: TableOptions): HTMLElement {
  const cols = columns.map((name) => {
    const longest = Math.max(
      nameOf(name).length + 3,
      ...rows.map((row) => printCell(row[name] ?? null, name, codes).length)
    );
    const most = name === "title" ? WIDEST.title : WIDEST.other;
    return element(document, "col", {style: `width: ${Math.min(most, longest + 3)}ch`});
  });
  return element(document, "colgroup", {}, cols);
}

function nameOf(column: string): string {
  return NAMES[column] ?? column.replaceAll("_", " ");
}

function heading(name: string, document: Document): HTMLElement {
  return element(document, "th", {scope: "col", "data-column": name}, [nameOf(name)]);
}

/** Gives the anchor of the fact that a title names. */
function titledBy(row: Row): string | null {
  return anchorIn(row, "event_id") ?? anchorIn(row, "relation_id");
}

function data(row: Row, name: string, {document, codes, link}: TableOptions): HTMLElement {
  const value = row[name] ?? null;
  const cell = element(document, "td", {class: typeof value === "number" ? "number" : null});
  const words = printCell(value, name, codes);
  const anchor = anchorIn(row, name) ?? (name === "title" ? titledBy(row) : null);
  if (!link || anchor === null || typeof row.article_id !== "string") cell.textContent = words;
  else cell.append(element(document, "a", {href: link(row.article_id, anchor)}, [words]));
  return cell;
}
