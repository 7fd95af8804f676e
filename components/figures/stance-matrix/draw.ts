import {text} from "../../data/row.js";
import {capital} from "../../format/words.js";
import {wrap} from "../../marks/link.js";
import {drawStance} from "../../marks/stance-symbol.js";
import {append, round} from "../../marks/svg.js";
import {letter, wrapText} from "../../marks/text.js";
import {mattersOf, partiesOf, sayStance, wordsOf} from "./rows.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Matter, Party} from "./rows.js";

interface Grid extends Pick<DrawOptions, "codes" | "link" | "width"> {
  svg: SVGElement;
  matters: readonly Matter[];
  /** Where the first column of marks begins, and how wide each is. */
  left: number;
  column: number;
}

const SIZE = 12;
const LINE = 15;
const NAME = 13;
const MARK = 20;
const LEAST_WIDE = 780;
const LEFT_OUT = "left out";

/** Draws who takes which stance in which matter, from `top` down; gives the foot. */
export function drawMatrix(svg: SVGElement, rows: readonly Row[], top: number, options: DrawOptions): number {
  const {codes, link, width} = options;
  const matters = mattersOf(rows);
  const parties = partiesOf(rows, matters);
  const isWide = width >= LEAST_WIDE;
  const names = isWide ? 132 : Math.max(104, width - matters.length * 72);
  const grid: Grid = {codes, link, width, svg, matters, left: names, column: (width - names) / matters.length};
  const start = isWide ? drawHeads(grid, top) : drawStairs(grid, top);
  const foot = parties.reduce((y, party) => (isWide ? drawRow(party, y, grid) : drawBlock(party, y, grid)), start);
  drawRule(grid, foot);
  return foot + 4;
}

/** Names the columns above them. */
function drawHeads({svg, matters, left, column}: Grid, top: number): number {
  matters.forEach(({label}, i) => {
    letter(svg, {x: left + i * column + 4, y: top + 14, lines: [label], size: SIZE, isBold: true});
  });
  return top + 24;
}

/** Names narrow columns in steps, each name at the head of a line that leads down to its column. */
function drawStairs(grid: Grid, top: number): number {
  const {svg, matters} = grid;
  const foot = top + matters.length * LINE + 8;
  matters.forEach(({label}, i) => {
    const [x, y] = [middleOf(i, grid), top + (matters.length - 1 - i) * LINE + 12];
    append(svg, "path", {d: `M${x} ${y + 3}V${foot}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
    letter(svg, {x: x + 3, y, lines: [label], size: SIZE, isBold: true, anchor: "end"});
  });
  return foot;
}

/** Draws a state as a row of cells with words in them; gives its foot. */
function drawRow(party: Party, top: number, grid: Grid): number {
  const {svg, left, column} = grid;
  drawRule(grid, top);
  const lines = wrapText(party.name, left - 14, NAME, true);
  letter(svg, {x: 0, y: top + 20, lines, size: NAME, leading: 16, isBold: true});
  const feet = party.cells.map(({facts, isSaid}, i) => {
    const x = left + i * column;
    if (facts.length === 0 && isSaid) drawLeftOut(svg, x + 4, top + 20);
    return facts.reduce((y, row) => {
      const words = wrapText(wordsOf(row), column - MARK - 8, SIZE);
      const height = Math.max(24, words.length * LINE + 6);
      const mark = wrapFact(row, grid);
      append(mark, "rect", {x, y, width: column - 4, height, fill: "transparent"});
      drawStance(mark, text(row, "stance"), text(row, "certainty"), round(x + 9), y + 11);
      letter(mark, {x: x + MARK, y: y + 15, lines: words, size: SIZE, leading: LINE});
      return y + height;
    }, top + 5);
  });
  return Math.max(top + 16 + lines.length * 16, ...feet) + 5;
}

/** Draws a state as marks under their columns, and the words below; gives its foot. */
function drawBlock(party: Party, top: number, grid: Grid): number {
  const {svg, left, matters} = grid;
  drawRule(grid, top);
  matters.forEach((_, i) => {
    const x = middleOf(i, grid);
    append(svg, "path", {d: `M${x} ${top}v6`, stroke: "var(--ink-3)", "aria-hidden": "true"});
  });
  const lines = wrapText(party.name, left - 8, NAME, true);
  letter(svg, {x: 0, y: top + 21, lines, size: NAME, leading: 16, isBold: true});
  const depth = Math.max(...party.cells.map(({facts}) => facts.length)) * 14;
  const start = top + Math.max(lines.length * 16 + 12, depth + 14);
  let y = start;
  party.cells.forEach(({matter, facts}, i) => {
    facts.forEach((row, k) => (y = drawEntry(row, matter, {x: middleOf(i, grid), y: top + 16 + k * 14}, y, grid)));
  });
  const omitted = party.cells.flatMap(({matter, facts, isSaid}) =>
    facts.length === 0 && isSaid ? [matter.label] : []
  );
  return (omitted.length === 0 ? y : drawOmission(omitted, y, grid)) + 6;
}

/** Names in one line what a filter leaves out of a state; gives its foot. */
function drawOmission(labels: readonly string[], top: number, {svg, width}: Grid): number {
  const words = wrapText(`${capital(LEFT_OUT)}: ${labels.join(", ").toLowerCase()}`, width - MARK - 4, SIZE);
  drawLeftOut(svg, MARK, top + 15, words);
  return top + words.length * LINE + 9;
}

/** Draws one stance twice, in its column and before its words: one link; gives the foot of the words. */
function drawEntry(row: Row, {label}: Matter, at: {x: number; y: number}, top: number, grid: Grid): number {
  const words = wrapText(`${label}: ${lower(wordsOf(row))}`, grid.width - MARK - 4, SIZE);
  const height = Math.max(24, words.length * LINE + 8);
  const mark = wrapFact(row, grid);
  append(mark, "rect", {x: 0, y: top, width: grid.width, height, fill: "transparent"});
  append(mark, "rect", {x: at.x - 12, y: at.y - 7, width: 24, height: 14, fill: "transparent"});
  for (const {x, y} of [at, {x: 9, y: top + 11}]) {
    drawStance(mark, text(row, "stance"), text(row, "certainty"), round(x), y);
  }
  letter(mark, {x: MARK, y: top + 15, lines: words, size: SIZE, leading: LINE});
  return top + height;
}

function wrapFact(row: Row, {svg, codes, link}: Grid): SVGElement {
  const anchor = `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`;
  return wrap(svg, {href: link(text(row, "article_id"), anchor), label: sayStance(row, codes)});
}

function drawLeftOut(svg: SVGElement, x: number, y: number, lines: readonly string[] = [LEFT_OUT]): void {
  letter(svg, {x, y, lines, size: SIZE, leading: LINE, isItalic: true, fill: "var(--ink-2)"});
}

function drawRule({svg, width}: Grid, y: number): void {
  append(svg, "path", {d: `M0 ${y}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
}

function middleOf(index: number, {left, column}: Grid): number {
  return round(left + (index + 0.5) * column);
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
