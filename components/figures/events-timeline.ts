import {brush} from "../brush.js";
import {flag, number, text} from "../cell.js";
import {append} from "../certainty.js";
import {countedOf, finding, furthestBack, nameOf, partOf, sayLane} from "../chronicle.js";
import {datedOf} from "../dated.js";
import {dayNumber, printDayNumber} from "../day.js";
import {sayFact, whenOf} from "../fact.js";
import {wrap} from "../glyph.js";
import {chooseNamed, drawLane} from "../lane.js";
import {letter, textWidth, wrapText} from "../lettering.js";
import {capital, numeral} from "../numeral.js";
import {drawStrip, scale} from "../strip.js";
import {middleOf, ticksOf} from "../ticks.js";
import {printDay} from "../when.js";
import type {Dated} from "../dated.js";
import type {Span} from "../day.js";
import type {DrawOptions, Figure, Row} from "../figure.js";
import type {Value} from "../parameters.js";

interface Front {
  id: string;
  name: string;
  row: Row;
  dated: readonly Dated[];
}

interface Frame extends DrawOptions {
  fronts: readonly Front[];
  axis: Span;
  window: Span;
  issue: number;
  isNarrow: boolean;
  left: number;
  right: number;
}

const FUNNEL = 20;
const HEADER = 62;
const LEAST_LANE = 50;

export const eventsTimeline: Figure = {
  id: "events-timeline",
  title: (rows, codes) => {
    const counted = countedOf(rows);
    if (counted.length === 0) return "None of the events chosen carries a date";
    const back = furthestBack(rows, codes);
    return `${finding(counted, rows)}${back === null ? "" : `; ${back} reaches furthest back`}`;
  },
  subtitle: (rows) =>
    [
      "Events by front and date, one mark an event: a dot is a day, a bar spans all the days that the text allows.",
      ...partOf(rows, "axis").map(
        (row) =>
          `Above, all that is dated from ${text(row, "date_start").slice(0, 4)} on; below, the marked days enlarged`
      )
    ].join(" "),
  caption: (rows) => {
    const undated = partOf(rows, "lane").reduce((sum, row) => sum + number(row, "undated"), 0);
    const early = partOf(rows, "early").length;
    return [
      undated === 0
        ? "No event shown is without a date."
        : `${capital(numeral(undated))} more ${undated === 1 ? "event carries" : "events carry"} no date.`,
      "The longer the span, the thinner the bar; series and totals of cases are thinnest and not counted. A flat end goes on beyond the days shown, an arrow is an end that the text does not give.",
      "Named are, on each front, the two events with the most sources (of several, the most exactly dated, then the latest) and any in which the text counts people killed.",
      ...(early === 0 ? [] : ["What ended more than fifty years before the issue stands below the axis."])
    ].join(" ");
  },
  alt: (rows, codes) =>
    partOf(rows, "lane")
      .map((lane) => sayLane(text(lane, "front"), rows, codes))
      .join(" "),
  codes: ["certainty", "date_precision", "front", "event_class"],
  legend: {dates: true},
  parameters: {
    from: {kind: "date", label: "From", default: "2021-08-01", hint: "Or drag across the upper strip."},
    to: {kind: "date", label: "To", default: "2022-02-25"},
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    class: {kind: "many", label: "Kind of event", default: null, codes: "event_class", column: "event_class"},
    certainty: {
      kind: "one",
      label: "At least as certain as",
      default: null,
      any: "any certainty",
      codes: "certainty",
      column: "certainty"
    }
  },
  draw: (rows, options) => {
    const svg = options.document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const height = Math.ceil(rows.length === 0 ? drawNothing(svg) : drawAll(svg, rows, options));
    svg.setAttribute("viewBox", `0 0 ${options.width} ${height}`);
    svg.setAttribute("width", String(options.width));
    svg.setAttribute("height", String(height));
    return svg;
  },
  interact: (drawing, {preview, set}) => {
    brush(drawing, {
      move: (from, to) => follow(drawing, preview({from, to})),
      end: (from, to) => set({from, to})
    });
  }
};

