import {scaleUtc, utcMonth} from "d3";
import {sayFact, termOf} from "../../data/fact-label.js";
import {flag, maybeDate, maybeText, text} from "../../data/row.js";
import {capital} from "../../format/words.js";
import {calendarOf} from "../../marks/axis/months.js";
import {dress, extent, look} from "../../marks/certainty.js";
import {layTracks} from "../../marks/layout/pack-intervals.js";
import {wrap} from "../../marks/link.js";
import {drawStance, stanceOf} from "../../marks/stance-symbol.js";
import {append, round, strike} from "../../marks/svg.js";
import {letter, wrapText} from "../../marks/text.js";
import type {Row} from "../../data/row.js";
import type {Calendar} from "../../marks/axis/months.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Lettering} from "../../marks/text.js";

/** The two pages of a ledger, left and right of the days. */
interface Page {
  entry: string;
  head: string;
  /** Shape of its marks. */
  stance: string;
  /** 1 to the right of the days, -1 to their left. */
  turn: 1 | -1;
  rows: readonly Row[];
}

interface Ledger extends Pick<DrawOptions, "codes" | "link" | "width"> {
  svg: SVGElement;
  pages: readonly Page[];
  calendar: Calendar | null;
  y: (day: Date) => number;
}

/** A dated entry between two heights. */
interface Placed {
  row: Row;
  y1: number;
  y2: number;
  track: number;
}

const DAY = 86_400_000;
const MONTH = 66;
const GUTTER = 27;
const TRACK = 15;
const SIZE = 12;
const LINE = 15;
const SIDES: Readonly<Record<string, string>> = {
  tajikistan: "Tajikistan",
  taliban: "Taliban",
  both: "Both sides",
  others: "Others"
};

/** Names who acts. */
export function sideOf(row: Row): string {
  return SIDES[text(row, "side")] ?? text(row, "side");
}

/** Tells whether the text dates an entry. */
export function isDated(row: Row): boolean {
  return maybeText(row, "date_start") !== null || maybeText(row, "date_end") !== null;
}

/** Says an entry in full. */
export function sayEntry(row: Row, {codes}: Pick<DrawOptions, "codes">): string {
  const grounds = text(row, "grounds") === "cited" ? "A source is cited" : "No source is cited";
  const list = flag(row, "umbrella") ? ["A list, not counted beside what it holds"] : [];
  return `${sideOf(row)}: ${sayFact(row, codes, [...list, grounds])}`;
}

/** Draws quarrels and dealings on either side of the days, and below what carries no date; gives the height. */
export function drawLedger(svg: SVGElement, rows: readonly Row[], {codes, link, width}: DrawOptions): number {
  const pageOf = (entry: string, head: string, stance: string, turn: 1 | -1): Page => {
    return {entry, head, stance, turn, rows: rows.filter((row) => text(row, "entry") === entry)};
  };
  const pages = [pageOf("quarrel", "Quarrels", "holds-out", -1), pageOf("dealing", "Dealings", "deals", 1)];
  const dated = rows.filter(isDated);
  const top = 34;
  const calendar = dated.length === 0 ? null : spanOf(dated);
  const y = calendar
    ? scaleUtc([calendar.start, calendar.end], [top, top + utcMonth.count(calendar.start, calendar.end) * MONTH])
    : () => top;
  const ledger: Ledger = {svg, codes, link, width, pages, calendar, y};
  for (const page of pages) drawHead(page, ledger);
  if (calendar) drawDays(calendar, ledger);
  const feet = pages.map((page) => drawDated(page, ledger));
  return drawUndated(Math.max(...feet, calendar ? y(calendar.end) : top - 10), ledger);
}

/** Spans the months of the entries and that of the issue. */
function spanOf(rows: readonly Row[]): Calendar {
  const {start, end} = calendarOf(rows);
  const issue = maybeDate(rows[0] ?? {}, "published") ?? end;
  return {start, end: new Date(Math.max(end.getTime(), utcMonth.ceil(issue).getTime()))};
}

