import {append} from "../marks/svg.js";
import {itemsOf} from "../state/parameters.js";
import {listenToDrags} from "./drag.js";
import type {Box} from "../marks/layout/box.js";
import type {Value} from "../state/parameters.js";

export interface BoxSelectOptions {
  /** Returns the ids of the selected places; null where none is. */
  places: () => Value;
  /** Called with the places in the box at each step of a drag. */
  move: (places: readonly string[]) => void;
  /** Called with the selected places when a drag ends or one is pressed. */
  end: (places: readonly string[]) => void;
}

interface State extends BoxSelectOptions {
  drawing: Element;
  map: SVGElement;
}

interface Drag {
  x: number;
  y: number;
  /** The panel of the map in which the drag began; the box stays within it. */
  panel: Box;
  before: readonly string[];
  rect?: SVGElement;
}

/** Lets the places of a map be selected: a press or Enter on one toggles it, a drag selects those in a box. */
export function boxSelect(drawing: Element, options: BoxSelectOptions): void {
  const map = drawing.querySelector<SVGElement>(".map");
  if (!map) return;
  const state: State = {...options, drawing, map};
  const wasDragged = listenToDrags(map, {
    start: (event) => startAt(state, event),
    move: (drag, event) => {
      drag.rect ??= appendRect(map);
      const box = boxOf(drag, pointAt(state, event));
      for (const [name, value] of Object.entries({
        x: box.x1,
        y: box.y1,
        width: box.x2 - box.x1,
        height: box.y2 - box.y1
      })) {
        drag.rect.setAttribute(name, String(value));
      }
      state.move(placesIn(map, box));
    },
    end: (drag, event, isCanceled) => {
      drag.rect?.remove();
      state.end(isCanceled ? drag.before : placesIn(map, boxOf(drag, pointAt(state, event))));
    }
  });
  map.addEventListener("click", (event) => {
    event.preventDefault();
    const place = placeAt(event.target);
    if (place !== null && !wasDragged()) toggle(state, place);
  });
  map.addEventListener("keydown", (event) => {
    const place = placeAt(event.target);
    if (place === null || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    toggle(state, place);
  });
}

function startAt(state: State, event: PointerEvent): Drag | null {
  const {x, y} = pointAt(state, event);
  const panel = panelsIn(state.map).find(({x1, x2, y1, y2}) => x1 <= x && x <= x2 && y1 <= y && y <= y2);
  return panel ? {x, y, panel, before: itemsOf(state.places()) ?? []} : null;
}

function appendRect(map: SVGElement): SVGElement {
  const attributes = {class: "box-select", fill: "var(--accent)", "fill-opacity": 0.12, stroke: "var(--accent)"};
  return append(map, "rect", attributes);
}

function toggle(state: State, place: string): void {
  const chosen = itemsOf(state.places()) ?? [];
  state.end(chosen.includes(place) ? chosen.filter((each) => each !== place) : [...chosen, place]);
}

function boxOf({panel, ...start}: Drag, {x, y}: {x: number; y: number}): Box {
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

/** Returns where a pointer is in pixels of the drawing. */
function pointAt({drawing}: State, {clientX, clientY}: MouseEvent): {x: number; y: number} {
  const {left, top, width} = drawing.getBoundingClientRect();
  const unit = Number(drawing.getAttribute("width")) / width;
  return {x: (clientX - left) * unit, y: (clientY - top) * unit};
}

function numbersOf(element: Element | null, ...names: string[]): number[] {
  return element === null ? [] : names.map((name) => Number(element.getAttribute(name)));
}
