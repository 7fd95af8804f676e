import {element} from "../element.js";
import {evidenceAt, evidenceOf} from "./grid-evidence.js";
import {WIDTHS, columnsOf, dress, drawHead, widthOf} from "./grid-head.js";
import {isNumeric, orderOf} from "./grid-order.js";
import {printDatum} from "./datum.js";
import type {Answer} from "./answer.js";
import type {GridOptions, GridState, HeadHandles} from "./grid-head.js";
import type {View} from "./notebook.js";

/** The table of a result. */
export interface Grid {
  element: HTMLElement;
  /** Brings a cell into sight and makes it the active one. */
  reach: (row: number, column: number) => void;
  /** Gives the rows in the order in which they are shown. */
  order: () => Uint32Array;
  /** Gives the cells that are selected, as their rows and columns in the answer. */
  selection: () => {rows: number[]; columns: number[]};
}

/** Height of a row, and most of all rows together: browsers draw nothing beyond. */
const ROW = 28;
const TALLEST = 8_000_000;
const BEYOND = 8;

/**
 * Draws a result of any length as a table of which only the rows in sight exist. One stop of the Tab key: arrows go from
 * cell to cell, with Shift they select, Enter opens the evidence of a row. A heading sorts, pins and takes a width.
 */
export function drawGrid(answer: Answer, options: GridOptions): Grid {
  const {document, label, view} = options;
  const scroll = element(document, "div", {
    class: "sql-grid",
    role: "grid",
    tabindex: 0,
    "aria-label": label,
    "aria-rowcount": answer.rows + 1,
    "aria-colcount": answer.columns.length,
    "aria-multiselectable": "true"
  });
  const [head, body] = [
    element(document, "div", {class: "grid-head", role: "row"}),
    element(document, "div", {class: "grid-body"})
  ];
  const space = element(document, "div", {class: "grid-space", role: "presentation"}, [body]);
  scroll.append(head, space);
  const none = {row: 0, column: 0};
  const state: GridState = {
    ...options,
    answer,
    scroll,
    head,
    space,
    body,
    order: orderOf(answer, view.sort),
    columns: columnsOf(answer, view),
    widths: answer.columns.map(({name}, column) => view.widths?.[name] ?? widthOf(answer, column)),
    active: none,
    anchor: none,
    drawn: ""
  };
  space.style.height = `${Math.min(TALLEST, answer.rows * ROW)}px`;
  drawHead(state, handlesOf(state));
  scroll.addEventListener("scroll", () => draw(state), {passive: true});
  scroll.addEventListener("keydown", (event) => press(state, event));
  scroll.addEventListener("pointerdown", (event) => point(state, event));
  if (typeof ResizeObserver !== "undefined") new ResizeObserver(() => draw(state)).observe(scroll);
  draw(state);
  return {
    element: scroll,
    reach: (row, column) => {
      move(state, state.order.indexOf(row), state.columns.indexOf(column), false);
      scroll.focus();
    },
    order: () => state.order,
    selection: () => selectionOf(state)
  };
}

/** Draws the rows in sight, where they differ from those that stand. */
function draw(state: GridState): void {
  const {scroll, body, answer} = state;
  const height = scroll.clientHeight || 400;
  const tall = Math.min(TALLEST, answer.rows * ROW);
  const share = tall <= height ? 0 : scroll.scrollTop / (tall - height);
  const seen = Math.ceil(height / ROW);
  const first =
    tall === answer.rows * ROW
      ? Math.floor(scroll.scrollTop / ROW)
      : Math.round(share * Math.max(0, answer.rows - seen));
  const [from, to] = [Math.max(0, first - BEYOND), Math.min(answer.rows, first + seen + BEYOND)];
  const {active, anchor} = state;
  const drawn = [from, to, active.row, active.column, anchor.row, anchor.column].join();
  if (drawn === state.drawn) return;
  state.drawn = drawn;
  const top = tall === answer.rows * ROW ? from * ROW : scroll.scrollTop - (first - from) * ROW;
  body.style.transform = `translateY(${Math.max(0, top)}px)`;
  body.replaceChildren(...Array.from({length: to - from}, (_, i) => drawRow(state, from + i)));
  scroll.setAttribute("aria-activedescendant", body.querySelector(".active")?.id ?? "");
}

function drawRow(state: GridState, shown: number): HTMLElement {
  const {document, answer, columns, order, active} = state;
  const row = order[shown] ?? 0;
  const cells = columns.map((column, at) => {
    const value = answer.at(row, column);
    const text = printDatum(value);
    const link = evidenceAt(answer, row, column);
    const isActive = shown === active.row && at === active.column;
    const classes = [
      "grid-cell",
      ...(value === null ? ["null"] : []),
      ...(isNumeric(answer, column) ? ["number"] : [])
    ];
    if (isActive) classes.push("active");
    const isSelected = isWithin(state, shown, at);
    const cell = element(document, "div", {
      role: "gridcell",
      class: classes.join(" "),
      "aria-colindex": at + 1,
      "aria-selected": String(isSelected),
      title: text.length > 40 ? text : null,
      id: isActive ? "grid-active" : null
    });
    cell.append(link === null ? text : element(document, "a", {href: link, tabindex: -1}, [text]));
    dress(state, cell, column, at);
    return cell;
  });
  return element(
    document,
    "div",
    {role: "row", "aria-rowindex": shown + 2, class: "grid-row", "data-row": shown},
    cells
  );
}

