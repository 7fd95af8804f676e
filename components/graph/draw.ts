import {createSvg, setSize} from "../marks/svg.js";
import {letter} from "../marks/text.js";
import {drawColumns} from "./draw-columns.js";
import {drawLadder} from "./draw-list.js";
import {networkOf} from "./graph.js";
import type {Row} from "../data/row.js";
import type {DrawOptions} from "../marks/draw-options.js";

interface Dress {
  /** Any CSS color. */
  color: string;
  /** The body that the figure is about. */
  focus?: string;
  /** Words where there is no tie. */
  nothing: string;
}

/** Draws ties in columns, or as a list where the width is too small for them. */
export function drawTies(rows: readonly Row[], options: DrawOptions, {nothing, ...dress}: Dress): SVGElement {
  const {document, width, codes, link} = options;
  const svg = createSvg(document, "svg");
  const height = Math.ceil(rows.length === 0 ? drawNothing(svg, nothing) : drawNetwork(svg, rows, width));
  setSize(svg, width, height);
  return svg;

  function drawNetwork(parent: SVGElement, own: readonly Row[], room: number): number {
    const [network, card] = [networkOf(own, codes), {codes, link, ...dress}];
    return drawColumns(parent, network, room, card) ?? drawLadder(parent, network, room, card);
  }
}

function drawNothing(svg: SVGElement, nothing: string): number {
  letter(svg, {x: 6, y: 24, lines: [`${nothing}.`], fill: "var(--ink-2)"});
  return 40;
}
