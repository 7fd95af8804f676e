import {utcMonth, utcYear} from "d3";
import {datedOf} from "../../data/date-interval.js";
import {dateOf, dayNumber, monthAfter, printDayNumber} from "../../data/day-number.js";
import {sayFact} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {dayScale, parseScale, pixelsOf, printScale} from "../../marks/axis/time-scale.js";
import {applyLineStyle, certaintyLineStyle} from "../../marks/certainty.js";
import {applyFilterState} from "../../marks/filter-opacity.js";
import {frontColor} from "../../marks/front-color.js";
import {packIntervals} from "../../marks/layout/pack-intervals.js";
import {appendLink} from "../../marks/link.js";
import {append, round, strike} from "../../marks/svg.js";
import {drawText} from "../../marks/text.js";
import type {Dated} from "../../data/date-interval.js";
import type {Span} from "../../data/day-number.js";
import type {Row} from "../../data/row.js";
import type {DayScale} from "../../marks/axis/time-scale.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {FilterState} from "../../marks/filter-opacity.js";
import type {Value} from "../../state/parameters.js";

/** The filters that a timeline shows. */
interface TimelineState {
  standing: (event: string) => FilterState;
  /** Bounds of the window, "YYYY-MM-DD"; null is the bound of the axis. */
  from: Value;
  to: Value;
}

interface BarOptions extends DrawOptions {
  /** Heights of a track in pixels, above the axis and below it. */
  upperPitch: number;
  lowerPitch: number;
}

interface Bar extends Dated {
  x1: number;
  x2: number;
}

/** Attributes that hide a mark from keyboard and assistive technology. */
const HIDDEN = [
  ["aria-hidden", "true"],
  ["tabindex", "-1"]
] as const;
const MARGIN = 18;
const MIN_LENGTH = 2.5;
/** Height of the axis, between the bars above and below it. */
const AXIS_HEIGHT = 20;
/** Longest dates in days that are drawn above the axis: known to the day, to the month and to a part of a year. */
const STEPS = [1, 31, 123];
/** Longest axis in years. */
const MAX_YEARS = 50;

/**
 * Draws each dated row as a bar over the days that its date allows. Bars up to a part of a year are packed above the
 * axis (first-fit), the most exact dates next to it; longer bars and those with an open end below it. Returns the bottom.
 */
export function drawTimeline(parent: Element, rows: readonly Row[], options: DrawOptions, top: number): number {
  const {width} = options;
  const axis = axisOf(rows);
  const barOptions: BarOptions = {
    ...options,
    ...(width < 560 ? {upperPitch: 4, lowerPitch: 3} : {upperPitch: 5, lowerPitch: 3.5})
  };
  const x = dayScale(axis, MARGIN, width - MARGIN);
  const dated = rows
    .filter(isDated)
    .map((row) => datedOf(row, {first: axis.first, last: dayNumber(text(row, "last_day"))}));
  const bars = dated.filter(({row}) => !isEarly(row, axis)).map((each) => barOf(each, x, barOptions));
  const [standing, lower] = [packBars(bars.filter((bar) => !isLong(bar))), packBars(bars.filter(isLong))];
  const axisTop = top + standing.count * barOptions.upperPitch + 4;
  const axisBottom = axisTop + AXIS_HEIGHT;
  const bottom = axisBottom + lower.count * barOptions.lowerPitch + 5;
  const strip = append(parent, "g", {
    class: "strip",
    role: "group",
    "aria-label": "Timeline",
    "data-chart": "timeline"
  });
  for (const [name, value] of Object.entries({first: axis.first, last: axis.last, stops: printScale(x)})) {
    strip.setAttribute(`data-${name}`, String(value));
  }
  drawDays(strip, {x, width, top, axisTop, axisBottom, bottom});
  drawRangeLabels(strip, {top, bottom});
  for (const {bar, track} of standing.laid)
    drawBar(strip, bar, axisTop - (track + 0.5) * barOptions.upperPitch, barOptions.upperPitch - 1, barOptions);
  for (const {bar, track} of lower.laid)
    drawBar(strip, bar, axisBottom + (track + 0.5) * barOptions.lowerPitch + 2, barOptions.lowerPitch - 1, barOptions);
  const early = dated.filter(({row}) => isEarly(row, axis));
  early.forEach(({row}, i) => drawEarly(strip, row, axisTop - (2 * i + 1) * barOptions.upperPitch, barOptions));
  drawEdges(strip, top, bottom);
  return bottom;
}

