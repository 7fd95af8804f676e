import {symbol} from "d3";
import {applyLineStyle, applyStyle, certaintyLineStyle, certaintyStyle} from "../../components/marks/certainty.js";
import {frontColor} from "../../components/marks/front-color.js";
import {drawLegend} from "../../components/marks/legend.js";
import {append, createSvg, setSize, strike} from "../../components/marks/svg.js";
import {WEAPON_RADIUS, weaponSymbol} from "../../components/marks/weapon-symbol.js";
import {codesOf} from "../../loaders/lib/codebook.js";
import {codesFrom} from "../build/code-lists.js";
import {makeDocument} from "../build/static-figure.js";
import {escapeHtml} from "../markdown/escape-html.js";
import type {Codebook} from "../../loaders/lib/codebook.js";

/** Prints the legend, and a table of every front's marks and ties in every degree of certainty, and the weapons. */
export function printMarks(codebook: Codebook): string {
  const certainty = [...codesOf(codebook, "certainty").values()];
  const parts = {marks: true, ties: true, dates: true, bounds: true};
  const heads = certainty.map(({label}) => `<th scope="col">${escapeHtml(label)}</th>`);
  const rows = [...codesOf(codebook, "front").values()].map(
    ({value, label, short}) =>
      `<tr><th scope="row">${escapeHtml(short ?? label)}</th>${certainty.map((degree) => `<td>${drawPair(degree.value, frontColor(value))}</td>`).join("")}</tr>`
  );
  return [
    `<div class="figure">${drawLegend({document: makeDocument(), codes: codesFrom(codebook), parts}).outerHTML}</div>`,
    "",
    '<div class="table-scroll" role="group" aria-label="Marks and ties" tabindex="0"><table class="tokens">',
    "<caption>A mark and a tie of each front, by certainty</caption>",
    `<thead><tr><th scope="col">Front</th>${heads.join("")}</tr></thead>`,
    `<tbody>\n${rows.join("\n")}\n</tbody></table></div>`,
    "",
    `<ul class="samples">\n${[...codesOf(codebook, "weapon").values()].map(({value, label}) => `<li>${drawWeapon(value)} ${escapeHtml(label)}</li>`).join("\n")}\n</ul>`
  ].join("\n");
}

function drawPair(certainty: string, color: string): string {
  return drawing(56, (svg) => {
    applyStyle(append(svg, "circle", {cx: 12, cy: 12, r: 6}), certainty, color);
    if (certaintyStyle(certainty).struck) strike(svg, 12, 12, 6, color);
    applyLineStyle(append(svg, "path", {d: "M26 12H54"}), certainty, color);
    if (certaintyLineStyle(certainty).struck) strike(svg, 40, 12, 6, color);
  });
}

function drawWeapon(weapon: string): string {
  const d = symbol(weaponSymbol(weapon), Math.PI * WEAPON_RADIUS ** 2)();
  return drawing(24, (svg) => append(svg, "path", {d, transform: "translate(12 12)", fill: "currentColor"}));
}

function drawing(width: number, draw: (svg: SVGElement) => void): string {
  const svg = createSvg(makeDocument(), "svg", {width, height: 24});
  setSize(svg, width, 24);
  svg.setAttribute("aria-hidden", "true");
  draw(svg);
  return svg.outerHTML;
}
