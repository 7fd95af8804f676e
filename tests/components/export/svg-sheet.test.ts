import {parseXml} from "@rgrove/parse-xml";
import {describe, expect, it} from "vitest";
import {printXml} from "../../../components/export/serialize-svg.js";
import {MARGIN, picture} from "../../../components/export/svg-sheet.js";
import {bindings, defaults, unfiltered} from "../../../components/state/parameters.js";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {readStyle, readTheme} from "../../../loaders/lib/theme.js";
import {readFigures, readJsonFiles, readSql} from "../../../scripts/build/report.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";
import {boxesOf, faultsOf, readCodes, wordsOf} from "../../drawing.js";
import {openPublished} from "../../published.js";
import type {Row} from "../../../components/data/row.js";
import type {Figure} from "../../../components/figures/figure.js";
import type {Theme} from "../../../loaders/lib/theme.js";

const codes = readCodes();
const themes = readTheme(readStyle(), readCodebook());
const figures = await readFigures();
const CREDITS = [
  "Source: Andrew Devereux, Terrorism Monitor 20(4), The Jamestown Foundation, February 25, 2022",
  "Five Fronts, data version 2022-02-25.0123456789, CC BY 4.0",
  `example.org/iranian-proxies?front=${"iranian-proxies~husseiniyon~".repeat(6)}#drone-timeline`
];

const native = openPublished();

async function rowsOf({id, parameters}: Figure, isOpen: boolean): Promise<Row[]> {
  const values = isOpen ? unfiltered(parameters) : defaults(parameters);
  return (await native.query(readSql(id), bindings(parameters, values))).rows;
}

const jsonFilesOf = new Map(
  await Promise.all(figures.map(async (figure) => [figure.id, await readJsonFiles(figure)] as const))
);

function compose(figure: Figure, rows: readonly Row[], width: number, theme: keyof Theme = "light", faces?: string) {
  const parameters = defaults(figure.parameters);
  const palette = themes[theme];
  const jsonFiles = jsonFilesOf.get(figure.id) ?? {};
  const options = {document: makeDocument(), codes, parameters, width, palette, credits: CREDITS, jsonFiles};
  return picture(figure, rows, faces === undefined ? options : {...options, faces});
}

/** Takes the copies away that lie under the letters. */
function withoutRims(svg: Element): Element {
  const copy = svg.cloneNode(true) as Element;
  for (const text of copy.querySelectorAll('text[stroke="none"]')) text.previousElementSibling?.remove();
  return copy;
}

const cases = figures.flatMap(({id}) =>
  ([340, 600, 920, 1152] as const).flatMap((width) =>
    (["light", "dark"] as const).flatMap((theme) => [false, true].map((isOpen) => ({id, width, theme, isOpen})))
  )
);

describe("picture(figure, rows, options)", {timeout: 30_000}, () => {
  it.each(cases)("composes $id at $width pixels, $theme, all rows: $isOpen", async ({id, width, theme, isOpen}) => {
    const figure = figures.find((each) => each.id === id);
    if (!figure) throw new Error(`missing figure: ${id}`);
    const rows = await rowsOf(figure, isOpen);
    const svg = compose(figure, rows, width, theme);
    const text = printXml(svg);
    parseXml(text);
    const ofPages = /var\(|currentColor|href=|class=| style=|<style|tabindex|paint-order|url\((?!#)/g;
    expect(Array.from(text.matchAll(ofPages), ([found]) => found)).toEqual([]);
    expect(text).toContain(`fill="${themes[theme]["--paper"] ?? ""}"`);
    expect(svg.getAttribute("width")).toBe(String(width + 2 * MARGIN));
    const plain = withoutRims(svg);
    expect(faultsOf(plain, width + 2 * MARGIN)).toEqual([]);
    const foot = Number(svg.getAttribute("height"));
    expect(boxesOf(plain).every(({bottom}) => bottom < foot - 8)).toBe(true);
    const words = wordsOf(plain).join(" ");
    for (const part of [figure.title(rows, codes), figure.caption(rows, codes)]) expect(words).toContain(part);
    const address = CREDITS.at(-1) ?? "";
    expect(wordsOf(plain).join("")).toContain(address);
  });

  it.each(figures.map(({id}) => id))("says of %s that nothing matches", (id) => {
    const figure = figures.find((each) => each.id === id);
    if (!figure) throw new Error(`missing figure: ${id}`);
    const words = wordsOf(withoutRims(compose(figure, [], 340))).join(" ");
    expect(words).toContain("Nothing in the articles matches these choices.");
    expect(words).toContain(figure.title([], codes));
  });

  it("says in words what it shows, and brings typefaces along where it is given them", async () => {
    const [figure] = figures;
    if (!figure) throw new Error("no figure");
    const rows = await rowsOf(figure, false);
    const svg = compose(figure, rows, 600, "light", "@font-face{font-family:x}");
    expect(svg.getAttribute("aria-label")).toContain(figure.alt(rows, codes));
    expect(svg.querySelector("title")?.textContent).toBe(figure.title(rows, codes));
    expect(svg.querySelector("style")?.textContent).toBe("@font-face{font-family:x}");
  });

  it("refuses a drawing that is no SVG", () => {
    const [figure] = figures;
    if (!figure) throw new Error("no figure");
    const draw: Figure["draw"] = (_, {document}) => document.createElement("table");
    expect(() => compose({...figure, draw, title: () => "", subtitle: () => "", alt: () => ""}, [{n: 1}], 340)).toThrow(
      `not drawn as svg: ${figure.id}`
    );
  });
});

describe("printXml(element)", () => {
  it("keeps every text and every name, and nothing that XML cannot hold", () => {
    const document = makeDocument();
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const clip = document.createElementNS("http://www.w3.org/2000/svg", "clipPath");
    clip.setAttribute("id", 'a"<&>\u00a0');
    svg.append(clip, "x < y & \u00a0\u0000\u0007 ]]> é", document.createComment("no"));
    const text = printXml(svg);
    expect(text).toBe(
      '<svg><clipPath id="a&quot;&lt;&amp;&gt;\u00a0"/>x &lt; y &amp; \u00a0\ufffd\ufffd ]]&gt; é</svg>'
    );
    parseXml(text);
  });
});
