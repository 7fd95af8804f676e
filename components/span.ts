import {append, dress, look, strike} from "./certainty.js";

/** How a bar ends: with its date, where the drawing cuts it, or with an arrow because the text gives no end. */
export type End = "closed" | "cut" | "open";

export interface SpanOptions {
  x1: number;
  x2: number;
  y: number;
  height: number;
  start: End;
  end: End;
  certainty: string;
  /** Any CSS color. */
  color: string;
}

/** Pixels that an arrow takes beyond an open end. */
export const ARROW = 8;

const RADIUS = 2;

/** Draws a bar in the look of its certainty; only the ends of its date are round. */
export function drawSpan(parent: Element, options: SpanOptions): void {
  const {x1, x2, y, height, start, end, certainty, color} = options;
  if (start === "closed" && end === "closed") {
    const box = {x: x1, y: y - height / 2, width: x2 - x1, height, rx: Math.min(height / 2, RADIUS)};
    dress(append(parent, "rect", box), certainty, color);
  } else {
    const body = append(parent, "path", {d: trace(options, true)});
    const outline = append(parent, "path", {d: trace(options, false)});
    for (const path of [body, outline]) dress(path, certainty, color);
    body.setAttribute("stroke", "none");
    outline.setAttribute("fill", "none");
  }
  if (look(certainty).struck) strike(parent, (x1 + x2) / 2, y, height / 2, color);
  if (start === "open") drawArrow(parent, x1 - 3, y, -4, color);
  if (end === "open") drawArrow(parent, x2 + 3, y, 4, color);
}

/** Traces the bar from its upper left; without its body, the line is broken at ends that are not closed. */
function trace({x1, x2, y, height, start, end}: SpanOptions, isBody: boolean): string {
  const r = Math.min(height / 2, RADIUS);
  const [top, bottom] = [y - height / 2, y + height / 2];
  const from = start === "closed" ? x1 + r : x1;
  const to = end === "closed" ? x2 - r : x2;
  const right =
    end === "closed" ? `a${r} ${r} 0 0 1 ${r} ${r}V${bottom - r}a${r} ${r} 0 0 1 ${-r} ${r}` : next(to, bottom, isBody);
  const left =
    start === "closed" ? `a${r} ${r} 0 0 1 ${-r} ${-r}V${top + r}a${r} ${r} 0 0 1 ${r} ${-r}` : next(from, top, isBody);
  return `M${from} ${top}H${to}${right}H${from}${left}`;
}

function next(x: number, y: number, isBody: boolean): string {
  return `${isBody ? "L" : "M"}${x} ${y}`;
}

function drawArrow(parent: Element, x: number, y: number, tip: number, color: string): void {
  const d = `M${x} ${y - 4}l${tip} 4l${-tip} 4`;
  append(parent, "path", {d, fill: "none", stroke: color, "stroke-width": 1.5});
}
