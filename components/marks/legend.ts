import {applyLineStyle, applyStyle, certaintyLineStyle, certaintyStyle, dateShape} from "./certainty.js";
import {frontColor} from "./front-color.js";
import {append, createSvg, setSize, strike} from "./svg.js";
import {drawText, textWidth} from "./text.js";
import type {Code, Codes} from "../data/codebook.js";

const SIZE = 11;
const SQUARE = 9;
const GAP = 14;
const LINE = 17;

/** Names the colors of fronts in lines that fit a width; gives the foot. */
export function drawFrontLegend(parent: Element, {front = []}: Codes, width: number, top: number): number {
  const key = append(parent, "g", {"aria-hidden": "true"});
  let [x, y] = [0, top];
  for (const {value, short} of front) {
    const room = SQUARE + 4 + textWidth(short, SIZE);
    if (x > 0 && x + room > width) [x, y] = [0, y + LINE];
    append(key, "rect", {x, y: y + 2, width: SQUARE, height: SQUARE, rx: 1.5, fill: frontColor(value)});
    drawText(key, {x: x + SQUARE + 4, y: y + 10.5, lines: [short], size: SIZE});
    x += room + GAP;
  }
  return y + LINE;
}

export interface LegendOptions {
  document: Document;
  codes: Codes;
  parts: LegendParts;
}

type Draw = (parent: SVGElement) => void;

/** One entry of the legend: its samples, each 28 by 16 pixels, and its words. */
export interface LegendItem {
  label: string;
  description: string;
  draws: Draw[];
}

/** Draws the legend that all figures share: certainty, and where asked dates and bounds. */
export function drawLegend(options: LegendOptions): HTMLElement {
  const {document} = options;
  const list = document.createElement("ul");
  list.className = "legend";
  for (const swatch of legendItems(options)) list.append(item(document, swatch));
  return list;
}

/** Gives the entries of the legend. */
export function legendItems({codes, parts}: Pick<LegendOptions, "codes" | "parts">): LegendItem[] {
  const draws = [...(parts.marks ? [drawMarkSample] : []), ...(parts.ties ? [drawLineSample] : [])];
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

function dateSwatch(codes: readonly Code[]): LegendItem {
  const spans = codes.filter(({value}) => dateShape(value) === "bar");
  return {
    label: `dated to: ${spans.map(({label}) => label).join(", ")}`,
    description: spans.map(({description}) => description).join(" "),
    draws: [
      (svg) => applyStyle(append(svg, "rect", {x: 2, y: 5, width: 24, height: 6, rx: 3}), "asserted", "currentColor")
    ]
  };
}

function boundSwatch(): LegendItem {
  return {
    label: "lowest to highest",
    description: "The text gives a span, such as 700 to 800, and no single number.",
    draws: [(svg) => append(svg, "path", {d: "M3 8H25M3 4V12M25 4V12", stroke: "currentColor", fill: "none"})]
  };
}

function drawMarkSample(certainty: string): Draw {
  return (svg) => {
    applyStyle(append(svg, "circle", {cx: 14, cy: 8, r: 5.5}), certainty, "currentColor");
    if (certaintyStyle(certainty).struck) strike(svg, 14, 8, 5.5);
  };
}

function drawLineSample(certainty: string): Draw {
  return (svg) => {
    applyLineStyle(append(svg, "path", {d: "M1 8H27"}), certainty, "currentColor");
    if (certaintyLineStyle(certainty).struck) strike(svg, 14, 8, 5.5);
  };
}

function item(document: Document, {label, description, draws}: LegendItem): HTMLElement {
  const entry = document.createElement("li");
  for (const draw of draws) {
    const svg = createSvg(document, "svg", {width: 28, height: 16});
    setSize(svg, 28, 16);
    svg.setAttribute("aria-hidden", "true");
    draw(svg);
    entry.append(svg);
  }
  entry.append(document.createTextNode(label));
  entry.setAttribute("title", description);
  return entry;
}

function listOf(codes: Codes, name: string): readonly Code[] {
  const list = codes[name];
  if (!list) throw new Error(`missing code list: ${name}`);
  return list;
}

/** Parts of the shared legend. */
export interface LegendParts {
  /** Certainty of dots and bars. */
  marks: boolean;
  /** Certainty of ties. */
  ties: boolean;
  /** Precision of dates. */
  dates: boolean;
  /** Numbers with a lowest and a highest value. */
  bounds: boolean;
}
