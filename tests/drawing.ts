import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {drawRounded} from "../components/figures/draw-figure.js";
import {textWidth} from "../components/marks/text.js";
import {bindings, defaults} from "../components/state/parameters.js";
import {parseCodebook} from "../loaders/lib/codebook.js";
import {readLands} from "../loaders/lib/land.js";
import {codesFrom} from "../scripts/build/code-lists.js";
import {makeDocument} from "../scripts/build/static-figure.js";
import type {Codes} from "../components/data/codebook.js";
import type {Row} from "../components/data/row.js";
import type {Figure} from "../components/figures/figure.js";
import type {JsonFiles} from "../components/marks/draw-options.js";
import type {Values} from "../components/state/parameters.js";
import type {Native} from "../scripts/build/native-duckdb.js";

interface Box {
  line: Element;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Widths at which drawings must hold. */
export const WIDTHS = [320, 340, 600, 920, 1200] as const;

const DRAWN_ON: JsonFiles = {land: readLands()};
const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** Reads the code lists of the codebook. */
export function readCodes(): Codes {
  const codebook = parseCodebook(readFileSync(`${ROOT}data/codebook.yaml`, "utf8"), (_, kind, value) => {
    throw new Error(`${kind}: ${value}`);
  });
  if (!codebook) throw new Error("no codebook");
  return codesFrom(codebook);
}

/** Reads the rows of `tests/fixtures/<name>.json`. */
export function readRows(name: string): Row[] {
  const rows: unknown = JSON.parse(readFileSync(`${ROOT}tests/fixtures/${name}.json`, "utf8"));
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new Error(`no rows: ${name}`);
  return rows;
}

/** Asks a figure's SQL with its defaults, some of them changed. */
export async function askRows(
  {query}: Pick<Native, "query">,
  {id, parameters}: Figure,
  values: Values = {}
): Promise<Row[]> {
  const sql = readFileSync(`${ROOT}components/figures/${id}/query.sql`, "utf8");
  return (await query(sql, bindings(parameters, {...defaults(parameters), ...values}))).rows;
}

/** Draws rows at a width as a page would; of a figure that filters its rows itself, `all` are those under no filter. */
export function drawAt(
  figure: Figure,
  rows: readonly Row[],
  width: number,
  codes: Codes,
  more: {values?: Values; all?: readonly Row[]; jsonFiles?: JsonFiles} = {}
): Element {
  const {values = {}, all = rows, jsonFiles = DRAWN_ON} = more;
  const parameters = {...defaults(figure.parameters), ...values};
  return drawRounded(figure, rows, {document: makeDocument(), width, codes, parameters, root: "./", all, jsonFiles});
}

/** Prints a drawing with one element a line. */
export function printDrawing(drawing: Element): string {
  return `${drawing.outerHTML.replaceAll(/>(?=<(?!\/(?:text|title)))/g, ">\n")}\n`;
}

/** Gives the lines of the words in a drawing. */
export function wordsOf(drawing: Element): string[] {
  return linesIn(drawing).map((line) => line.textContent);
}

/** Names the labels of a drawing that are cut off, lie on each other or are smaller than 11 pixels. */
export function faultsOf(drawing: Element, width: number): string[] {
  const boxes = boxesOf(drawing);
  return boxes.flatMap((box, i) => [
    ...(box.left < -0.5 || box.right > width + 0.5 ? [`cut: ${box.text}`] : []),
    ...(box.bottom - box.top < 10.9 ? [`small: ${box.text}`] : []),
    ...boxes.slice(i + 1).flatMap((other) => (meet(box, other) ? [`overlap: ${box.text} / ${other.text}`] : []))
  ]);
}

/** Estimates the boxes of the words in a drawing, line by line. */
export function boxesOf(drawing: Element): Box[] {
  return linesIn(drawing).map(boxOf);
}

function linesIn(drawing: Element): Element[] {
  return [...drawing.querySelectorAll("text")].flatMap((each) => {
    const lines = [...each.querySelectorAll("tspan")];
    return lines.length > 0 ? lines : [each];
  });
}

function boxOf(line: Element): Box {
  const size = Number(inherited(line, "font-size"));
  const {x, y} = placeOf(line, size);
  const width = textWidth(line.textContent, size, inherited(line, "font-weight") === "600");
  const anchor = inherited(line, "text-anchor");
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return {line, text: line.textContent, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2};
}

/** Adds up where a line stands in its text, and where its text and the groups around it are moved to. */
function placeOf(line: Element, size: number): {x: number; y: number} {
  const moves = ancestors(line).map((each) => {
    const [, x = 0, y = 0] = /translate\(([^,]+),([^)]+)\)/.exec(each.getAttribute("transform") ?? "") ?? [];
    return {x: Number(x), y: Number(y)};
  });
  const own = {x: lengthOf(line, "x", size), y: depthOf(line, size)};
  return moves.reduce((sum, {x, y}) => ({x: sum.x + x, y: sum.y + y}), own);
}

/** Gives the depth of a line; `dy` counts from the line above it. */
function depthOf(line: Element, size: number): number {
  const above = line.hasAttribute("dy") ? line.previousElementSibling : null;
  return (above ? depthOf(above, size) : 0) + lengthOf(line, "y", size) + lengthOf(line, "dy", size);
}

function lengthOf(element: Element, name: string, size: number): number {
  const length = element.getAttribute(name) ?? "0";
  return parseFloat(length) * (length.endsWith("em") ? size : 1);
}

function inherited(element: Element, name: string): string | null {
  return (
    ancestors(element)
      .find((each) => each.hasAttribute(name))
      ?.getAttribute(name) ?? null
  );
}

function ancestors(element: Element | null): Element[] {
  return element ? [element, ...ancestors(element.parentElement)] : [];
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
