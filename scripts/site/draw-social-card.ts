import {colorOf, paint} from "../../components/data/theme-colors.js";
import {SVG, append, createSvg, setSize} from "../../components/marks/svg.js";
import {makeDocument} from "../build/static-figure.js";
import {fitText} from "./fit-text.js";
import {CARD} from "./metadata.js";
import type {Palette} from "../../loaders/lib/theme.js";
import type {FitOptions} from "./fit-text.js";

/** What a social card shows. */
export interface Card {
  /** Names what the heading belongs to, above it; null where nothing does. */
  kicker: string | null;
  heading: string;
  /** A sentence or two. */
  text: string;
  /** Says what it is made from. */
  source: string;
  /** Draws a figure at a width in pixels; without it the stripes of the fronts stand in its place. */
  draw: ((document: Document, width: number) => Element) | null;
  /** The front that the card is about: its stripe alone has its color. */
  front: string | null;
}

interface Words extends FitOptions {
  text: string;
  /** Most height that they may take. */
  height: number;
  fill: string;
}

const BAND = 12;
const EDGE = 44;
/** Height at the bottom that is kept for the name of the site and the source. */
const FOOT = 96;
/** Width of the panel that holds the words, beside a drawing and beside the stripes. */
const NARROW = 432;
const WIDE = 840;
/** Widths at which a drawing is tried; the wider, the smaller are its letters on the card. */
const WIDTHS = [920, 820, 720, 640, 560];
/** Share of a drawing that must be in sight; one that is higher at every width is cut at `CUT`. */
const SHARE = 0.97;
const CUT = 640;
const FADE = 120;

/** Draws a social card as SVG in the colors of a palette; no text leaves its box, and no box meets another. */
export function drawCard(card: Card, palette: Palette): string {
  const document = makeDocument();
  const {width, height} = CARD;
  const svg = createSvg(document, "svg", {xmlns: SVG, width, height});
  setSize(svg, width, height);
  svg.setAttribute("font-family", "Inter");
  append(svg, "rect", {width, height, fill: "var(--paper)"});
  const panel = card.draw ? NARROW : WIDE;
  if (card.draw) placeDrawing(svg, card.draw);
  else placeStripes(svg, palette, card.front);
  append(svg, "rect", {width: panel, height, fill: "var(--paper-2)"});
  placeWords(svg, card, panel - 2 * EDGE);
  placeBand(svg, palette);
  paint(svg, palette);
  return svg.outerHTML;
}

function placeWords(svg: Element, {kicker, heading, text, source, draw}: Card, width: number): void {
  const sizes = draw ? [40, 36, 32, 29, 26, 24] : [68, 60, 52, 46, 40];
  const ink = "var(--ink)";
  let y = BAND + EDGE;
  const room = (): number => CARD.height - FOOT - y;
  const write = (words: Omit<Words, "height"> & {height?: number}): void => {
    y = writeAt(svg, y, width, {height: room(), ...words});
  };
  if (kicker !== null) {
    write({text: kicker, sizes: [19, 17], isBold: true, fill: "var(--accent)", height: 52});
    y += 12;
  }
  write({text: heading, sizes, isBold: true, isBalanced: true, leading: 1.16, fill: ink, height: draw ? 330 : 320});
  y += draw ? 18 : 28;
  write({text, sizes: draw ? [20, 18, 17] : [28, 25, 22], leading: 1.36, fill: "var(--ink-2)"});
  y = CARD.height - FOOT + 16;
  write({text: "Five Fronts", sizes: [23], isBold: true, fill: ink, height: 30});
  write({text: source, sizes: [15, 14], leading: 1.3, fill: "var(--ink-2)", height: 40});
}

/** Writes words from a top edge down and returns their lower edge. */
function writeAt(svg: Element, top: number, width: number, {text, height, fill, ...options}: Words): number {
  const {lines, size, leading} = fitText(text, {width, height}, options);
  lines.forEach((line, i) => {
    append(svg, "text", {
      x: EDGE,
      y: top + i * leading + Math.round(size * 0.96),
      "font-size": size,
      "font-weight": options.isBold ? 600 : null,
      fill
    }).textContent = line;
  });
  return top + lines.length * leading;
}

/** Lays a drawing beside the words: whole where its letters stay readable, else cut at the lower edge of the card. */
function placeDrawing(svg: Element, draw: NonNullable<Card["draw"]>): void {
  const box = {x: NARROW + 28, y: BAND + 28, width: CARD.width - NARROW - 56, height: CARD.height - BAND - 28};
  const {ownerDocument: document} = svg;
  const {drawing, width, height} = chooseDrawing((size) => drawn(draw(document, size), size), box);
  const scale = box.width / width;
  const shown = Math.min(height, box.height / scale);
  const isCut = shown < height;
  const y = isCut ? box.y : box.y + Math.max(0, (box.height - 28 - height * scale) / 2);
  const view = {x: box.x, y, width: box.width, height: shown * scale, viewBox: `0 0 ${width} ${shown}`};
  for (const [name, value] of Object.entries(view)) drawing.setAttribute(name, String(value));
  svg.append(drawing);
  if (isCut) placeFade(svg, NARROW);
}

interface Drawn {
  drawing: Element;
  width: number;
  height: number;
}

/** Tries widths from the smallest letters on: a drawing that is too high then is so with larger ones, too. */
function chooseDrawing(drawAt: (width: number) => Drawn, box: {width: number; height: number}): Drawn {
  let chosen: Drawn | undefined;
  for (const width of WIDTHS) {
    const tried = drawAt(width);
    if (box.height / (tried.height * (box.width / width)) < SHARE) break;
    chosen = tried;
  }
  return chosen ?? drawAt(CUT);
}

/** Measures a drawing; throws `no drawing: …` where it is none. */
function drawn(element: Element, width: number): Drawn {
  const drawing = element.matches("svg") ? element : element.querySelector("svg");
  const [, , , height = NaN] = (drawing?.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (!drawing || !(height > 0)) throw new Error(`no drawing: ${element.outerHTML.slice(0, 80)}`);
  return {drawing, width, height};
}

function placeFade(svg: Element, x: number): void {
  const gradient = append(append(svg, "defs", {}), "linearGradient", {id: "fade", x1: 0, y1: 0, x2: 0, y2: 1});
  append(gradient, "stop", {offset: 0, "stop-color": "var(--paper)", "stop-opacity": 0});
  append(gradient, "stop", {offset: 1, "stop-color": "var(--paper)"});
  append(svg, "rect", {x, y: CARD.height - FADE, width: CARD.width - x, height: FADE, fill: "url(#fade)"});
}

/** Draws a stripe for each front; where the card is about one of them, that alone has its color. */
function placeStripes(svg: Element, palette: Palette, front: string | null): void {
  const tokens = frontsOf(palette);
  const step = (CARD.width - WIDE - 2 * EDGE) / tokens.length;
  tokens.forEach((token, i) => {
    const isOn = front === null || token === `--front-${front}`;
    const place = {x: WIDE + EDGE + (i + 0.14) * step, y: BAND, width: step * 0.72, height: CARD.height - BAND};
    append(svg, "rect", {...place, fill: isOn ? `var(${token})` : "var(--ink-3)"});
  });
}

function placeBand(svg: Element, palette: Palette): void {
  const tokens = frontsOf(palette);
  const width = CARD.width / tokens.length;
  tokens.forEach((token, i) => append(svg, "rect", {x: i * width, width, height: BAND, fill: colorOf(palette, token)}));
}

function frontsOf(palette: Palette): string[] {
  return Object.keys(palette).filter((token) => token.startsWith("--front-"));
}
