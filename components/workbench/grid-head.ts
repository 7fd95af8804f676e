import {element} from "../element.js";
import {printDatum} from "./datum.js";
import type {Answer} from "./answer.js";
import type {View} from "./notebook.js";

export interface GridOptions {
  document: Document;
  view: View;
  onView: (view: View) => void;
  /** Names the table for assistive technology. */
  label: string;
}

/** A table as it stands. */
export interface GridState extends GridOptions {
  answer: Answer;
  scroll: HTMLElement;
  head: HTMLElement;
  space: HTMLElement;
  body: HTMLElement;
  order: Uint32Array;
  /** Columns in the order in which they are shown: the pinned ones first. */
  columns: number[];
  widths: number[];
  active: {row: number; column: number};
  anchor: {row: number; column: number};
  drawn: string;
}

/** What the headings do. */
export interface HeadHandles {
  sort: (name: string) => void;
  pin: (name: string) => void;
  /** A column has another width; it is kept once that is settled. */
  widen: (column: number, isDone: boolean) => void;
}

/** Bounds of the width of a column, and what a letter takes, in pixels. */
export const WIDTHS = {least: 56, most: 360, letter: 7.4};

const SAMPLE = 100;

/** Gives the columns in the order in which they are shown: the pinned ones first. */
export function columnsOf({columns}: Answer, {pinned = []}: View): number[] {
  const all = columns.map((_, i) => i);
  const isPinned = (i: number): boolean => pinned.includes(columns[i]?.name ?? "");
  return [...all.filter(isPinned), ...all.filter((i) => !isPinned(i))];
}

/** Gives a column the width of what it holds, in pixels. */
export function widthOf(answer: Answer, column: number): number {
  let letters = (answer.columns[column]?.name.length ?? 0) + 4;
  for (let row = 0; row < Math.min(answer.rows, SAMPLE); row++) {
    letters = Math.max(letters, printDatum(answer.at(row, column)).length);
  }
  return Math.round(Math.max(WIDTHS.least, Math.min(WIDTHS.most, letters * WIDTHS.letter + 16)));
}

/** Draws the headings. */
export function drawHead(state: GridState, handles: HeadHandles): void {
  const {document, head, answer, columns, view} = state;
  const cells = columns.map((column, at) => {
    const {name = "", duckdb = ""} = answer.columns[column] ?? {};
    const sort = view.sort?.column === name ? (view.sort.descending ? "descending" : "ascending") : "none";
    const isPinned = view.pinned?.includes(name) === true;
    const cell = element(
      document,
      "div",
      {role: "columnheader", "aria-sort": sort, "aria-colindex": at + 1, class: "grid-cell"},
      [
        headButton(state, name, `${name}: sort`, `${name} (${duckdb})`, () => handles.sort(name)),
        headButton(state, isPinned ? "unpin" : "pin", `${isPinned ? "Unpin" : "Pin"} ${name}`, "", () =>
          handles.pin(name)
        ),
        grip(state, column, handles)
      ]
    );
    dress(state, cell, column, at);
    return cell;
  });
  head.replaceChildren(...cells);
}

function headButton({document}: GridState, text: string, label: string, title: string, run: () => void): HTMLElement {
  const made = element(document, "button", {type: "button", "aria-label": label, title: title === "" ? null : title}, [
    text
  ]);
  made.addEventListener("click", run);
  return made;
}

/** Gives the edge of a heading that takes its width: by dragging, or with the arrow keys. */
function grip(state: GridState, column: number, {widen}: HeadHandles): HTMLElement {
  const {document, answer} = state;
  const name = answer.columns[column]?.name ?? "";
  const width = (): number => state.widths[column] ?? WIDTHS.least;
  const edge = element(document, "span", {
    class: "grid-grip",
    role: "separator",
    tabindex: 0,
    "aria-orientation": "vertical",
    "aria-label": `Width of ${name}`,
    "aria-valuenow": width(),
    "aria-valuemin": WIDTHS.least,
    "aria-valuemax": 1200
  });
  const set = (next: number, isDone: boolean): void => {
    state.widths[column] = Math.round(Math.max(WIDTHS.least, Math.min(1200, next)));
    edge.setAttribute("aria-valuenow", String(width()));
    widen(column, isDone);
  };
  edge.addEventListener("keydown", (event) => {
    const by = {ArrowLeft: -16, ArrowRight: 16}[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(width() + by, true);
    state.head.querySelectorAll<HTMLElement>(".grid-grip")[state.columns.indexOf(column)]?.focus();
  });
  edge.addEventListener("pointerdown", (event) => drag(state, column, event, () => set(width(), true)));
  return edge;
}

/** Lets a width follow the pointer until it is let go. */
function drag(state: GridState, column: number, event: PointerEvent, end: () => void): void {
  const {document, scroll} = state;
  event.stopPropagation();
  const [start, before] = [event.clientX, state.widths[column] ?? WIDTHS.least];
  const follow = ({clientX}: PointerEvent): void => {
    const width = Math.round(Math.max(WIDTHS.least, before + clientX - start));
    state.widths[column] = width;
    for (const cell of scroll.querySelectorAll<HTMLElement>(`[data-column="${column}"]`))
      cell.style.width = `${width}px`;
  };
  const release = (): void => {
    document.removeEventListener("pointermove", follow);
    end();
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", release, {once: true});
}

/** Gives a cell the width of its column, and holds it at the edge where that is pinned. */
export function dress(state: GridState, cell: HTMLElement, column: number, at: number): void {
  cell.dataset.column = String(column);
  cell.style.width = `${state.widths[column] ?? WIDTHS.least}px`;
  const pinned = state.view.pinned?.length ?? 0;
  if (at >= pinned) return;
  const left = state.columns.slice(0, at).reduce((sum, each) => sum + (state.widths[each] ?? 0), 0);
  cell.classList.add("pinned");
  cell.style.insetInlineStart = `${left}px`;
}
