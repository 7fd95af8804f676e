import {drawFigure, updateFigure} from "../figures/draw-figure.js";
import type {DrawFigureOptions} from "../figures/draw-figure.js";
import type {LoadJsonFiles} from "../figures/json-files.js";
import type {JsonFiles} from "../marks/draw-options.js";
import type {Values} from "../state/parameters.js";
import type {Counted} from "./filter-counts.js";

/** A figure on the page with what it is drawn from. */
export interface Easel extends Counted {
  jsonFiles: LoadJsonFiles;
  /** The JSON files of the drawing, once they are loaded. */
  loaded: JsonFiles;
  /** Width of the drawing that stands; null where the page has not drawn it. */
  drawnAt: number | null;
  /** Width of its place as a browser last told it, so that a change need not lay out the page to know it. */
  room?: number;
  /** A hand has moved the drawing away from what is shown. */
  isMoved: boolean;
  /** Lets a new drawing be moved by hand. */
  engage: (drawn: Element, width: number) => void;
}

const LEAST_WIDTH = 300;

/** Draws what is shown: in place where the figure knows how, else anew. */
export function draw(easel: Easel): void {
  const {figure, shown} = easel;
  const standing = standingIn(easel);
  easel.isMoved = false;
  if (standing) updateFigure(figure, standing.drawn, shown.rows, optionsAt(easel, standing.width, shown.values));
  else drawAnew(easel);
}

function drawAnew(easel: Easel): void {
  const {drawing, shown} = easel;
  const width = widthOf(easel);
  const drawn = drawAt(easel, width, shown.values);
  drawing.replaceChildren(drawn);
  easel.drawnAt = width;
  easel.engage(drawn, width);
}

/** Draws the rows that are shown under some values, and shows it nowhere. */
export function drawAt(easel: Easel, width: number, values: Values): Element {
  return drawFigure(easel.figure, easel.shown.rows, optionsAt(easel, width, values));
}

/** Fetches what a new drawing needs beside its rows, where there is to be one. */
export async function equip(easel: Easel): Promise<void> {
  if (!standingIn(easel)) await load(easel);
}

async function load(easel: Easel): Promise<void> {
  const jsonFiles = easel.jsonFiles();
  easel.loaded = jsonFiles instanceof Promise ? await jsonFiles : jsonFiles;
}

/** Follows the width of the page; where what a new drawing needs cannot be had, the old one stays. */
export function redrawOnResize(easel: Easel): void {
  if (typeof ResizeObserver === "undefined") return;
  easel.room = easel.drawing.clientWidth;
  const observer = new ResizeObserver(() => {
    const {clientWidth} = easel.drawing;
    if (clientWidth === easel.room) return;
    easel.room = clientWidth;
    redraw(easel).catch(() => undefined);
  });
  observer.observe(easel.drawing);
}

async function redraw(easel: Easel): Promise<void> {
  if (!isDrawn(easel)) return;
  await load(easel);
  if (isDrawn(easel)) drawAnew(easel);
}

/** Tells whether there is a drawing of what a reader asked for. */
function isDrawn({root, figure, shown}: Easel): boolean {
  return root.dataset.state === "live" && (shown.rows.length > 0 || figure.dashboard !== undefined);
}

/** Finds the drawing that can be brought to other rows in place: one of the right width, or one of the build. */
function standingIn(easel: Easel): {drawn: Element; width: number} | null {
  const {figure, drawing, drawnAt} = easel;
  if (!figure.update) return null;
  const variants = [...drawing.children].filter((each) => each.matches(".figure-variant"));
  const variant = variants.find((each) => each.getClientRects().length > 0);
  const drawn = variant ? variant.firstElementChild : drawing.firstElementChild;
  const width = variant ? Number(variant.getAttribute("data-width")) : drawnAt === widthOf(easel) ? drawnAt : null;
  return drawn && width !== null ? {drawn, width} : null;
}

/** Gives the width at which the page would draw, in CSS pixels. */
export function widthOf({drawing, room}: Pick<Easel, "drawing" | "room">): number {
  return Math.max(LEAST_WIDTH, Math.floor(room ?? drawing.clientWidth));
}

function optionsAt({payload, document, loaded}: Easel, width: number, parameters: Values): DrawFigureOptions {
  const {codes, root, rows} = payload;
  return {document, width, codes, parameters, root, all: rows, jsonFiles: loaded};
}

/** How far beyond the window something counts as in sight. */
const MARGIN = "25%";

/** Follows whether an element is in sight or nearly so; where a browser does not tell, it always is. */
export function sightOf(element: Element): () => boolean {
  let isInSight = true;
  if (typeof IntersectionObserver !== "undefined") {
    const observer = new IntersectionObserver(
      (entries) => {
        isInSight = entries.at(-1)?.isIntersecting ?? true;
      },
      {rootMargin: MARGIN}
    );
    observer.observe(element);
  }
  return () => isInSight;
}
