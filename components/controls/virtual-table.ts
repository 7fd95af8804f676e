import {HINT, STEPS} from "./arrow-keys.js";
import {element} from "./html.js";
import {pressed, sortRows} from "./table-sort.js";
import {table, tableRow} from "./table.js";
import type {Row} from "../data/row.js";
import type {Sorting} from "./table-sort.js";
import type {TableOptions} from "./table.js";

/** A table on the page. */
export interface TableHost {
  /** Knows the rows that stand already. */
  hold: (rows: readonly Row[]) => void;
  /** Shows other rows, sorted as a reader asked; where there are none, the columns stay. */
  show: (rows: readonly Row[], words: Pick<TableOptions, "caption"> & {columns: readonly string[]}) => void;
}

interface Host {
  scroll: HTMLElement;
  options: Omit<TableOptions, "caption"> & {columns: readonly string[]};
  rows: readonly Row[];
  /** The same as a reader sorted them. */
  sorted: readonly Row[];
  caption: string;
  sorting: Sorting | null;
  /** A reader asked for all rows at once. */
  isWhole: boolean;
  /** Many rows may come: they are as high as each other, and those out of sight are not drawn. */
  isLong: boolean;
  /** The rows that are drawn: first, and behind the last. */
  drawn: readonly [number, number] | null;
  /** Those rows by their place in the order. */
  made: Map<number, HTMLElement>;
  /** The row of a long table that the Tab key reaches. */
  stop: number;
  /** It is near enough to be seen. */
  isNear: boolean;
  /** What draws it once nothing else is under way. */
  due?: ReturnType<typeof setTimeout>;
}

/** Rows above which those out of sight are not drawn. */
export const MANY = 100;
/** Height in pixels of a row of a long table, as the stylesheet has it. */
const HEIGHT = 30;
/** Rows drawn beyond what is in sight, on either side. */
const BEYOND = 8;
/** Milliseconds that a table out of sight waits. */
const WAIT = 120;

/** Puts a table into a box that scrolls; in that of a long one all rows are as high as each other. */
export function tableBox(whole: HTMLElement, isLong: boolean): HTMLElement {
  const label = `Table: ${whole.querySelector("caption")?.textContent ?? ""}`;
  const box = {class: "figure-scroll", tabindex: 0, role: "region", "aria-label": label, "data-long": isLong};
  return element(whole.ownerDocument, "div", box, [whole]);
}

/**
 * Lets the table that stands in a box be sorted by its headings and shown with other rows; where it may have `most`
 * rows and that is many, only those in sight are drawn, until a reader asks for all.
 */
export function hostTable(scroll: HTMLElement, options: Host["options"], most: number): TableHost {
  const state: Host = {
    scroll,
    options,
    rows: [],
    sorted: [],
    caption: "",
    sorting: null,
    isWhole: false,
    isLong: most > MANY,
    drawn: null,
    made: new Map(),
    stop: 0,
    isNear: true
  };
  addButtons(state);
  scroll.addEventListener("click", ({target}) => {
    const column = target instanceof Element ? target.closest("th")?.getAttribute("data-column") : null;
    if (column !== null && column !== undefined) sortBy(state, column);
  });
  if (state.isLong) {
    openWindow(state);
    roveIn(state);
    watch(state);
  }
  return {
    hold: (rows) => {
      Object.assign(state, {rows, sorted: rows, caption: scroll.querySelector("caption")?.textContent ?? ""});
      if (state.isLong) keep(state);
    },
    show: (rows, {caption, columns}) => {
      Object.assign(state, {rows, caption});
      if (rows.length > 0 && columns.join() !== state.options.columns.join()) renew(state, columns);
      clearTimeout(state.due);
      if (state.isNear || state.isWhole) draw(state);
      else state.due = setTimeout(() => draw(state), WAIT);
    }
  };
}

/** Takes the rows that stand for those that are drawn, so that the focus stays when those out of sight go. */
function keep({scroll, rows, made}: Host): void {
  const standing = scroll.querySelectorAll<HTMLElement>("tbody tr");
  if (standing.length !== rows.length) return;
  for (const [index, row] of standing.entries()) made.set(index, numbered(row, index));
}

function sortBy(state: Host, column: string): void {
  state.sorting = pressed(state.sorting, column);
  state.scroll.scrollTop = 0;
  draw(state);
}

/** Draws the table anew, with other columns. */
function renew(state: Host, columns: readonly string[]): void {
  const {scroll, caption} = state;
  state.options = {...state.options, columns};
  if (state.sorting && !columns.includes(state.sorting.column)) state.sorting = null;
  scroll.replaceChildren(table([], {...state.options, caption, ...(state.isLong && {fitted: state.rows})}));
  addButtons(state);
}

/** Makes the headings buttons. */
function addButtons({scroll, options: {document}}: Host): void {
  for (const heading of scroll.querySelectorAll("th")) {
    if (heading.querySelector("button")) continue;
    const button = element(document, "button", {type: "button"}, [...heading.childNodes]);
    heading.append(button);
  }
}

/** Makes the rows of a long table one stop of the Tab key; arrow keys go from row to row, drawn yet or not. */
function roveIn(state: Host): void {
  const {scroll} = state;
  scroll.setAttribute("aria-describedby", HINT);
  scroll.addEventListener("keydown", (event) => {
    const move = isUpright(event) ? STEPS[event.key] : undefined;
    const at = rowAt(state, event.target);
    if (!move || at === null) return;
    event.preventDefault();
    goTo(state, move(at, state.sorted.length - 1));
  });
  scroll.addEventListener("focusin", ({target}) => {
    const at = rowAt(state, target);
    if (at !== null) setStop(state, at);
  });
}

