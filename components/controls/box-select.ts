import {append} from "../marks/svg.js";
import {itemsOf} from "../state/parameters.js";
import type {Box} from "../marks/layout/box.js";
import type {Value} from "../state/parameters.js";

export interface LassoOptions {
  /** Gives the ids of the places chosen; null where none is. */
  places: () => Value;
  /** Hears of the places in the box at each step of a drag. */
  move: (places: readonly string[]) => void;
  /** Hears of the places chosen where a drag ends, or one is pressed. */
  end: (places: readonly string[]) => void;
}

interface Drag {
  pointer: number;
  x: number;
  y: number;
  /** The frame that the drag began in, and does not leave. */
  panel: Box;
  before: readonly string[];
  box?: SVGElement;
}

interface Lasso extends LassoOptions {
  drawing: Element;
  map: SVGElement;
  drag?: Drag | undefined;
  wasDragged: boolean;
}

const SLACK = 3;

/**
 * Lets the places of a map be chosen: a press or Enter on one chooses it or lets it go, a drag chooses those in a box.
 * A finger that moves up or down scrolls the page as ever.
 */
export function lasso(drawing: Element, options: LassoOptions): void {
  const map = drawing.querySelector<SVGElement>(".map");
  if (!map) return;
  const state: Lasso = {...options, drawing, map, wasDragged: false};
  map.style.userSelect = "none";
  map.addEventListener("pointerdown", (event) => begin(state, event));
  map.addEventListener("pointermove", (event) => {
    if (state.drag) follow(state, state.drag, event);
  });
  map.addEventListener("pointerup", (event) => release(state, event));
  map.addEventListener("pointercancel", (event) => release(state, event));
  map.addEventListener("click", (event) => {
    event.preventDefault();
    const place = placeAt(event.target);
    if (place !== null && !state.wasDragged) toggle(state, place);
  });
  map.addEventListener("keydown", (event) => {
    const place = placeAt(event.target);
    if (place === null || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    toggle(state, place);
  });
  map.addEventListener(
    "touchmove",
    (event) => {
      if (state.drag?.box) event.preventDefault();
    },
    {passive: false}
  );
}

function begin(state: Lasso, event: PointerEvent): void {
  state.wasDragged = false;
  if (event.button !== 0 || !event.isPrimary) return;
  const {x, y} = pointAt(state, event);
  const panel = panelsIn(state.map).find(({x1, x2, y1, y2}) => x1 <= x && x <= x2 && y1 <= y && y <= y2);
  if (panel) state.drag = {pointer: event.pointerId, x, y, panel, before: itemsOf(state.places()) ?? []};
}

function follow(state: Lasso, drag: Drag, event: PointerEvent): void {
  if (drag.pointer !== event.pointerId) return;
  const {x, y} = pointAt(state, event);
  if (!drag.box) {
    const [across, along] = [Math.abs(x - drag.x), Math.abs(y - drag.y)];
    if (Math.max(across, along) < SLACK) return;
    if (event.pointerType !== "mouse" && along > across) {
      state.drag = undefined;
      return;
    }
    state.map.setPointerCapture(event.pointerId);
    state.wasDragged = true;
    drag.box = append(state.map, "rect", {
      class: "lasso",
      fill: "var(--accent)",
      "fill-opacity": 0.12,
      stroke: "var(--accent)"
    });
  }
  const box = boxOf(drag, x, y);
  for (const [name, value] of Object.entries({x: box.x1, y: box.y1, width: box.x2 - box.x1, height: box.y2 - box.y1})) {
    drag.box.setAttribute(name, String(value));
  }
  state.move(placesIn(state.map, box));
}

function release(state: Lasso, event: PointerEvent): void {
  const {drag} = state;
  if (drag?.pointer !== event.pointerId) return;
  state.drag = undefined;
  if (!drag.box) return;
  drag.box.remove();
  const {x, y} = pointAt(state, event);
  state.end(event.type === "pointerup" ? placesIn(state.map, boxOf(drag, x, y)) : drag.before);
}

function toggle(state: Lasso, place: string): void {
  const chosen = itemsOf(state.places()) ?? [];
  state.end(chosen.includes(place) ? chosen.filter((each) => each !== place) : [...chosen, place]);
}

function boxOf({panel, ...start}: Drag, x: number, y: number): Box {
  const [endX, endY] = [Math.max(panel.x1, Math.min(panel.x2, x)), Math.max(panel.y1, Math.min(panel.y2, y))];
  return {
    x1: Math.min(start.x, endX),
    x2: Math.max(start.x, endX),
    y1: Math.min(start.y, endY),
    y2: Math.max(start.y, endY)
  };
}

function placesIn(map: Element, {x1, x2, y1, y2}: Box): string[] {
  return [...map.querySelectorAll<SVGElement>(".place")].flatMap((place) => {
    const [x, y] = numbersOf(place.querySelector(".rim"), "cx", "cy");
    const isInside = x !== undefined && y !== undefined && x1 <= x && x <= x2 && y1 <= y && y <= y2;
    return isInside && place.dataset.place !== undefined ? [place.dataset.place] : [];
  });
}

function panelsIn(map: Element): Box[] {
  return [...map.querySelectorAll(".panel")].map((panel) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbersOf(panel, "x", "y", "width", "height");
    return {x1: x, y1: y, x2: x + width, y2: y + height};
  });
}

function placeAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<SVGElement>(".place")?.dataset.place ?? null) : null;
}

/** Finds the place of a pointer in pixels of the drawing. */
function pointAt({drawing}: Lasso, {clientX, clientY}: MouseEvent): {x: number; y: number} {
  const {left, top, width} = drawing.getBoundingClientRect();
  const unit = Number(drawing.getAttribute("width")) / width;
  return {x: (clientX - left) * unit, y: (clientY - top) * unit};
}

function numbersOf(element: Element | null, ...names: string[]): number[] {
  return element === null ? [] : names.map((name) => Number(element.getAttribute(name)));
}
