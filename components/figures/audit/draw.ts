import {text, texts} from "../../data/row.js";
import {capital} from "../../format/words.js";
import {frontColor} from "../../marks/front-color.js";
import {drawFrontLegend} from "../../marks/legend.js";
import {appendLink} from "../../marks/link.js";
import {append, round} from "../../marks/svg.js";
import {drawText, textWidth, wrapText} from "../../marks/text.js";
import {countsByKind, discrepancies, kindLabel, paragraphLabel, sidesOf} from "./rows.js";
import type {Code} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";

interface Frame extends DrawOptions {
  svg: SVGElement;
  isNarrow: boolean;
  /** Positions of the dots in the grid, by discrepancy id. */
  dots: Map<string, {x: number; y: number}>;
}

interface Dot {
  front: string;
  /** Index among those of its kind and front. */
  at: number;
  /** The row, if the discrepancy is listed. */
  row: Row | undefined;
}

const SIZE = 13;
const LINE = 18;
const R = 4;
const PITCH = 11;
const NARROW = 640;
const KIND_WIDTH = 190;
const PLACE_WIDTH = 190;

/** Draws a grid of all discrepancies by kind and front, and the list of some below; returns the bottom. */
export function drawAudit(svg: SVGElement, rows: readonly Row[], options: DrawOptions): number {
  const frame: Frame = {...options, svg, isNarrow: options.width < NARROW, dots: new Map()};
  const bottom = drawGrid(rows, frame);
  let y = bottom + 18;
  let kind = "";
  for (const row of discrepancies(rows)) {
    if (text(row, "discrepancy_kind") !== kind) {
      kind = text(row, "discrepancy_kind");
      y = drawKind(row, y + 8, frame);
    }
    y = drawDiscrepancy(row, y, frame);
  }
  return y;
}

