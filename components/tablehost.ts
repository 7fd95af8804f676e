import {element} from "./element.js";
import {pressed, sortRows} from "./sorting.js";
import {table, tableRow} from "./table.js";
import type {Row} from "./figure.js";
import type {Sorting} from "./sorting.js";
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
    isNear: true
  };
  addButtons(state);
  scroll.addEventListener("click", ({target}) => {
    const column = target instanceof Element ? target.closest("th")?.getAttribute("data-column") : null;
    if (column !== null && column !== undefined) sortBy(state, column);
  });
  if (state.isLong) {
    openWindow(state);
    watch(state);
  }
  return {
    hold: (rows) => {
      Object.assign(state, {rows, caption: scroll.querySelector("caption")?.textContent ?? ""});
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

/** Lets a long table that nobody sees wait for what they do. */
function watch(state: Host): void {
  if (typeof IntersectionObserver === "undefined") return;
  const observer = new IntersectionObserver(([entry]) => {
    state.isNear = entry?.isIntersecting ?? true;
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
  state.drawn = null;
  if (state.isLong && !state.isWhole) drawWindow(state);
  else drawRows(state, 0, rows.length);
}

function drawWindow(state: Host): void {
  const {scroll, rows, drawn} = state;
  if (state.isWhole || rows.length === 0) {
    drawRows(state, 0, rows.length);
    return;
  }
  const first = Math.min(Math.floor(scroll.scrollTop / HEIGHT), Math.max(0, rows.length - 1));
  const last = Math.min(rows.length, first + Math.ceil((scroll.clientHeight || 480) / HEIGHT));
  const isDrawn = drawn !== null && drawn[0] <= Math.max(0, first - 2) && Math.min(rows.length, last + 2) <= drawn[1];
  if (!isDrawn) drawRows(state, Math.max(0, first - BEYOND), Math.min(rows.length, last + BEYOND));
}

function drawRows(state: Host, first: number, last: number): void {
  const {scroll, options, caption} = state;
  const [body, whole] = [scroll.querySelector("tbody"), scroll.querySelector("table")];
  if (!body || !whole) return;
  const {sorted} = state;
  state.drawn = [first, last];
  body.replaceChildren(
    ...sorted.slice(first, last).map((row, i) => {
      const drawn = tableRow(row, options.columns, {...options, caption});
      if (state.isLong) drawn.setAttribute("aria-rowindex", String(first + i + 2));
      return drawn;
    })
  );
  whole.style.marginBlock = `${first * HEIGHT}px ${(sorted.length - last) * HEIGHT}px`;
}
