import {symbol, symbolCircle, symbolDiamond2, symbolSquare, symbolTriangle} from "d3";
import {sayFact} from "../../data/fact-label.js";
import {text} from "../../data/row.js";
import {drawBracket} from "../../marks/absence-bracket.js";
import {applyStyle, certaintyStyle} from "../../marks/certainty.js";
import {appendLink} from "../../marks/link.js";
import {drawLand, parseLands} from "../../marks/map/basemap.js";
import {isPlaced} from "../../marks/map/counts.js";
import {panelTitle} from "../../marks/map/views.js";
import {append, createSvg, round, setSize, strike} from "../../marks/svg.js";
import {drawText, wrapText} from "../../marks/text.js";
import {leaderOf} from "./callouts.js";
import {CELL, SIZE, TITLE_HEIGHT, calloutsOf, isAbsent, panelsAt, placeLabel, rowsByPlace} from "./layout.js";
import type {SymbolType} from "d3";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Panel} from "../../marks/map/views.js";
import type {PlaceCallout} from "./layout.js";

const COLOR = "var(--front-islamic-state)";
const AREA = 95;

/** Symbols by value of the column `told`. */
const SHAPES: Readonly<Record<string, SymbolType>> = {
  land: symbolSquare,
  rule: symbolSquare,
  conquest: symbolSquare,
  operations: symbolTriangle,
  haven: symbolDiamond2,
  origin: symbolDiamond2,
  violence: symbolCircle
};

/** Draws facts beside their places on two maps; places without a point are listed below. */
export function drawHavenMap(rows: readonly Row[], options: DrawOptions): SVGElement {
  const {document, width, jsonFiles = {}} = options;
  const svg = createSvg(document, "svg", {width, height: 0});
  const panels = panelsAt(width, 0);
  const ground = append(svg, "g", {"aria-hidden": "true"});
  for (const panel of panels) drawPanel(ground, panel, panels, options, jsonFiles.land);
  const callouts = calloutsOf(rows, panels);
  for (const callout of callouts) drawPlace(ground, callout);
  for (const callout of inReadingOrder(callouts)) drawCallout(svg, callout, callout.corner, options);
  let y = Math.max(...panels.map((panel) => panel.y + panel.height)) + 8;
  for (const callout of callouts.filter(({corner}) => corner === null)) {
    drawCallout(svg, callout, [0, y], options);
    y += callout.height + 6;
  }
  for (const own of rowsByPlace(rows.filter((row) => !isPlaced(row)))) y = drawList(svg, own, y, options) + 6;
  setSize(svg, width, round(y));
  return svg;
}

function drawPanel(parent: Element, panel: Panel, panels: readonly Panel[], {width}: DrawOptions, land: unknown): void {
  drawLand(parent, panel, parseLands(land));
  for (const other of panels) if (panel.id === "world" && other !== panel) drawOutline(parent, other, panel, width);
  const {x, y} = panel;
  append(parent, "rect", {
    x: x + 0.5,
    y: y + 0.5,
    width: panel.width - 1,
    height: panel.height - 1,
    fill: "none",
    stroke: "var(--ink-3)"
  });
  drawText(parent, panelTitle(panel));
}

/** Draws the outline of the inset on the map of the world. */
function drawOutline(
  parent: Element,
  {extent: [west, south, east, north]}: Panel,
  {project}: Panel,
  width: number
): void {
  const corners = [
    [west, south],
    [west, north],
    [east, north],
    [east, south]
  ] as const;
  append(parent, "path", {
    d: `M${corners.map(([lon, lat]) => project(lon, lat).map(round).join(" ")).join("L")}Z`,
    fill: "var(--paper)",
    "fill-opacity": 0.5,
    stroke: "var(--ink-2)",
    "stroke-width": 0.75
  });
  const [x, y] = project((west + east) / 2, (south + north) / 2);
  const lines = ["see", width < 640 ? "above" : "right"];
  drawText(parent, {x, y, lines, size: SIZE, leading: 12, anchor: "middle", fill: "var(--ink-2)"});
}

