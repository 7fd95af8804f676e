import {scaleUtc, utcMonth} from "d3";
import {sayFact, termOf} from "../../data/fact-label.js";
import {flag, maybeDate, maybeText, text} from "../../data/row.js";
import {DAY_MS} from "../../format/dates.js";
import {capital} from "../../format/words.js";
import {calendarOf} from "../../marks/axis/months.js";
import {applyStyle, certaintyStyle, dateShape} from "../../marks/certainty.js";
import {isDated} from "../../marks/date-mark.js";
import {packIntervals} from "../../marks/layout/pack-intervals.js";
import {appendLink} from "../../marks/link.js";
import {drawStance, stanceSymbol} from "../../marks/stance-symbol.js";
import {append, round, strike} from "../../marks/svg.js";
import {drawText, wrapText} from "../../marks/text.js";
import type {Row} from "../../data/row.js";
import type {Calendar} from "../../marks/axis/months.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {TextLines} from "../../marks/text.js";

/** One side of the vertical time axis. */
interface Side {
  /** Value of the column `entry`. */
  entry: string;
  title: string;
  /** Stance whose symbol its marks have. */
  stance: string;
  /** 1 to the right of the axis, -1 to the left. */
  direction: 1 | -1;
  rows: readonly Row[];
}

interface State extends Pick<DrawOptions, "codes" | "link" | "width"> {
  svg: SVGElement;
  sides: readonly Side[];
  calendar: Calendar | null;
  y: (day: Date) => number;
}

/** A dated row and its vertical dateShape in pixels. */
interface PlacedRow {
  row: Row;
  y1: number;
  y2: number;
  track: number;
}

const MONTH = 66;
const AXIS_HALF = 27;
const TRACK = 15;
const SIZE = 12;
const LEADING = 15;
const ACTORS: Readonly<Record<string, string>> = {
  tajikistan: "Tajikistan",
  taliban: "Taliban",
  both: "Both sides",
  others: "Others"
};

/** Returns who acts. */
export function actorLabel(row: Row): string {
  return ACTORS[text(row, "side")] ?? text(row, "side");
}

/** Returns tooltip and accessible name of a row. */
export function rowLabel(row: Row, {codes}: Pick<DrawOptions, "codes">): string {
  const grounds = text(row, "grounds") === "cited" ? "A source is cited" : "No source is cited";
  const list = flag(row, "umbrella") ? ["A list, not counted beside what it holds"] : [];
  return `${actorLabel(row)}: ${sayFact(row, codes, [...list, grounds])}`;
}

/** Draws quarrels to the left and dealings to the right of a vertical time axis, undated rows below; returns the height. */
export function drawColumns(svg: SVGElement, rows: readonly Row[], {codes, link, width}: DrawOptions): number {
  const sideOfEntry = (entry: string, title: string, stance: string, direction: 1 | -1): Side => {
    return {entry, title, stance, direction, rows: rows.filter((row) => text(row, "entry") === entry)};
  };
  const sides = [sideOfEntry("quarrel", "Quarrels", "holds-out", -1), sideOfEntry("dealing", "Dealings", "deals", 1)];
  const dated = rows.filter(isDated);
  const top = 34;
  const calendar = dated.length === 0 ? null : spanOf(dated);
  const y = calendar
    ? scaleUtc([calendar.start, calendar.end], [top, top + utcMonth.count(calendar.start, calendar.end) * MONTH])
    : () => top;
  const state: State = {svg, codes, link, width, sides, calendar, y};
  for (const side of sides) drawTitle(side, state);
  if (calendar) drawDays(calendar, state);
  const bottoms = sides.map((side) => drawDated(side, state));
  return drawUndated(Math.max(...bottoms, calendar ? y(calendar.end) : top - 10), state);
}

/** Returns the months from the first date to that of publication. */
function spanOf(rows: readonly Row[]): Calendar {
  const {start, end} = calendarOf(rows);
  const issue = maybeDate(rows[0] ?? {}, "published") ?? end;
  return {start, end: new Date(Math.max(end.getTime(), utcMonth.ceil(issue).getTime()))};
}

