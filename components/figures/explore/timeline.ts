import {utcMonth, utcYear} from "d3";
import {datedOf} from "../../data/date-interval.js";
import {dateOf, dayNumber, monthAfter, printDayNumber} from "../../data/day-number.js";
import {sayFact} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {dayScale, parseStops, placesOf, printStops} from "../../marks/axis/time-scale.js";
import {dressTie, tieLook} from "../../marks/certainty.js";
import {showStanding} from "../../marks/filter-opacity.js";
import {colorOf} from "../../marks/front-color.js";
import {layTracks} from "../../marks/layout/pack-intervals.js";
import {wrap} from "../../marks/link.js";
import {append, round, strike} from "../../marks/svg.js";
import {letter} from "../../marks/text.js";
import type {Dated} from "../../data/date-interval.js";
import type {Span} from "../../data/day-number.js";
import type {Row} from "../../data/row.js";
import type {DayScale} from "../../marks/axis/time-scale.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Standing} from "../../marks/filter-opacity.js";
import type {Value} from "../../state/parameters.js";

/** How a stack stands at present. */
interface Scene {
  standing: (event: string) => Standing;
  /** The days chosen, "YYYY-MM-DD"; null where the axis is open. */
  from: Value;
  to: Value;
}

interface Frame extends DrawOptions {
  /** Heights of a track in pixels: of bars that stand, and of those that hang. */
  pitch: number;
  low: number;
}

interface Bar extends Dated {
  x1: number;
  x2: number;
}

/** What takes a mark out of the reach of keyboard and assistive technology. */
const HIDDEN = [
  ["aria-hidden", "true"],
  ["tabindex", "-1"]
] as const;
const MARGIN = 18;
const LEAST_LENGTH = 2.5;
/** Pixels of the belt of years between the bars that stand and those that hang. */
const BELT = 20;
/** Most days of what is known to the day, to the month and to a part of a year: the rest hangs below. */
const STEPS = [1, 31, 123];
/** Years before the last day of all rows beyond which the axis does not reach. */
const REACH = 50;

/**
 * Draws dated rows as bars over an axis of days, one a row, as long as its date allows. What is dated within a part of a
 * year stands on the axis, the more exact the lower; what is longer or open at an end hangs from it. Gives the foot.
 */
export function drawStack(parent: Element, rows: readonly Row[], options: DrawOptions, top: number): number {
  const {width} = options;
  const axis = axisOf(rows);
  const frame: Frame = {...options, ...(width < 560 ? {pitch: 4, low: 3} : {pitch: 5, low: 3.5})};
  const x = dayScale(axis, MARGIN, width - MARGIN);
  const dated = rows
    .filter(isDated)
    .map((row) => datedOf(row, {first: axis.first, last: dayNumber(text(row, "last_day"))}));
  const bars = dated.filter(({row}) => !isEarly(row, axis)).map((each) => barOf(each, x, frame));
  const [standing, hanging] = [layAll(bars.filter((bar) => !isLong(bar))), layAll(bars.filter(isLong))];
  const ground = top + standing.count * frame.pitch + 4;
  const roof = ground + BELT;
  const foot = roof + hanging.count * frame.low + 5;
  const strip = append(parent, "g", {
    class: "strip",
    role: "group",
    "aria-label": "Timeline",
    "data-chart": "timeline"
  });
  for (const [name, value] of Object.entries({first: axis.first, last: axis.last, stops: printStops(x)})) {
    strip.setAttribute(`data-${name}`, String(value));
  }
  drawDays(strip, {x, width, top, ground, roof, foot});
  sayKinds(strip, {top, foot});
  for (const {bar, track} of standing.laid)
    drawBar(strip, bar, ground - (track + 0.5) * frame.pitch, frame.pitch - 1, frame);
  for (const {bar, track} of hanging.laid)
    drawBar(strip, bar, roof + (track + 0.5) * frame.low + 2, frame.low - 1, frame);
  const early = dated.filter(({row}) => isEarly(row, axis));
  early.forEach(({row}, i) => drawEarly(strip, row, ground - (2 * i + 1) * frame.pitch, frame));
  drawEdges(strip, top, foot);
  return foot;
}

/** Brings a stack to other filters in place. */
export function updateStack(strip: Element, {standing, from, to}: Scene): void {
  for (const mark of strip.querySelectorAll<SVGElement>("[data-event]")) {
    const stands = standing(mark.dataset.event ?? "");
    showStanding(mark, stands);
    if (stands === "out") for (const [name, value] of HIDDEN) mark.setAttribute(name, value);
    else mark.removeAttribute("aria-hidden");
  }
  const axis = {first: dataOf(strip, "first"), last: dataOf(strip, "last")};
  const [first, last] = [dayIn(from, axis.first), dayIn(to, axis.last)];
  strip.setAttribute("data-from", String(first));
  strip.setAttribute("data-to", String(last));
  showWindow(strip, {first, last}, axis);
}

