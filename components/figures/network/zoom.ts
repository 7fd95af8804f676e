import {select, zoom, zoomIdentity} from "d3";
import {element} from "../../controls/html.js";
import {discAt, displayOf, groundOf, linkAt, namesIn, paint} from "../../web-canvas.js";
import type {D3ZoomEvent, ZoomBehavior} from "d3";
import type {Lettering} from "../../marks/text.js";
import type {Display, View} from "../../web-canvas.js";

export interface LensOptions {
  /** Hears of an actor that is pressed. */
  press: (actor: string) => void;
  /** Hears of two actors whose common line is pressed. */
  unfold: (a: string, b: string) => void;
}

interface Lens extends LensOptions {
  /** Holds the drawing, and the canvas over it. */
  frame: HTMLElement;
  svg: SVGElement;
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  view: View;
  display?: Display | undefined;
  names: Map<string, Lettering>;
  behavior: ZoomBehavior<HTMLElement, unknown>;
  frameRequest: number;
  /** A picture of the lines while the view moves, where they are many. */
  ground: HTMLCanvasElement | null;
  isMoving: boolean;
}

const NEAREST = 12;
const STEP = 1.6;
const TOUCH = 12;
const MOUSE = 5;
/** A mouse takes a disc that it is on, and not the line beside it. */
const EDGE = 2;
const REST: View = {k: 1, x: 0, y: 0};

/**
 * Lets a drawn web be looked at from near: it is enlarged by buttons, by two fingers, or by the wheel with Ctrl, and
 * then moved by hand. As long as it is, a canvas stands in for the drawing; the drawing keeps the keyboard. A press
 * takes the actor nearest to it, else the tie.
 */
export function lens(drawing: Element, options: LensOptions): void {
  const [frame, svg] = [drawing.querySelector<HTMLElement>(".web-frame"), drawing.querySelector("svg")];
  const canvas = drawing.ownerDocument.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!frame || !svg || !context) return;
  canvas.setAttribute("aria-hidden", "true");
  const state: Lens = {
    ...options,
    frame,
    svg,
    canvas,
    context,
    view: REST,
    names: new Map(),
    behavior: zoom<HTMLElement, unknown>(),
    frameRequest: 0,
    ground: null,
    isMoving: false
  };
  svg.after(canvas);
  frame.append(drawButtons(state));
  openZoom(state);
  listen(state);
}

function openZoom(state: Lens): void {
  const {frame, behavior, svg} = state;
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  behavior
    .extent([
      [0, 0],
      [width, height]
    ])
    .translateExtent([
      [0, 0],
      [width, height]
    ])
    .scaleExtent([1, NEAREST])
    .clickDistance(4)
    .filter((event: Event) => isGesture(event, state))
    .on("zoom", ({transform}: D3ZoomEvent<HTMLElement, unknown>) => look(state, transform))
    .on("end", () => {
      state.isMoving = false;
      settle(state);
    });
  select(frame).call(behavior).on("dblclick.zoom", null);
}

/** Tells whether an event is meant for the view and not for the page around it. */
function isGesture(event: Event, {view}: Lens): boolean {
  if (event.target instanceof Element && event.target.closest("button")) return false;
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if ("touches" in event && event.touches instanceof TouchList) return event.touches.length > 1 || view.k > 1;
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey && view.k > 1;
}

function look(state: Lens, {k, x, y}: View): void {
  const isNear = k > 1.001;
  state.view = isNear ? {k, x, y} : REST;
  state.frame.toggleAttribute("data-near", isNear);
  if (!isNear) return;
  if (!state.display) settle(state);
  state.isMoving = true;
  state.frameRequest ||= requestAnimationFrame(() => {
    state.frameRequest = 0;
    repaint(state);
  });
}

/** Reads the drawing anew and places names for the view as it now stands. */
function settle(state: Lens): void {
  if (state.view.k === 1) return;
  state.display = displayOf(state.svg);
  state.ground ??= groundOf(state.display);
  state.names = namesIn(state.display, state.view);
  repaint(state);
}

