import {text} from "./cell.js";
import {append, dressTie} from "./certainty.js";
import {overlap} from "./dated.js";
import {wrap} from "./glyph.js";
import {letter} from "./lettering.js";
import {middleOf, ticksOf} from "./ticks.js";
import {layTracks} from "./tracks.js";
import type {Dated} from "./dated.js";
import type {Span} from "./day.js";
import type {Row} from "./figure.js";

export interface StripLane {
  name: string;
  color: string;
  dated: readonly Dated[];
}

export interface StripOptions {
  /** The days that the strip spans, and those of the window in it. */
  axis: Span;
  window: Span;
  width: number;
  left: number;
  right: number;
  /** Names stand above their lanes and not beside them. */
  isNarrow: boolean;
  href: (row: Row) => string;
  say: (row: Row) => string;
}

const TOP = 20;
const PITCH = 3.5;
const LEAST_LENGTH = 2.5;

/**
 * Draws all that is dated as thin lines, a lane a front, with the window under them; gives the height. Lines
 * outside the window are links; those in it are drawn again, larger, elsewhere.
 */
export function drawStrip(parent: Element, lanes: readonly StripLane[], options: StripOptions): number {
  const {axis, window, left, right, width} = options;
  const x = scale(axis, left, right);
  const strip = append(parent, "g", {
    class: "strip",
    "data-first": axis.first,
    "data-last": axis.last,
    "data-from": window.first,
    "data-to": window.last,
    "data-left": left,
    "data-right": right
  });
  const ground = append(strip, "rect", {x: left, y: 0, width: right - left, fill: "var(--paper)"});
  const grid = append(strip, "g", {"aria-hidden": "true"});
  const windowAt = append(strip, "g", {class: "window", "aria-hidden": "true"});
  let y = TOP;
  for (const lane of lanes) y = drawLane(strip, lane, y, x, options);
  ground.setAttribute("height", String(y));
  for (const tick of ticksOf(axis, right - left, true)) {
    const at = x(tick.day);
    append(grid, "path", {d: `M${at} ${TOP - 4}V${y}`, stroke: "var(--ink-3)", "stroke-opacity": 0.6});
    const middle = middleOf(tick, at, width, 11);
    letter(grid, {x: middle, y: 11, lines: [tick.label], size: 11, anchor: "middle", fill: "var(--ink-2)"});
  }
  drawWindow(windowAt, y, x, options);
  return y;
}

/** Gives the place of days between two pixels; a day begins at its place and ends at that of the next. */
export function scale({first, last}: Span, left: number, right: number): (day: number) => number {
  return (day) => left + ((day - first) / (last + 1 - first)) * (right - left);
}

function drawLane(
  strip: Element,
  {name, color, dated}: StripLane,
  top: number,
  x: (day: number) => number,
  {isNarrow, left, window, href, say}: StripOptions
): number {
  const first = top + (isNarrow ? 19 : 8);
  letter(strip, {x: isNarrow ? left : 0, y: top + (isNarrow ? 12 : 13), lines: [name], size: 11, fill: color});
  const lines = dated.map(({first: from, last}) => ({x1: x(from), x2: Math.max(x(last + 1), x(from) + LEAST_LENGTH)}));
  const {places, count} = layTracks(lines, 1);
  dated.forEach(({row, ...days}, i) => {
    const {x1 = 0, x2 = 0} = lines[i] ?? {};
    const mark = overlap(days, window) ? strip : wrap(strip, {href: href(row), label: say(row)});
    dressTie(
      append(mark, "path", {d: `M${x1} ${first + (places[i] ?? 0) * PITCH}H${x2}`}),
      text(row, "certainty"),
      color
    );
  });
  return Math.max(first + count * PITCH + 3, top + 20);
}

function drawWindow(parent: Element, bottom: number, x: (day: number) => number, {window, axis}: StripOptions): void {
  const [first, last] = [Math.max(window.first, axis.first), Math.min(window.last, axis.last)];
  if (first > last) return;
  const [x1, x2] = [x(first), x(last + 1)];
  const box = {x: x1, y: TOP - 4, width: x2 - x1, height: bottom - TOP + 4};
  append(parent, "rect", {...box, fill: "var(--ink)", "fill-opacity": 0.08});
  append(parent, "path", {
    d: `M${x1} ${TOP - 4}V${bottom}M${x2} ${TOP - 4}V${bottom}`,
    stroke: "var(--ink)",
    "stroke-width": 1.5
  });
}