function drawHead({head, turn}: Page, {svg, width}: Ledger): void {
  const x = turn < 0 ? width / 2 - GUTTER - 12 : width / 2 + GUTTER + 12;
  letter(svg, {x, y: 16, lines: [head], size: 14, isBold: true, anchor: turn < 0 ? "end" : "start"});
}

/** Draws the months down the middle, and the two lines that marks stand at. */
function drawDays({start, end}: Calendar, {svg, width, y}: Ledger): void {
  const group = append(svg, "g", {"aria-hidden": "true"});
  const middle = width / 2;
  for (const x of [middle - GUTTER, middle + GUTTER]) {
    append(group, "path", {d: `M${x} ${y(start)}V${y(end)}`, stroke: "var(--ink-3)"});
  }
  for (const month of utcMonth.range(start, new Date(end.getTime() + 1))) {
    const top = round(y(month));
    append(group, "path", {d: `M${middle - GUTTER} ${top}H${middle + GUTTER}`, stroke: "var(--ink-3)"});
    if (month.getTime() === end.getTime()) continue;
    const name = month.toLocaleDateString("en-US", {month: "short", timeZone: "UTC"});
    const isNamed = month.getUTCMonth() === 0 || month.getTime() === start.getTime();
    const lines = [name, ...(isNamed ? [String(month.getUTCFullYear())] : [])];
    letter(group, {x: middle, y: top + 17, lines, size: 11, leading: 14, anchor: "middle", fill: "var(--ink-2)"});
  }
}

function drawDated(page: Page, ledger: Ledger): number {
  const placed = placeDated(page.rows.filter(isDated), ledger);
  const tracks = Math.max(0, ...placed.map(({track}) => track + 1));
  const x = ledger.width / 2 + page.turn * (GUTTER + tracks * TRACK + 16);
  return placed.reduce(
    (y, each) => drawPlaced(each, page, x, below(each, Math.max(y, each.y1 - 1), placed), ledger) + 9,
    0
  );
}

/** Moves words down until the line to their mark passes below the bars that stand in its way. */
function below({track}: Placed, top: number, placed: readonly Placed[]): number {
  const inTheWay = placed.filter((other) => other.track > track && other.y1 <= top + 9 && other.y2 > top + 5);
  return Math.max(top, ...inTheWay.map(({y2}) => y2 - 5));
}

/** Gives entries their days down the page; the longest stand nearest to the months. */
function placeDated(rows: readonly Row[], {y, calendar}: Ledger): Placed[] {
  const spans = rows.map((row) => {
    const start = maybeDate(row, "date_start") ?? calendar?.start ?? new Date(0);
    const end = maybeDate(row, "date_end") ?? maybeDate(row, "published") ?? start;
    return {row, y1: y(start), y2: y(new Date(end.getTime() + DAY))};
  });
  const longest = [...spans].sort((a, b) => b.y2 - b.y1 - (a.y2 - a.y1));
  const {places} = layTracks(
    longest.map(({row, y1, y2}) => (isDay(row) ? {x1: y1 - 8, x2: y1 + 10} : {x1: y1, x2: y2}))
  );
  const placed = longest.map((each, i) => ({...each, track: places[i] ?? 0}));
  return placed.sort((a, b) => a.y1 - b.y1 || a.y2 - b.y2);
}

/** Draws an entry at its days and its words beside, moved down where others stand; gives the foot of the words. */
function drawPlaced({row, y1, y2, track}: Placed, page: Page, x: number, top: number, ledger: Ledger): number {
  const {turn, stance} = page;
  const {svg, codes, link, width} = ledger;
  const mark = wrap(svg, {
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: sayEntry(row, {codes})
  });
  const at = width / 2 + turn * (GUTTER + track * TRACK + 9);
  const room = turn < 0 ? x : width - x;
  const certainty = text(row, "certainty");
  const bottom = top + heightOf(row, room);
  append(mark, "rect", {x: turn < 0 ? 0 : x, y: top - 3, width: room, height: bottom - top + 5, fill: "transparent"});
  const level = round(isDay(row) ? (y1 + y2) / 2 : Math.min(Math.max(top + 9, y1 + 4), y2 - 4));
  append(mark, "path", {
    d: `M${at + turn * 7} ${level}L${x - turn * 6} ${round(top + 9)}H${x - turn * 3}`,
    stroke: "var(--ink-2)",
    fill: "none"
  });
  if (isDay(row)) drawStance(mark, stance, certainty, at, level);
  else drawSpan(mark, row, {x: at, y1, y2, stance});
  drawWords(mark, row, {x, y: top + 12, room, anchor: turn < 0 ? "end" : "start"});
  return bottom;
}