function repaint({canvas, context, display, view, names, frame, ground, isMoving}: Lens): void {
  if (!display || view.k === 1) return;
  const ratio = window.devicePixelRatio;
  const [width, height] = [Math.round(display.width * ratio), Math.round(display.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
  const focused = frame.querySelector<SVGElement>(".actor:focus")?.dataset.actor ?? null;
  paint(context, display, {view, names, focused, ratio, ground: isMoving ? ground : null});
}

function drawButtons(state: Lens): HTMLElement {
  const {frame, behavior} = state;
  const {ownerDocument: document} = frame;
  const button = (label: string, sign: string, press: () => void): HTMLElement => {
    const made = element(document, "button", {type: "button", "aria-label": label, title: label}, [sign]);
    made.addEventListener("click", press);
    return made;
  };
  const target = select(frame);
  return element(document, "div", {class: "web-buttons", role: "group", "aria-label": "Enlarge the drawing"}, [
    button("Enlarge", "+", () => behavior.scaleBy(target, STEP)),
    button("Reduce", "−", () => behavior.scaleBy(target, 1 / STEP)),
    button("Show all", "All", () => behavior.transform(target, zoomIdentity))
  ]);
}

function listen(state: Lens): void {
  const {frame, svg, press, behavior} = state;
  frame.addEventListener("click", (event) => click(state, event));
  frame.addEventListener("pointermove", (event) => hover(state, event));
  svg.addEventListener("keydown", (event) => {
    const actor = actorAt(event.target);
    if (actor === null || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    press(actor);
  });
  svg.addEventListener("focusin", ({target}) => {
    const disc = state.display?.discs.find(({id}) => id === actorAt(target));
    if (state.view.k === 1 || !disc) return;
    behavior.translateTo(select(frame), disc.x, disc.y);
    settle(state);
  });
}

function click(state: Lens, event: MouseEvent): void {
  const {press, unfold, context, view} = state;
  const isPlain = event.button === 0 && !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  if (!event.isTrusted || !isPlain || (event.target instanceof Element && event.target.closest("button"))) return;
  const display = (state.display ??= displayOf(state.svg));
  const at = pointAt(state, event);
  const isTouch = event instanceof PointerEvent && event.pointerType !== "mouse";
  const disc = discAt(display, view, at, isTouch ? TOUCH : EDGE);
  event.preventDefault();
  event.stopPropagation();
  if (disc) {
    press(disc.id);
    return;
  }
  const link = linkAt(context, display, view, {at, reach: isTouch ? TOUCH : MOUSE});
  const [a, b] = ["a", "b"].map((end) => link?.getAttribute(`data-${end}`) ?? null);
  if (link && typeof a === "string" && typeof b === "string") unfold(a, b);
  else link?.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
}

/** Names what lies under the pointer while the canvas stands in for the drawing. */
function hover(state: Lens, event: PointerEvent): void {
  const {frame, display, view, svg} = state;
  if (view.k === 1 || !display || event.buttons > 0) {
    if (frame.hasAttribute("title")) frame.removeAttribute("title");
    return;
  }
  const disc = discAt(display, view, pointAt(state, event), EDGE);
  const actor = disc ? svg.querySelector(`[data-actor="${CSS.escape(disc.id)}"]`) : null;
  frame.title = actor?.getAttribute("aria-label") ?? "";
  frame.style.cursor = actor ? "pointer" : "grab";
}

function pointAt({svg}: Lens, {clientX, clientY}: MouseEvent): [number, number] {
  const {left, top, width} = svg.getBoundingClientRect();
  const unit = Number(svg.getAttribute("width")) / width;
  return [(clientX - left) * unit, (clientY - top) * unit];
}

function actorAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<SVGElement>(".actor")?.dataset.actor ?? null) : null;
}
