import {number, text} from "../../data/row.js";
import {frontColor} from "../../marks/front-color.js";
import {appendLink} from "../../marks/link.js";
import {append} from "../../marks/svg.js";
import {drawText, textWidth, wrapText} from "../../marks/text.js";
import {groupsOf, percent, rowLabel} from "./rows.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Group, Outlet} from "./rows.js";

interface Column extends Pick<DrawOptions, "link"> {
  svg: SVGElement;
  left: number;
  width: number;
  /** Width of the names to the left of the bars; 0 where they stand above them. */
  names: number;
  /** Returns the length of a number of facts in pixels; by front, of their share in all facts of the front. */
  lengthOf: (facts: number, group: Group) => number;
}

const SIZE = 12;
const ROW = 24;
const BAR = 12;
const TITLE_HEIGHT = 20;
const GAP = 40;
const MIN_PIECE = 3;
const MIN_WIDTH_TWO_COLUMNS = 760;
const MIN_WIDTH_NAMES_BESIDE = 420;

/** Draws a bar for each outlet, stacked from its citations, group by group; returns the bottom. */
export function drawBars(svg: SVGElement, rows: readonly Row[], top: number, options: DrawOptions): number {
  const {width, link} = options;
  const groups = groupsOf(rows);
  const count = width >= MIN_WIDTH_TWO_COLUMNS && groups.length > 1 ? 2 : 1;
  const columnWidth = (width - (count - 1) * GAP) / count;
  const names = columnWidth < MIN_WIDTH_NAMES_BESIDE - 40 ? 0 : 172;
  const most = Math.max(...groups.map(longestIn));
  const scale = (columnWidth - names - widestLabel(groups) - 14) / most;
  const lengthOf = (facts: number, {front}: Group): number => (scale * facts) / (front?.facts ?? 1);
  const feet = columnsOf(groups, count, names).map((part, i) => {
    const column: Column = {svg, link, left: i * (columnWidth + GAP), width: columnWidth, names, lengthOf};
    return part.reduce((y, group) => drawGroup(group, y, column), top);
  });
  return Math.max(top, ...feet);
}

/** Returns the longest bar of a group, as a share of the front or as a number of facts. */
function longestIn({outlets, uncited, front}: Group): number {
  return Math.max(uncited, 1, ...outlets.map(({facts}) => facts)) / (front?.facts ?? 1);
}

/** Splits groups into columns of about the same height, in order. */
function columnsOf(groups: readonly Group[], count: number, names: number): Group[][] {
  if (count === 1) return [[...groups]];
  const heights = groups.map((group) => heightOf(group, names));
  const total = heights.reduce((sum, height) => sum + height, 0);
  let [best, least, above] = [1, Infinity, 0];
  heights.forEach((height, i) => {
    above += height;
    const taller = Math.max(above, total - above);
    if (taller < least) [best, least] = [i + 1, taller];
  });
  return [groups.slice(0, best), groups.slice(best)];
}

function heightOf({outlets, uncited}: Group, names: number): number {
  return TITLE_HEIGHT * 2 + 22 + (outlets.length + (uncited > 0 ? 1 : 0)) * (names === 0 ? ROW + 14 : ROW);
}

function drawGroup(group: Group, top: number, column: Column): number {
  const {svg, left, width} = column;
  append(svg, "path", {d: `M${left} ${top}h${width}`, stroke: "var(--ink)", "aria-hidden": "true"});
  const titles = wrapText(group.label, width, SIZE + 1, true);
  drawText(svg, {x: left, y: top + 18, lines: titles, size: SIZE + 1, leading: 17, isBold: true});
  const start = top + 18 + (titles.length - 1) * 17;
  const words = wrapText(groupSubtitle(group), width, SIZE);
  drawText(svg, {x: left, y: start + 17, lines: words, leading: 15, fill: "var(--ink-2)"});
  const first = start + 17 + (words.length - 1) * 15 + 8;
  const bottom = group.outlets.reduce((y, outlet) => drawOutlet(outlet, group, y, column), first);
  return (group.uncited > 0 ? drawUncited(group.uncited, group, bottom, column) : bottom) + 22;
}