/** Changes a timeline in place to show other filters. */
export function updateTimeline(strip: Element, {standing, from, to}: TimelineState): void {
  for (const mark of strip.querySelectorAll<SVGElement>("[data-event]")) {
    const status = standing(mark.dataset.event ?? "");
    applyFilterState(mark, status);
    if (status === "out") for (const [name, value] of HIDDEN) mark.setAttribute(name, value);
    else mark.removeAttribute("aria-hidden");
  }
  const axis = {first: dataOf(strip, "first"), last: dataOf(strip, "last")};
  const [first, last] = [dayIn(from, axis.first), dayIn(to, axis.last)];
  strip.setAttribute("data-from", String(first));
  strip.setAttribute("data-to", String(last));
  showWindow(strip, {first, last}, axis);
}

/** Returns the days of the axis, from the year of the first row that is not too early to the last day; throws `no dates`. */
export function axisOf(rows: readonly Row[]): Span {
  const dated = rows.filter(isDated);
  const last = Math.max(...dated.map((row) => dayNumber(text(row, "last_day"))));
  const firsts = dated.filter((row) => !isEarly(row, {last})).map((row) => dayNumber(text(row, "first_day")));
  if (firsts.length === 0) throw new Error("no dates");
  return {first: dayNumber(`${printDayNumber(Math.min(...firsts)).slice(0, 4)}-01-01`), last};
}

/** Returns whether a row has a date. */
export function isDated(row: Row): boolean {
  return maybeText(row, "last_day") !== null;
}

/** Returns whether a row ended before the longest axis begins. */
function isEarly(row: Row, {last}: Pick<Span, "last">): boolean {
  return dayNumber(text(row, "last_day")) < monthAfter(dateOf(last), -12 * MAX_YEARS);
}

function barOf(dated: Dated, x: DayScale, {upperPitch}: BarOptions): Bar {
  const [x1, x2] = pixelsOf(dated, x);
  const least = dated.isDay ? upperPitch - 1 : MIN_LENGTH;
  const middle = (x1 + x2) / 2;
  return x2 - x1 >= least ? {...dated, x1, x2} : {...dated, x1: middle - least / 2, x2: middle + least / 2};
}

function packBars(bars: readonly Bar[]): {laid: {bar: Bar; track: number}[]; count: number} {
  const sorted = [...bars].sort((a, b) => stepOf(a) - stepOf(b));
  const {places, count} = packIntervals(sorted, 1);
  return {laid: sorted.map((bar, i) => ({bar, track: places[i] ?? 0})), count};
}

function isLong(bar: Bar): boolean {
  return bar.isOpenStart || bar.isOpenEnd || stepOf(bar) === STEPS.length;
}

function stepOf({first, last}: Span): number {
  const days = last - first + 1;
  const step = STEPS.findIndex((most) => days <= most);
  return step < 0 ? STEPS.length : step;
}

function drawBar(strip: Element, {row, isDay, x1, x2}: Bar, y: number, height: number, barOptions: BarOptions): void {
  const certainty = text(row, "certainty");
  const color = frontColor(text(row, "article_id"));
  const mark = markOf(strip, row, barOptions);
  const line = append(mark, "path", {d: isDay ? `M${(x1 + x2) / 2} ${y}h0.01` : `M${x1} ${y}H${x2}`});
  applyLineStyle(line, certainty, color);
  line.setAttribute("stroke-width", String(height));
  if (isDay) line.setAttribute("stroke-linecap", "round");
  if (certaintyLineStyle(certainty).struck) strike(mark, (x1 + x2) / 2, y, 2, color);
}

/** Labels the bars above and below the axis, at the left where the first years have few. */
function drawRangeLabels(strip: Element, {top, bottom}: {top: number; bottom: number}): void {
  const style = {x: 0, size: 11, leading: 13, fill: "var(--ink-2)"};
  const kinds = append(strip, "g", {"aria-hidden": "true"});
  drawText(kinds, {...style, y: top + 11, lines: ["dated to months", "or to days"]});
  drawText(kinds, {...style, y: bottom - 17, lines: ["to years, or", "open at an end"]});
}

/** Draws an arrow to the left for a row before the axis. */
function drawEarly(strip: Element, row: Row, y: number, barOptions: BarOptions): void {
  const mark = markOf(strip, row, barOptions);
  const d = `M${MARGIN - 2} ${y - 3.5}L${MARGIN - 9} ${y}L${MARGIN - 2} ${y + 3.5}Z`;
  append(mark, "path", {d, fill: frontColor(text(row, "article_id"))});
}

