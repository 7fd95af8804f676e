import {append, dress, look, strike} from "./certainty.js";

interface Mark {
  certainty: string;
  /** Any CSS color, such as `var(--front-tajikistan)`. */
  color: string;
  /** Address of the fact; without it the mark is no link. */
  href?: string;
  /** Says what the mark stands for: its tooltip and its accessible name. */
  label: string;
}

export interface DotOptions extends Mark {
  x: number;
  y: number;
  /** Radius in pixels, 5 unless told. */
  r?: number;
}

export interface BarOptions extends Mark {
  x1: number;
  x2: number;
  y: number;
  /** Height in pixels, 6 unless told. */
  height?: number;
  /** An end that is not known: the bar fades out there. */
  open?: "start" | "end";
}

export interface WhiskerOptions extends Mark {
  x1: number;
  x2: number;
  y: number;
  /** Height of the end strokes in pixels, 10 unless told. */
  height?: number;
}

/** Draws what is known to the day, or one number. */
export function dot(parent: Element, {x, y, r = 5, ...mark}: DotOptions): SVGElement {
  const group = wrap(parent, mark);
  dress(append(group, "circle", {cx: x, cy: y, r}), mark.certainty, mark.color);
  if (look(mark.certainty).struck) strike(group, x, y, r, mark.color);
  return group;
}

/** Draws what is known to a month, a season, a year or a span. */
export function bar(parent: Element, {x1, x2, y, height = 6, open, ...mark}: BarOptions): SVGElement {
  const group = wrap(parent, mark);
  const width = Math.max(height, x2 - x1);
  const box = {x: x1, y: y - height / 2, width, height, rx: height / 2};
  dress(append(group, "rect", box), mark.certainty, mark.color);
  if (look(mark.certainty).struck) strike(group, x1 + width / 2, y, height / 2, mark.color);
  if (open) arrow(group, open === "start" ? x1 - 3 : x1 + width + 3, y, open, mark.color);
  return group;
}

/** Draws the span from the lowest to the highest number that the text gives. */
export function whisker(parent: Element, {x1, x2, y, height = 10, ...mark}: WhiskerOptions): SVGElement {
  const group = wrap(parent, mark);
  const top = y - height / 2;
  append(group, "path", {
    d: `M${x1} ${y}H${x2}M${x1} ${top}v${height}M${x2} ${top}v${height}`,
    fill: "none",
    stroke: mark.color,
    "stroke-width": look(mark.certainty).stroke,
    "stroke-dasharray": look(mark.certainty).dash
  });
  return group;
}

/** Wraps a mark as a link with tooltip and accessible name, or as a named group without `href`. */
export function wrap(parent: Element, {href, label}: Pick<Mark, "href" | "label">): SVGElement {
  const group = append(parent, href ? "a" : "g", {
    class: "mark",
    href: href ?? null,
    role: href ? null : "img",
    "aria-label": label
  });
  append(group, "title", {}).textContent = label;
  return group;
}

function arrow(parent: Element, x: number, y: number, open: "start" | "end", color: string): void {
  const tip = open === "start" ? -4 : 4;
  append(parent, "path", {
    d: `M${x} ${y - 4}l${tip} 4l${-tip} 4`,
    fill: "none",
    stroke: color,
    "stroke-width": 1.5
  });
}