function groupSubtitle({outlets, front}: Group): string {
  const citations = outlets.reduce((sum, each) => sum + each.citations.length, 0);
  const cited = `${citations} ${citations === 1 ? "citation" : "citations"} of ${outlets.length} ${outlets.length === 1 ? "outlet" : "outlets"}`;
  return front === null ? cited : `${front.facts} facts, ${front.cited} of them with a source; ${cited}`;
}

function drawOutlet(outlet: Outlet, group: Group, top: number, column: Column): number {
  const {svg, left, names, lengthOf, link} = column;
  const {name, citations} = outlet;
  const [y, start] = names === 0 ? [top + 14, left] : [top, left + names];
  const isAlone = citations.length === 1;
  if (!isAlone) drawName(svg, name, top, column);
  let x = start;
  for (const row of citations) {
    const length = Math.max(MIN_PIECE, lengthOf(number(row, "facts"), group));
    const mark = appendLink(svg, {href: link(text(row, "article_id"), text(row, "anchor")), label: rowLabel(row)});
    const hit = isAlone
      ? {x: left, y: top, width: start - left + length, height: y - top + ROW}
      : {x, y, width: length, height: ROW};
    append(mark, "rect", {...hit, fill: "transparent"});
    if (isAlone) drawName(mark, name, top, column);
    drawPiece(mark, x, y + ROW / 2, length, row);
    x += length;
  }
  drawLabel(svg, labelOf(outlet, group), x, y);
  return y + ROW;
}

/** Draws the piece of one citation, 1 pixel apart from the next; hollow if it adds no fact. */
function drawPiece(mark: Element, x: number, y: number, length: number, row: Row): void {
  const color = frontColor(text(row, "article_id"));
  const box = {x, y: y - BAR / 2, width: Math.max(MIN_PIECE - 1, length - 1), height: BAR};
  const isHollow = number(row, "facts") === 0;
  append(mark, "rect", {...box, fill: isHollow ? "var(--paper)" : color, stroke: isHollow ? color : null});
}

function drawUncited(facts: number, group: Group, top: number, column: Column): number {
  const {svg, left, names, lengthOf} = column;
  const [y, start] = names === 0 ? [top + 14, left] : [top, left + names];
  drawText(svg, {
    x: left,
    y: top + (names === 0 ? 12 : 16),
    lines: ["No source cited"],
    isItalic: true,
    fill: "var(--ink-2)"
  });
  const box = {x: start, y: y + ROW / 2 - BAR / 2, width: lengthOf(facts, group), height: BAR};
  append(svg, "rect", {...box, fill: "none", stroke: "var(--ink-2)", "stroke-dasharray": "2 2"});
  drawLabel(svg, `${facts} · ${percent(facts, group.front?.facts ?? facts)}`, start + lengthOf(facts, group), y);
  return y + ROW;
}

function drawName(parent: Element, name: string, top: number, {left, names}: Column): void {
  drawText(parent, {x: left, y: top + (names === 0 ? 12 : 16), lines: [name]});
}

function drawLabel(svg: SVGElement, label: string, x: number, y: number): void {
  drawText(svg, {x: x + 6, y: y + 16, lines: [label], fill: "var(--ink-2)"});
}

function labelOf({facts}: Outlet, {front}: Group): string {
  return front === null ? String(facts) : `${facts} · ${percent(facts, front.facts)}`;
}

function widestLabel(groups: readonly Group[]): number {
  const labels = groups.flatMap((group) => [
    ...group.outlets.map((outlet) => labelOf(outlet, group)),
    ...(group.uncited > 0 ? [`${group.uncited} · ${percent(group.uncited, group.front?.facts ?? group.uncited)}`] : [])
  ]);
  return Math.max(0, ...labels.map((label) => textWidth(label, SIZE)));
}
