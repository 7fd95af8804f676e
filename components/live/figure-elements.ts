import {drawNoRows} from "../controls/no-rows.js";
import {columnsOf} from "../controls/table.js";
import {attachTable} from "../controls/virtual-table.js";
import {linkFrom} from "../figures/draw-figure.js";
import type {Action} from "../controls/no-rows.js";
import type {DataTable} from "../controls/virtual-table.js";
import type {Row} from "../data/row.js";
import type {Figure} from "../figures/figure.js";
import type {Payload} from "../figures/payload.js";
import type {Values} from "../state/parameters.js";
import type {FigureRows} from "./figure-rows.js";

/** A figure of the page with its elements. */
export interface FigureElements {
  document: Document;
  figure: Figure;
  payload: Payload;
  root: HTMLElement;
  form: HTMLFormElement;
  drawing: HTMLElement;
  status: HTMLElement;
  table: DataTable;
  sql: string;
}

/** A figure of the page with what it shows. */
export interface ShownFigure extends FigureElements {
  figureRows: FigureRows;
  shown: {rows: readonly Row[]; values: Values};
  /** Sets values as the controls do. */
  setValues: (values: Values) => void;
}

/** Finds the elements of a figure; throws `missing figure: id` or `missing part: selector (id)`. */
export function figureElements(document: Document, figure: Figure, read: (text: string) => Payload): FigureElements {
  const root = document.querySelector<HTMLElement>(`figure[data-figure="${figure.id}"]`);
  if (!root) throw new Error(`missing figure: ${figure.id}`);
  const payload = read(need(root, "script[type='application/json']").textContent);
  const form = root.querySelector("form");
  if (!form) throw new Error(`missing part: form (${figure.id})`);
  return {
    document,
    figure,
    payload,
    root,
    form,
    drawing: need(root, ".figure-drawing"),
    status: need(root, ".figure-status"),
    table: tableOf(root, {document, figure, payload}),
    sql: need(root, ".figure-sql code").textContent
  };
}

function tableOf(
  root: HTMLElement,
  {document, figure, payload}: Pick<FigureElements, "document" | "figure" | "payload">
): DataTable {
  const {codes, rows, total, root: siteRoot} = payload;
  const options = {document, codes, columns: figure.columns ?? columnsOf(rows), link: linkFrom(siteRoot)};
  return attachTable(need(root, ".figure-scroll"), options, total);
}

/** Shows the title, subtitle and caption for some rows. */
export function showWords({figure, payload, root}: FigureElements, rows: readonly Row[]): void {
  const {codes} = payload;
  setText(root, ".figure-title", figure.title(rows, codes));
  setText(root, ".figure-subtitle", figure.subtitle(rows, codes));
  setText(root, ".figure-caption", rows.length === 0 ? "" : figure.caption(rows, codes));
}

/** Shows the rows of a figure in its table. */
export function showTable({figure, payload, table}: FigureElements, rows: readonly Row[]): void {
  const {columns} = figure;
  const own = columns?.every((name) => rows[0] === undefined || name in rows[0]) === true ? columns : columnsOf(rows);
  table.update(rows, {caption: rows.length === 0 ? "No rows" : figure.title(rows, payload.codes), columns: own});
}

/** Shows in the place of the drawing, or above that of a board, that no row passes, with buttons that open filters. */
export function showEmpty({document, drawing, root}: FigureElements, ways: readonly Action[]): void {
  (root.querySelector(".board-empty") ?? drawing).replaceChildren(drawNoRows(document, ways));
}

/** Shows one line of text to the reader. */
export function showStatus({status}: FigureElements, text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

function setText(root: HTMLElement, selector: string, text: string): void {
  const element = need(root, selector);
  if (element.textContent !== text) element.textContent = text;
}

function need(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`missing part: ${selector} (${root.dataset.figure ?? ""})`);
  return found;
}
