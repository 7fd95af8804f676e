import {interpolateRgb} from "d3";
import {SVG, append, createSvg, setAttributes, setSize} from "../../marks/svg.js";
import {drawText, textWidth, wrapText} from "../../marks/text.js";

export interface PictureText {
  title: string;
  /** Where the numbers are from. */
  credit: string;
}

const [TITLE, LEGEND, CREDIT, GAP] = [18, 12, 11, 10];
const BOX = 12;
const MIX = /color-mix\(in srgb, ([^,]+) (\d+)%, ([^()]+)\)/g;

/**
 * Makes a picture of the chart that stands in a place: its title above it, its colors explained, its source below, all
 * colors written out, so that it stands without this page. Null where no chart is drawn.
 */
export function chartPicture(place: Element, {title, credit}: PictureText): SVGElement | null {
  const drawn = place.querySelector("svg[class]");
  if (!drawn) return null;
  const {ownerDocument: document} = place;
  const [width, height] = ["width", "height"].map((name) => Number(drawn.getAttribute(name))) as [number, number];
  const svg = createSvg(document, "svg", {xmlns: SVG});
  const heading = wrapText(title, width, TITLE, true);
  drawText(svg, {x: 0, y: TITLE, lines: heading, size: TITLE, leading: TITLE * 1.25, isBold: true});
  const legendTop = heading.length * TITLE * 1.25 + GAP;
  const top = drawLegend(svg, place, legendTop, width);
  const chart = drawn.cloneNode(true) as Element;
  chart.setAttribute("y", String(top));
  svg.append(chart);
  const foot = credit === "" ? [] : wrapText(credit, width, CREDIT);
  const footTop = top + height + GAP + CREDIT;
  drawText(svg, {x: 0, y: footTop, lines: foot, size: CREDIT, fill: "var(--ink-2)"});
  const whole = Math.ceil(foot.length === 0 ? top + height : footTop + (foot.length - 1) * CREDIT * 1.3 + GAP);
  setSize(svg, width, whole);
  setAttributes(svg, {role: "img", "aria-label": title});
  svg.setAttribute("style", "background: var(--paper); font-family: var(--sans-serif)");
  writeOut(svg, place);
  return svg;
}

/** Draws a box and a word for each color; gives where the next thing may stand. */
function drawLegend(svg: SVGElement, place: Element, top: number, width: number): number {
  const swatches = [...place.querySelectorAll("span[class$='-swatch']")];
  let [x, y] = [0, top];
  for (const swatch of swatches) {
    const word = swatch.textContent.trim();
    const wide = BOX + 6 + textWidth(word, LEGEND) + 14;
    if (x > 0 && x + wide > width) [x, y] = [0, y + 20];
    const fill = swatch.querySelector("svg")?.getAttribute("fill") ?? "currentColor";
    append(svg, "rect", {x, y, width: BOX, height: BOX, fill});
    drawText(svg, {x: x + BOX + 6, y: y + 10, lines: [word], size: LEGEND});
    x += wide;
  }
  return swatches.length === 0 ? top : y + 20 + GAP;
}

/** Writes the colors and typefaces of the page out, as it shows them now. */
function writeOut(svg: SVGElement, place: Element): void {
  const style = place.ownerDocument.defaultView?.getComputedStyle(place);
  const resolve = (text: string): string =>
    text
      .replace(/var\((--[\w-]+)\)/g, (all, token: string) => style?.getPropertyValue(token).trim() ?? all)
      .replace(MIX, (_, one: string, share: string, other: string) => interpolateRgb(other, one)(Number(share) / 100));
  for (const each of [svg, ...svg.querySelectorAll("*")]) {
    for (const {name, value} of [...each.attributes])
      if (value.includes("var(")) each.setAttribute(name, resolve(value));
  }
}
