import {dot, plot, rect, ruleY, text} from "@observablehq/plot";
import {flatGroup} from "d3";
import {certaintyStyle, plotLineStyle, plotStyle} from "./certainty.js";
import {append} from "./svg.js";
import type {AxisXOptions, DotOptions, Markish, PlotOptions, RectOptions} from "@observablehq/plot";
import type {Box} from "./layout/box.js";
import type {Label} from "./text.js";

/** What is drawn in the look of its certainty. */
export interface CertainMark {
  certainty: string;
  /** Any CSS color. */
  color: string;
}

export interface Point extends CertainMark {
  /** A day, or pixels where the x scale is none. */
  x: Date | number;
  y: number;
}

export interface Bar extends CertainMark {
  x1: Date;
  x2: Date;
  y: number;
}

interface Drawing extends Pick<PlotOptions, "x" | "marginTop" | "marginLeft" | "marginRight" | "marginBottom"> {
  document: Document;
  width: number;
  height: number;
}

const SLASH = {
  draw: (path: {moveTo: (x: number, y: number) => void; lineTo: (x: number, y: number) => void}, size: number) => {
    const r = Math.sqrt(size / Math.PI) + 2;
    path.moveTo(-r, r);
    path.lineTo(r, -r);
  }
};

/** How an axis of days is printed. */
export const AXIS: AxisXOptions = {
  tickSize: 0,
  label: null,
  fontSize: 11,
  fill: "var(--ink-2)",
  textStroke: "var(--paper)",
  textStrokeWidth: 3
};

/** Draws marks with pixels down the page; only spots are told to assistive technology, as they say everything. */
export function draw(marks: Markish[], {x, ...options}: Drawing): SVGElement | HTMLElement {
  const drawn = plot({margin: 0, ...options, x: {...x, axis: null}, y: {type: "identity", axis: null}, marks});
  drawn.querySelector("style")?.remove();
  for (const name of ["class", "font-family"]) drawn.removeAttribute(name);
  for (const group of drawn.children) {
    group.removeAttribute("aria-label");
    if (!group.matches(".spots")) group.setAttribute("aria-hidden", "true");
  }
  for (const shape of drawn.querySelectorAll("a > [aria-label]")) {
    shape.parentElement?.setAttribute("aria-label", shape.getAttribute("aria-label") ?? "");
    shape.removeAttribute("aria-label");
  }
  return drawn;
}

/** Gathers all that a drawing holds in one group. */
export function groupChildren(drawing: Element, attributes: Record<string, string | number>): SVGElement {
  const marks = [...drawing.children];
  const group = append(drawing, "g", attributes);
  group.append(...marks);
  return group;
}

/** Draws words where there is nothing else to draw. */
export function drawMessage(words: string, {document, width}: Pick<Drawing, "document" | "width">) {
  const style = {size: 12, leading: 15, fill: "var(--ink-2)"};
  return draw(labels([{x: 6, y: 24, lines: [words], style}]), {document, width, height: 40});
}

/** Draws what is known to the day, or one of many: a mark for each certainty. */
export function dots(points: readonly Point[], options: DotOptions = {}): Markish[] {
  const place: DotOptions = {x: "x", y: "y", r: 4.5, sort: null, ...options};
  return [
    ...byCertainty(points).map(([certainty, color, data]) => dot(data, {...place, ...plotStyle(certainty, color)})),
    dot(points.filter(isStruck), {...place, symbol: SLASH, stroke: "color"})
  ];
}

/** Draws what is known to a span of days: a mark for each certainty. */
export function bars(spans: readonly Bar[], height: number, options: RectOptions = {}): Markish[] {
  const place = {x1: "x1", x2: "x2", y1: ({y}: Bar) => y - height / 2, y2: ({y}: Bar) => y + height / 2, rx: 2};
  const middle = ({x1, x2}: Bar): Date => new Date((x1.getTime() + x2.getTime()) / 2);
  return [
    ...byCertainty(spans).map(([certainty, color, data]) =>
      rect(data, {...place, ...plotStyle(certainty, color), ...options})
    ),
    dot(spans.filter(isStruck), {x: middle, y: "y", r: height / 2, symbol: SLASH, stroke: "color"})
  ];
}

/** Draws spans of days as lines: a mark for each certainty. */
export function lines(spans: readonly Bar[]): Markish[] {
  return byCertainty(spans).map(([certainty, color, data]) =>
    ruleY(data, {x1: "x1", x2: "x2", y: "y", ...plotLineStyle(certainty, color)})
  );
}

function isStruck({certainty}: CertainMark): boolean {
  return certaintyStyle(certainty).struck;
}

function byCertainty<T extends CertainMark>(items: readonly T[]): [string, string, T[]][] {
  return flatGroup(
    items,
    ({certainty}) => certainty,
    ({color}) => color
  );
}

/** The box of all that is drawn of a fact; it leads to the fact. */
export interface LinkArea extends Box {
  href: string;
  /** Says the fact: tooltip and accessible name. */
  label: string;
}

/** Prints labels with a rim in the color of the paper. */
export function labels(items: readonly Label[]): Markish[] {
  return flatGroup(
    items,
    ({style}) => style,
    ({anchor = "start"}) => anchor
  ).map(([{size, leading, fill, isBold, isItalic}, textAnchor, data]) =>
    text(data, {
      x: pixelChannel("x"),
      y: ({y, lines}: Label) => y + (lines.length - 1) * leading,
      text: ({lines}: Label) => lines.join("\n"),
      lineAnchor: "bottom",
      lineHeight: leading / size,
      textAnchor,
      fontSize: size,
      fontWeight: isBold ? 600 : undefined,
      fontStyle: isItalic ? "italic" : undefined,
      fill,
      stroke: "var(--paper)"
    })
  );
}

/** Lays links over all that is drawn of their facts. */
export function linkAreas(items: readonly LinkArea[]): Markish {
  return rect(items, {
    x1: pixelChannel("x1"),
    x2: pixelChannel("x2"),
    y1: "y1",
    y2: "y2",
    fillOpacity: 0,
    className: "spots",
    href: "href",
    ariaLabel: "label",
    title: "label"
  });
}

/** Reads a channel as pixels, whatever the scale. */
export function pixelChannel(value: string) {
  return {value, scale: null};
}
