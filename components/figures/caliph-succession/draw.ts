import {utcMonth} from "d3";
import {dateOf, dayNumber} from "../../data/day-number.js";
import {sayFact} from "../../data/fact-label.js";
import {maybeText, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {capital, sequence} from "../../format/words.js";
import {drawBracket} from "../../marks/absence-bracket.js";
import {breaksOf} from "../../marks/axis/broken-time-scale.js";
import {dress, look} from "../../marks/certainty.js";
import {wrap} from "../../marks/link.js";
import {append, createSvg, round, setSize, strike} from "../../marks/svg.js";
import {letter, textWidth, wrapText} from "../../marks/text.js";
import {RADIUS, placeEntries} from "./layout.js";
import {courseOf, isAbsent, partOf} from "./text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Edge, Entry, Shape} from "./layout.js";
import type {Course} from "./text.js";

interface Group {
  heading: string;
  lanes: readonly {name: string; rows: readonly Row[]}[];
}

const COLOR = "var(--front-islamic-state)";
const TOP = 30;
const HEADING = {size: 11, fill: "var(--ink-2)"};
const NAME = 13;
const HALF = 6;

/** Parts of a heading each, in the order of the drawing. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ["Caliphs", ["term", "takeover", "death", "toll"]],
  ["Pledges by provinces in", ["pledge"]],
  ["Word of the deaths, by", ["word"]]
];

/** Draws terms, deaths and what followed them, lane by lane. */
export function drawDynasty(rows: readonly Row[], options: DrawOptions): SVGElement {
  const course = courseOf(rows, options);
  const svg = createSvg(options.document, "svg", {width: options.width, height: 0});
  const ground = append(svg, "g", {"aria-hidden": "true"});
  const names = append(svg, "g", {});
  let y = TOP;
  for (const {heading, lanes} of groupsOf(rows)) {
    append(ground, "path", {d: `M0 ${y + 4}H${options.width}`, stroke: "var(--ink-3)"});
    letter(names, {...HEADING, x: course.isNarrow ? course.left : 0, y: y + 19, lines: [heading]});
    y += course.isNarrow ? 24 : 22;
    for (const lane of lanes) y = drawLane(svg, names, lane, y, course) + 6;
  }
  drawGround(ground, course, y);
  setSize(svg, options.width, y + 22);
  return svg;
}

/** Prints the days that are drawn: "October to November 2019 and February 2022". */
export function printSpans(rows: readonly Row[]): string {
  const spans = partOf(rows, "window").map((row) => {
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

function drawLane(svg: Element, names: Element, lane: Group["lanes"][number], top: number, course: Course): number {
  const {isNarrow, left, width} = course;
  const lines = wrapText(capital(lane.name), isNarrow ? width - 16 : left - 16, NAME, true);
  letter(names, {x: isNarrow ? left : 0, y: top + 17, lines, size: NAME, leading: 16, isBold: true});
  const depth = 6 + lines.length * 16;
  const {entries, foot} = placeEntries(lane.rows, isNarrow ? top + depth : top, course);
  for (const entry of entries) drawEntry(svg, entry, course);
  return Math.max(foot, top + depth);
}

function drawEntry(parent: Element, {row, shape, words, box}: Entry, course: Course): void {
  const {link, codes} = course;
  const href = link(text(row, "article_id"), `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`);
  const group = wrap(parent, {href, label: sayFact(row, codes)});
  append(group, "rect", {
    x: round(box.x1 - 4),
    y: round(box.y1),
    width: round(Math.max(24, box.x2 - box.x1 + 8)),
    height: round(box.y2 - box.y1),
    fill: "transparent"
  });
  drawShape(group, shape, text(row, "certainty"), isOther(row) ? "var(--ink-2)" : COLOR);
  if (shape.kind === "term") for (const x of breaksOf(course.windows)) drawBreak(group, shape, x);
  if (words) letter(group, isAbsent(row) ? {...words, isItalic: true} : words);
}

/** Tells whether somebody else speaks: only what Islamic State itself does has its color. */
function isOther(row: Row): boolean {
  return text(row, "part") === "word" && text(row, "lane") !== "Islamic State";
}

function drawShape(parent: Element, shape: Shape, certainty: string, color: string): void {
  const {y} = shape;
  switch (shape.kind) {
    case "dot":
      dress(append(parent, "circle", {cx: round(shape.x), cy: round(y), r: RADIUS}), certainty, color);
      if (look(certainty).struck) strike(parent, shape.x, y, RADIUS, color);
      break;
    case "bar": {
      const size = {
        x: round(shape.x1),
        y: round(y - 4),
        width: round(Math.max(6, shape.x2 - shape.x1)),
        height: 8,
        rx: 3
      };
      dress(append(parent, "rect", size), certainty, color);
      if (look(certainty).struck) strike(parent, (shape.x1 + shape.x2) / 2, y, 4, color);
      break;
    }
    case "bracket":
      drawBracket(parent, {...shape, certainty, color});
      break;
    case "term":
      drawTerm(parent, shape, certainty, color);
  }
}

/** Draws a term as a beam that tapers over the days within which it began or ended. */
function drawTerm(
  parent: Element,
  {since, until, y}: {since: Edge; until: Edge; y: number},
  certainty: string,
  color: string
): void {
  const [s1, s2, u1, u2] = [since.x1, since.x2, until.x1, until.x2].map(round) as [number, number, number, number];
  const [roof, foot] = [round(y - HALF), round(y + HALF)];
  const opens = s1 === s2 ? `M${s1} ${foot}V${roof}` : `M${s1} ${round(y)}L${s2} ${roof}`;
  const closes = u1 === u2 ? `H${u1}V${foot}` : `H${u1}L${u2} ${round(y)}L${u1} ${foot}`;
  dress(append(parent, "path", {d: `${opens}${closes}H${s2}Z`}), certainty, color);
  if (since.isOpen) arrow(parent, s1, y, -1, color);
  if (until.isOpen) arrow(parent, u2, y, 1, color);
}

/** Breaks a beam where days are left out. */
function drawBreak(parent: Element, {since, until, y}: {since: Edge; until: Edge; y: number}, x: number): void {
  if (x < since.x1 || x > until.x2) return;
  const d = `M${round(x - 4)} ${round(y + HALF + 2)}L${round(x + 4)} ${round(y - HALF - 2)}`;
  append(parent, "path", {d, stroke: "var(--paper)", "stroke-width": 5});
}

/** Points to where a term goes on beyond what is told. */
function arrow(parent: Element, x: number, y: number, way: 1 | -1, color: string): void {
  append(parent, "path", {
    d: `M${round(x + 2 * way)} ${round(y - HALF)}l${6 * way} ${HALF}l${-6 * way} ${HALF}Z`,
    fill: color
  });
}

/** Draws what the marks stand on: months, the days of the deaths, the day of the issue and what is left out. */
function drawGround(ground: Element, course: Course, foot: number): void {
  const {windows, deaths, issue, width, isNarrow} = course;
  const rules = append(ground, "g", {});
  for (const death of deaths) drawDeath(rules, death, course, foot);
  for (const {first, last} of windows.stretches) drawMonths(ground, first, last, course, foot);
  for (const x of breaksOf(windows)) {
    const d = `M${round(x - 7)} ${TOP - 1}l5 -10M${round(x + 1)} ${TOP - 1}l5 -10`;
    append(ground, "path", {d, stroke: "var(--ink-2)"});
  }
  const at = round(windows.at(issue + 0.5));
  append(ground, "path", {d: `M${at} ${TOP}V${foot}`, stroke: "var(--ink-2)", "stroke-dasharray": "2 3"});
  const label = isNarrow ? `issue, ${short(issue)}` : `issue of ${printDay(isoOf(issue))}`;
  letter(ground, {...HEADING, x: at + 4, y: foot + 14, lines: [label], anchor: "end"});
  letter(ground, {...HEADING, x: width, y: 17, lines: ["undated"], anchor: "end"});
}

function drawDeath(parent: Element, row: Row, {windows}: Course, foot: number): void {
  const [start, end] = [maybeText(row, "date_start"), maybeText(row, "date_end")];
  if (start === null || end === null) return;
  const [x1, x2] = [windows.at(dayNumber(start)), windows.at(dayNumber(end) + 1)];
  append(parent, "rect", {
    x: round(x1),
    y: TOP,
    width: round(Math.max(2, x2 - x1)),
    height: round(foot - TOP),
    fill: "var(--paper-2)"
  });
}

function drawMonths(parent: Element, first: number, last: number, {windows}: Course, foot: number): void {
  const ends = [dateOf(first), dateOf(last + 1)] as const;
  const months = utcMonth.range(...ends);
  const at = (day: Date): number => round(windows.at(day.getTime() / 86_400_000));
  let free = -Infinity;
  for (const month of months) {
    const x = at(month);
    const [named, isYear] = [
      nameOf(month, at(utcMonth.offset(month, 1)) - x, month === months[0]),
      month.getUTCMonth() === 0
    ];
    const isDrawn = named !== null && x >= free;
    append(parent, "path", {
      d: `M${x} ${isDrawn || isYear ? 6 : TOP - 6}V${isDrawn || isYear ? foot : TOP}`,
      stroke: "var(--ink-3)",
      "stroke-opacity": 0.6
    });
    if (!isDrawn) continue;
    free = x + textWidth(named, 11) + 10;
    letter(parent, {...HEADING, x: x + 4, y: 17, lines: [named]});
  }
}

/** Names a month where it has room for its name; else its year, where the year or the axis begins. */
function nameOf(month: Date, room: number, isFirst: boolean): string | null {
  const print = (style: "long" | "short") =>
    month.toLocaleDateString("en-US", {month: style, year: "numeric", timeZone: "UTC"});
  const fit = (["long", "short"] as const).map(print).find((name) => textWidth(name, 11) + 8 <= room);
  if (fit !== undefined) return fit;
  return isFirst ? print("short") : month.getUTCMonth() === 0 ? String(month.getUTCFullYear()) : null;
}

function monthOf(day: string): string {
  return dateOf(dayNumber(day)).toLocaleDateString("en-US", {month: "long", year: "numeric", timeZone: "UTC"});
}

function short(day: number): string {
  return dateOf(day).toLocaleDateString("en-US", {month: "short", day: "numeric", timeZone: "UTC"});
}

function isoOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}
