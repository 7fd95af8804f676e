import {edgesOfDisc, placeNames} from "./marks/layout/labels.js";
import type {Named} from "./marks/layout/labels.js";
import type {Lettering} from "./marks/text.js";

/** A view of a web: `k` times as large, and moved by `x` and `y` pixels. */
export interface View {
  k: number;
  x: number;
  y: number;
}

interface Shape {
  path: Path2D;
  /** Lines that it is made of. */
  starts: number;
  stroke: string | null;
  fill: string | null;
  width: number;
  dash: readonly number[];
  opacity: number;
  /** The link that it is drawn for, where it is one. */
  link: Element | null;
}

/** An actor as drawn. */
export interface Disc extends Named {
  fills: readonly string[];
  isPale: boolean;
  isChosen: boolean;
}

/** What a canvas needs of a drawn web, so that it need not be asked again at each frame. */
export interface Display {
  width: number;
  height: number;
  shapes: readonly Shape[];
  discs: readonly Disc[];
  /** Lines of all shapes. */
  lines: number;
  ink: string;
  paper: string;
  font: string;
}

const SIZE = 11;
const HUB = 9;
const PALE = 0.16;
/** Lines above which a moving view shows a picture of them, and how much larger than the drawing that is. */
const MANY = 1500;
const FINE = 2;

/** Reads what a web is made of from its drawing, its colors as they are on the page. */
export function displayOf(svg: SVGElement): Display {
  const style = getComputedStyle(svg);
  const color = (value: string | null): string | null => {
    if (value === null || value === "none" || value === "transparent") return null;
    const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return name === undefined ? value : style.getPropertyValue(name).trim();
  };
  const shapes = [...svg.querySelectorAll(".web-region, .web-ties path:not(.reach)")].map((path) => ({
    path: new Path2D(path.getAttribute("d") ?? ""),
    starts: (path.getAttribute("d") ?? "").split("M").length - 1,
    stroke: color(path.getAttribute("stroke")),
    fill: color(path.getAttribute("fill")),
    width: numberIn(path, "stroke-width", 1),
    dash: (path.getAttribute("stroke-dasharray") ?? "").split(" ").map(Number).filter(Boolean),
    opacity: numberIn(path, "opacity", 1) * numberIn(path, "stroke-opacity", 1),
    link: path.closest("a")
  }));
  return {
    width: numberIn(svg, "width", 0),
    height: numberIn(svg, "height", 0),
    shapes,
    lines: shapes.reduce((sum, {starts}) => sum + starts, 0),
    discs: [...svg.querySelectorAll<SVGElement>(".actor")].map((actor) => discOf(actor, color)),
    ink: color("var(--ink)") ?? "",
    paper: color("var(--paper)") ?? "",
    font: style.fontFamily
  };
}

/** Places names for a view; they stay with their discs until it is placed anew. */
export function namesIn({discs, width, height}: Display, view: View): Map<string, Lettering> {
  const shown = discs
    .map((disc) => ({...disc, ...project(disc, view)}))
    .filter(({x, y}) => x > 0 && y > 0 && x < width && y < height);
  const [lit, pale] = [shown.filter(({isPale}) => !isPale), shown.filter(({isPale}) => isPale)];
  const sorted = [...lit].sort((a, b) => Number(b.isBold) - Number(a.isBold) || b.r - a.r);
  const names = placeNames({discs: sorted, taken: pale.map(edgesOfDisc), width, height, size: SIZE});
  const at = new Map(shown.map((disc) => [disc.id, disc]));
  return new Map(
    [...names].map(([id, name]) => {
      const {x, y} = at.get(id) ?? {x: 0, y: 0};
      return [id, {...name, x: name.x - x, y: name.y - y}];
    })
  );
}

/** How a web is painted. */
export interface Painting {
  view: View;
  names: ReadonlyMap<string, Lettering>;
  /** The actor that the keyboard is on. */
  focused: string | null;
  /** Pixels of the screen for one of the drawing. */
  ratio: number;
  /** A picture of the lines, to be shown in their place. */
  ground: HTMLCanvasElement | null;
}

/** Paints the lines once where they are too many to be painted anew at each frame; null where they are few. */
export function groundOf({width, height, shapes, lines}: Display): HTMLCanvasElement | null {
  if (lines <= MANY) return null;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, {width: FINE * width, height: FINE * height});
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.setTransform(FINE, 0, 0, FINE, 0, 0);
  for (const shape of shapes) paintShape(context, shape, 1);
  return canvas;
}