/** Draws one dot for each discrepancy, filled if it is listed below. */
function drawGrid(rows: readonly Row[], frame: Frame): number {
  const {svg, codes, width, isNarrow} = frame;
  const cells = countsByKind(rows);
  const has = (list: readonly Code[], name: "kind" | "front"): Code[] =>
    list.filter(({value}) => cells.some((cell) => cell[name] === value));
  const [kinds, fronts] = [has(codes.discrepancy_kind ?? [], "kind"), has(codes.front ?? [], "front")];
  const start = isNarrow ? drawFrontLegend(svg, {front: fronts}, width, 0) + 8 : drawTitles(fronts, frame);
  return kinds.reduce((top, {value, label}) => {
    append(svg, "path", {d: `M0 ${top}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
    const own = cells.filter(({kind}) => kind === value);
    const all = own.reduce((sum, {entries}) => sum + entries, 0);
    drawText(svg, {x: 0, y: top + 17, lines: [`${capital(label)}: ${all}`]});
    const dots = fronts.flatMap((front) => {
      const {entries = 0} = own.find((cell) => cell.front === front.value) ?? {};
      const listed = discrepancies(rows).filter((row) => isIn(row, value, front.value));
      return Array.from({length: entries}, (_, i) => ({front: front.value, at: i, row: listed[i]}));
    });
    return isNarrow ? drawRun(dots, top + 33, frame) : drawCells(dots, fronts, top + 13, frame);
  }, start);
}

/** Draws the fronts above their columns, and returns the bottom. */
function drawTitles(fronts: readonly Code[], {svg, width}: Frame): number {
  const column = columnWidth(fronts, width);
  const titles = fronts.map(({short}) => wrapText(short, column - 8, 12, true));
  const deepest = Math.max(...titles.map((lines) => lines.length));
  titles.forEach((lines, i) => {
    drawText(svg, {
      x: KIND_WIDTH + i * column,
      y: 12 + (deepest - lines.length) * 15,
      lines,
      leading: 15,
      isBold: true
    });
  });
  return 12 + deepest * 15;
}

/** Draws the dots of a kind one after the other, front by front, and returns the bottom. */
function drawRun(dots: readonly Dot[], top: number, frame: Frame): number {
  const perLine = Math.floor((frame.width - 2) / PITCH);
  dots.forEach((dot, i) => {
    drawDot(dot, R + 1 + (i % perLine) * PITCH, top + Math.floor(i / perLine) * PITCH, frame);
  });
  return top + (Math.ceil(dots.length / perLine) - 1) * PITCH + 13;
}

/** Draws the dots of a kind in the columns of their fronts, and returns the bottom. */
function drawCells(dots: readonly Dot[], fronts: readonly Code[], top: number, frame: Frame): number {
  const column = columnWidth(fronts, frame.width);
  const perLine = Math.max(1, Math.floor((column - 8) / PITCH));
  for (const dot of dots) {
    const x = KIND_WIDTH + fronts.findIndex(({value}) => value === dot.front) * column + R + 1;
    drawDot(dot, x + (dot.at % perLine) * PITCH, top + Math.floor(dot.at / perLine) * PITCH, frame);
  }
  return top + Math.floor(Math.max(...dots.map(({at}) => at)) / perLine) * PITCH + 13;
}

/** Draws a hollow dot; for a listed discrepancy, only its position is stored, to be drawn as part of its link. */
function drawDot({front, row}: Dot, left: number, y: number, {svg, dots}: Frame): void {
  const x = round(left);
  if (row) dots.set(text(row, "discrepancy_id"), {x, y});
  else
    append(svg, "circle", {cx: x, cy: y, r: R - 0.5, fill: "none", stroke: frontColor(front), "aria-hidden": "true"});
}

function columnWidth(fronts: readonly Code[], width: number): number {
  return (width - KIND_WIDTH) / Math.max(1, fronts.length);
}

function isIn(row: Row, kind: string, front: string): boolean {
  return text(row, "discrepancy_kind") === kind && text(row, "article_id") === front;
}

function drawKind(row: Row, top: number, {svg, codes, width}: Frame): number {
  append(svg, "path", {d: `M0 ${top}H${width}`, stroke: "var(--ink)", "aria-hidden": "true"});
  const {description = ""} = codes.discrepancy_kind?.find(({value}) => value === text(row, "discrepancy_kind")) ?? {};
  drawText(svg, {x: 0, y: top + 20, lines: [kindLabel(row, codes)], size: 14, isBold: true});
  const words = wrapText(description, Math.min(width, 620), 12);
  drawText(svg, {x: 0, y: top + 37, lines: words, leading: 15, fill: "var(--ink-2)"});
  return top + 37 + words.length * 15;
}

/** Draws one discrepancy: paragraph, note, the facts it concerns and other readings; returns the bottom. */
function drawDiscrepancy(row: Row, top: number, frame: Frame): number {
  const {svg, codes, link, width, isNarrow, dots} = frame;
  const [article, x] = [text(row, "article_id"), isNarrow ? 0 : PLACE_WIDTH];
  const maxWidth = Math.min(width - x, 640);
  const [place, note] = [paragraphLabel(row, codes), text(row, "note")];
  const mark = appendLink(svg, {href: link(article, text(row, "anchor")), label: `${place} ${note}`});
  const hit = append(mark, "rect", {x: 0, y: top, width, fill: "transparent"});
  const dot = dots.get(text(row, "discrepancy_id"));
  for (const at of [...(dot ? [dot] : []), {x: R + 1, y: top + 14}]) {
    append(mark, "circle", {cx: at.x, cy: at.y, r: R, fill: frontColor(article)});
  }
  const titles = isNarrow ? wrapText(place, width - 18, 12, true) : place.replace(", ", ",\n").split("\n");
  drawText(mark, {x: 18, y: top + 18, lines: titles, leading: 15, isBold: true});
  const first = isNarrow ? top + 18 + titles.length * 15 + 4 : top + 18;
  const lines = wrapText(note, maxWidth, SIZE);
  drawText(mark, {x, y: first, lines, size: SIZE, leading: LINE});
  let y = first + (lines.length - 1) * LINE + 8;
  hit.setAttribute("height", String(y - top));
  for (const side of sidesOf(row)) {
    const words = wrapText(side.words, maxWidth - 16, 12);
    const one = appendLink(svg, {href: link(side.article, side.anchor), label: side.words});
    append(one, "rect", {
      x,
      y,
      width: Math.max(...words.map((line) => textWidth(line))) + 16,
      height: words.length * 15 + 9,
      fill: "transparent"
    });
    append(one, "path", {d: `M${x + 2} ${y + 12.5}h8`, stroke: frontColor(side.article), "stroke-width": 2});
    drawText(one, {x: x + 16, y: y + 16, lines: words, leading: 15, fill: "var(--ink-2)"});
    y += words.length * 15 + 9;
  }
  for (const reading of texts(row, "reading_labels")) {
    const words = wrapText(`Or read: ${reading}`, maxWidth - 16, 12);
    drawText(svg, {x: x + 16, y: y + 16, lines: words, leading: 15, isItalic: true});
    y += words.length * 15 + 5;
  }
  return Math.max(y, top + 18 + titles.length * 15) + 8;
}
