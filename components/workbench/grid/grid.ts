import {element} from "../../controls/html.js";
import {virtualRows} from "../../controls/virtual-rows.js";
import {drawHead, drawRow, markCells} from "./cell.js";
import {columnsIn, columnsOf, gutterOf, hold} from "./columns.js";
import {pressKey} from "./keyboard.js";
import {listenToPointer} from "./pointer.js";
import {matcher} from "./search.js";
import {asTheyCame, orderOf} from "./sort.js";
import {spanOf} from "./state.js";
import type {View} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";
import type {Columns} from "./columns.js";
import type {GridOptions, GridState, Place} from "./state.js";

/** The table of a result. */
export interface Grid {
  element: HTMLElement;
  /** Brings a cell of the answer into sight and makes it the active one. */
  reach: (row: number, column: number) => void;
  /** Gives the rows of the answer in the order in which they are shown. */
  order: () => Uint32Array;
  /** Gives what is selected, as rows and columns of the answer; how many, before any list of them is made. */
  selection: () => Selection;
  /** Marks the cells that hold some words. */
  mark: (words: string) => void;
  /** Hears that rows stand in another order. */
  onOrder: (hear: () => void) => void;
  /** Shows another answer to the same question. */
  update: (answer: Answer) => Promise<void>;
}

export interface Selection {
  count: number;
  rows: () => Uint32Array;
  columns: readonly number[];
}

/** Height of a row in pixels, as the stylesheet has it. */
const ROW = 28;
const OVERSCAN = 12;
let grids = 0;

/**
 * Draws a result of any length as a table of which only the cells in sight exist. It is one stop of the Tab key: arrows
 * go from cell to cell and to the headings, with Shift they select; Enter sorts by a heading, opens the evidence of a row
 * or shows a cell in full. The view keeps what the reader sorted, pinned and widened.
 */
export function drawGrid(answer: Answer, options: GridOptions): Grid {
  const state = makeState(answer, options);
  const {scroll, document} = state;
  const hearers: (() => void)[] = [];
  const tell = (): void => {
    for (const hear of hearers) hear();
  };
  const actions = {
    move: (place: Place, isSelecting: boolean) => move(state, place, isSelecting),
    sort: (at: number) => void sortBy(state, at).then(() => tell()),
    pin: (at: number) => pin(state, at),
    widen: (columns: Columns, isDone: boolean) => widen(state, columns, isDone)
  };
  scroll.addEventListener("scroll", () => draw(state), {passive: true});
  scroll.addEventListener("keydown", (event) => pressKey(state, event, actions));
  listenToPointer(state, actions);
  if (typeof ResizeObserver !== "undefined") new ResizeObserver(() => measure(state)).observe(scroll);
  measure(state);
  if (state.view.sort) void arrange(state).then(() => tell());
  return {
    element: element(document, "div", {class: "grid-frame"}, [scroll, state.full]),
    reach: (row, column) =>
      move(state, {row: state.order.indexOf(row), at: state.columns.order.indexOf(column)}, false),
    order: () => state.order,
    selection: () => selectionOf(state),
    mark: (words) => {
      state.isMatch = matcher(words);
      redraw(state);
    },
    onOrder: (hear) => void hearers.push(hear),
    update: async (next) => {
      state.answer = next;
      scroll.setAttribute("aria-rowcount", String(next.rows + 1));
      state.gutter = gutterOf(next.rows);
      await arrange(state);
      measure(state);
      tell();
    }
  };
}

function makeState(answer: Answer, options: GridOptions): GridState {
  const {document, label, view} = options;
  const id = `grid-${++grids}`;
  const [head, body] = [
    element(document, "div", {class: "grid-head", role: "row", "aria-rowindex": 1, "data-row": -1}),
    element(document, "div", {class: "grid-body", role: "rowgroup"})
  ];
  const scroll = element(
    document,
    "div",
    {
      class: "sql-grid",
      role: "grid",
      tabindex: 0,
      "aria-label": label,
      "aria-rowcount": answer.rows + 1,
      "aria-colcount": answer.columns.length + 1,
      "aria-multiselectable": "true"
    },
    [head, body]
  );
  const rows = virtualRows({
    scroll,
    body: () => body,
    spacer: () => body,
    head: () => head,
    count: () => state.answer.rows,
    height: ROW,
    overscan: OVERSCAN,
    create: (index) => drawRow(state, index)
  });
  const state: GridState = {
    ...options,
    answer,
    scroll,
    head,
    body,
    rows,
    full: element(document, "div", {class: "grid-full", role: "region", "aria-label": "A cell in full", hidden: true}),
    order: asTheyCame(answer.rows),
    columns: columnsOf(answer, view),
    gutter: gutterOf(answer.rows),
    active: {row: 0, at: 0},
    anchor: {row: 0, at: 0},
    isMatch: matcher(""),
    drawnColumns: [0, 0],
    working: new AbortController(),
    id
  };
  return state;
}

