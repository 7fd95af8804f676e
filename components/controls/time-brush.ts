import {dateOf, monthAfter, nearestMonth, printDayNumber} from "../data/day-number.js";
import {DAY_MS} from "../format/dates.js";
import {parseScale} from "../marks/axis/time-scale.js";
import {listenToDrags} from "./drag.js";
import type {Span} from "../data/day-number.js";
import type {DayScale} from "../marks/axis/time-scale.js";

export interface TimeBrushOptions {
  /** Called at each step of a drag with the first and the last day as "YYYY-MM-DD", at the bounds of months. */
  move: (from: string, to: string) => void;
  /** Called with the same when a drag ends; where it is broken off, with the days before it. */
  end: (from: string, to: string) => void;
  /** Called when the window is cleared by two presses where there is no mark. */
  clear?: () => void;
}

/** What a drag moves: an edge of the window, all of it, or the far edge of a new one. */
type Grip = "from" | "to" | "all" | "new";

interface Drag {
  grip: Grip;
  /** Day under the pointer where the drag began. */
  start: number;
  before: Span;
  now: Span;
}

/** Pixels of the screen on either side of an edge that grip it; a finger has more. */
const REACH = {mouse: 6, touch: 18};

const CURSORS: Readonly<Record<Grip, string>> = {from: "ew-resize", to: "ew-resize", all: "grab", new: "crosshair"};

interface State extends TimeBrushOptions {
  drawing: Element;
  strip: SVGElement;
  axis: Span;
  scale: DayScale;
}

/**
 * Lets the window of a strip be dragged: an edge, the whole of it, or a new one; a click beside it moves it there.
 * d3-brush would lay a rectangle over the marks, so that their links could not be followed, and keep a finger on the
 * strip from scrolling the page.
 */
export function timeBrush(drawing: Element, options: TimeBrushOptions): void {
  const strip = drawing.querySelector<SVGElement>(".strip");
  if (!strip) return;
  const axis = {first: dataOf(strip, "first"), last: dataOf(strip, "last")};
  const scale = parseScale(strip.getAttribute("data-stops") ?? "");
  const state: State = {...options, drawing, strip, axis, scale};
  const wasDragged = listenToDrags(strip, {
    start: (event) => startAt(state, event),
    move: (drag, event) => follow(state, drag, event),
    end: (drag, _, isCanceled) => settle(state, isCanceled ? drag.before : drag.now),
    hover: (event) => {
      const {day, perPixel} = dayAt(state, event);
      strip.style.cursor = CURSORS[gripAt(state, day, perPixel * REACH.mouse)];
    }
  });
  strip.addEventListener("click", (event) => {
    if (wasDragged()) event.preventDefault();
    else if (!isMark(event.target)) moveTo(state, event);
  });
  strip.addEventListener("dblclick", ({target}) => {
    if (!isMark(target)) options.clear?.();
  });
  strip.addEventListener("dragstart", (event) => event.preventDefault());
}

function startAt(state: State, event: PointerEvent): Drag {
  const {day, perPixel} = dayAt(state, event);
  const before = shownIn(state);
  const grip = gripAt(state, day, perPixel * (event.pointerType === "mouse" ? REACH.mouse : REACH.touch));
  return {grip, start: day, before, now: before};
}

function follow(state: State, drag: Drag, event: PointerEvent): void {
  const next = dragTo(drag, dayAt(state, event).day, state.axis);
  if (next.first === drag.now.first && next.last === drag.now.last) return;
  drag.now = next;
  report(state.move, next);
}

/** Moves the window to a day beside it. */
function moveTo(state: State, event: MouseEvent): void {
  const [{axis}, {first, last}] = [state, shownIn(state)];
  const {day} = dayAt(state, event);
  if (day < first || last + 1 < day) settle(state, shift({first, last}, day - (first + last + 1) / 2, axis));
}

function isMark(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a") !== null;
}

function settle({strip, end}: State, span: Span): void {
  strip.setAttribute("data-from", String(span.first));
  strip.setAttribute("data-to", String(span.last));
  report(end, span);
}

/** Returns the window that the strip shows. */
function shownIn({strip}: Pick<State, "strip">): Span {
  return {first: dataOf(strip, "from"), last: dataOf(strip, "to")};
}

function report(tell: (from: string, to: string) => void, {first, last}: Span): void {
  tell(printDayNumber(first), printDayNumber(last));
}

/** Returns what a pointer grips; a window as wide as the axis is none yet. */
function gripAt(state: State, day: number, reach: number): Grip {
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
function dayAt({drawing, scale}: State, {clientX}: MouseEvent): {day: number; perPixel: number} {
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
