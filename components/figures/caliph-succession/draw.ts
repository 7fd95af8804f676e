import {utcMonth} from "d3";
import {dateOf, dayNumber} from "../../data/day-number.js";
import {sayFact} from "../../data/fact-label.js";
import {maybeText, text} from "../../data/row.js";
import {DAY_MS, printDay} from "../../format/dates.js";
import {capital, sequence} from "../../format/words.js";
import {drawBracket} from "../../marks/absence-bracket.js";
import {breakCenters} from "../../marks/axis/broken-time-scale.js";
import {applyStyle, certaintyStyle} from "../../marks/certainty.js";
import {appendLink, hrefOf} from "../../marks/link.js";
import {append, createSvg, round, setSize, strike} from "../../marks/svg.js";
import {drawText, textWidth, wrapText} from "../../marks/text.js";
import {rowsOfPart} from "../rows.js";
import {RADIUS, contextOf, placeRows} from "./layout.js";
import {isAbsent} from "./text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Context, PlacedRow, Shape, TermEnd} from "./layout.js";

interface Group {
  heading: string;
  lanes: readonly {name: string; rows: readonly Row[]}[];
}

const COLOR = "var(--front-islamic-state)";
const TOP = 30;
const HEADING = {size: 11, fill: "var(--ink-2)"};
const NAME = 13;
const HALF = 6;

/** Headings, and the values of the column `part` below them. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ["Caliphs", ["term", "takeover", "death", "toll"]],
  ["Pledges by provinces in", ["pledge"]],
  ["Word of the deaths, by", ["word"]]
];

/** Draws terms of office, deaths, pledges and statements, lane by lane. */
export function drawSuccession(rows: readonly Row[], options: DrawOptions): SVGElement {
  const context = contextOf(rows, options);
  const svg = createSvg(options.document, "svg", {width: options.width, height: 0});
  const axis = append(svg, "g", {"aria-hidden": "true"});
  const names = append(svg, "g", {});
  let y = TOP;
  for (const {heading, lanes} of groupsOf(rows)) {
    append(axis, "path", {d: `M0 ${y + 4}H${options.width}`, stroke: "var(--ink-3)"});
    drawText(names, {...HEADING, x: context.isNarrow ? context.left : 0, y: y + 19, lines: [heading]});
    y += context.isNarrow ? 24 : 22;
    for (const lane of lanes) y = drawLane(svg, names, lane, y, context) + 6;
  }
  drawAxis(axis, context, y);
  setSize(svg, options.width, y + 22);
  return svg;
}

/** Returns the months that are drawn: "October to November 2019 and February 2022". */
export function windowsLabel(rows: readonly Row[]): string {
  const spans = rowsOfPart(rows, "window").map((row) => {
    const [first, last] = [monthOf(text(row, "date_start")), monthOf(text(row, "date_end"))];
    if (first === last) return first;
    return `${first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first} to ${last}`;
  });
  return `${sequence(spans)}${spans.length > 1 ? ", all at one scale" : ""}`;
}

function groupsOf(rows: readonly Row[]): Group[] {
  return GROUPS.flatMap(([heading, parts]) => {
    const own = rows.filter((row) => parts.includes(text(row, "part")));
    const names = [...new Set(own.map((row) => text(row, "lane")))];
    const lanes = names.map((name) => ({name, rows: own.filter((row) => text(row, "lane") === name)}));
    return lanes.length === 0 ? [] : [{heading, lanes}];
  });
}

function drawLane(svg: Element, names: Element, lane: Group["lanes"][number], top: number, context: Context): number {
  const {isNarrow, left, width} = context;
  const lines = wrapText(capital(lane.name), isNarrow ? width - 16 : left - 16, NAME, true);
  drawText(names, {x: isNarrow ? left : 0, y: top + 17, lines, size: NAME, leading: 16, isBold: true});
  const depth = 6 + lines.length * 16;
  const {placed, bottom} = placeRows(lane.rows, isNarrow ? top + depth : top, context);
  for (const each of placed) drawRow(svg, each, context);
  return Math.max(bottom, top + depth);
}