/** Finds the days of the axis: from the first year of what did not end long before, to the last day. */
export function axisOf(rows: readonly Row[]): Span {
  const dated = rows.filter(isDated);
  const last = Math.max(...dated.map((row) => dayNumber(text(row, "last_day"))));
  const firsts = dated.filter((row) => !isEarly(row, {last})).map((row) => dayNumber(text(row, "first_day")));
  if (firsts.length === 0) throw new Error("no dates");
  return {first: dayNumber(`${printDayNumber(Math.min(...firsts)).slice(0, 4)}-01-01`), last};
}

/** Tells whether a row carries a date. */
export function isDated(row: Row): boolean {
  return maybeText(row, "last_day") !== null;
}

/** Tells whether a row ended long before the axis. */
function isEarly(row: Row, {last}: Pick<Span, "last">): boolean {
  return dayNumber(text(row, "last_day")) < monthAfter(dateOf(last), -12 * REACH);
}

function barOf(dated: Dated, x: DayScale, {pitch}: Frame): Bar {
  const [x1, x2] = placesOf(dated, x);
  const least = dated.isDay ? pitch - 1 : LEAST_LENGTH;
  const middle = (x1 + x2) / 2;
  return x2 - x1 >= least ? {...dated, x1, x2} : {...dated, x1: middle - least / 2, x2: middle + least / 2};
}

function layAll(bars: readonly Bar[]): {laid: {bar: Bar; track: number}[]; count: number} {
  const sorted = [...bars].sort((a, b) => stepOf(a) - stepOf(b));
  const {places, count} = layTracks(sorted, 1);
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

function drawBar(strip: Element, {row, isDay, x1, x2}: Bar, y: number, height: number, frame: Frame): void {
  const certainty = text(row, "certainty");
  const color = colorOf(text(row, "article_id"));
  const mark = markOf(strip, row, frame);
  const line = append(mark, "path", {d: isDay ? `M${(x1 + x2) / 2} ${y}h0.01` : `M${x1} ${y}H${x2}`});
  dressTie(line, certainty, color);
  line.setAttribute("stroke-width", String(height));
  if (isDay) line.setAttribute("stroke-linecap", "round");
  if (tieLook(certainty).struck) strike(mark, (x1 + x2) / 2, y, 2, color);
}

/** Says which bars stand and which hang, where the first years leave room. */
function sayKinds(strip: Element, {top, foot}: {top: number; foot: number}): void {
  const style = {x: 0, size: 11, leading: 13, fill: "var(--ink-2)"};
  const kinds = append(strip, "g", {"aria-hidden": "true"});
  letter(kinds, {...style, y: top + 11, lines: ["dated to months", "or to days"]});
  letter(kinds, {...style, y: foot - 17, lines: ["to years, or", "open at an end"]});
}

/** Points from the foot of the axis to what lies before it. */
function drawEarly(strip: Element, row: Row, y: number, frame: Frame): void {
  const mark = markOf(strip, row, frame);
  const d = `M${MARGIN - 2} ${y - 3.5}L${MARGIN - 9} ${y}L${MARGIN - 2} ${y + 3.5}Z`;
  append(mark, "path", {d, fill: colorOf(text(row, "article_id"))});
}

function markOf(strip: Element, row: Row, {link, codes}: Frame): SVGElement {
  const href = link(text(row, "article_id"), `e-${text(row, "event_id")}`);
  const more = flag(row, "umbrella") ? ["A series or total of cases"] : [];
  const mark = wrap(strip, {href, label: sayFact(row, codes, more)});
  mark.setAttribute("data-event", text(row, "event_id"));
  return mark;
}

/** Draws the edges of the window over all that stands in it. */
function drawEdges(strip: Element, top: number, foot: number): void {
  const edges = append(strip, "g", {class: "edges", "aria-hidden": "true"});
  for (let i = 0; i < 2; i++)
    append(edges, "path", {d: `M0 ${top}V${foot}`, stroke: "var(--ink)", "stroke-width": 1.5});
}

function showWindow(strip: Element, span: Span, axis: Span): void {
  const [start, end] = placesOf(span, parseStops(strip.getAttribute("data-stops") ?? ""));
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