function markOf(strip: Element, row: Row, {link, codes}: BarOptions): SVGElement {
  const href = link(text(row, "article_id"), `e-${text(row, "event_id")}`);
  const more = flag(row, "umbrella") ? ["A series or total of cases"] : [];
  const mark = appendLink(strip, {href, label: sayFact(row, codes, more)});
  mark.setAttribute("data-event", text(row, "event_id"));
  return mark;
}

/** Draws the edges of the window, above all bars. */
function drawEdges(strip: Element, top: number, bottom: number): void {
  const edges = append(strip, "g", {class: "edges", "aria-hidden": "true"});
  for (let i = 0; i < 2; i++)
    append(edges, "path", {d: `M0 ${top}V${bottom}`, stroke: "var(--ink)", "stroke-width": 1.5});
}

function showWindow(strip: Element, span: Span, axis: Span): void {
  const [start, end] = pixelsOf(span, parseScale(strip.getAttribute("data-stops") ?? ""));
  const isOpen = span.first <= axis.first && span.last >= axis.last;
  for (const part of strip.querySelectorAll(".window, .edges")) {
    part.setAttribute("visibility", isOpen || start > end ? "hidden" : "visible");
  }
  const window = strip.querySelector(".window");
  window?.setAttribute("x", String(start));
  window?.setAttribute("width", String(Math.max(0, end - start)));
  strip.querySelectorAll(".edges path").forEach((edge, i) => {
    edge.setAttribute("transform", `translate(${i === 0 ? start : end} 0)`);
  });
}

function dayIn(value: Value, otherwise: number): number {
  return typeof value === "string" ? dayNumber(value) : otherwise;
}

function dataOf(strip: Element, name: string): number {
  return Number(strip.getAttribute(`data-${name}`));
}

interface AxisGeometry {
  x: DayScale;
  width: number;
  top: number;
  /** The labels of years and months lie between `axisTop` and `axisBottom`. */
  axisTop: number;
  axisBottom: number;
  bottom: number;
}

/** Least pixels between labels. */
const SPACING = 34;

/** Draws grid lines and labels of years and, where the scale has a wider part at its end, of months. */
export function drawDays(strip: Element, geometry: AxisGeometry): void {
  const {x, width, top, axisTop, axisBottom, bottom} = geometry;
  append(strip, "rect", {x: 0, y: top, width, height: bottom - top, fill: "transparent"});
  append(strip, "rect", {
    class: "window",
    "aria-hidden": "true",
    x: 0,
    y: top,
    width: 0,
    height: bottom - top,
    fill: "var(--ink)",
    "fill-opacity": 0.08
  });
  const lines = append(strip, "g", {"aria-hidden": "true"});
  const [start = new Date(0), late = start, end] = x.domain();
  const years = utcYear.range(start, late);
  const each = Math.ceil(SPACING / ((x(late) - x(start)) / years.length));
  years.forEach((year, i) => drawTick(lines, year, (years.length - i) % each === 0, geometry));
  if (end) {
    const months = utcMonth.range(late, end);
    const step = (SPACING * months.length) / (x(end) - x(late));
    const every = [1, 3, 6, 12].find((count) => count >= step) ?? 12;
    for (const month of months) drawTick(lines, month, month.getUTCMonth() % every === 0, geometry);
    append(lines, "path", {
      d: `M${round(x(late))} ${top}V${bottom}`,
      stroke: "var(--ink-2)",
      "stroke-dasharray": "1 3"
    });
  }
  for (const y of [axisTop, axisBottom]) append(lines, "path", {d: `M0 ${y}H${width}`, stroke: "var(--ink-3)"});
}

function drawTick(
  lines: Element,
  day: Date,
  isNamed: boolean,
  {x, top, axisTop, axisBottom, bottom}: AxisGeometry
): void {
  const at = round(x(day));
  append(lines, "path", {
    d: isNamed
      ? `M${at} ${top}V${axisTop}M${at} ${axisBottom}V${bottom}`
      : `M${at} ${axisTop}v4M${at} ${axisBottom}v-4`,
    stroke: "var(--ink-3)",
    "stroke-opacity": isNamed ? 0.6 : 1
  });
  if (!isNamed) return;
  const isYear = day.getUTCMonth() === 0;
  const name = isYear
    ? String(day.getUTCFullYear())
    : day.toLocaleDateString("en-US", {month: "short", timeZone: "UTC"});
  drawText(lines, {
    x: at,
    y: axisTop + 14,
    lines: [name],
    size: 11,
    anchor: "middle",
    isBold: isYear,
    fill: "var(--ink-2)"
  });
}
