import {dateOf, monthAfter, nearestMonth, printDayNumber} from "../data/day-number.js";
import {DAY_MS} from "../format/dates.js";
import {parseStops} from "../marks/axis/time-scale.js";
import type {Span} from "../data/day-number.js";
import type {DayScale} from "../marks/axis/time-scale.js";

export interface BrushOptions {
  /** Hears of each step of a drag: first and last day as "YYYY-MM-DD", at the bounds of months. */
  move: (from: string, to: string) => void;
  /** Hears where a drag ends, or where it began when it is broken off. */
  end: (from: string, to: string) => void;
  /** Hears that the window is let go, by two presses where there is no mark. */
  clear?: () => void;
}

/** What a drag moves: an edge of the window, all of it, or the far edge of a new one. */
type Grip = "from" | "to" | "all" | "new";

interface Drag {
  grip: Grip;
  pointer: number;
  /** Where the drag began: the day under the pointer, and the place on the screen. */
  start: number;
  x: number;
  y: number;
  before: Span;
  now: Span;
  hasMoved: boolean;
}

/** Pixels of the screen on either side of an edge that grip it; a finger has more. */
const REACH = {mouse: 6, touch: 18};
const SLACK = 3;

const CURSORS: Readonly<Record<Grip, string>> = {from: "ew-resize", to: "ew-resize", all: "grab", new: "crosshair"};

interface Brush extends BrushOptions {
  drawing: Element;
  strip: SVGElement;
  axis: Span;
  scale: DayScale;
  drag?: Drag | undefined;
  wasDragged: boolean;
}

/**
 * Lets the window of a strip be dragged: an edge, the whole of it, or a new one; a click beside it brings
 * it there. A finger that moves up or down scrolls the page as ever.
 */
export function brush(drawing: Element, options: BrushOptions): void {
  const strip = drawing.querySelector<SVGElement>(".strip");
  if (!strip) return;
  const axis = {first: dataOf(strip, "first"), last: dataOf(strip, "last")};
  const scale = parseStops(strip.getAttribute("data-stops") ?? "");
  const state: Brush = {...options, drawing, strip, axis, scale, wasDragged: false};
  strip.style.userSelect = "none";
  strip.addEventListener("pointerdown", (event) => begin(state, event));
  strip.addEventListener("pointermove", (event) =>
    state.drag ? follow(state, state.drag, event) : hover(state, event)
  );
  strip.addEventListener("pointerup", (event) => release(state, event));
  strip.addEventListener("pointercancel", (event) => release(state, event));
  strip.addEventListener("click", (event) => click(state, event));
  strip.addEventListener("dblclick", ({target}) => {
    if (!isMark(target)) options.clear?.();
  });
  strip.addEventListener("dragstart", (event) => event.preventDefault());
  strip.addEventListener("touchmove", (event) => holdPage(state, event), {passive: false});
}

function begin(state: Brush, event: PointerEvent): void {
  state.wasDragged = false;
  if (event.button !== 0 || !event.isPrimary) return;
  const {day, perPixel} = dayAt(state, event);
  const {clientX: x, clientY: y, pointerId: pointer} = event;
  const before = shownIn(state);
  const grip = gripAt(state, day, perPixel * (event.pointerType === "mouse" ? REACH.mouse : REACH.touch));
  state.drag = {grip, pointer, start: day, x, y, before, now: before, hasMoved: false};
}

function hover(state: Brush, event: PointerEvent): void {
  const {day, perPixel} = dayAt(state, event);
  state.strip.style.cursor = CURSORS[gripAt(state, day, perPixel * REACH.mouse)];
}

function follow(state: Brush, drag: Drag, event: PointerEvent): void {
  if (drag.pointer !== event.pointerId) return;
  if (!drag.hasMoved) {
    const [across, along] = [Math.abs(event.clientX - drag.x), Math.abs(event.clientY - drag.y)];
    if (Math.max(across, along) < SLACK) return;
    if (event.pointerType !== "mouse" && along > across) {
      state.drag = undefined;
      return;
    }
    state.strip.setPointerCapture(event.pointerId);
    drag.hasMoved = state.wasDragged = true;
  }
  const next = dragTo(drag, dayAt(state, event).day, state.axis);
  if (next.first === drag.now.first && next.last === drag.now.last) return;
  drag.now = next;
  report(state.move, next);
}

