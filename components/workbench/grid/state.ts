import type {VirtualRows} from "../../controls/virtual-rows.js";
import type {View} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";
import type {Columns} from "./columns.js";

export interface GridOptions {
  document: Document;
  view: View;
  onView: (view: View) => void;
  /** Names the table for assistive technology. */
  label: string;
  /** Tells the reader of what takes its time. */
  say: (text: string) => void;
}

/** A cell by where it is shown: row -1 holds the headings, column -1 the numbers of the rows. */
export interface Place {
  row: number;
  at: number;
}

/** A table as it stands. */
export interface GridState extends GridOptions {
  answer: Answer;
  /** The box that scrolls; in it the headings, and below them the rows in view. */
  scroll: HTMLElement;
  head: HTMLElement;
  body: HTMLElement;
  rows: VirtualRows;
  /** Where a cell is shown in full. */
  full: HTMLElement;
  /** Rows of the answer in the order in which they are shown. */
  order: Uint32Array;
  columns: Columns;
  gutter: number;
  active: Place;
  /** The other corner of what is selected. */
  anchor: Place;
  /** Tells cells that hold what is searched for. */
  isMatch: (answer: Answer, row: number, column: number) => boolean;
  /** The columns that are drawn: the first, and the one behind the last. */
  drawnColumns: readonly [number, number];
  /** The work under way, such as sorting. */
  working: AbortController;
  /** Begins the ids of its elements. */
  id: string;
}

/** Gives the cell that an element belongs to. */
export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
  const row = cell?.closest<HTMLElement>("[data-row]");
  return cell && row ? {row: Number(row.dataset.row), at: Number(cell.dataset.at)} : null;
}

/** What is selected as shown: rows and columns from the first up to the one behind the last. */
export interface Span {
  rows: [number, number];
  columns: [number, number];
}

/** Gives what is selected: cells, of the number of a row all of its cells, and of a heading none. */
export function spanOf({active, anchor, columns}: GridState): Span {
  if (active.row < 0) return {rows: [0, 0], columns: [0, 0]};
  const span = (a: number, b: number): [number, number] => [Math.min(a, b), Math.max(a, b) + 1];
  const isRow = active.at < 0;
  return {rows: span(active.row, anchor.row), columns: isRow ? [0, columns.order.length] : span(active.at, anchor.at)};
}