/** Paints a view of a web. */
export function paint(context: CanvasRenderingContext2D, display: Display, painting: Painting): void {
  const {width, height, shapes, discs} = display;
  const {view, names, focused, ratio, ground} = painting;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
  const thin = Math.sqrt(view.k) / view.k;
  if (ground) context.drawImage(ground, 0, 0, width, height);
  else for (const shape of shapes) paintShape(context, shape, thin);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.setLineDash([]);
  const margin = 20;
  const shown = discs.flatMap((disc) => {
    const at = project(disc, view);
    const isShown = at.x > -margin && at.y > -margin && at.x < width + margin && at.y < height + margin;
    return isShown ? [{...disc, ...at}] : [];
  });
  for (const disc of shown) paintDisc(context, disc, display, disc.id === focused);
  paintNames(context, shown, names, display);
}

/** Finds the disc nearest to a point of the screen, within `reach` pixels of its edge. */
export function discAt({discs}: Display, view: View, [x, y]: readonly [number, number], reach: number): Disc | null {
  let [best, least]: [Disc | null, number] = [null, reach];
  for (const disc of discs) {
    const at = project(disc, view);
    const distance = Math.hypot(at.x - x, at.y - y) - at.r;
    if (distance < least) [best, least] = [disc, distance];
  }
  return best;
}

/** Finds the link of the tie under a point of the screen, else of one near it, up to `reach` pixels away. */
export function linkAt(
  context: CanvasRenderingContext2D,
  {shapes}: Display,
  view: View,
  {at: [x, y], reach}: {at: readonly [number, number]; reach: number}
): Element | null {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.setLineDash([]);
  const [inX, inY] = [(x - view.x) / view.k, (y - view.y) / view.k];
  for (const near of [reach / 5, reach / 2, reach]) {
    context.lineWidth = (2 * near) / view.k;
    const found = shapes.findLast(({path, link}) => link !== null && context.isPointInStroke(path, inX, inY));
    if (found) return found.link;
  }
  return null;
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape, thin: number): void {
  const {path, stroke, fill, width, dash, opacity} = shape;
  context.globalAlpha = opacity;
  if (fill !== null) {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (stroke === null) return;
  context.strokeStyle = stroke;
  context.lineJoin = fill === null ? "miter" : "round";
  context.lineWidth = fill === null ? width * thin : width;
  context.setLineDash(dash.map((length) => length * thin));
  context.stroke(path);
}

function paintDisc(context: CanvasRenderingContext2D, disc: Disc, {ink, paper}: Display, isFocused: boolean): void {
  const {x, y, r, fills, isPale, isChosen} = disc;
  context.globalAlpha = isPale ? PALE : 1;
  const isSliced = fills.length > 1;
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fillStyle = fills[0] ?? ink;
  context.fill();
  for (let i = 1; i < fills.length; i++) {
    const turn = (share: number): number => 2 * Math.PI * (share / fills.length - 0.25);
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, r, turn(i), turn(i + 1));
    context.fillStyle = fills[i] ?? ink;
    context.fill();
  }
  const ring = (radius: number, width: number, color: string): void => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
  };
  ring(r, isSliced ? 1.1 : 1, isSliced ? ink : paper);
  if (isChosen) ring(r + 3, 1.75, ink);
  if (isFocused) ring(r + 5, 2.5, ink);
}

function paintNames(
  context: CanvasRenderingContext2D,
  discs: readonly Disc[],
  names: ReadonlyMap<string, Lettering>,
  {ink, paper, font}: Display
): void {
  context.globalAlpha = 1;
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = paper;
  context.fillStyle = ink;
  for (const {id, name, x, y} of discs) {
    const at = names.get(id);
    if (!at) continue;
    context.font = `${at.isBold === true ? 600 : 400} ${SIZE}px ${font}`;
    context.textAlign = at.anchor === "middle" ? "center" : (at.anchor ?? "start");
    context.strokeText(name, x + at.x, y + at.y);
    context.fillText(name, x + at.x, y + at.y);
  }
}

function project({x, y, r}: Pick<Disc, "x" | "y" | "r">, view: View): {x: number; y: number; r: number} {
  return {x: x * view.k + view.x, y: y * view.k + view.y, r: r * Math.sqrt(view.k)};
}

function discOf(actor: SVGElement, color: (value: string | null) => string | null): Disc {
  const circle = actor.querySelector("circle");
  const slices = [...actor.querySelectorAll("path")];
  const isChosen = actor.getAttribute("aria-pressed") === "true";
  const r = numberIn(circle, "r", 0);
  return {
    id: actor.dataset.actor ?? "",
    name: actor.dataset.name ?? "",
    x: numberIn(circle, "cx", 0),
    y: numberIn(circle, "cy", 0),
    r,
    fills: (slices.length > 0 ? slices : [circle]).map((each) => color(each?.getAttribute("fill") ?? null) ?? ""),
    isPale: actor.hasAttribute("opacity"),
    isBold: slices.length > 0 || isChosen,
    isMust: r >= HUB || isChosen,
    isChosen
  };
}

function numberIn(element: Element | null, name: string, otherwise: number): number {
  const value = element?.getAttribute(name) ?? null;
  return value === null ? otherwise : Number(value);
}