/** Takes from another drawing what the window changes, and leaves the strip under the hand as it is. */
function follow(drawing: Element, other: Element): void {
  for (const part of [".window", ".focus"]) {
    const [old, next] = [drawing.querySelector(part), other.querySelector(part)];
    if (old && next) old.replaceWith(next);
  }
  for (const name of ["viewBox", "height"]) drawing.setAttribute(name, other.getAttribute(name) ?? "");
}

function drawNothing(svg: SVGElement): number {
  letter(svg, {x: 6, y: 24, lines: ["No event fits."], fill: "var(--ink-2)"});
  return 40;
}

function drawAll(svg: SVGElement, rows: readonly Row[], options: DrawOptions): number {
  const frame = frameOf(rows, options);
  const {fronts, axis, window, width, left, right, isNarrow} = frame;
  const bottom = drawStrip(
    svg,
    fronts.map(({id, name, dated}) => ({name, dated, color: colorOf(id)})),
    {axis, window, width, left, right, isNarrow, href: (row) => hrefOf(row, frame), say: (row) => sayRow(row, frame)}
  );
  return drawFocus(append(svg, "g", {class: "focus"}), rows, bottom, frame);
}

function frameOf(rows: readonly Row[], options: DrawOptions): Frame {
  const {width, codes, parameters} = options;
  const isNarrow = width < 560;
  const [axis, issue] = [spanOf(rows, "axis"), spanOf(rows, "issue")];
  const known = {first: axis.first, last: issue.last};
  const fronts = partOf(rows, "lane").map((row) => {
    const id = text(row, "front");
    const own = partOf(rows, "event").filter((each) => text(each, "front") === id);
    return {id, row, name: nameOf(id, codes), dated: own.map((each) => datedOf(each, known))};
  });
  return {
    ...options,
    fronts,
    axis,
    issue: issue.last,
    window: {first: dayIn(parameters.from, axis.first), last: dayIn(parameters.to, axis.last)},
    isNarrow,
    left: isNarrow ? 8 : 150,
    right: width - 10
  };
}

/** Draws the lanes of the window, the axis above them and the notes below; gives the bottom. */
function drawFocus(parent: Element, rows: readonly Row[], top: number, frame: Frame): number {
  const {fronts, window, left, right, width} = frame;
  const grid = append(parent, "g", {"aria-hidden": "true"});
  drawFunnel(grid, top, frame);
  if (window.first > window.last) {
    letter(parent, {x: left, y: top + FUNNEL + 22, lines: ["No day lies between these dates."], fill: "var(--ink-2)"});
    return top + FUNNEL + 40;
  }
  let y = top + FUNNEL + HEADER;
  for (const front of fronts) y = drawFront(parent, front, y, frame);
  append(grid, "path", {d: `M${left} ${y}H${width}`, stroke: "var(--ink-3)"});
  drawAxis(grid, top + FUNNEL, y, frame);
  const {issue} = frame;
  if (issue >= window.first && issue < window.last) {
    const at = scale(window, left, right)(issue + 1);
    append(grid, "path", {
      d: `M${at} ${top + FUNNEL + HEADER}V${y}`,
      stroke: "var(--ink-2)",
      "stroke-dasharray": "2 3"
    });
    y += 15;
    const middle = middleOf({label: "issue", year: null}, at, width, 11);
    letter(grid, {x: middle, y: y - 1, lines: ["issue"], size: 11, anchor: "middle", fill: "var(--ink-2)"});
  }
  return drawNotes(parent, rows, y, frame) + 6;
}

function drawFunnel(grid: Element, top: number, {axis, window, left, right}: Frame): void {
  const x = scale(axis, left, right);
  const [first, last] = [Math.max(window.first, axis.first), Math.min(window.last, axis.last)];
  if (first > last) return;
  const [x1, x2] = [x(first), x(last + 1)];
  const d = `M${x1} ${top}L${left} ${top + FUNNEL}H${right}L${x2} ${top}`;
  append(grid, "path", {d, fill: "var(--ink)", "fill-opacity": 0.08});
  append(grid, "path", {d, fill: "none", stroke: "var(--ink-2)", "stroke-width": 0.75});
}