function drawSpan(
  mark: Element,
  row: Row,
  {x, y1, y2, stance}: {x: number; y1: number; y2: number; stance: string}
): void {
  const {color} = stanceOf(stance);
  const certainty = text(row, "certainty");
  const bar = append(mark, "rect", {x: x - 3, y: round(y1 + 1), width: 6, height: round(y2 - y1 - 2), rx: 2});
  dress(bar, certainty, color);
  if (look(certainty).struck) strike(mark, x, (y1 + y2) / 2, 4, color);
  if (maybeText(row, "date_end") === null)
    append(mark, "path", {d: `M${x - 5} ${round(y2 + 1)}h10l-5 8z`, fill: color});
}

function drawUndated(top: number, ledger: Ledger): number {
  const {svg, width, pages} = ledger;
  const undated = pages.map((page) => ({page, rows: page.rows.filter((row) => !isDated(row))}));
  if (undated.every(({rows}) => rows.length === 0)) return top + 8;
  append(svg, "path", {d: `M0 ${round(top + 12)}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
  letter(svg, {
    x: 0,
    y: top + 32,
    lines: ["Undated, in the order of the article"],
    size: SIZE,
    isItalic: true,
    fill: "var(--ink-2)"
  });
  const feet = undated.map(({page, rows}) => {
    const x = page.turn < 0 ? 0 : width / 2 + 8;
    return rows.reduce((y, row) => drawListed(row, page, x, y, ledger) + 9, top + 46);
  });
  return Math.max(...feet);
}

function drawListed(row: Row, {stance}: Page, x: number, top: number, {svg, codes, link, width}: Ledger): number {
  const mark = wrap(svg, {
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: sayEntry(row, {codes})
  });
  const room = width / 2 - 12;
  const bottom = top + heightOf(row, room - 18);
  append(mark, "rect", {x, y: top - 3, width: room, height: bottom - top + 5, fill: "transparent"});
  const certainty = text(row, "certainty");
  if (flag(row, "umbrella")) drawStance(mark, stance, certainty, round(x + 11), top + 5);
  if (flag(row, "umbrella")) append(mark, "rect", {x: x + 1, y: top + 1, width: 14, height: 14, fill: "var(--paper)"});
  drawStance(mark, stance, certainty, x + 8, top + 8);
  drawWords(mark, row, {x: x + 20, y: top + 12, room: room - 18, anchor: "start"});
  return bottom;
}

function heightOf(row: Row, room: number): number {
  return linesOf(row, room).length * LINE;
}

function drawWords(
  mark: Element,
  row: Row,
  {x, y, room, anchor}: {x: number; y: number; room: number; anchor: "start" | "end"}
): void {
  linesOf(row, room).forEach(({line, ...style}, i) => {
    letter(mark, {x, y: y + i * LINE, lines: [line], size: SIZE, anchor, ...style});
  });
}

/** Who acts, what is done, and when, each on lines of its own. */
function linesOf(row: Row, room: number): (Pick<Lettering, "isBold" | "fill"> & {line: string})[] {
  const says = flag(row, "umbrella") ? `${text(row, "says")}, not counted here` : text(row, "says");
  const date = isDated(row) ? wrapText(capital(termOf(row)), room, SIZE) : [];
  return [
    {line: sideOf(row), isBold: true},
    ...wrapText(says, room, SIZE).map((line) => ({line})),
    ...date.map((line) => ({line, fill: "var(--ink-2)"}))
  ];
}

function isDay(row: Row): boolean {
  return extent(text(row, "date_precision")) === "dot";
}