/** Draws a town as a dot and an area as a dashed ring, with the line to its callout. */
function drawPlace(parent: Element, callout: PlaceCallout): void {
  const {x, y, radius, isSpot, corner} = callout;
  const line = corner && leaderOf(callout, corner);
  if (line) {
    const [x1, y1, x2, y2] = line.map(round);
    append(parent, "path", {d: `M${x1} ${y1}L${x2} ${y2}`, stroke: "var(--ink-2)", "stroke-width": 0.75});
  }
  append(parent, "circle", {
    cx: round(x),
    cy: round(y),
    r: radius,
    fill: isSpot ? "var(--ink-2)" : "none",
    stroke: isSpot ? "none" : "var(--ink-2)",
    "stroke-dasharray": isSpot ? null : "2 2.2"
  });
}

function drawCallout(
  parent: Element,
  callout: PlaceCallout,
  corner: PlaceCallout["corner"],
  options: DrawOptions
): void {
  if (corner === null) return;
  const [left, top] = corner;
  const {name, lines, width, height, isSpot} = callout;
  const back = {x: round(left), y: round(top), width: round(width), height, rx: 3};
  append(parent, "rect", {...back, fill: "var(--paper)", "fill-opacity": 0.75, "aria-hidden": "true"});
  drawText(parent, {x: left + 3, y: top + 13, lines: [name], isBold: true, isItalic: !isSpot});
  lines.forEach(({rows, words}, i) => {
    const y = top + TITLE_HEIGHT + (i + 0.5) * CELL;
    rows.forEach((row, k) => drawFact(parent, row, left + (k + 0.5) * CELL, y, options));
    drawText(parent, {x: left + rows.length * CELL, y: y + 4, lines: [words], size: SIZE, fill: "var(--ink-2)"});
  });
}

/** Lists the facts of a part of the world that is too wide for a point; returns the bottom. */
function drawList(parent: Element, rows: readonly Row[], top: number, options: DrawOptions): number {
  const {width} = options;
  const [row] = rows;
  drawText(parent, {
    x: 3,
    y: top + 13,
    lines: [`${row ? placeLabel(row) : ""}, as a whole`],
    isBold: true,
    isItalic: true
  });
  let y = top + TITLE_HEIGHT;
  for (const each of rows) {
    const lines = wrapText(text(each, "title"), width - CELL - 4, SIZE);
    drawFact(parent, each, CELL / 2, y + CELL / 2, options);
    drawText(parent, {x: CELL, y: y + CELL / 2 + 4, lines, size: SIZE, leading: 14, fill: "var(--ink-2)"});
    y += CELL + (lines.length - 1) * 14;
  }
  return y;
}

function drawFact(parent: Element, row: Row, x: number, y: number, {codes, link}: DrawOptions): void {
  const [told, certainty] = [text(row, "told"), text(row, "certainty")];
  const color = told === "rule" ? "var(--ink-2)" : COLOR;
  const href = link(text(row, "article_id"), `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`);
  const group = appendLink(parent, {href, label: sayFact(row, codes, [placeLabel(row)])});
  const half = CELL / 2;
  append(group, "rect", {x: round(x - half), y: round(y - half), width: CELL, height: CELL, fill: "transparent"});
  if (isAbsent(row)) {
    drawBracket(group, {x1: x - 7, x2: x + 7, y, certainty, color, isOpen: false});
    return;
  }
  const d = symbol(SHAPES[told] ?? symbolCircle, AREA).digits(1)() ?? "";
  applyStyle(append(group, "path", {d, transform: `translate(${round(x)} ${round(y)})`}), certainty, color);
  if (certaintyStyle(certainty).struck) strike(group, x, y, 6, color);
}

/** Orders callouts panel by panel from top to bottom, so that the arrow keys follow the map. */
function inReadingOrder(callouts: readonly PlaceCallout[]): PlaceCallout[] {
  return [...callouts].sort((a, b) => a.panel.x - b.panel.x || a.panel.y - b.panel.y || a.y - b.y);
}