function drawAxis(grid: Element, top: number, bottom: number, {window, left, right, width, issue}: Frame): void {
  const x = scale(window, left, right);
  const days = `${printDay(printDayNumber(window.first))} to ${printDay(printDayNumber(window.last))}`;
  const full = `${days}, the date of the issue`;
  const words = window.last === issue && textWidth(full, 12, true) <= right - left ? full : days;
  letter(grid, {x: left, y: top + 18, lines: [words], size: 12, isBold: true});
  for (const tick of ticksOf(window, right - left)) {
    const at = x(tick.day);
    append(grid, "path", {
      d: `M${at} ${top + HEADER - 6}V${bottom}`,
      stroke: "var(--ink-3)",
      "stroke-opacity": 0.6
    });
    const lines = tick.year === null ? [tick.label] : [tick.label, tick.year];
    letter(grid, {
      x: middleOf(tick, at, width, 11),
      y: top + 38,
      lines,
      size: 11,
      leading: 13,
      anchor: "middle",
      fill: "var(--ink-2)"
    });
  }
}

function drawFront(parent: Element, front: Front, top: number, frame: Frame): number {
  const {isNarrow, left, right, width, window, link} = frame;
  const {id, name, dated, row} = front;
  append(parent, "path", {d: `M${isNarrow ? left : 0} ${top}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
  const counted = dated.filter((each) => each.row.counted === true).length;
  const counts = [`${counted} dated`, `${number(row, "undated")} undated`];
  const heading = wrap(parent, {href: link(id, "top"), label: `${name}: the article`});
  const x = isNarrow ? left : 0;
  letter(heading, {x, y: top + 19, lines: [name], size: 13, isBold: true, fill: colorOf(id)});
  if (isNarrow)
    letter(parent, {x: right, y: top + 19, lines: [counts.join(", ")], size: 11, anchor: "end", fill: "var(--ink-2)"});
  else letter(parent, {x, y: top + 34, lines: counts, size: 11, leading: 14, fill: "var(--ink-2)"});
  const named = chooseNamed(dated, window);
  const first = top + (isNarrow ? 28 : 8);
  const height = drawLane(parent, dated, first, {
    window,
    left,
    right,
    x: scale(window, left, right),
    color: colorOf(id),
    isDense: isNarrow,
    isThin: (each) => flag(each, "umbrella"),
    isNamed: (each) => named.has(text(each, "event_id")),
    href: (each) => hrefOf(each, frame),
    say: (each) => sayRow(each, frame)
  });
  if (height === 0) {
    letter(parent, {
      x: left,
      y: first + 11,
      lines: ["No event is dated to these days."],
      size: 11,
      fill: "var(--ink-2)"
    });
  }
  return Math.max(first + Math.max(height, 14) + 8, top + (isNarrow ? 0 : LEAST_LANE + 8));
}

/** Names what lies before the axis, each with its link. */
function drawNotes(parent: Element, rows: readonly Row[], top: number, frame: Frame): number {
  const {left, right} = frame;
  let y = top + 20;
  for (const row of partOf(rows, "early")) {
    const lines = wrapText(`Before the axis: ${text(row, "title")}, ${whenOf(row)}`, right - left, 12);
    const note = wrap(parent, {href: hrefOf(row, frame), label: sayRow(row, frame)});
    letter(note, {x: left, y, lines, size: 12, leading: 15, fill: colorOf(text(row, "front"))});
    y += lines.length * 15 + 3;
  }
  return y - 14;
}

function sayRow(row: Row, {codes}: DrawOptions): string {
  return sayFact(row, codes, flag(row, "umbrella") ? ["A series or total of cases"] : []);
}

function hrefOf(row: Row, {link}: DrawOptions): string {
  return link(text(row, "article_id"), `e-${text(row, "event_id")}`);
}

/** Reads a bound of the window; null is the bound of the axis. */
function dayIn(value: Value | undefined, otherwise: number): number {
  return typeof value === "string" ? dayNumber(value) : otherwise;
}

function spanOf(rows: readonly Row[], part: string): Span {
  const [row] = partOf(rows, part);
  if (!row) throw new Error(`missing part: ${part}`);
  return {first: dayNumber(text(row, "date_start")), last: dayNumber(text(row, "date_end"))};
}

function colorOf(front: string): string {
  return `var(--front-${front})`;
}
