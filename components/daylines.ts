import {utcMonth, utcYear} from "d3";
import {append} from "./marks/svg.js";
import {letter, round} from "./marks/text.js";
import type {DayScale} from "./marks/axis/time-scale.js";

interface AxisFrame {
  x: DayScale;
  width: number;
  top: number;
  /** Between these two lines stand the names of years and months. */
  ground: number;
  roof: number;
  foot: number;
}

/** Least pixels between names. */
const SPACING = 34;

/** Draws what bars of days stand on: lines of years and, where the axis has a part of its own for them, months. */
export function drawDays(strip: Element, frame: AxisFrame): void {
  const {x, width, top, ground, roof, foot} = frame;
  append(strip, "rect", {x: 0, y: top, width, height: foot - top, fill: "transparent"});
  append(strip, "rect", {
    class: "window",
    "aria-hidden": "true",
    x: 0,
    y: top,
    width: 0,
    height: foot - top,
    fill: "var(--ink)",
    "fill-opacity": 0.08
  });
  const lines = append(strip, "g", {"aria-hidden": "true"});
  const [start = new Date(0), late = start, end] = x.domain();
  const years = utcYear.range(start, late);
  const each = Math.ceil(SPACING / ((x(late) - x(start)) / years.length));
  years.forEach((year, i) => drawTick(lines, year, (years.length - i) % each === 0, frame));
  if (end) {
    const months = utcMonth.range(late, end);
    const step = (SPACING * months.length) / (x(end) - x(late));
    const every = [1, 3, 6, 12].find((count) => count >= step) ?? 12;
    for (const month of months) drawTick(lines, month, month.getUTCMonth() % every === 0, frame);
    append(lines, "path", {d: `M${round(x(late))} ${top}V${foot}`, stroke: "var(--ink-2)", "stroke-dasharray": "1 3"});
  }
  for (const y of [ground, roof]) append(lines, "path", {d: `M0 ${y}H${width}`, stroke: "var(--ink-3)"});
}

function drawTick(lines: Element, day: Date, isNamed: boolean, {x, top, ground, roof, foot}: AxisFrame): void {
  const at = round(x(day));
  append(lines, "path", {
    d: isNamed ? `M${at} ${top}V${ground}M${at} ${roof}V${foot}` : `M${at} ${ground}v4M${at} ${roof}v-4`,
    stroke: "var(--ink-3)",
    "stroke-opacity": isNamed ? 0.6 : 1
  });
  if (!isNamed) return;
  const isYear = day.getUTCMonth() === 0;
  const name = isYear
    ? String(day.getUTCFullYear())
    : day.toLocaleDateString("en-US", {month: "short", timeZone: "UTC"});
  letter(lines, {
    x: at,
    y: ground + 14,
    lines: [name],
    size: 11,
    anchor: "middle",
    isBold: isYear,
    fill: "var(--ink-2)"
  });
}