function release(state: Brush, event: PointerEvent): void {
  const {drag} = state;
  if (drag?.pointer !== event.pointerId) return;
  state.drag = undefined;
  if (drag.hasMoved) settle(state, event.type === "pointerup" ? drag.now : drag.before);
}

function click(state: Brush, event: MouseEvent): void {
  if (state.wasDragged) event.preventDefault();
  if (state.wasDragged || isMark(event.target)) return;
  const [{axis}, {first, last}] = [state, shownIn(state)];
  const {day} = dayAt(state, event);
  const isBeside = day < first || last + 1 < day;
  if (isBeside) settle(state, shift({first, last}, day - (first + last + 1) / 2, axis));
}

function isMark(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a") !== null;
}

/** Keeps the page from scrolling under a finger that drags. */
function holdPage({drag}: Brush, event: TouchEvent): void {
  if (drag?.hasMoved === true) event.preventDefault();
}

function settle({strip, end}: Brush, span: Span): void {
  strip.setAttribute("data-from", String(span.first));
  strip.setAttribute("data-to", String(span.last));
  report(end, span);
}

/** Gives the window that the strip shows. */
function shownIn({strip}: Pick<Brush, "strip">): Span {
  return {first: dataOf(strip, "from"), last: dataOf(strip, "to")};
}

function report(tell: (from: string, to: string) => void, {first, last}: Span): void {
  tell(printDayNumber(first), printDayNumber(last));
}

/** Finds what a hand grips; a window as wide as the axis is none yet. */
function gripAt(state: Brush, day: number, reach: number): Grip {
  const [{axis}, {first, last}] = [state, shownIn(state)];
  if (first <= axis.first && axis.last <= last) return "new";
  const [before, after] = [Math.abs(day - first), Math.abs(day - last - 1)];
  if (Math.min(before, after) <= reach) return before < after ? "from" : "to";
  return first <= day && day <= last + 1 ? "all" : "new";
}

function dragTo({grip, start, before}: Drag, day: number, axis: Span): Span {
  switch (grip) {
    case "from":
      return {...before, first: Math.min(monthFrom(day, axis), monthAfter(dateOf(before.last), 0))};
    case "to":
      return {
        ...before,
        last: Math.max(monthTo(day, axis), Math.min(axis.last, monthAfter(dateOf(before.first), 1) - 1))
      };
    case "all":
      return shift(before, day - start, axis);
    case "new":
      return between(Math.min(start, day), Math.max(start, day), axis);
  }
}

/** Moves a window by some days, as far as the axis lets it, to the nearest months. */
function shift({first, last}: Span, days: number, axis: Span): Span {
  const by = Math.max(axis.first - first, Math.min(axis.last - last, days));
  return between(first + by, last + 1 + by, axis);
}

/** Finds the months nearest to two days, one at least. */
function between(start: number, end: number, axis: Span): Span {
  const first = monthFrom(start, axis);
  return {first, last: Math.max(monthTo(end, axis), Math.min(axis.last, monthAfter(dateOf(first), 1) - 1))};
}

function monthFrom(day: number, axis: Span): number {
  return Math.max(axis.first, Math.min(nearestMonth(day), monthAfter(dateOf(axis.last), 0)));
}

function monthTo(day: number, axis: Span): number {
  return Math.min(axis.last, nearestMonth(day) - 1);
}

/** Finds the day under a pointer, with its fraction, and the days that a pixel of the screen holds there. */
function dayAt({drawing, scale}: Brush, {clientX}: MouseEvent): {day: number; perPixel: number} {
  const {left, width} = drawing.getBoundingClientRect();
  const unit = Number(drawing.getAttribute("width")) / width;
  const at = (clientX - left) * unit;
  const day = daysAt(scale, at);
  return {day, perPixel: Math.max(daysAt(scale, at + unit) - day, day - daysAt(scale, at - unit))};
}

function daysAt(scale: DayScale, place: number): number {
  return scale.invert(place).getTime() / DAY_MS;
}

function dataOf(strip: Element, name: string): number {
  return Number(strip.getAttribute(`data-${name}`));
}
