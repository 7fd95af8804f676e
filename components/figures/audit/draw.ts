import {text, texts} from "../../data/row.js";
import {capital} from "../../format/words.js";
import {colorOf} from "../../marks/front-color.js";
import {drawFrontKey} from "../../marks/legend.js";
import {wrap} from "../../marks/link.js";
import {append, round} from "../../marks/svg.js";
import {letter, textWidth, wrapText} from "../../marks/text.js";
import {cellsIn, entriesIn, kindOf, placeOf, sidesOf} from "./rows.js";
import type {Code} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";

interface Frame extends DrawOptions {
  svg: SVGElement;
  isNarrow: boolean;
  /** Where the dot of a discrepancy stands in the grid, by its id. */
  dots: Map<string, {x: number; y: number}>;
}

interface Dot {
  front: string;
  /** Its place among those of its kind and front, from 0. */
  at: number;
  /** The row of what is listed. */
  row: Row | undefined;
}

const SIZE = 13;
const LINE = 18;
const R = 4;
const PITCH = 11;
const NARROW = 640;
const KINDS = 190;
const PLACE = 190;

/** Draws how many discrepancies of each kind there are on each front, and below the listed ones; gives the foot. */
export function drawAuditList(svg: SVGElement, rows: readonly Row[], options: DrawOptions): number {
  const frame: Frame = {...options, svg, isNarrow: options.width < NARROW, dots: new Map()};
  const foot = drawGrid(rows, frame);
  let y = foot + 18;
  let kind = "";
  for (const row of entriesIn(rows)) {
    if (text(row, "discrepancy_kind") !== kind) {
      kind = text(row, "discrepancy_kind");
      y = drawKind(row, y + 8, frame);
    }
    y = drawEntry(row, y, frame);
  }
  return y;
}

