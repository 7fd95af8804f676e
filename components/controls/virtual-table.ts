import {HINT_ID, KEY_MOVES} from "./arrow-keys.js";
import {button, element} from "./html.js";
import {pressed, sortRows} from "./table-sort.js";
import {table, tableRow} from "./table.js";
import {virtualRows} from "./virtual-rows.js";
import type {Row} from "../data/row.js";
import type {Sorting} from "./table-sort.js";
import type {TableOptions} from "./table.js";
import type {VirtualRows} from "./virtual-rows.js";

/** A table whose rows change and that its headings sort. */
export interface DataTable {
  /** Takes the rows that the page holds already. */
  adopt: (rows: readonly Row[]) => void;
  /** Replaces the rows, sorted as before; where there are none, the columns stay. */
  update: (rows: readonly Row[], words: Pick<TableOptions, "caption"> & {columns: readonly string[]}) => void;
}

interface State {
  scroll: HTMLElement;
  options: Omit<TableOptions, "caption"> & {columns: readonly string[]};
  rows: readonly Row[];
  sorted: readonly Row[];
  caption: string;
  sorting: Sorting | null;
  /** Rows have a fixed height, and those out of view are not drawn unless `isWhole`. */
  isVirtual: boolean;
  isWhole: boolean;
  virtual: VirtualRows;
  /** Index of the row that the Tab key reaches. */
  tabStop: number;
  isInView: boolean;
  /** Draws it although it is out of view. */
  timer?: ReturnType<typeof setTimeout>;
}

/** Rows above which those out of view are not drawn. */
export const MANY = 100;
/** Height in pixels of a row of a virtual table, as the stylesheet has it. */
const HEIGHT = 30;
const OVERSCAN = 8;
/** Milliseconds after which a table out of view is drawn. */
const WAIT = 120;

/** Wraps a table in a box that scrolls; with `isVirtual`, the stylesheet gives its rows one height. */
export function scrollBox(whole: HTMLElement, isVirtual: boolean): HTMLElement {
  const label = `Table: ${whole.querySelector("caption")?.textContent ?? ""}`;
  const box = {class: "figure-scroll", tabindex: 0, role: "region", "aria-label": label, "data-long": isVirtual};
  return element(whole.ownerDocument, "div", box, [whole]);
}

/**
 * Lets the table in a box be sorted by its headings and updated. Where it may come to hold more than `MANY` rows, as
 * `most` says, those out of view are not drawn until a reader asks for all.
 */
export function attachTable(scroll: HTMLElement, options: State["options"], most: number): DataTable {
  const find = (selector: string) => () => scroll.querySelector<HTMLElement>(selector);
  const [body, spacer, head] = [find("tbody"), find("table"), find("thead")];
  const count = (): number => state.sorted.length;
  const create = (index: number): HTMLElement => createRow(state, index);
  const state: State = {
    scroll,
    options,
    rows: [],
    sorted: [],
    caption: "",
    sorting: null,
    isVirtual: most > MANY,
    isWhole: false,
    virtual: virtualRows({scroll, body, spacer, head, count, height: HEIGHT, overscan: OVERSCAN, create}),
    tabStop: 0,
    isInView: true
  };
  addButtons(state);
  scroll.addEventListener("click", ({target}) => {
    const column = target instanceof Element ? target.closest("th")?.getAttribute("data-column") : null;
    if (column !== null && column !== undefined) sortBy(state, column);
  });
  if (state.isVirtual) {
    scroll.addEventListener("scroll", () => drawInView(state), {passive: true});
    addWholeButton(state);
    listenToKeys(state);
    observe(state);
  }
  return {
    adopt: (rows) => adopt(state, rows),
    update: (rows, {caption, columns}) => {
      Object.assign(state, {rows, caption});
      if (rows.length > 0 && columns.join() !== state.options.columns.join()) replaceTable(state, columns);
      clearTimeout(state.timer);
      if (state.isInView || state.isWhole) draw(state);
      else state.timer = setTimeout(() => draw(state), WAIT);
    }
  };
}

/** Keeps the rows that the page holds, so that the focus stays on its row when those out of view are removed. */
function adopt(state: State, rows: readonly Row[]): void {
  const {scroll, isVirtual, virtual} = state;
  Object.assign(state, {rows, sorted: rows, caption: scroll.querySelector("caption")?.textContent ?? ""});
  const present = [...scroll.querySelectorAll<HTMLElement>("tbody tr")];
  if (isVirtual && present.length === rows.length) virtual.adopt(present.map(number));
}

function sortBy(state: State, column: string): void {
  state.sorting = pressed(state.sorting, column);
  state.scroll.scrollTop = 0;
  draw(state);
}

function replaceTable(state: State, columns: readonly string[]): void {
  const {scroll, caption} = state;
  state.options = {...state.options, columns};
  if (state.sorting && !columns.includes(state.sorting.column)) state.sorting = null;
  scroll.replaceChildren(table([], {...state.options, caption, ...(state.isVirtual && {fitted: state.rows})}));
  addButtons(state);
}

