/** Rows of equal height in a box that scrolls, of which only those near the view exist. */
export interface VirtualRows {
  /** Draws the rows in view and some around them; false where they exist already. */
  draw: () => boolean;
  /** Draws the rows from `from` up to `to`, exclusive, whatever is in view. */
  drawRange: (from: number, to: number) => void;
  /** Scrolls no further than it takes to bring a row into view, and draws; false where it exists already. */
  scrollTo: (index: number) => boolean;
  /** Forgets the rows that exist: the next draw replaces them. */
  clear: () => void;
  /** Takes elements that the body holds already for the rows from the first on. */
  adopt: (rows: readonly HTMLElement[]) => void;
  /** The rows that exist, by index. */
  drawn: ReadonlyMap<number, HTMLElement>;
  /** Returns the index of the first row in view. */
  first: () => number;
  /** Returns how many whole rows fit into the view. */
  page: () => number;
}

export interface VirtualRowsOptions {
  /** The box that scrolls. */
  scroll: HTMLElement;
  /** Parent of the rows and of nothing else. */
  body: () => HTMLElement | null;
  /** Takes the height of the rows out of view as its block margins: the body, or the table around it. */
  spacer: () => HTMLElement | null;
  /** Headings that stay in view above the rows. */
  head: () => HTMLElement | null;
  count: () => number;
  /** Height of a row in pixels, as the stylesheet has it. */
  height: number;
  /** Rows drawn out of view on either side. */
  overscan: number;
  create: (index: number) => HTMLElement;
}

interface State extends VirtualRowsOptions {
  drawn: Map<number, HTMLElement>;
  range: readonly [from: number, to: number] | null;
  /** Height of all rows in pixels, and what they take in the box: the same, or `SAFE` where that cannot be scrolled. */
  full: number;
  space: number;
  isChecked: boolean;
}

/** Pixels that every browser scrolls: Chrome ends at 33,554,428 pixels of the screen, Firefox at 17,895,697. */
const SAFE = 8_000_000;
/** Height in pixels of a box that has no layout. */
const FALLBACK = 480;
/** Rows that exist at least out of view, as a caption may move the rows by its height. */
const SLACK = 2;

/**
 * Draws rows as they are scrolled into view. `@tanstack/virtual-core` would not make this shorter: its 77 kB measure
 * rows of any height and put them in absolute places, where ours need two divisions, and it knows no greatest height.
 */
export function virtualRows(options: VirtualRowsOptions): VirtualRows {
  const state: State = {...options, drawn: new Map(), range: null, full: 0, space: 0, isChecked: false};
  const {drawn} = state;
  return {
    draw: () => draw(state),
    drawRange: (from, to) => drawRange(state, from, to),
    scrollTo: (index) => scrollTo(state, index),
    clear: () => {
      drawn.clear();
      state.range = null;
    },
    adopt: (rows) => {
      for (const [index, row] of rows.entries()) drawn.set(index, row);
    },
    drawn,
    first: () => firstOf(state),
    page: () => Math.floor(viewOf(state) / state.height)
  };
}

function draw(state: State): boolean {
  const {range, overscan, height} = state;
  const count = state.count();
  measure(state);
  const first = firstOf(state);
  const last = Math.min(count, Math.ceil((topOf(state) + viewOf(state)) / height));
  const isDrawn = range !== null && range[0] <= Math.max(0, first - SLACK) && Math.min(count, last + SLACK) <= range[1];
  if (!isDrawn) drawRange(state, Math.max(0, first - overscan), Math.min(count, last + overscan));
  else if (isScaled(state)) setMargins(state, ...range);
  return !isDrawn;
}

/**
 * Rows that exist stay, and the focus with them. The others go last: when the row with the focus goes, a browser lays
 * out the page, and it would scroll the box if that were higher than before.
 */
function drawRange(state: State, from: number, to: number): void {
  const {drawn, create} = state;
  const body = state.body();
  if (!body) return;
  measure(state);
  state.range = [from, to];
  for (const index of drawn.keys()) if (index < from || index >= to) drawn.delete(index);
  const kept = new Set<Element>();
  let next: HTMLElement | null = null;
  for (let index = to - 1; index >= from; index--) {
    const row: HTMLElement = drawn.get(index) ?? create(index);
    drawn.set(index, row);
    if (row.parentNode !== body) body.insertBefore(row, next);
    kept.add(row);
    next = row;
  }
  setMargins(state, from, to);
  for (const row of [...body.children]) if (!kept.has(row)) row.remove();
  check(state);
}

/** Keeps the room of the rows out of view; where the rows are scaled, those in view follow the scroll bar. */
function setMargins(state: State, from: number, to: number): void {
  const {scroll, height, space} = state;
  const spacer = state.spacer();
  const before = isScaled(state) ? scroll.scrollTop + from * height - topOf(state) : from * height;
  if (spacer) spacer.style.marginBlock = `${before}px ${Math.max(0, space - before - (to - from) * height)}px`;
}

function measure(state: State): void {
  const full = state.count() * state.height;
  if (full !== state.full) Object.assign(state, {full, space: full, isChecked: false});
}

/** Finds out, once the box has a layout, whether the browser scrolls the height of all rows. */
function check(state: State): void {
  const {scroll, full, isChecked, range} = state;
  if (isChecked || full <= SAFE || !range || !(scroll.clientHeight > 0)) return;
  state.isChecked = true;
  if (scroll.scrollHeight >= full) return;
  state.space = SAFE;
  setMargins(state, ...range);
}

function scrollTo(state: State, index: number): boolean {
  const {scroll, height} = state;
  measure(state);
  const [top, start] = [topOf(state), index * height];
  const next = Math.max(Math.min(top, start), start + height - viewOf(state));
  if (next !== top) scroll.scrollTop = isScaled(state) ? next / scaleOf(state) : next;
  return draw(state);
}

function firstOf(state: State): number {
  return Math.max(0, Math.min(Math.floor(topOf(state) / state.height), state.count() - 1));
}

/** Returns the first pixel of the rows that is in view. */
function topOf(state: State): number {
  const top = state.scroll.scrollTop || 0;
  return isScaled(state) ? top * scaleOf(state) : top;
}

/** Returns how many pixels of the rows a pixel of the scroll bar stands for. */
function scaleOf(state: State): number {
  const view = viewOf(state);
  return (state.full - view) / (state.space - view);
}

function isScaled({full, space}: State): boolean {
  return space < full;
}

/** Returns the height in pixels of what is in view below the headings. */
function viewOf({scroll, head, height}: State): number {
  return Math.max(height, (scroll.clientHeight || FALLBACK) - (head()?.clientHeight ?? 0));
}
