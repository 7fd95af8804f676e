import type {Code, Codes} from "./data/codebook.js";
import type {LegendParts} from "./figure.js";

/** How one degree of certainty is drawn; the same on every figure. */
export interface Look {
  /** Opacity of the fill in the mark's own color; 0 is hollow. */
  fill: number;
  /** Width of the outline in pixels. */
  stroke: number;
  /** Dashes of the outline or of an edge; null is an unbroken line. */
  dash: string | null;
  /** Whether the mark is struck through. */
  struck: boolean;
}

/** How far a date is known, as drawn: a day is a dot, anything longer a bar. */
export type Extent = "dot" | "bar";

export interface LegendOptions {
  document: Document;
  codes: Codes;
  parts: LegendParts;
}

type Draw = (parent: SVGElement) => void;

/** One entry of the legend: its samples, each 28 by 16 pixels, and its words. */
export interface Swatch {
  label: string;
  description: string;
  draws: Draw[];
}

const SVG = "http://www.w3.org/2000/svg";

const LOOKS: Readonly<Record<string, Look>> = {
  asserted: {fill: 1, stroke: 1.5, dash: null, struck: false},
  reported: {fill: 0.45, stroke: 1.5, dash: null, struck: false},
  claimed: {fill: 0, stroke: 2, dash: null, struck: false},
  alleged: {fill: 0, stroke: 1.75, dash: "3.5 1.75", struck: false},
  assessed: {fill: 0.25, stroke: 1.75, dash: "3.5 1.75", struck: false},
  hypothetical: {fill: 0, stroke: 2, dash: "1.5 2", struck: false},
  denied: {fill: 0, stroke: 1.5, dash: null, struck: true}
};

const TIES: Readonly<Record<string, Look>> = {
  asserted: {fill: 1, stroke: 1.75, dash: null, struck: false},
  reported: {fill: 0.65, stroke: 1.5, dash: null, struck: false},
  claimed: {fill: 1, stroke: 1.5, dash: "9 3", struck: false},
  alleged: {fill: 1, stroke: 1.5, dash: "5 3", struck: false},
  assessed: {fill: 1, stroke: 1.5, dash: "5 3 1.5 3", struck: false},
  hypothetical: {fill: 1, stroke: 1.5, dash: "1.5 3", struck: false},
  denied: {fill: 0.65, stroke: 1.5, dash: "1.5 3", struck: true}
};

/** Gives the look of a mark; throws for a certainty that the codebook does not know. */
export function look(certainty: string): Look {
  return find(LOOKS, certainty);
}

/** Gives the look of a tie: `fill` is the opacity of the line. */
export function tieLook(certainty: string): Look {
  return find(TIES, certainty);
}

/** Tells how a date of the given precision is drawn. */
export function extent(precision: string): Extent {
  return precision === "day" ? "dot" : "bar";
}

/** Gives the look of a mark as Plot takes it; the color is any CSS color. */
export function styleOf(certainty: string, color: string) {
  const {fill, stroke, dash} = look(certainty);
  return {
    fill: fill > 0 ? color : "var(--paper)",
    fillOpacity: fill > 0 ? fill : 1,
    stroke: color,
    strokeWidth: stroke,
    strokeDasharray: dash ?? "none"
  };
}

/** Gives the look of a tie as Plot takes it. */
export function tieStyleOf(certainty: string, color: string) {
  const {fill, stroke, dash} = tieLook(certainty);
  return {stroke: color, strokeOpacity: fill, strokeWidth: stroke, strokeDasharray: dash ?? "none"};
}

/** Sets the look on an SVG shape; the color is any CSS color. */
export function dress(shape: Element, certainty: string, color: string): void {
  const {fill, fillOpacity, strokeWidth} = styleOf(certainty, color);
  setAttributes(shape, {
    fill,
    "fill-opacity": fillOpacity < 1 ? fillOpacity : null,
    stroke: color,
    "stroke-width": strokeWidth,
    "stroke-dasharray": look(certainty).dash
  });
}