function drawRow(parent: Element, {row, shape, label, box}: PlacedRow, context: Context): void {
  const {codes} = context;
  const group = appendLink(parent, {href: hrefOf(row, context), label: sayFact(row, codes)});
  append(group, "rect", {
    x: round(box.x1 - 4),
    y: round(box.y1),
    width: round(Math.max(24, box.x2 - box.x1 + 8)),
    height: round(box.y2 - box.y1),
    fill: "transparent"
  });
  drawShape(group, shape, text(row, "certainty"), isOther(row) ? "var(--ink-2)" : COLOR);
  if (shape.kind === "term") for (const x of breakCenters(context.windows)) drawBreak(group, shape, x);
  if (label) drawText(group, isAbsent(row) ? {...label, isItalic: true} : label);
}

/** Returns whether a statement is by others: only what Islamic State itself does has its color. */
function isOther(row: Row): boolean {
  return text(row, "part") === "word" && text(row, "lane") !== "Islamic State";
}

function drawShape(parent: Element, shape: Shape, certainty: string, color: string): void {
  const {y} = shape;
  switch (shape.kind) {
    case "dot":
      applyStyle(append(parent, "circle", {cx: round(shape.x), cy: round(y), r: RADIUS}), certainty, color);
      if (certaintyStyle(certainty).struck) strike(parent, shape.x, y, RADIUS, color);
      break;
    case "bar": {
      const size = {
        x: round(shape.x1),
        y: round(y - 4),
        width: round(Math.max(6, shape.x2 - shape.x1)),
        height: 8,
        rx: 3
      };
      applyStyle(append(parent, "rect", size), certainty, color);
      if (certaintyStyle(certainty).struck) strike(parent, (shape.x1 + shape.x2) / 2, y, 4, color);
      break;
    }
    case "bracket":
      drawBracket(parent, {...shape, certainty, color});
      break;
    case "term":
      drawTerm(parent, shape, certainty, color);
  }
}

/** Draws a term as a bar that tapers over the days within which it began or ended. */
function drawTerm(
  parent: Element,
  {since, until, y}: {since: TermEnd; until: TermEnd; y: number},
  certainty: string,
  color: string
): void {
  const [s1, s2, u1, u2] = [since.x1, since.x2, until.x1, until.x2].map(round) as [number, number, number, number];
  const [top, bottom] = [round(y - HALF), round(y + HALF)];
  const opens = s1 === s2 ? `M${s1} ${bottom}V${top}` : `M${s1} ${round(y)}L${s2} ${top}`;
  const closes = u1 === u2 ? `H${u1}V${bottom}` : `H${u1}L${u2} ${round(y)}L${u1} ${bottom}`;
  applyStyle(append(parent, "path", {d: `${opens}${closes}H${s2}Z`}), certainty, color);
  if (since.isOpen) drawArrow(parent, s1, y, -1, color);
  if (until.isOpen) drawArrow(parent, u2, y, 1, color);
}

/** Breaks a bar where the axis leaves days out. */
function drawBreak(parent: Element, {since, until, y}: {since: TermEnd; until: TermEnd; y: number}, x: number): void {
  if (x < since.x1 || x > until.x2) return;
  const d = `M${round(x - 4)} ${round(y + HALF + 2)}L${round(x + 4)} ${round(y - HALF - 2)}`;
  append(parent, "path", {d, stroke: "var(--paper)", "stroke-width": 5});
}

/** Draws the arrow of an open end; `way` is -1 to the left and 1 to the right. */
function drawArrow(parent: Element, x: number, y: number, way: 1 | -1, color: string): void {
  append(parent, "path", {
    d: `M${round(x + 2 * way)} ${round(y - HALF)}l${6 * way} ${HALF}l${-6 * way} ${HALF}Z`,
    fill: color
  });
}

