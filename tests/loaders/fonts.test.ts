import {readFileSync} from "node:fs";

import {describe, expect, it} from "vitest";
import {fontBytes, fontFaces, fontNames, standInFaces} from "../../loaders/lib/fonts.js";

describe("fontNames()", () => {
  it("names a serif in two styles and a sans, Latin and extended", () => {
    expect(fontNames().sort()).toEqual([
      "inter-latin-ext-wght-normal",
      "inter-latin-wght-normal",
      "source-serif-4-latin-ext-wght-italic",
      "source-serif-4-latin-ext-wght-normal",
      "source-serif-4-latin-wght-italic",
      "source-serif-4-latin-wght-normal"
    ]);
  });
});

describe("fontFaces()", () => {
  it("refers to nothing but the files beside it", () => {
    const urls = [...fontFaces().matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url);
    expect(urls).toEqual(fontNames().map((name) => `fonts/${name}.woff2`));
  });
});

describe("standInFaces()", () => {
  const families = [...new Set([...standInFaces().matchAll(/font-family: ("[^"]+")/g)].map(([, name = ""]) => name))];

  it("asks for nothing but what a system has", () => expect(standInFaces()).not.toContain("url("));

  it.each(families)("is asked for by the stylesheet: %s", (family) => {
    expect(readFileSync("docs/tokens.css", "utf8")).toContain(`${family},`);
  });
});

describe("fontBytes(name)", () => {
  it.each(fontNames())("reads %s", (name) => {
    expect(Buffer.from(fontBytes(name).slice(0, 4)).toString()).toBe("wOF2");
  });

  it("throws for a name that is none", () => {
    expect(() => fontBytes("comic")).toThrow("unknown font: comic");
  });
});
