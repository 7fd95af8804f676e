import {widen} from "./columns.js";
import {showFull} from "./full-cell.js";
import type {Columns} from "./columns.js";
import type {GridState, Place} from "./state.js";

/** What a reader does to a table, by keys or with a pointer. */
export interface GridActions {
  move: (place: Place, isSelecting: boolean) => void;
  /** Sorts by the column shown at a place. */
  sort: (at: number) => void;
  /** Pins it to the left, or lets it go. */
  pin: (at: number) => void;
  /** Takes other widths, of the active column; `isDone` once they are settled. */
  widen: (columns: Columns, isDone: boolean) => void;
}

/** Pixels by which a key widens a column. */
const STEP = 16;

/** Says what keys do, for those who ask. */
export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ["Arrow keys, Page Up, Page Down, Home, End", "go from cell to cell; with Ctrl to the first and the last"],
  ["Shift with them", "selects; Ctrl-A all, Shift-Space a row, Ctrl-Space a column"],
  ["Ctrl-C", "copies what is selected, with tabs between the cells"],
  ["Enter", "on a heading sorts, on an underlined cell opens its evidence, on any other shows it in full"],
  ["Space", "shows a cell in full"],
  ["P on a heading", "pins its column to the left, or lets it go"],
  ["Shift-← and Shift-→ on a heading", "make its column narrower and wider"]
];

/** Does what a key asks for. */
export function pressKey(state: GridState, event: KeyboardEvent, actions: GridActions): void {
  if (event.target !== state.scroll || event.altKey) return;
  const isDone = state.active.row < 0 && pressHeading(state, event, actions);
  if (isDone || select(state, event, actions) || open(state, event)) {
    event.preventDefault();
    return;
  }
  const place = step(state, event);
  if (!place) return;
  event.preventDefault();
  actions.move(place, event.shiftKey);
}

function step({active: {row, at}, answer, columns, rows}: GridState, event: KeyboardEvent): Place | null {
  const isFar = event.ctrlKey || event.metaKey;
  const page = Math.max(1, rows.page() - 1);
  const [lastRow, lastAt] = [answer.rows - 1, columns.order.length - 1];
  switch (event.key) {
    case "ArrowDown":
      return {row: isFar ? lastRow : row + 1, at};
    case "ArrowUp":
      return {row: isFar ? 0 : row - 1, at};
    case "ArrowRight":
      return {row, at: isFar ? lastAt : at + 1};
    case "ArrowLeft":
      return {row, at: isFar ? 0 : at - 1};
    case "PageDown":
      return {row: Math.min(lastRow, row + page), at};
    case "PageUp":
      return {row: Math.max(Math.min(row, 0), row - page), at};
    case "Home":
      return {row: isFar ? 0 : row, at: 0};
    case "End":
      return {row: isFar ? lastRow : row, at: lastAt};
    default:
      return null;
  }
}

function pressHeading(state: GridState, {key, shiftKey}: KeyboardEvent, {sort, pin, widen: set}: GridActions): boolean {
  const {columns} = state;
  const {at} = state.active;
  if (at < 0) return false;
  if (key === "Enter" || key === " ") sort(at);
  else if (key === "p" || key === "P") pin(at);
  else if (shiftKey && (key === "ArrowLeft" || key === "ArrowRight")) {
    set(widen(columns, at, (columns.widths[at] ?? 0) + (key === "ArrowRight" ? STEP : -STEP)), true);
  } else return false;
  return true;
}

function select({active, answer, columns}: GridState, event: KeyboardEvent, {move}: GridActions): boolean {
  const isFar = event.ctrlKey || event.metaKey;
  const [lastRow, lastAt] = [answer.rows - 1, columns.order.length - 1];
  if (isFar && event.key.toLowerCase() === "a") {
    move({row: lastRow, at: lastAt}, false);
    move({row: 0, at: 0}, true);
  } else if (event.key === " " && event.shiftKey) {
    move({row: active.row, at: lastAt}, false);
    move({row: active.row, at: 0}, true);
  } else if (event.key === " " && isFar) {
    move({row: lastRow, at: active.at}, false);
    move({row: 0, at: active.at}, true);
  } else return false;
  return true;
}

function open(state: GridState, {key}: KeyboardEvent): boolean {
  const {active, scroll, id} = state;
  if (active.row < 0 || (key !== "Enter" && key !== " ")) return false;
  const link = key === "Enter" ? scroll.querySelector<HTMLElement>(`#${id}-active a[href]`) : null;
  if (link) link.click();
  else showFull(state, active);
  return true;
}