/** Sets the look of a tie on a line or path. */
export function dressTie(line: Element, certainty: string, color: string): void {
  const {fill, stroke, dash} = tieLook(certainty);
  setAttributes(line, {
    fill: "none",
    stroke: color,
    "stroke-width": stroke,
    "stroke-opacity": fill < 1 ? fill : null,
    "stroke-dasharray": dash
  });
}

/** Draws the legend that all figures share: certainty, and where asked dates and bounds. */
export function legend(options: LegendOptions): HTMLElement {
  const {document} = options;
  const list = document.createElement("ul");
  list.className = "legend";
  for (const swatch of swatches(options)) list.append(item(document, swatch));
  return list;
}

/** Gives the entries of the legend. */
export function swatches({codes, parts}: Pick<LegendOptions, "codes" | "parts">): Swatch[] {
  const draws = [...(parts.marks ? [drawMark] : []), ...(parts.ties ? [drawTie] : [])];
  const certainty = draws.length === 0 ? [] : listOf(codes, "certainty");
  return [
    ...certainty.map(({value, label, description}) => ({
      label,
      description,
      draws: draws.map((draw) => draw(value))
    })),
    ...(parts.dates ? [dateSwatch(listOf(codes, "date_precision"))] : []),
    ...(parts.bounds ? [boundSwatch()] : [])
  ];
}

function dateSwatch(codes: readonly Code[]): Swatch {
  const spans = codes.filter(({value}) => extent(value) === "bar");
  return {
    label: `dated to: ${spans.map(({label}) => label).join(", ")}`,
    description: spans.map(({description}) => description).join(" "),
    draws: [(svg) => dress(append(svg, "rect", {x: 2, y: 5, width: 24, height: 6, rx: 3}), "asserted", "currentColor")]
  };
}

function boundSwatch(): Swatch {
  return {
    label: "lowest to highest",
    description: "The text gives a span, such as 700 to 800, and no single number.",
    draws: [(svg) => append(svg, "path", {d: "M3 8H25M3 4V12M25 4V12", stroke: "currentColor", fill: "none"})]
  };
}

function drawMark(certainty: string): Draw {
  return (svg) => {
    dress(append(svg, "circle", {cx: 14, cy: 8, r: 5.5}), certainty, "currentColor");
    if (look(certainty).struck) strike(svg, 14, 8, 5.5);
  };
}

function drawTie(certainty: string): Draw {
  return (svg) => {
    dressTie(append(svg, "path", {d: "M1 8H27"}), certainty, "currentColor");
    if (tieLook(certainty).struck) strike(svg, 14, 8, 5.5);
  };
}

/** Strikes a mark of radius `r` through. */
export function strike(parent: Element, x: number, y: number, r: number, color = "currentColor") {
  const d = `M${x - r - 2} ${y + r + 2}L${x + r + 2} ${y - r - 2}`;
  append(parent, "path", {d, stroke: color, "stroke-width": 1.5, fill: "none"});
}

function item(document: Document, {label, description, draws}: Swatch): HTMLElement {
  const entry = document.createElement("li");
  for (const draw of draws) {
    const svg = document.createElementNS(SVG, "svg");
    setAttributes(svg, {width: 28, height: 16, viewBox: "0 0 28 16", "aria-hidden": "true"});
    draw(svg);
    entry.append(svg);
  }
  entry.append(document.createTextNode(label));
  entry.setAttribute("title", description);
  return entry;
}

/** Appends an SVG element with attributes; null leaves one out. */
export function append(parent: Element, name: string, attributes: Record<string, string | number | null>): SVGElement {
  const element = parent.ownerDocument.createElementNS(SVG, name);
  setAttributes(element, attributes);
  parent.append(element);
  return element;
}

function setAttributes(element: Element, attributes: Record<string, string | number | null>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, String(value));
  }
}

function listOf(codes: Codes, name: string): readonly Code[] {
  const list = codes[name];
  if (!list) throw new Error(`missing code list: ${name}`);
  return list;
}

function find(looks: Readonly<Record<string, Look>>, certainty: string): Look {
  const found = looks[certainty];
  if (!found) throw new Error(`unknown certainty: ${certainty}`);
  return found;
}
