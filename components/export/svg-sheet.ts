import {drawRounded, legendParts} from "../figures/draw-figure.js";
import {legendItems} from "../marks/legend.js";
import {SVG, append, createSvg, round, setAttributes, setSize} from "../marks/svg.js";
import {textWidth, wrapText} from "../marks/text.js";
import {inlineStyles} from "./inline-styles.js";
import type {Palette} from "../../loaders/lib/theme.js";
import type {Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";
import type {Figure} from "../figures/figure.js";
import type {JsonFiles} from "../marks/draw-options.js";
import type {Values} from "../state/parameters.js";

export interface PictureOptions {
  document: Document;
  codes: Codes;
  /** The parameters that the rows were asked with. */
  parameters: Values;
  /** Width of the drawing in pixels; the picture is wider by its margins. */
  width: number;
  /** The colors of one theme. */
  palette: Palette;
  /** Lines at the foot: sources, edition, license, link. */
  credits: readonly string[];
  /** Rules of a stylesheet that bring typefaces along; without, the reader's own are used. */
  faces?: string;
  /** The rows under no filter; those drawn unless told. */
  all?: readonly Row[];
  jsonFiles?: JsonFiles;
}

interface Block {
  lines: readonly string[];
  size: number;
  leading: number;
  fill: string;
  isBold?: boolean;
  /** Space above. */
  above: number;
}

const FAMILY = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const NOTHING = "Nothing in the articles matches these choices.";
/** Longest lines of running text in pixels. */
const MEASURE = 720;
/** Share of the width that a title takes at most: where the typeface is missing, others are wider. */
const SPARE = 0.9;
const SAMPLE = 28;
const ROW = 21;

/** Space around what a picture holds, in pixels. */
export const MARGIN = 24;

/**
 * Composes a figure into one SVG that stands alone: title, subtitle, drawing, legend, caption and credits, in the
 * colors of a theme, without a link, a style sheet or a file from elsewhere.
 */
export function picture(figure: Figure, rows: readonly Row[], options: PictureOptions): SVGElement {
  const {document, codes, width, palette, credits, faces} = options;
  const root = createSvg(document, "svg");
  const ground = append(root, "rect", {width: width + 2 * MARGIN, fill: "var(--paper)"});
  append(root, "path", {d: `M${MARGIN} ${MARGIN}h${width}`, stroke: "var(--ink)", "stroke-width": 2, fill: "none"});
  const title = figure.title(rows, codes);
  const isEmpty = rows.length === 0;
  let y = MARGIN + 2;
  y = print(root, block(title, width, {size: width < 480 ? 17 : 20, leading: 1.25, above: 10, isBold: true}), y);
  const subtitle = figure.subtitle(rows, codes);
  y = print(root, block(subtitle, width, {size: 13.5, leading: 1.4, above: 7, fill: "var(--ink-2)"}), y);
  y = isEmpty ? print(root, block(NOTHING, width, {size: 13.5, leading: 1.4, above: 40}), y) + 40 : y + 14;
  if (!isEmpty) {
    y = place(root, drawingOf(figure, rows, options), y) + 12;
    y = placeLegend(root, figure, rows, options, y);
    const caption = figure.caption(rows, codes);
    y = print(root, block(caption, width, {size: 12, leading: 1.45, above: 6, fill: "var(--ink-2)"}), y);
  }
  y += 12;
  append(root, "path", {d: `M${MARGIN} ${Math.round(y) + 0.5}h${width}`, stroke: "var(--ink-3)", fill: "none"});
  for (const [i, credit] of credits.entries()) y = print(root, creditOf(credit, width, i === 0 ? 9 : 0), y);
  inlineStyles(root, palette);
  const height = Math.ceil(y + MARGIN - 4);
  ground.setAttribute("height", String(height));
  frame(root, {width: width + 2 * MARGIN, height, title, alt: figure.alt(rows, codes)});
  if (faces !== undefined) {
    const style = createSvg(document, "style");
    style.textContent = faces;
    root.prepend(style);
  }
  return root;
}

interface Frame {
  width: number;
  height: number;
  title: string;
  alt: string;
}

function frame(root: SVGElement, {width, height, title, alt}: Frame): void {
  setAttributes(root, {xmlns: SVG, width, height});
  setSize(root, width, height);
  setAttributes(root, {"font-family": FAMILY, role: "img"});
  root.setAttribute("aria-label", alt === "" ? title : `${title}. ${alt}`);
  const name = createSvg(root.ownerDocument, "title");
  name.textContent = title;
  root.prepend(name);
}

function drawingOf(figure: Figure, rows: readonly Row[], options: PictureOptions) {
  const {document, width, codes, parameters, all = rows, jsonFiles = {}} = options;
  const drawn = drawRounded(figure, rows, {document, width, codes, parameters, root: "./", all, jsonFiles});
  const svg = drawn.localName === "svg" ? drawn : drawn.querySelector("svg");
  if (!svg) throw new Error(`not drawn as svg: ${figure.id}`);
  return svg;
}

/** Puts a drawing into a group of the picture, as its own size is; gives the y below it. */
function place(root: SVGElement, drawing: Element, y: number): number {
  const [left = 0, top = 0, , height = 0] = (drawing.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const group = append(root, "g", {transform: `translate(${MARGIN - left},${round(y - top)})`});
  for (const {name, value} of drawing.attributes) {
    if (!["width", "height", "viewBox", "xmlns", "style", "overflow"].includes(name)) group.setAttribute(name, value);
  }
  group.append(...drawing.childNodes);
  return y + height;
}

function placeLegend(
  root: SVGElement,
  figure: Figure,
  rows: readonly Row[],
  {codes, width}: PictureOptions,
  y: number
): number {
  let x = 0;
  let top = y;
  const entries = legendItems({codes, parts: legendParts(figure, rows)});
  for (const {label, draws} of entries) {
    const words = wrapText(label, width - draws.length * (SAMPLE + 5), 12);
    const length = draws.length * (SAMPLE + 5) + Math.max(...words.map((line) => textWidth(line, 12)));
    if (x > 0 && x + length > width) [x, top] = [0, top + ROW];
    for (const [i, draw] of draws.entries()) {
      const at = {transform: `translate(${round(MARGIN + x + i * (SAMPLE + 5))},${round(top)})`};
      draw(append(root, "g", {...at, color: "var(--ink-2)"}));
    }
    const start = MARGIN + x + draws.length * (SAMPLE + 5);
    const style = {lines: words, size: 12, leading: 15, fill: "var(--ink-2)", above: 0};
    print(root, style, top + 0.6, start);
    x += length + 16;
    top += (words.length - 1) * 15;
  }
  return entries.length === 0 ? y : top + ROW;
}

function block(text: string, width: number, style: Omit<Block, "lines" | "fill" | "leading"> & Partial<Block>): Block {
  const {size, isBold, leading = 1.4, fill = "var(--ink)"} = style;
  const measure = isBold === true ? width * SPARE : Math.min(width, MEASURE);
  const lines = text === "" ? [] : wrapText(text, measure, size, isBold);
  return {...style, fill, leading: size * leading, lines};
}

function creditOf(credit: string, width: number, above: number): Block {
  const lines = wrapText(credit, width, 11).flatMap((line) => breakLong(line, width, 11));
  return {lines, size: 11, leading: 15, fill: "var(--ink-2)", above};
}

/** Prints lines below each other; gives the y below them. */
function print(root: SVGElement, {lines, size, leading, fill, isBold, above}: Block, y: number, x = MARGIN): number {
  if (lines.length === 0) return y;
  const baseline = y + above + size * 0.95;
  for (const [i, line] of lines.entries()) {
    const weight = isBold === true ? 600 : null;
    const place = {x: round(x), y: round(baseline + i * leading)};
    append(root, "text", {...place, "font-size": size, "font-weight": weight, fill}).textContent = line;
  }
  return y + above + lines.length * leading;
}

/** Breaks a word that no line holds, such as a link, after the marks that part it, else anywhere. */
function breakLong(word: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const part of word.split(/(?<=[/?&=~#-])/)) {
    const line = lines.at(-1);
    if (line !== undefined && textWidth(line + part, size) <= width) lines[lines.length - 1] = line + part;
    else lines.push(part);
  }
  return lines;
}