function addButtons({scroll, options: {document}}: State): void {
  for (const heading of scroll.querySelectorAll("th")) {
    if (heading.querySelector("button")) continue;
    heading.append(element(document, "button", {type: "button"}, [...heading.childNodes]));
  }
}

/** Makes the rows one stop of the Tab key, with arrow keys from row to row, whether they exist or not. */
function listenToKeys(state: State): void {
  const {scroll, virtual} = state;
  scroll.setAttribute("aria-describedby", HINT_ID);
  scroll.addEventListener("keydown", (event) => {
    const move = isVertical(event) ? KEY_MOVES[event.key] : undefined;
    const index = indexOf(state, event.target);
    if (!move || index === null) return;
    event.preventDefault();
    const next = move(index, state.sorted.length - 1);
    state.tabStop = next;
    if (virtual.scrollTo(next)) setTabStop(state);
    virtual.drawn.get(next)?.querySelector("a")?.focus({preventScroll: true});
  });
  scroll.addEventListener("focusin", ({target}) => {
    const index = indexOf(state, target);
    if (index !== null) setTabStop(state, index);
  });
}

/** Returns whether a key moves up or down; other arrow keys scroll the box, and combinations are the browser's. */
function isVertical({key, altKey, ctrlKey, metaKey, shiftKey}: KeyboardEvent): boolean {
  return ["ArrowUp", "ArrowDown", "Home", "End"].includes(key) && !(altKey || ctrlKey || metaKey || shiftKey);
}

/** Returns the index of the row whose link an event is for. */
function indexOf({virtual}: State, target: EventTarget | null): number | null {
  const row = target instanceof Element && target.closest("a") ? target.closest<HTMLElement>("tbody tr") : null;
  const index = Number(row?.getAttribute("aria-rowindex")) - 2;
  return row && virtual.drawn.get(index) === row ? index : null;
}

/** Leaves the links of one row to the Tab key: those of the row given, else of the last one, else of the first in view. */
function setTabStop(state: State, given?: number): void {
  const {virtual, tabStop} = state;
  state.tabStop = given ?? (virtual.drawn.has(tabStop) ? tabStop : virtual.first());
  for (const [index, row] of virtual.drawn) {
    for (const link of row.querySelectorAll("a")) link.tabIndex = index === state.tabStop ? 0 : -1;
  }
}

/** Lets a table out of view wait, and removes its rows out of view before a reader reaches it. */
function observe(state: State): void {
  if (typeof IntersectionObserver === "undefined") return;
  const observer = new IntersectionObserver(([entry]) => {
    state.isInView = entry?.isIntersecting ?? true;
    if (state.isInView && state.virtual.drawn.size > 0) drawInView(state);
  });
  observer.observe(state.scroll);
}

/** Offers all rows at once, for the search of the browser; print shows all as well. */
function addWholeButton(state: State): void {
  const {scroll, options, virtual} = state;
  const {document} = options;
  const toggle = (): void => {
    state.isWhole = !state.isWhole;
    whole.setAttribute("aria-pressed", String(state.isWhole));
    draw(state);
  };
  const attributes = {class: "table-whole", "aria-pressed": "false"};
  const whole = button(document, "Draw all rows at once, for the search of the browser", toggle, attributes);
  scroll.after(whole);
  const {defaultView} = document;
  defaultView?.addEventListener("beforeprint", () => virtual.drawRange(0, state.sorted.length));
  defaultView?.addEventListener("afterprint", () => draw(state));
}

function draw(state: State): void {
  const {scroll, options, caption, rows, sorting, virtual} = state;
  const title = scroll.querySelector("caption");
  if (title && title.textContent !== caption) title.textContent = caption;
  const {column, isDescending = false}: Partial<Sorting> = sorting ?? {};
  for (const heading of scroll.querySelectorAll("th")) {
    if (heading.getAttribute("data-column") !== column) heading.removeAttribute("aria-sort");
    else heading.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
  }
  scroll.querySelector("table")?.setAttribute("aria-rowcount", String(rows.length + 1));
  Object.assign(state, {sorted: sortRows(rows, sorting, options.codes), tabStop: 0});
  virtual.clear();
  drawInView(state);
}

function drawInView(state: State): void {
  const {isVirtual, isWhole, sorted, virtual} = state;
  if (isVirtual && !isWhole) {
    if (!virtual.draw()) return;
  } else virtual.drawRange(0, sorted.length);
  if (isVirtual) setTabStop(state);
}

function createRow({sorted, options, caption, isVirtual}: State, index: number): HTMLElement {
  const row = tableRow(sorted[index] ?? {}, options.columns, {...options, caption});
  return isVirtual ? number(row, index) : row;
}

function number(row: HTMLElement, index: number): HTMLElement {
  row.setAttribute("aria-rowindex", String(index + 2));
  return row;
}
