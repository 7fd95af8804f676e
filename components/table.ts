import {anchorIn} from "./anchor.js";
import type {Cell, Codes, Link, Row} from "./figure.js";

export interface TableOptions {
  document: Document;
  codes: Codes;
  /** What the table holds, for those who hear it. */
  caption: string;
  /** Gives the address of a fact; without it the rows are no links. */
  link?: Link;
}

const ABSENT = "–";

/** Columns whose codes go by another name. */
const CODES: Readonly<Record<string, string>> = {article_id: "front"};

/** Draws rows as a table: the twin of a figure for those who read it better so. */
export function table(rows: readonly Row[], options: TableOptions): HTMLTableElement {
  const {document, caption} = options;
  const element = document.createElement("table");
  const columns = Object.keys(rows[0] ?? {});
  const title = document.createElement("caption");
  title.textContent = caption;
  const head = document.createElement("thead");
  head.append(
    line(
      document,
      columns.map((name) => heading(name, options))
    )
  );
  const body = document.createElement("tbody");
  body.append(
    ...rows.map((row) =>
      line(
        document,
        columns.map((name) => data(row, name, options))
      )
    )
  );
  element.append(title, head, body);
  return element;
}

/** Prints a value for a reader: code labels for codes, a dash for what is absent. */
export function printCell(value: Cell, column: string, codes: Codes): string {
  if (value === null) return ABSENT;
  if (Array.isArray(value)) return value.map((each) => printCell(each, column, codes)).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "object") return JSON.stringify(value);
  return codes[CODES[column] ?? column]?.find((code) => code.value === value)?.label ?? value;
}

/** Prints a number with thousands separated, up to three decimals. */
export function printNumber(value: number): string {
  return value.toLocaleString("en-US", {maximumFractionDigits: 3});
}

function line(document: Document, cells: readonly HTMLElement[]): HTMLElement {
  const row = document.createElement("tr");
  row.append(...cells);
  return row;
}

function heading(name: string, {document}: TableOptions): HTMLElement {
  const cell = document.createElement("th");
  cell.setAttribute("scope", "col");
  cell.textContent = name.replaceAll("_", " ");
  return cell;
}

function data(row: Row, name: string, {document, codes, link}: TableOptions): HTMLElement {
  const cell = document.createElement("td");
  const value = row[name] ?? null;
  if (typeof value === "number") cell.className = "number";
  cell.textContent = printCell(value, name, codes);
  const anchor = anchorIn(row, name);
  if (!link || anchor === null || typeof row.article_id !== "string") return cell;
  const fact = document.createElement("a");
  fact.setAttribute("href", link(row.article_id, anchor));
  fact.append(...cell.childNodes);
  cell.append(fact);
  return cell;
}