function drawTitle({title, direction}: Side, {svg, width}: State): void {
  const x = direction < 0 ? width / 2 - AXIS_HALF - 12 : width / 2 + AXIS_HALF + 12;
  drawText(svg, {x, y: 16, lines: [title], size: 14, isBold: true, anchor: direction < 0 ? "end" : "start"});
}

/** Draws the axis of months in the middle, between two vertical lines. */
function drawDays({start, end}: Calendar, {svg, width, y}: State): void {
  const group = append(svg, "g", {"aria-hidden": "true"});
  const middle = width / 2;
  for (const x of [middle - AXIS_HALF, middle + AXIS_HALF]) {
    append(group, "path", {d: `M${x} ${y(start)}V${y(end)}`, stroke: "var(--ink-3)"});
  }
  for (const month of utcMonth.range(start, new Date(end.getTime() + 1))) {
    const top = round(y(month));
    append(group, "path", {d: `M${middle - AXIS_HALF} ${top}H${middle + AXIS_HALF}`, stroke: "var(--ink-3)"});
    if (month.getTime() === end.getTime()) continue;
    const name = month.toLocaleDateString("en-US", {month: "short", timeZone: "UTC"});
    const isNamed = month.getUTCMonth() === 0 || month.getTime() === start.getTime();
    const lines = [name, ...(isNamed ? [String(month.getUTCFullYear())] : [])];
    drawText(group, {x: middle, y: top + 17, lines, size: 11, leading: 14, anchor: "middle", fill: "var(--ink-2)"});
  }
}

function drawDated(side: Side, state: State): number {
  const placed = placeDated(side.rows.filter(isDated), state);
  const tracks = Math.max(0, ...placed.map(({track}) => track + 1));
  const x = state.width / 2 + side.direction * (AXIS_HALF + tracks * TRACK + 16);
  return placed.reduce(
    (y, each) => drawRow(each, side, x, clearTop(each, Math.max(y, each.y1 - 1), placed), state) + 9,
    0
  );
}

/** Returns the top of words, moved down until the line to their mark is clear of the bars in between. */
function clearTop({track}: PlacedRow, top: number, placed: readonly PlacedRow[]): number {
  const inTheWay = placed.filter((other) => other.track > track && other.y1 <= top + 9 && other.y2 > top + 5);
  return Math.max(top, ...inTheWay.map(({y2}) => y2 - 5));
}

/** Packs rows into tracks beside the axis (first-fit), the longest nearest to it. */
function placeDated(rows: readonly Row[], {y, calendar}: State): PlacedRow[] {
  const spans = rows.map((row) => {
    const start = maybeDate(row, "date_start") ?? calendar?.start ?? new Date(0);
    const end = maybeDate(row, "date_end") ?? maybeDate(row, "published") ?? start;
    return {row, y1: y(start), y2: y(new Date(end.getTime() + DAY_MS))};
  });
  const longest = [...spans].sort((a, b) => b.y2 - b.y1 - (a.y2 - a.y1));
  const {places} = packIntervals(
    longest.map(({row, y1, y2}) => (isDay(row) ? {x1: y1 - 8, x2: y1 + 10} : {x1: y1, x2: y2}))
  );
  const placed = longest.map((each, i) => ({...each, track: places[i] ?? 0}));
  return placed.sort((a, b) => a.y1 - b.y1 || a.y2 - b.y2);
}

/** Draws the mark of a row at its days and its words from `top` down; returns the bottom of the words. */
function drawRow({row, y1, y2, track}: PlacedRow, side: Side, x: number, top: number, state: State): number {
  const {direction, stance} = side;
  const {svg, codes, link, width} = state;
  const mark = appendLink(svg, {
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: rowLabel(row, {codes})
  });
  const at = width / 2 + direction * (AXIS_HALF + track * TRACK + 9);
  const maxWidth = direction < 0 ? x : width - x;
  const certainty = text(row, "certainty");
  const bottom = top + heightOf(row, maxWidth);
  append(mark, "rect", {
    x: direction < 0 ? 0 : x,
    y: top - 3,
    width: maxWidth,
    height: bottom - top + 5,
    fill: "transparent"
  });
  const level = round(isDay(row) ? (y1 + y2) / 2 : Math.min(Math.max(top + 9, y1 + 4), y2 - 4));
  append(mark, "path", {
    d: `M${at + direction * 7} ${level}L${x - direction * 6} ${round(top + 9)}H${x - direction * 3}`,
    stroke: "var(--ink-2)",
    fill: "none"
  });
  if (isDay(row)) drawStance(mark, stance, certainty, at, level);
  else drawBar(mark, row, {x: at, y1, y2, stance});
  drawWords(mark, row, {x, y: top + 12, maxWidth, anchor: direction < 0 ? "end" : "start"});
  return bottom;
}

