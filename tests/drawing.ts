import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

import {drawFigure} from "../components/frame.js";
import {textWidth} from "../components/lettering.js";
import {bindings, defaults} from "../components/parameters.js";
import {parseCodebook} from "../loaders/lib/codebook.js";
import {codesFrom} from "../scripts/lib/codes.js";
import {makeDocument} from "../scripts/lib/static-figure.js";
import type {Codes, Figure, Row} from "../components/figure.js";
import type {Values} from "../components/parameters.js";
import type {Native} from "../scripts/lib/native.js";

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Widths at which drawings must hold. */
export const WIDTHS = [320, 340, 600, 920, 1200] as const;

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
export async function askRows({query}: Native, {id, parameters}: Figure, values: Values = {}): Promise<Row[]> {
  const sql = readFileSync(`${ROOT}components/queries/${id}.sql`, "utf8");
  return (await query(sql, bindings(parameters, {...defaults(parameters), ...values}))).rows;
}

/** Draws rows at a width as a page would. */
export function drawAt(figure: Figure, rows: readonly Row[], width: number, codes: Codes): Element {
  const document = makeDocument();
  return drawFigure(figure, rows, {document, width, codes, parameters: defaults(figure.parameters), root: "./"});
}

/** Prints a drawing with one element a line. */
export function printDrawing(drawing: Element): string {
  return `${drawing.outerHTML.replaceAll(/>(?=<(?!\/(?:text|title)))/g, ">\n")}\n`;
}

/** Names the labels of a drawing that are cut off, lie on each other or are smaller than 11 pixels. */
export function faultsOf(drawing: Element, width: number): string[] {
  const boxes = [...drawing.querySelectorAll("text")].map(boxOf);
  return boxes.flatMap((box, i) => [
    ...(box.left < -0.5 || box.right > width + 0.5 ? [`cut: ${box.text}`] : []),
    ...(box.bottom - box.top < 10.9 ? [`small: ${box.text}`] : []),
    ...boxes.slice(i + 1).flatMap((other) => (meet(box, other) ? [`overlap: ${box.text} / ${other.text}`] : []))
  ]);
}

function boxOf(element: Element): Box {
  const [x, y, size] = ["x", "y", "font-size"].map((name) => Number(element.getAttribute(name)));
  if (x === undefined || y === undefined || size === undefined) throw new Error("no place");
  const text = element.textContent;
  const width = textWidth(text, size, element.getAttribute("font-weight") === "600");
  const anchor = element.getAttribute("text-anchor") ?? "start";
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return {text, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2};
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
