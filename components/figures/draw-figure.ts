import {nameDrawnWords} from "../marks/accessible-name.js";
import type {Codes} from "../data/codebook.js";
import type {Link, Row} from "../data/row.js";
import type {JsonFiles} from "../marks/draw-options.js";
import type {LegendParts} from "../marks/legend.js";
import type {Values} from "../state/parameters.js";
import type {Figure} from "./figure.js";

export interface DrawFigureOptions {
  document: Document;
  width: number;
  codes: Codes;
  parameters: Values;
  /** Relative URL from the page to the root of the site: `./` or `../`. */
  root: string;
  /** Rows under no filter, of a figure with `filtersRows`. Default: the rows drawn. */
  all?: readonly Row[];
  jsonFiles?: JsonFiles;
}

const REFERENCE = /url\(["']?#([^"')]+)["']?\)/g;
const REFERRING = ["aria-labelledby", "aria-describedby"];
const LENGTHS = new Set([
  "x",
  "y",
  "x1",
  "y1",
  "x2",
  "y2",
  "cx",
  "cy",
  "r",
  "dx",
  "dy",
  "width",
  "height",
  "d",
  "points",
  "transform"
]);
const LONG_DECIMAL = /-?\d+\.\d{3,}(?:e-?\d+)?/g;
const XLINK = "http://www.w3.org/1999/xlink";

/** Draws rows with the alternative text as accessible name; ids begin with figure and width, so that they are unique on a page. */
export function drawFigure(figure: Figure, rows: readonly Row[], options: DrawFigureOptions): Element {
  const {width, codes, root} = options;
  const drawing = figure.draw(rows, {...options, link: linkFrom(root)});
  drawing.setAttribute("role", "group");
  drawing.setAttribute("aria-label", figure.alt(rows, codes));
  scopeIds(drawing, `${figure.id}-${width}`);
  replaceXlinks(drawing);
  nameDrawnWords(drawing);
  return drawing;
}

/** Draws rows for a file: lengths are rounded to 0.01 pixels, which is not visible and saves bytes. */
export function drawRounded(figure: Figure, rows: readonly Row[], options: DrawFigureOptions): Element {
  const drawing = drawFigure(figure, rows, options);
  roundGeometry(drawing);
  return drawing;
}

/** Changes a drawing in place, if its figure has `update`, and its accessible name. */
export function updateFigure(figure: Figure, drawing: Element, rows: readonly Row[], options: DrawFigureOptions): void {
  const {codes, root} = options;
  figure.update?.(drawing, rows, {...options, link: linkFrom(root)});
  drawing.setAttribute("aria-label", figure.alt(rows, codes));
}

/** Returns the links to facts, relative to a page. */
export function linkFrom(root: string): Link {
  return (article, anchor) => `${root}articles/${article}#${anchor}`;
}

/** Returns the parts of the shared legend that a figure shows: those whose columns its rows have, unless it says otherwise. */
export function legendParts(figure: Figure, rows: readonly Row[]): LegendParts {
  const has = (name: string): boolean => name in (rows[0] ?? {});
  const isCertain = has("certainty");
  const ties = isCertain && has("relation_id");
  return {
    ties,
    marks: isCertain && (!ties || has("event_id") || has("figure_id")),
    dates: has("date_precision"),
    bounds: has("low") && has("high"),
    ...figure.legend
  };
}

/** Puts a prefix before every id in a drawing and in every reference to it. */
export function scopeIds(root: Element, prefix: string): void {
  const ids = new Set([root, ...root.querySelectorAll("[id]")].map(({id}) => id).filter((id) => id !== ""));
  if (ids.size === 0) return;
  const scoped = (id: string): string => (ids.has(id) ? `${prefix}-${id}` : id);
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      const next = scopeAttribute(name, value, scoped);
      if (next !== value) element.setAttribute(name, next);
    }
  }
}

function scopeAttribute(name: string, value: string, scoped: (id: string) => string): string {
  if (name === "id") return scoped(value);
  if (REFERRING.includes(name)) return value.split(" ").map(scoped).join(" ");
  if (name.endsWith("href") && value.startsWith("#")) return `#${scoped(value.slice(1))}`;
  return value.replace(REFERENCE, (_, id: string) => `url(#${scoped(id)})`);
}

/** Replaces `xlink:href`, which Plot writes, by `href`. */
function replaceXlinks(root: Element): void {
  for (const link of root.querySelectorAll("a")) {
    const href = link.getAttributeNS(XLINK, "href") ?? link.getAttribute("xlink:href");
    if (href === null) continue;
    link.removeAttributeNS(XLINK, "href");
    link.removeAttribute("xlink:href");
    link.setAttribute("href", href);
  }
}

function roundGeometry(root: Element): void {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      if (!LENGTHS.has(name)) continue;
      const rounded = value.replace(LONG_DECIMAL, (number) => String(Number(Number(number).toFixed(2))));
      if (rounded !== value) element.setAttribute(name, rounded);
    }
  }
}