function drawBar(
  mark: Element,
  row: Row,
  {x, y1, y2, stance}: {x: number; y1: number; y2: number; stance: string}
): void {
  const {color} = stanceSymbol(stance);
  const certainty = text(row, "certainty");
  const bar = append(mark, "rect", {x: x - 3, y: round(y1 + 1), width: 6, height: round(y2 - y1 - 2), rx: 2});
  applyStyle(bar, certainty, color);
  if (certaintyStyle(certainty).struck) strike(mark, x, (y1 + y2) / 2, 4, color);
  if (maybeText(row, "date_end") === null)
    append(mark, "path", {d: `M${x - 5} ${round(y2 + 1)}h10l-5 8z`, fill: color});
}

function drawUndated(top: number, state: State): number {
  const {svg, width, sides} = state;
  const undated = sides.map((side) => ({side, rows: side.rows.filter((row) => !isDated(row))}));
  if (undated.every(({rows}) => rows.length === 0)) return top + 8;
  append(svg, "path", {d: `M0 ${round(top + 12)}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
  drawText(svg, {
    x: 0,
    y: top + 32,
    lines: ["Undated, in the order of the article"],
    size: SIZE,
    isItalic: true,
    fill: "var(--ink-2)"
  });
  const bottoms = undated.map(({side, rows}) => {
    const x = side.direction < 0 ? 0 : width / 2 + 8;
    return rows.reduce((y, row) => drawUndatedRow(row, side, x, y, state) + 9, top + 46);
  });
  return Math.max(...bottoms);
}

function drawUndatedRow(row: Row, {stance}: Side, x: number, top: number, {svg, codes, link, width}: State): number {
  const mark = appendLink(svg, {
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: rowLabel(row, {codes})
  });
  const maxWidth = width / 2 - 12;
  const bottom = top + heightOf(row, maxWidth - 18);
  append(mark, "rect", {x, y: top - 3, width: maxWidth, height: bottom - top + 5, fill: "transparent"});
  const certainty = text(row, "certainty");
  if (flag(row, "umbrella")) drawStance(mark, stance, certainty, round(x + 11), top + 5);
  if (flag(row, "umbrella")) append(mark, "rect", {x: x + 1, y: top + 1, width: 14, height: 14, fill: "var(--paper)"});
  drawStance(mark, stance, certainty, x + 8, top + 8);
  drawWords(mark, row, {x: x + 20, y: top + 12, maxWidth: maxWidth - 18, anchor: "start"});
  return bottom;
}

function heightOf(row: Row, maxWidth: number): number {
  return linesOf(row, maxWidth).length * LEADING;
}

function drawWords(
  mark: Element,
  row: Row,
  {x, y, maxWidth, anchor}: {x: number; y: number; maxWidth: number; anchor: "start" | "end"}
): void {
  linesOf(row, maxWidth).forEach(({line, ...style}, i) => {
    drawText(mark, {x, y: y + i * LEADING, lines: [line], size: SIZE, anchor, ...style});
  });
}

/** Returns the lines of a row: who acts, what is done, and when. */
function linesOf(row: Row, maxWidth: number): (Pick<TextLines, "isBold" | "fill"> & {line: string})[] {
  const says = flag(row, "umbrella") ? `${text(row, "says")}, not counted here` : text(row, "says");
  const date = isDated(row) ? wrapText(capital(termOf(row)), maxWidth, SIZE) : [];
  return [
    {line: actorLabel(row), isBold: true},
    ...wrapText(says, maxWidth, SIZE).map((line) => ({line})),
    ...date.map((line) => ({line, fill: "var(--ink-2)"}))
  ];
}

function isDay(row: Row): boolean {
  return dateShape(text(row, "date_precision")) === "dot";
}
