import {createSvg, setSize} from "../marks/svg.js";
import {drawText} from "../marks/text.js";
import {drawColumns} from "./draw-columns.js";
import {drawGraphList} from "./draw-list.js";
import {graphFrom} from "./graph.js";
import type {Row} from "../data/row.js";
import type {DrawOptions} from "../marks/draw-options.js";

interface GraphStyle {
  /** Any CSS color. */
  color: string;
  /** The body that the figure is about. */
  focus?: string;
  /** Words where there is no tie. */
  nothing: string;
}

/** Draws ties in columns, or as a list where the width is too small for them. */
export function drawGraph(rows: readonly Row[], options: DrawOptions, {nothing, ...dress}: GraphStyle): SVGElement {
  const {document, width, codes, link} = options;
  const svg = createSvg(document, "svg");
  const height = Math.ceil(rows.length === 0 ? drawEmpty(svg, nothing) : drawRows(svg, rows, width));
  setSize(svg, width, height);
  return svg;

  function drawRows(parent: SVGElement, own: readonly Row[], room: number): number {
    const [network, card] = [graphFrom(own, codes), {codes, link, ...dress}];
    return drawColumns(parent, network, room, card) ?? drawGraphList(parent, network, room, card);
  }
}

function drawEmpty(svg: SVGElement, nothing: string): number {
  drawText(svg, {x: 6, y: 24, lines: [`${nothing}.`], fill: "var(--ink-2)"});
  return 40;
}
