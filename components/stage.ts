import {emptiness} from "./emptiness.js";
import {linkFrom} from "./frame.js";
import {table} from "./table.js";
import type {Way} from "./emptiness.js";
import type {Figure, Row} from "./figure.js";
import type {Payload} from "./payload.js";

/** The parts of a figure on the page. */
export interface Stage {
  document: Document;
  figure: Figure;
  payload: Payload;
  root: HTMLElement;
  form: HTMLFormElement;
  drawing: HTMLElement;
  status: HTMLElement;
  sql: string;
}

/** Finds the parts of a figure; throws `missing figure: id` or `missing part: selector (id)`. */
export function stageOf(document: Document, figure: Figure, read: (text: string) => Payload): Stage {
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
    sql: need(root, ".figure-sql code").textContent
  };
}

/** Shows the words of a figure: title, subtitle and caption. */
export function showWords({figure, payload, root}: Stage, rows: readonly Row[]): void {
  const {codes} = payload;
  setText(root, ".figure-title", figure.title(rows, codes));
  setText(root, ".figure-subtitle", figure.subtitle(rows, codes));
  setText(root, ".figure-caption", rows.length === 0 ? "" : figure.caption(rows, codes));
}

/** Shows the rows of a figure in its table. */
export function showTable({figure, payload, root, document}: Stage, rows: readonly Row[]): void {
  const {codes} = payload;
  const caption = rows.length === 0 ? "No rows" : figure.title(rows, codes);
  const link = linkFrom(payload.root);
  root.querySelector(".figure-table table")?.replaceWith(table(rows, {document, codes, caption, link}));
}

/** Says in the place of the drawing that nothing is left, and offers ways back to something. */
export function showEmpty({document, drawing}: Stage, ways: readonly Way[]): void {
  drawing.replaceChildren(emptiness(document, ways));
}

/** Says one line to the reader. */
export function say({status}: Stage, text: string): void {
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
