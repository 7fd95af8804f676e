import {widen} from "./columns.js";
import {showFull} from "./full-cell.js";
import {placeOf} from "./state.js";
import type {GridActions} from "./keyboard.js";
import type {GridState} from "./state.js";

/** Lets a mouse select cells, a finger choose one, and both press and drag headings. */
export function listenToPointer(state: GridState, actions: GridActions): void {
  const {scroll} = state;
  scroll.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest(".grid-grip")) dragEdge(state, event, actions);
    else if (event.pointerType === "mouse" && !event.target.closest("a, button")) dragCells(state, event, actions);
  });
  scroll.addEventListener("click", (event) => press(state, event, actions));
  scroll.addEventListener("dblclick", ({target}) => {
    const place = placeOf(target);
    if (place && place.row >= 0 && place.at >= 0) showFull(state, place);
  });
}

function press(state: GridState, {target}: MouseEvent, {move, sort, pin}: GridActions): void {
  const place = placeOf(target);
  if (!place || !(target instanceof Element) || target.closest(".grid-grip")) return;
  const pressed = target.closest("button, a");
  if (place.row >= 0) {
    const isAgain = place.row === state.active.row && place.at === state.active.at;
    if (!pressed && !isAgain && !isDragged(state)) move(place, false);
    return;
  }
  if (!pressed) return;
  move(place, false);
  if (pressed.classList.contains("grid-pin")) pin(place.at);
  else sort(place.at);
  state.scroll.focus({preventScroll: true});
}

function isDragged({active, anchor}: GridState): boolean {
  return active.row !== anchor.row || active.at !== anchor.at;
}

/** Selects from the cell where the mouse went down to that where it is. */
function dragCells(state: GridState, event: PointerEvent, {move}: GridActions): void {
  const {document, scroll} = state;
  const start = placeOf(event.target);
  if (!start || start.row < 0) return;
  move(start, event.shiftKey);
  const follow = ({clientX, clientY}: PointerEvent): void => {
    const place = placeOf(document.elementFromPoint(clientX, clientY));
    const {row, at} = state.active;
    const isOurs = scroll.contains(document.elementFromPoint(clientX, clientY));
    if (place && isOurs && place.row >= 0 && (place.row !== row || place.at !== at)) move(place, true);
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", () => document.removeEventListener("pointermove", follow), {once: true});
}

/** Lets the width of a column follow the pointer until it is let go. */
function dragEdge(state: GridState, event: PointerEvent, {move, widen: set}: GridActions): void {
  const place = placeOf(event.target);
  if (!place) return;
  event.preventDefault();
  move(place, false);
  const [start, before] = [event.clientX, state.columns.widths[place.at] ?? 0];
  const sign = getComputedStyle(state.scroll).direction === "rtl" ? -1 : 1;
  const follow = ({clientX}: PointerEvent): void =>
    set(widen(state.columns, place.at, before + sign * (clientX - start)), false);
  const release = (): void => {
    state.document.removeEventListener("pointermove", follow);
    set(state.columns, true);
    state.scroll.focus({preventScroll: true});
  };
  state.document.addEventListener("pointermove", follow);
  state.document.addEventListener("pointerup", release, {once: true});
  state.document.addEventListener("pointercancel", release, {once: true});
}
