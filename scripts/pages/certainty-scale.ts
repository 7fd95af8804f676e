import {printNumber} from "../../components/format/words.js";
import {legendItems} from "../../components/marks/legend.js";
import {createSvg, setSize} from "../../components/marks/svg.js";
import {codesFrom} from "../build/code-lists.js";
import {makeDocument} from "../build/static-figure.js";
import {escapeHtml} from "../markdown/escape-html.js";
import {scrollTable} from "./scroll-table.js";
import type {Compiled} from "../../loaders/lib/compile.js";

const KINDS = [
  ["events", "Events"],
  ["relations", "Ties"],
  ["figures", "Numbers"]
] as const;

/** Prints the degrees of certainty as figures draw them, what each means, and how many facts have it. */
export function printCertaintyScale({codebook, tables}: Pick<Compiled, "codebook" | "tables">): string {
  const codes = codesFrom(codebook);
  const parts = {marks: true, ties: true, dates: false, bounds: false};
  const rows = legendItems({codes, parts}).map(({label, description, draws}, i) => {
    const value = codes.certainty?.[i]?.value ?? "";
    const counts = KINDS.map(([name]) => (tables[name] ?? []).filter((row) => row.certainty === value).length);
    const cells = counts.map((count) => `<td class="count-cell">${printNumber(count)}</td>`);
    return `<tr><td>${draws.map(drawSample).join("")}</td><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(description)}</td>${cells.join("")}</tr>`;
  });
  const heads = ["Mark, tie", "Degree", "Meaning", ...KINDS.map(([, head]) => head)];
  return scrollTable(
    "Degrees of certainty",
    `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>`
  );
}

function drawSample(draw: (svg: SVGElement) => void): string {
  const svg = createSvg(makeDocument(), "svg", {width: 28, height: 16});
  setSize(svg, 28, 16);
  svg.setAttribute("aria-hidden", "true");
  draw(svg);
  return svg.outerHTML;
}