/** Fits the columns to the width in view, and draws anew. */
function measure(state: GridState): void {
  const {scroll, gutter} = state;
  const columns = (state.columns = hold(state.columns, (scroll.clientWidth || 800) - gutter));
  scroll.style.setProperty("--grid-width", `${gutter + (columns.starts.at(-1) ?? 0)}px`);
  redraw(state);
}

function redraw(state: GridState): void {
  state.drawnColumns = [0, 0];
  draw(state);
}

/** Draws the cells in view where they are not drawn already. */
function draw(state: GridState): void {
  const {scroll, columns, gutter, rows} = state;
  const [from, to] = columnsIn(columns, scroll.scrollLeft || 0, (scroll.clientWidth || 800) - gutter);
  if (from !== state.drawnColumns[0] || to !== state.drawnColumns[1]) {
    state.drawnColumns = [from, to];
    drawHead(state);
    rows.clear();
  }
  if (rows.draw()) markCells(state);
}

/** Makes a cell the active one, and brings it into sight. */
function move(state: GridState, {row, at}: Place, isSelecting: boolean): void {
  const {answer, columns, scroll, rows, gutter, head} = state;
  const least = isSelecting ? 0 : -1;
  const bound = (x: number, count: number): number => Math.max(least, Math.min(count - 1, x));
  state.active = {row: bound(row, answer.rows), at: bound(at, columns.order.length)};
  if (isSelecting) state.anchor = {row: Math.max(0, state.anchor.row), at: Math.max(0, state.anchor.at)};
  else state.anchor = state.active;
  if (state.active.row >= 0) rows.scrollTo(state.active.row);
  const place = state.active.at;
  if (place >= columns.pinned) {
    const [start = 0, end = 0] = [columns.starts[place], columns.starts[place + 1]];
    const held = columns.starts[columns.pinned] ?? 0;
    const room = (scroll.clientWidth || Infinity) - gutter;
    if (start - held < scroll.scrollLeft) scroll.scrollLeft = start - held;
    else if (end > scroll.scrollLeft + room) scroll.scrollLeft = Math.min(start - held, end - room);
    if (head.querySelector(`[data-at="${place}"]`) === null) draw(state);
  }
  markCells(state);
}

function selectionOf(state: GridState): Selection {
  const {rows, columns} = spanOf(state);
  const chosen = state.columns.order.slice(...columns);
  return {count: (rows[1] - rows[0]) * chosen.length, rows: () => state.order.slice(...rows), columns: chosen};
}

/** Sorts by a column: up, down, and as it came. */
async function sortBy(state: GridState, at: number): Promise<void> {
  const column = state.answer.columns[state.columns.order[at] ?? -1]?.name;
  if (column === undefined) return;
  const {sort, ...rest} = state.view;
  const next =
    sort?.column !== column ? {column, descending: false} : sort.descending ? null : {column, descending: true};
  change(state, next === null ? rest : {...rest, sort: next});
  await arrange(state);
  if (state.rows.scrollTo(0)) markCells(state);
}

/** Puts the rows in the order that the view asks for; what was begun before is given up. */
async function arrange(state: GridState): Promise<void> {
  const {answer, view, scroll, say} = state;
  state.working.abort(new Error("sorted anew"));
  const {signal} = (state.working = new AbortController());
  scroll.setAttribute("aria-busy", "true");
  redraw(state);
  const waiting = setTimeout(() => say("Sorting …"), 300);
  try {
    const order = await orderOf(answer, view.sort, signal);
    if (signal.aborted) return;
    state.order = order;
    scroll.removeAttribute("aria-busy");
    const {sort} = view;
    say(sort ? `Sorted by ${sort.column}, ${sort.descending ? "largest first" : "smallest first"}.` : "");
    redraw(state);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    clearTimeout(waiting);
  }
}

function pin(state: GridState, at: number): void {
  const name = state.answer.columns[state.columns.order[at] ?? -1]?.name;
  if (name === undefined) return;
  const {pinned = []} = state.view;
  const column = state.columns.order[at] ?? 0;
  change(state, {
    ...state.view,
    pinned: pinned.includes(name) ? pinned.filter((each) => each !== name) : [...pinned, name]
  });
  state.columns = columnsOf(state.answer, state.view);
  measure(state);
  move(state, {row: state.active.row, at: state.columns.order.indexOf(column)}, false);
}

/** Gives columns other widths; they are kept once that is settled. */
function widen(state: GridState, columns: Columns, isDone: boolean): void {
  state.columns = columns;
  measure(state);
  if (!isDone) return;
  const {name = ""} = state.answer.columns[columns.order[state.active.at] ?? -1] ?? {};
  change(state, {...state.view, widths: {...state.view.widths, [name]: columns.widths[state.active.at] ?? 0}});
}

function change(state: GridState, view: View): void {
  state.view = view;
  state.onView(view);
}
