import {text} from "../../data/row.js";
import {capital} from "../../format/words.js";
import {appendLink} from "../../marks/link.js";
import {drawStance} from "../../marks/stance-symbol.js";
import {append, round} from "../../marks/svg.js";
import {drawText, wrapText} from "../../marks/text.js";
import {columnsOf, rowLabel, rowWords, stateRows} from "./rows.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Column, StateRow} from "./rows.js";

interface Grid extends Pick<DrawOptions, "codes" | "link" | "width"> {
  svg: SVGElement;
  columns: readonly Column[];
  /** Left edge of the first column in pixels. */
  left: number;
  columnWidth: number;
}

const SIZE = 12;
const LINE = 15;
const NAME_SIZE = 13;
const MARK = 20;
const MIN_WIDE = 780;
const LEFT_OUT = "left out";

/** Draws the matrix from `top` down, and returns its bottom. */
export function drawMatrix(svg: SVGElement, rows: readonly Row[], top: number, options: DrawOptions): number {
  const {codes, link, width} = options;
  const columns = columnsOf(rows);
  const states = stateRows(rows, columns);
  const isWide = width >= MIN_WIDE;
  const names = isWide ? 132 : Math.max(104, width - columns.length * 72);
  const grid: Grid = {codes, link, width, svg, columns, left: names, columnWidth: (width - names) / columns.length};
  const start = isWide ? drawTitles(grid, top) : drawStaggeredTitles(grid, top);
  const bottom = states.reduce(
    (y, state) => (isWide ? drawWideRow(state, y, grid) : drawNarrowRow(state, y, grid)),
    start
  );
  drawRule(grid, bottom);
  return bottom + 4;
}

/** Draws the titles above their columns. */
function drawTitles({svg, columns, left, columnWidth}: Grid, top: number): number {
  columns.forEach(({label}, i) => {
    drawText(svg, {x: left + i * columnWidth + 4, y: top + 14, lines: [label], size: SIZE, isBold: true});
  });
  return top + 24;
}

/** Draws the titles of narrow columns one below the other, each with a line down to its column. */
function drawStaggeredTitles(grid: Grid, top: number): number {
  const {svg, columns} = grid;
  const bottom = top + columns.length * LINE + 8;
  columns.forEach(({label}, i) => {
    const [x, y] = [centerOf(i, grid), top + (columns.length - 1 - i) * LINE + 12];
    append(svg, "path", {d: `M${x} ${y + 3}V${bottom}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
    drawText(svg, {x: x + 3, y, lines: [label], size: SIZE, isBold: true, anchor: "end"});
  });
  return bottom;
}

/** Draws a state as a row of cells with words in them, and returns its bottom. */
function drawWideRow(state: StateRow, top: number, grid: Grid): number {
  const {svg, left, columnWidth} = grid;
  drawRule(grid, top);
  const lines = wrapText(state.name, left - 14, NAME_SIZE, true);
  drawText(svg, {x: 0, y: top + 20, lines, size: NAME_SIZE, leading: 16, isBold: true});
  const bottoms = state.cells.map(({rows, isTold}, i) => {
    const x = left + i * columnWidth;
    if (rows.length === 0 && isTold) drawLeftOut(svg, x + 4, top + 20);
    return rows.reduce((y, row) => {
      const words = wrapText(rowWords(row), columnWidth - MARK - 8, SIZE);
      const height = Math.max(24, words.length * LINE + 6);
      const mark = wrapFact(row, grid);
      append(mark, "rect", {x, y, width: columnWidth - 4, height, fill: "transparent"});
      drawStance(mark, text(row, "stance"), text(row, "certainty"), round(x + 9), y + 11);
      drawText(mark, {x: x + MARK, y: y + 15, lines: words, size: SIZE, leading: LINE});
      return y + height;
    }, top + 5);
  });
  return Math.max(top + 16 + lines.length * 16, ...bottoms) + 5;
}

/** Draws a state as marks in their columns, with the words below; returns its bottom. */
function drawNarrowRow(state: StateRow, top: number, grid: Grid): number {
  const {svg, left, columns} = grid;
  drawRule(grid, top);
  columns.forEach((_, i) => {
    const x = centerOf(i, grid);
    append(svg, "path", {d: `M${x} ${top}v6`, stroke: "var(--ink-3)", "aria-hidden": "true"});
  });
  const lines = wrapText(state.name, left - 8, NAME_SIZE, true);
  drawText(svg, {x: 0, y: top + 21, lines, size: NAME_SIZE, leading: 16, isBold: true});
  const depth = Math.max(...state.cells.map(({rows}) => rows.length)) * 14;
  const start = top + Math.max(lines.length * 16 + 12, depth + 14);
  let y = start;
  state.cells.forEach(({column, rows}, i) => {
    rows.forEach((row, k) => (y = drawStanceTwice(row, column, {x: centerOf(i, grid), y: top + 16 + k * 14}, y, grid)));
  });
  const omitted = state.cells.flatMap(({column, rows, isTold}) => (rows.length === 0 && isTold ? [column.label] : []));
  return (omitted.length === 0 ? y : drawLeftOutLine(omitted, y, grid)) + 6;
}

/** Lists the columns that a filter leaves out of a state, and returns the bottom. */
function drawLeftOutLine(labels: readonly string[], top: number, {svg, width}: Grid): number {
  const words = wrapText(`${capital(LEFT_OUT)}: ${labels.join(", ").toLowerCase()}`, width - MARK - 4, SIZE);
  drawLeftOut(svg, MARK, top + 15, words);
  return top + words.length * LINE + 9;
}

/** Draws a stance in its column and again before its words, as one link; returns the bottom of the words. */
function drawStanceTwice(row: Row, {label}: Column, at: {x: number; y: number}, top: number, grid: Grid): number {
  const words = wrapText(`${label}: ${lower(rowWords(row))}`, grid.width - MARK - 4, SIZE);
  const height = Math.max(24, words.length * LINE + 8);
  const mark = wrapFact(row, grid);
  append(mark, "rect", {x: 0, y: top, width: grid.width, height, fill: "transparent"});
  append(mark, "rect", {x: at.x - 12, y: at.y - 7, width: 24, height: 14, fill: "transparent"});
  for (const {x, y} of [at, {x: 9, y: top + 11}]) {
    drawStance(mark, text(row, "stance"), text(row, "certainty"), round(x), y);
  }
  drawText(mark, {x: MARK, y: top + 15, lines: words, size: SIZE, leading: LINE});
  return top + height;
}

function wrapFact(row: Row, {svg, codes, link}: Grid): SVGElement {
  const anchor = `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`;
  return appendLink(svg, {href: link(text(row, "article_id"), anchor), label: rowLabel(row, codes)});
}

function drawLeftOut(svg: SVGElement, x: number, y: number, lines: readonly string[] = [LEFT_OUT]): void {
  drawText(svg, {x, y, lines, size: SIZE, leading: LINE, isItalic: true, fill: "var(--ink-2)"});
}

function drawRule({svg, width}: Grid, y: number): void {
  append(svg, "path", {d: `M0 ${y}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
}

function centerOf(index: number, {left, columnWidth}: Grid): number {
  return round(left + (index + 0.5) * columnWidth);
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