function isWithin({active, anchor}: GridState, row: number, column: number): boolean {
  const between = (a: number, b: number, x: number): boolean => Math.min(a, b) <= x && x <= Math.max(a, b);
  return between(active.row, anchor.row, row) && between(active.column, anchor.column, column);
}

function selectionOf({active, anchor, order, columns}: GridState): {rows: number[]; columns: number[]} {
  const span = (a: number, b: number): number[] =>
    Array.from({length: Math.abs(a - b) + 1}, (_, i) => Math.min(a, b) + i);
  return {
    rows: span(active.row, anchor.row).flatMap((at) => order[at] ?? []),
    columns: span(active.column, anchor.column).flatMap((at) => columns[at] ?? [])
  };
}

function press(state: GridState, event: KeyboardEvent): void {
  if (event.target !== state.scroll || event.altKey) return;
  const {row, column} = state.active;
  const page = Math.max(1, Math.floor(state.scroll.clientHeight / ROW) - 2);
  const isFar = event.ctrlKey || event.metaKey;
  const steps: Readonly<Record<string, [number, number]>> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    PageDown: [row + page, column],
    PageUp: [row - page, column],
    Home: [isFar ? 0 : row, 0],
    End: [isFar ? state.answer.rows - 1 : row, state.columns.length - 1]
  };
  const step = steps[event.key];
  if (step) {
    event.preventDefault();
    move(state, step[0], step[1], event.shiftKey);
  } else if (event.key === "Enter") {
    const href = evidenceOf(state.answer, state.order[row] ?? 0);
    const link = state.body.querySelector<HTMLElement>(`[data-row="${row}"] a[href="${href ?? ""}"]`);
    if (link) link.click();
  }
}

function point(state: GridState, event: PointerEvent): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=gridcell]") : null;
  const row = Number(cell?.closest<HTMLElement>("[data-row]")?.dataset.row ?? NaN);
  if (!cell || Number.isNaN(row) || event.button !== 0) return;
  if (event.target instanceof Element && event.target.closest("a")) return;
  move(state, row, state.columns.indexOf(Number(cell.dataset.column)), event.shiftKey);
}

/** Makes a cell the active one, and brings it into sight. */
function move(state: GridState, row: number, column: number, isSelecting: boolean): void {
  const {answer, columns, scroll} = state;
  if (answer.rows === 0) return;
  state.active = {
    row: Math.max(0, Math.min(answer.rows - 1, row)),
    column: Math.max(0, Math.min(columns.length - 1, column))
  };
  if (!isSelecting) state.anchor = state.active;
  const tall = Math.min(TALLEST, answer.rows * ROW);
  const top = tall === answer.rows * ROW ? state.active.row * ROW : (state.active.row / answer.rows) * tall;
  const height = scroll.clientHeight - state.head.clientHeight;
  if (top < scroll.scrollTop || top + ROW > scroll.scrollTop + height) scroll.scrollTop = Math.max(0, top - height / 2);
  const left = columns.slice(0, state.active.column).reduce((sum, each) => sum + (state.widths[each] ?? 0), 0);
  const width = state.widths[columns[state.active.column] ?? 0] ?? 0;
  if (left < scroll.scrollLeft || left + width > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = left;
  draw(state);
}

/** Sorts by a column: up, down, and as it came. */
function sortBy(state: GridState, column: string): void {
  const {sort} = state.view;
  const next =
    sort?.column !== column ? {column, descending: false} : sort.descending ? null : {column, descending: true};
  const {pinned, widths, search} = state.view;
  const rest = {...(pinned && {pinned}), ...(widths && {widths}), ...(search !== undefined && {search})};
  state.view = next === null ? rest : {...rest, sort: next};
  state.onView(state.view);
  state.order = orderOf(state.answer, state.view.sort);
  state.scroll.scrollTop = 0;
  redraw(state);
}

function handlesOf(state: GridState): HeadHandles {
  return {
    sort: (name) => sortBy(state, name),
    pin: (name) => pin(state, name),
    widen: (column, isDone) => {
      const name = state.answer.columns[column]?.name ?? "";
      if (isDone) change(state, {widths: {...state.view.widths, [name]: state.widths[column] ?? WIDTHS.least}});
      redraw(state);
    }
  };
}

function pin(state: GridState, name: string): void {
  const {pinned = []} = state.view;
  change(state, {pinned: pinned.includes(name) ? pinned.filter((each) => each !== name) : [...pinned, name]});
  state.columns = columnsOf(state.answer, state.view);
  redraw(state);
}

function change(state: GridState, view: View): void {
  state.view = {...state.view, ...view};
  state.onView(state.view);
}

function redraw(state: GridState): void {
  const focused = state.document.activeElement?.getAttribute("aria-label");
  state.drawn = "";
  drawHead(state, handlesOf(state));
  draw(state);
  for (const each of state.head.querySelectorAll<HTMLElement>("[aria-label]")) {
    if (each.getAttribute("aria-label") === focused) each.focus();
  }
}
