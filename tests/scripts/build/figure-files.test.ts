import {parseXml} from "@rgrove/parse-xml";
import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {readStyle, readTheme} from "../../../loaders/lib/theme.js";
import {codesFrom} from "../../../scripts/build/code-lists.js";
import {figureFiles} from "../../../scripts/build/figure-files.js";
import {colophonOf, narrowed} from "../../../scripts/build/publication.js";
import {readDrawables} from "../../../scripts/build/report.js";
import {readPng} from "../../png.js";
import {openPublished} from "../../published.js";
import {readBack} from "../../read-back.js";

const compiled = compile();
const {codebook, version} = compiled;
const native = openPublished();

describe("figureFiles(drawable, options)", {timeout: 120_000}, () => {
  const options = {colophon: colophonOf(compiled), version, theme: readTheme(readStyle(), codebook)};

  it("makes rows and pictures of every figure", async () => {
    for (const [id, drawable] of await readDrawables(native, codesFrom(codebook))) {
      const files = await figureFiles(drawable, options);
      expect([...files.keys()]).toEqual([
        `${id}-${version}.csv`,
        `${id}-${version}.json`,
        `${id}-${version}.parquet`,
        `${id}-${version}.ts.txt`,
        `${id}-light-${version}.svg`,
        `${id}-light-${version}.png`,
        `${id}-dark-${version}.svg`,
        `${id}-dark-${version}.png`
      ]);
      const {types, rows} = drawable;
      const read = await readBack(native, "parquet", files.get(`${id}-${version}.parquet`) ?? "", types);
      expect(read).toEqual({types, rows});
      const svg = String(files.get(`${id}-dark-${version}.svg`));
      parseXml(svg);
      const png = readPng(Buffer.from(files.get(`${id}-dark-${version}.png`) ?? ""));
      expect(svg).toContain(` width="${png.width / 2}"`);
      expect(png.colors).toBeGreaterThan(100);
    }
  });

  it("makes the same each time, with the address that is asked for", async () => {
    const drawables = await readDrawables(native, codesFrom(codebook));
    const [[id, drawable] = []] = drawables;
    if (id === undefined || !drawable) throw new Error("no figure");
    expect(await figureFiles(drawable, options)).toEqual(await figureFiles(drawable, options));
    const addressed = await figureFiles(drawable, {...options, addressOf: () => `https://example.org/x#${id}`});
    expect(String(addressed.get(`${id}-dark-${version}.svg`))).toContain(`>example.org/x#${id}<`);
  });
});

describe("colophonOf(compiled)", () => {
  it("names the edition as the citation file does, and every article", () => {
    const {title, authors, license, articles} = colophonOf(compiled);
    expect(title).toMatch(/^Five Fronts: /);
    expect(authors).toEqual(["Five Fronts"]);
    expect(license).toBe("CC BY 4.0");
    expect(articles).toHaveLength(compiled.tables.articles?.length ?? 0);
  });

  it("is narrowed to the articles of rows", () => {
    const colophon = colophonOf(compiled);
    const ids = narrowed(colophon, [{article_id: "tajikistan"}, {article_id: "tajikistan"}]).articles;
    expect(ids.map(({article_id: id}) => id)).toEqual(["tajikistan"]);
    expect(narrowed(colophon, [{n: 1}])).toEqual(colophon);
  });
});