/** Draws months, the days of the deaths, the day of publication and the breaks of the axis. */
function drawAxis(axis: Element, context: Context, bottom: number): void {
  const {windows, deaths, issue, width, isNarrow} = context;
  const rules = append(axis, "g", {});
  for (const death of deaths) drawDeath(rules, death, context, bottom);
  for (const {first, last} of windows.segments) drawMonths(axis, first, last, context, bottom);
  for (const x of breakCenters(windows)) {
    const d = `M${round(x - 7)} ${TOP - 1}l5 -10M${round(x + 1)} ${TOP - 1}l5 -10`;
    append(axis, "path", {d, stroke: "var(--ink-2)"});
  }
  const at = round(windows.at(issue + 0.5));
  append(axis, "path", {d: `M${at} ${TOP}V${bottom}`, stroke: "var(--ink-2)", "stroke-dasharray": "2 3"});
  const label = isNarrow ? `issue, ${dayLabel(issue)}` : `issue of ${printDay(isoOf(issue))}`;
  drawText(axis, {...HEADING, x: at + 4, y: bottom + 14, lines: [label], anchor: "end"});
  drawText(axis, {...HEADING, x: width, y: 17, lines: ["undated"], anchor: "end"});
}

function drawDeath(parent: Element, row: Row, {windows}: Context, bottom: number): void {
  const [start, end] = [maybeText(row, "date_start"), maybeText(row, "date_end")];
  if (start === null || end === null) return;
  const [x1, x2] = [windows.at(dayNumber(start)), windows.at(dayNumber(end) + 1)];
  append(parent, "rect", {
    x: round(x1),
    y: TOP,
    width: round(Math.max(2, x2 - x1)),
    height: round(bottom - TOP),
    fill: "var(--paper-2)"
  });
}

function drawMonths(parent: Element, first: number, last: number, {windows}: Context, bottom: number): void {
  const ends = [dateOf(first), dateOf(last + 1)] as const;
  const months = utcMonth.range(...ends);
  const at = (day: Date): number => round(windows.at(day.getTime() / DAY_MS));
  let free = -Infinity;
  for (const month of months) {
    const x = at(month);
    const [named, isYear] = [
      monthLabel(month, at(utcMonth.offset(month, 1)) - x, month === months[0]),
      month.getUTCMonth() === 0
    ];
    const isDrawn = named !== null && x >= free;
    append(parent, "path", {
      d: `M${x} ${isDrawn || isYear ? 6 : TOP - 6}V${isDrawn || isYear ? bottom : TOP}`,
      stroke: "var(--ink-3)",
      "stroke-opacity": 0.6
    });
    if (!isDrawn) continue;
    free = x + textWidth(named, 11) + 10;
    drawText(parent, {...HEADING, x: x + 4, y: 17, lines: [named]});
  }
}

/** Returns the name of a month if it fits, else its year where the year or the axis begins, else null. */
function monthLabel(month: Date, maxWidth: number, isFirst: boolean): string | null {
  const print = (style: "long" | "short") =>
    month.toLocaleDateString("en-US", {month: style, year: "numeric", timeZone: "UTC"});
  const fit = (["long", "short"] as const).map(print).find((name) => textWidth(name, 11) + 8 <= maxWidth);
  if (fit !== undefined) return fit;
  return isFirst ? print("short") : month.getUTCMonth() === 0 ? String(month.getUTCFullYear()) : null;
}

function monthOf(day: string): string {
  return dateOf(dayNumber(day)).toLocaleDateString("en-US", {month: "long", year: "numeric", timeZone: "UTC"});
}

function dayLabel(day: number): string {
  return dateOf(day).toLocaleDateString("en-US", {month: "short", day: "numeric", timeZone: "UTC"});
}

function isoOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}
