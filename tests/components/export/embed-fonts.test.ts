import {describe, expect, it} from "vitest";
import {fontFilesIn, holdsAny, printFontFaces} from "../../../components/export/embed-fonts.js";
import type {FontFile} from "../../../components/export/embed-fonts.js";

const latin: FontFile = {family: "Inter Variable", weight: "100 900", range: "U+0000-00FF, U+2019", url: "latin"};
const more: FontFile = {...latin, range: "U+0100-02BA,U+4??", url: "more"};

describe("holdsAny(range, text)", () => {
  it.each([
    ["U+0000-00FF", "Abu", true],
    ["U+0100-02BA", "Abu", false],
    ["U+0100-02BA", "Erdoğan", true],
    ["U+4??", "Ж", true],
    ["U+2019", "it’s", true],
    ["", "x", false]
  ])("looks in %j for %j", (range, text, expected) => {
    expect(holdsAny(range, text)).toBe(expected);
  });
});

describe("printFaces(text, faces, read)", () => {
  const bytes = (face: FontFile) => Promise.resolve(new TextEncoder().encode(face.url));

  it("brings along what the text needs", async () => {
    const css = await printFontFaces("Abu", [latin, more], bytes);
    expect(css).toBe(
      `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(data:font/woff2;base64,${btoa("latin")}) format("woff2");unicode-range:U+0000-00FF, U+2019}`
    );
    expect(await printFontFaces("Erdoğan", [latin, more], bytes)).toContain(btoa("more"));
  });

  it("goes without what cannot be had", async () => {
    const some = (face: FontFile) => (face === latin ? Promise.reject(new Error("gone")) : bytes(face));
    expect(await printFontFaces("Erdoğan", [latin, more], some)).not.toContain(btoa("latin"));
    expect(await printFontFaces("Abu", [latin], some)).toBe("");
  });
});

describe("facesIn(document)", () => {
  it("finds the files of the drawings' typeface, wherever the page stands", () => {
    const rule = (cssText: string, properties: Record<string, string>) => ({
      cssText,
      style: {getPropertyValue: (name: string) => properties[name] ?? ""}
    });
    const font = (family: string, src: string) =>
      rule("@font-face {}", {"font-family": family, src, "font-weight": "100 900", "unicode-range": "U+0-ff"});
    const sheet = {
      href: "https://example.org/site/data/fonts.css",
      cssRules: [
        font('"Inter Variable"', 'url("fonts/inter.woff2") format("woff2")'),
        font("Source Serif 4 Variable", "url(fonts/serif.woff2)"),
        rule("p { }", {})
      ]
    };
    const page = {styleSheets: [sheet] as unknown as StyleSheetList, baseURI: "https://example.org/site/x"};
    expect(fontFilesIn(page)).toEqual([
      {
        family: "Inter Variable",
        weight: "100 900",
        range: "U+0-ff",
        url: "https://example.org/site/data/fonts/inter.woff2"
      }
    ]);
  });
});