/** Draws a dot a discrepancy, by kind and front: filled where it is listed below. */
function drawGrid(rows: readonly Row[], frame: Frame): number {
  const {svg, codes, width, isNarrow} = frame;
  const cells = cellsIn(rows);
  const has = (list: readonly Code[], name: "kind" | "front"): Code[] =>
    list.filter(({value}) => cells.some((cell) => cell[name] === value));
  const [kinds, fronts] = [has(codes.discrepancy_kind ?? [], "kind"), has(codes.front ?? [], "front")];
  const start = isNarrow ? drawFrontKey(svg, {front: fronts}, width, 0) + 8 : drawHeads(fronts, frame);
  return kinds.reduce((top, {value, label}) => {
    append(svg, "path", {d: `M0 ${top}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
    const own = cells.filter(({kind}) => kind === value);
    const all = own.reduce((sum, {entries}) => sum + entries, 0);
    letter(svg, {x: 0, y: top + 17, lines: [`${capital(label)}: ${all}`]});
    const dots = fronts.flatMap((front) => {
      const {entries = 0} = own.find((cell) => cell.front === front.value) ?? {};
      const listed = entriesIn(rows).filter((row) => isIn(row, value, front.value));
      return Array.from({length: entries}, (_, i) => ({front: front.value, at: i, row: listed[i]}));
    });
    return isNarrow ? drawRun(dots, top + 33, frame) : drawCells(dots, fronts, top + 13, frame);
  }, start);
}

/** Names the fronts above their columns; gives the foot. */
function drawHeads(fronts: readonly Code[], {svg, width}: Frame): number {
  const column = columnOf(fronts, width);
  const heads = fronts.map(({short}) => wrapText(short, column - 8, 12, true));
  const deepest = Math.max(...heads.map((lines) => lines.length));
  heads.forEach((lines, i) => {
    letter(svg, {x: KINDS + i * column, y: 12 + (deepest - lines.length) * 15, lines, leading: 15, isBold: true});
  });
  return 12 + deepest * 15;
}

/** Draws the dots of a kind in one run, front after front; gives the foot. */
function drawRun(dots: readonly Dot[], top: number, frame: Frame): number {
  const most = Math.floor((frame.width - 2) / PITCH);
  dots.forEach((dot, i) => {
    drawDot(dot, R + 1 + (i % most) * PITCH, top + Math.floor(i / most) * PITCH, frame);
  });
  return top + (Math.ceil(dots.length / most) - 1) * PITCH + 13;
}

/** Draws the dots of a kind in the columns of their fronts; gives the foot. */
function drawCells(dots: readonly Dot[], fronts: readonly Code[], top: number, frame: Frame): number {
  const column = columnOf(fronts, frame.width);
  const most = Math.max(1, Math.floor((column - 8) / PITCH));
  for (const dot of dots) {
    const x = KINDS + fronts.findIndex(({value}) => value === dot.front) * column + R + 1;
    drawDot(dot, x + (dot.at % most) * PITCH, top + Math.floor(dot.at / most) * PITCH, frame);
  }
  return top + Math.floor(Math.max(...dots.map(({at}) => at)) / most) * PITCH + 13;
}

/** Draws a hollow dot; of what is listed the place is kept for its mark. */
function drawDot({front, row}: Dot, left: number, y: number, {svg, dots}: Frame): void {
  const x = round(left);
  if (row) dots.set(text(row, "discrepancy_id"), {x, y});
  else append(svg, "circle", {cx: x, cy: y, r: R - 0.5, fill: "none", stroke: colorOf(front), "aria-hidden": "true"});
}

function columnOf(fronts: readonly Code[], width: number): number {
  return (width - KINDS) / Math.max(1, fronts.length);
}

function isIn(row: Row, kind: string, front: string): boolean {
  return text(row, "discrepancy_kind") === kind && text(row, "article_id") === front;
}

function drawKind(row: Row, top: number, {svg, codes, width}: Frame): number {
  append(svg, "path", {d: `M0 ${top}H${width}`, stroke: "var(--ink)", "aria-hidden": "true"});
  const {description = ""} = codes.discrepancy_kind?.find(({value}) => value === text(row, "discrepancy_kind")) ?? {};
  letter(svg, {x: 0, y: top + 20, lines: [kindOf(row, codes)], size: 14, isBold: true});
  const said = wrapText(description, Math.min(width, 620), 12);
  letter(svg, {x: 0, y: top + 37, lines: said, leading: 15, fill: "var(--ink-2)"});
  return top + 37 + said.length * 15;
}

/** Draws one discrepancy: where it stands, what is at odds, the sides and other readings; gives the foot. */
function drawEntry(row: Row, top: number, frame: Frame): number {
  const {svg, codes, link, width, isNarrow, dots} = frame;
  const [article, x] = [text(row, "article_id"), isNarrow ? 0 : PLACE];
  const room = Math.min(width - x, 640);
  const [place, note] = [placeOf(row, codes), text(row, "note")];
  const mark = wrap(svg, {href: link(article, text(row, "anchor")), label: `${place} ${note}`});
  const hit = append(mark, "rect", {x: 0, y: top, width, fill: "transparent"});
  const dot = dots.get(text(row, "discrepancy_id"));
  for (const at of [...(dot ? [dot] : []), {x: R + 1, y: top + 14}]) {
    append(mark, "circle", {cx: at.x, cy: at.y, r: R, fill: colorOf(article)});
  }
  const heads = isNarrow ? wrapText(place, width - 18, 12, true) : place.replace(", ", ",\n").split("\n");
  letter(mark, {x: 18, y: top + 18, lines: heads, leading: 15, isBold: true});
  const first = isNarrow ? top + 18 + heads.length * 15 + 4 : top + 18;
  const lines = wrapText(note, room, SIZE);
  letter(mark, {x, y: first, lines, size: SIZE, leading: LINE});
  let y = first + (lines.length - 1) * LINE + 8;
  hit.setAttribute("height", String(y - top));
  for (const side of sidesOf(row)) {
    const words = wrapText(side.words, room - 16, 12);
    const one = wrap(svg, {href: link(side.article, side.anchor), label: side.words});
    append(one, "rect", {
      x,
      y,
      width: Math.max(...words.map((line) => textWidth(line))) + 16,
      height: words.length * 15 + 9,
      fill: "transparent"
    });
    append(one, "path", {d: `M${x + 2} ${y + 12.5}h8`, stroke: colorOf(side.article), "stroke-width": 2});
    letter(one, {x: x + 16, y: y + 16, lines: words, leading: 15, fill: "var(--ink-2)"});
    y += words.length * 15 + 9;
  }
  for (const reading of texts(row, "reading_labels")) {
    const words = wrapText(`Or read: ${reading}`, room - 16, 12);
    letter(svg, {x: x + 16, y: y + 16, lines: words, leading: 15, isItalic: true});
    y += words.length * 15 + 5;
  }
  return Math.max(y, top + 18 + heads.length * 15) + 8;
}