/** Says whether a key leads up or down; the others scroll the box, and those with a second key are a browser's. */
function isUpright({key, altKey, ctrlKey, metaKey, shiftKey}: KeyboardEvent): boolean {
  return ["ArrowUp", "ArrowDown", "Home", "End"].includes(key) && !(altKey || ctrlKey || metaKey || shiftKey);
}

function rowAt({made}: Host, target: EventTarget | null): number | null {
  const row = target instanceof Element && target.closest("a") ? target.closest<HTMLElement>("tbody tr") : null;
  const index = Number(row?.getAttribute("aria-rowindex")) - 2;
  return row && made.get(index) === row ? index : null;
}

/** Brings a row into sight below the headings, draws it where it is not, and puts the focus on it. */
function goTo(state: Host, index: number): void {
  const {scroll, made} = state;
  const head = scroll.querySelector("thead")?.clientHeight ?? 0;
  const [top, bottom] = [index * HEIGHT, (index + 1) * HEIGHT + head - scroll.clientHeight];
  scroll.scrollTop = Math.max(Math.min(scroll.scrollTop, top), bottom);
  state.stop = index;
  drawWindow(state);
  made.get(index)?.querySelector("a")?.focus({preventScroll: true});
}

function setStop(state: Host, stop: number): void {
  state.stop = stop;
  for (const [index, row] of state.made) {
    for (const link of row.querySelectorAll("a")) link.tabIndex = index === stop ? 0 : -1;
  }
}

/** Lets a long table wait while nobody sees it, and draws only what is in sight before somebody reaches for it. */
function watch(state: Host): void {
  if (typeof IntersectionObserver === "undefined") return;
  const observer = new IntersectionObserver(([entry]) => {
    state.isNear = entry?.isIntersecting ?? true;
    if (state.isNear && state.drawn === null && state.made.size > 0) drawWindow(state);
  });
  observer.observe(state.scroll);
}

/** Draws only what is in sight, and offers all: for the search of the browser, and for print. */
function openWindow(state: Host): void {
  const {scroll, options} = state;
  const {document} = options;
  scroll.addEventListener("scroll", () => drawWindow(state), {passive: true});
  const button = element(document, "button", {type: "button", class: "table-whole", "aria-pressed": "false"}, [
    "Draw all rows at once, for the search of the browser"
  ]);
  button.addEventListener("click", () => {
    state.isWhole = !state.isWhole;
    button.setAttribute("aria-pressed", String(state.isWhole));
    draw(state);
  });
  scroll.after(button);
  const {defaultView} = document;
  defaultView?.addEventListener("beforeprint", () => drawRows(state, 0, state.rows.length));
  defaultView?.addEventListener("afterprint", () => draw(state));
}

function draw(state: Host): void {
  const {scroll, options, caption, rows, sorting} = state;
  const title = scroll.querySelector("caption");
  if (title && title.textContent !== caption) title.textContent = caption;
  const {column, isDescending = false}: Partial<Sorting> = sorting ?? {};
  for (const heading of scroll.querySelectorAll("th")) {
    if (heading.getAttribute("data-column") !== column) heading.removeAttribute("aria-sort");
    else heading.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
  }
  scroll.querySelector("table")?.setAttribute("aria-rowcount", String(rows.length + 1));
  state.sorted = sortRows(rows, sorting, options.codes);
  Object.assign(state, {drawn: null, stop: 0});
  state.made.clear();
  scroll.querySelector("tbody")?.replaceChildren();
  if (state.isLong && !state.isWhole) drawWindow(state);
  else drawRows(state, 0, rows.length);
}

function drawWindow(state: Host): void {
  const {scroll, rows, drawn} = state;
  if (state.isWhole || rows.length === 0) {
    drawRows(state, 0, rows.length);
    return;
  }
  const first = inSight(state);
  const last = Math.min(rows.length, first + Math.ceil((scroll.clientHeight || 480) / HEIGHT));
  const isDrawn = drawn !== null && drawn[0] <= Math.max(0, first - 2) && Math.min(rows.length, last + 2) <= drawn[1];
  if (!isDrawn) drawRows(state, Math.max(0, first - BEYOND), Math.min(rows.length, last + BEYOND));
}

/**
 * Draws some of the rows; those that stand already stay, and with them the focus. The others go last: a row with the
 * focus that goes makes a browser lay out the page, which would move the box were the table lower than it was.
 */
function drawRows(state: Host, first: number, last: number): void {
  const {scroll, sorted, made} = state;
  const [body, whole] = [scroll.querySelector("tbody"), scroll.querySelector("table")];
  if (!body || !whole) return;
  state.drawn = [first, last];
  let next: HTMLElement | null = null;
  for (let index = last - 1; index >= first; index--) {
    const row: HTMLElement = made.get(index) ?? makeRow(state, index);
    if (row.parentNode !== body) body.insertBefore(row, next);
    next = row;
  }
  whole.style.marginBlock = `${first * HEIGHT}px ${(sorted.length - last) * HEIGHT}px`;
  for (const [index, row] of made) {
    if (index >= first && index < last) continue;
    row.remove();
    made.delete(index);
  }
  if (state.isLong) setStop(state, made.has(state.stop) ? state.stop : inSight(state));
}

function makeRow({sorted, made, options, caption, isLong}: Host, index: number): HTMLElement {
  const row = tableRow(sorted[index] ?? {}, options.columns, {...options, caption});
  made.set(index, isLong ? numbered(row, index) : row);
  return row;
}

function numbered(row: HTMLElement, index: number): HTMLElement {
  row.setAttribute("aria-rowindex", String(index + 2));
  return row;
}

/** Gives the first row in sight. */
function inSight({scroll, rows}: Host): number {
  return Math.min(Math.floor(scroll.scrollTop / HEIGHT), Math.max(0, rows.length - 1));
}
