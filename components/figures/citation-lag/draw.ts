import {whenOf} from "../../data/fact-label.js";
import {maybeNumber, number, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {numeral} from "../../format/words.js";
import {applyStyle, certaintyStyle} from "../../marks/certainty.js";
import {frontColor} from "../../marks/front-color.js";
import {packIntervals} from "../../marks/layout/pack-intervals.js";
import {appendLink} from "../../marks/link.js";
import {append, round, strike} from "../../marks/svg.js";
import {drawText, textWidth, wrapText} from "../../marks/text.js";
import {TICKS, lagScale, olderLabel, pairs, pairsOf, rowLabel} from "./text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {LagScale} from "./text.js";

interface State extends DrawOptions {
  svg: SVGElement;
  x: LagScale;
  left: number;
  right: number;
  isNarrow: boolean;
}

interface Mark {
  x1: number;
  x2: number;
  /** The event has no last day, so that the source may be older by any number of days. */
  isOpen: boolean;
}

const TOP = 40;
const SIZE = 12;
const LEADING = 15;
const R = 4.5;
const STEP = 12;
const ARROW = 8;

/** Draws the pairs whose source is older than the event, each with its words, then all others by front; returns the bottom. */
export function drawLags(svg: SVGElement, rows: readonly Row[], options: DrawOptions): number {
  const {width} = options;
  const isNarrow = width < 620;
  const [left, right] = [isNarrow ? 12 : 150, width - 12];
  const state: State = {...options, svg, left, right, isNarrow, x: lagScale(rows, left, right)};
  const axis = append(svg, "g", {"aria-hidden": "true"});
  const older = pairsOf(rows, "older");
  const others = pairs(rows).filter((row) => text(row, "standing") !== "older");
  let y = TOP + 8;
  if (older.length > 0) y = drawTitle(`Older than the event: ${pairsLabel(older.length)}`, y, state);
  for (const row of older) y = drawOlder(row, y, state);
  const fronts = [...new Set(others.map((row) => text(row, "article_id")))];
  if (older.length > 0 && fronts.length > 0) y = drawTitle(`All others: ${pairsLabel(others.length)}`, y + 10, state);
  for (const front of fronts) {
    y = drawFront(
      others.filter((row) => text(row, "article_id") === front),
      y,
      state
    );
  }
  drawAxis(axis, y, state);
  return y + 4;
}

/** Draws the axis, the day of the event, and the background of older sources. */
function drawAxis(axis: Element, bottom: number, {x, left, right, isNarrow, width}: State): void {
  const zero = x(0);
  append(axis, "rect", {x: left - 12, y: 22, width: zero - left + 12, height: bottom - 22, fill: "var(--paper-2)"});
  append(axis, "path", {d: `M${round(zero)} 42V${bottom}`, stroke: "var(--ink)"});
  const [before, after] = isNarrow ? ["older", "later"] : ["source is older", "source is later"];
  drawText(axis, {x: zero - 8, y: 14, lines: [`← ${before}`], anchor: "end", isBold: true});
  drawText(axis, {x: zero + 8, y: 14, lines: [`${after} →`], isBold: true});
  drawText(axis, {
    x: zero,
    y: 36,
    lines: [isNarrow ? "0" : "same day"],
    size: 11,
    anchor: "middle",
    fill: "var(--ink-2)"
  });
  let taken = isNarrow ? 8 : 30;
  for (const [days, words, short] of [...TICKS].reverse()) {
    const label = isNarrow ? short : words;
    const half = textWidth(label, 11) / 2 + 4;
    for (const side of [-1, 1]) {
      const at = x(side * days);
      const isRoom = Math.abs(at - zero) - half > taken && at - half > 0 && at + half < width;
      if (at < left - 1 || at > right + 1 || !isRoom) continue;
      append(axis, "path", {d: `M${round(at)} 42V${bottom}`, stroke: "var(--ink-3)", "stroke-opacity": 0.7});
      drawText(axis, {x: at, y: 36, lines: [label], size: 11, anchor: "middle", fill: "var(--ink-2)"});
    }
    taken = Math.max(taken, Math.min(x(days) - zero, zero - x(-days)) + half);
  }
}

function drawTitle(words: string, top: number, {svg}: State): number {
  drawText(svg, {x: 0, y: top + 14, lines: [words], size: 13, isBold: true});
  return top + 24;
}

/** Draws a pair whose source is older than the event, with the words of both; returns the bottom. */
function drawOlder(row: Row, top: number, state: State): number {
  const {svg, codes, link, x, width, isNarrow} = state;
  const mark = appendLink(svg, {
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: rowLabel(row, codes)
  });
  const hit = append(mark, "rect", {x: 0, y: top, width, fill: "transparent"});
  const start = isNarrow ? 12 : x(0) + 10;
  const lines = wrapText(text(row, "title"), width - start - 4, SIZE);
  const dates = `${whenOf(row)}; source: ${text(row, "outlet")}, ${printDay(text(row, "published"))}, ${olderLabel(row)}`;
  const more = wrapText(dates, width - start - 4, 11);
  const first = isNarrow ? top + 30 : top + 14;
  drawText(mark, {x: start, y: first, lines, leading: LEADING});
  drawText(mark, {
    x: start,
    y: first + lines.length * LEADING,
    lines: more,
    size: 11,
    leading: 14,
    fill: "var(--ink-2)"
  });
  drawMark(mark, markOf(row, x), top + 10, row);
  const bottom = first + lines.length * LEADING + more.length * 14 - 4;
  hit.setAttribute("height", String(bottom - top));
  return bottom;
}

/** Packs the pairs of a front into tracks (first-fit) and draws them; returns the bottom. */
function drawFront(rows: readonly Row[], top: number, state: State): number {
  const {svg, codes, link, x, left, isNarrow} = state;
  const id = rows[0] ? text(rows[0], "article_id") : "";
  const name = codes.front?.find(({value}) => value === id)?.short ?? id;
  const lines = [name, `${numeral(rows.length)} ${rows.length === 1 ? "pair" : "pairs"}`];
  drawText(svg, {x: 0, y: top + 16, lines: isNarrow ? [lines.join(", ")] : lines, leading: LEADING, isBold: isNarrow});
  const first = top + (isNarrow ? 26 : 6);
  const marks = rows.map((row) => ({row, ...markOf(row, x)})).sort((a, b) => a.x1 - b.x1 || a.x2 - b.x2);
  const {places, count} = packIntervals(
    marks.map(({x1, x2, isOpen}) => ({x1: x1 - R - (isOpen ? ARROW : 0), x2: x2 + R})),
    2
  );
  marks.forEach((each, i) => {
    const y = first + ((places[i] ?? 0) + 0.5) * STEP;
    const href = link(text(each.row, "article_id"), `e-${text(each.row, "event_id")}`);
    const mark = appendLink(svg, {href, label: rowLabel(each.row, codes)});
    append(mark, "rect", {
      x: each.x1 - R - 1,
      y: y - STEP / 2,
      width: each.x2 - each.x1 + 2 * R + 2,
      height: STEP,
      fill: "transparent"
    });
    drawMark(mark, each, y, each.row);
  });
  append(svg, "path", {
    d: `M${isNarrow ? 0 : left - 12} ${top}H${state.width}`,
    stroke: "var(--ink-3)",
    "aria-hidden": "true"
  });
  return Math.max(first + count * STEP, top + (isNarrow ? 0 : 40)) + 8;
}

function markOf(row: Row, x: LagScale): Mark {
  const [least, most] = [maybeNumber(row, "least"), number(row, "most")];
  return {x1: x(least ?? most), x2: x(most), isOpen: least === null};
}

/** Draws a lag known to the day as a dot, any other as a bar over its possible values. */
function drawMark(mark: Element, {x1, x2, isOpen}: Mark, y: number, row: Row): void {
  const [certainty, color] = [text(row, "certainty"), frontColor(text(row, "article_id"))];
  if (isOpen) {
    const d = `M${round(x1 - R - 2)} ${y}h${-ARROW}m3 -3l-3 3l3 3`;
    append(mark, "path", {d, stroke: color, fill: "none", "stroke-width": 1.25});
  }
  const shape =
    x2 - x1 < 1
      ? append(mark, "circle", {cx: round(x2), cy: y, r: R})
      : append(mark, "rect", {x: round(x1), y: y - 4, width: round(Math.max(11, x2 - x1)), height: 8, rx: 3});
  applyStyle(shape, certainty, color);
  if (certaintyStyle(certainty).struck) strike(mark, (x1 + x2) / 2, y, R, color);
}

function pairsLabel(count: number): string {
  return `${numeral(count)} ${count === 1 ? "pair" : "pairs"}`;
}
