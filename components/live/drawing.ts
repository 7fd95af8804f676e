import {drawFigure, updateFigure} from "../figures/draw-figure.js";
import type {DrawFigureOptions} from "../figures/draw-figure.js";
import type {LoadJsonFiles} from "../figures/json-files.js";
import type {JsonFiles} from "../marks/draw-options.js";
import type {Values} from "../state/parameters.js";
import type {ShownFigure} from "./figure-elements.js";

/** A figure of the page with the state of its drawing. */
export interface DrawnFigure extends ShownFigure {
  jsonFiles: LoadJsonFiles;
  /** The published files that the drawing needs, once they are fetched. */
  loaded: JsonFiles;
  /** Width in CSS pixels of the drawing; null where the build drew it. */
  drawnAt: number | null;
  /** Width of its container as last observed, so that a change need not wait for the layout of the page. */
  clientWidth?: number;
  /** A brush has moved the drawing away from what is shown. */
  isMoved: boolean;
  /** Makes a new drawing interactive. */
  interact: (drawn: Element, width: number) => void;
}

const MIN_WIDTH = 300;

/** Draws what is shown: by an update in place where the figure has one, else anew. */
export function draw(state: DrawnFigure): void {
  const {figure, shown} = state;
  const inPlace = drawingInPlace(state);
  state.isMoved = false;
  if (inPlace) updateFigure(figure, inPlace.drawn, shown.rows, optionsAt(state, inPlace.width, shown.values));
  else drawAnew(state);
}

function drawAnew(state: DrawnFigure): void {
  const {drawing, shown} = state;
  const width = widthOf(state);
  const drawn = drawAt(state, width, shown.values);
  drawing.replaceChildren(drawn);
  state.drawnAt = width;
  state.interact(drawn, width);
}

/** Returns a drawing of the rows that are shown under other values, and does not put it on the page. */
export function drawAt(state: DrawnFigure, width: number, values: Values): Element {
  return drawFigure(state.figure, state.shown.rows, optionsAt(state, width, values));
}

/** Fetches the published files that a new drawing needs; does nothing where the drawing is updated in place. */
export async function loadForDrawing(state: DrawnFigure): Promise<void> {
  if (!drawingInPlace(state)) await load(state);
}

async function load(state: DrawnFigure): Promise<void> {
  const jsonFiles = state.jsonFiles();
  state.loaded = jsonFiles instanceof Promise ? await jsonFiles : jsonFiles;
}

/** Redraws when the width of the container changes; where a file cannot be fetched, the old drawing stays. */
export function redrawOnResize(state: DrawnFigure): void {
  if (typeof ResizeObserver === "undefined") return;
  state.clientWidth = state.drawing.clientWidth;
  const observer = new ResizeObserver(() => {
    const {clientWidth} = state.drawing;
    if (clientWidth === state.clientWidth) return;
    state.clientWidth = clientWidth;
    redraw(state).catch(() => undefined);
  });
  observer.observe(state.drawing);
}

async function redraw(state: DrawnFigure): Promise<void> {
  if (!isDrawn(state)) return;
  await load(state);
  if (isDrawn(state)) drawAnew(state);
}

/** Tells whether the page, not the build, drew what is shown. */
function isDrawn({root, figure, shown}: DrawnFigure): boolean {
  return root.dataset.state === "live" && (shown.rows.length > 0 || figure.dashboard !== undefined);
}

/** Finds the drawing that can be updated in place: one of the right width, or the visible one of the build. */
function drawingInPlace(state: DrawnFigure): {drawn: Element; width: number} | null {
  const {figure, drawing, drawnAt} = state;
  if (!figure.update) return null;
  const variants = [...drawing.children].filter((each) => each.matches(".figure-variant"));
  const variant = variants.find((each) => each.getClientRects().length > 0);
  const drawn = variant ? variant.firstElementChild : drawing.firstElementChild;
  const width = variant ? Number(variant.getAttribute("data-width")) : drawnAt === widthOf(state) ? drawnAt : null;
  return drawn && width !== null ? {drawn, width} : null;
}

/** Returns the width at which the page would draw, in CSS pixels. */
export function widthOf({drawing, clientWidth}: Pick<DrawnFigure, "drawing" | "clientWidth">): number {
  return Math.max(MIN_WIDTH, Math.floor(clientWidth ?? drawing.clientWidth));
}

function optionsAt({payload, document, loaded}: DrawnFigure, width: number, parameters: Values): DrawFigureOptions {
  const {codes, root, rows} = payload;
  return {document, width, codes, parameters, root, all: rows, jsonFiles: loaded};
}

/** How far outside the viewport an element still counts as visible. */
const ROOT_MARGIN = "25%";

/** Returns a function that tells whether an element is in the viewport, or nearly so; always true without IntersectionObserver. */
export function visibilityOf(element: Element): () => boolean {
  let isVisible = true;
  if (typeof IntersectionObserver !== "undefined") {
    const observer = new IntersectionObserver(
      (entries) => {
        isVisible = entries.at(-1)?.isIntersecting ?? true;
      },
      {rootMargin: ROOT_MARGIN}
    );
    observer.observe(element);
  }
  return () => isVisible;
}
