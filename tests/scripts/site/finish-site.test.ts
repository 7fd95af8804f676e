import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {parseHTML} from "linkedom";
import {afterEach, describe, expect, it} from "vitest";
import {arrestCounts} from "../../../components/figures/arrest-counts/figure.js";
import {compile} from "../../../loaders/lib/compile.js";
import {publishedNames} from "../../../loaders/lib/publish.js";
import {readBuilt} from "../../../scripts/build/built-pages.js";
import {listFiles} from "../../../scripts/build/folder.js";
import {finishSite} from "../../../scripts/site/finish-site.js";
import {readCodes, readRows} from "../../drawing.js";

const compiled = compile();
const [codes, rows] = [readCodes(), readRows("arrest-counts")];
const drawable = {figure: arrestCounts, sql: "", rows, types: {}, open: rows, facets: {}, codes, jsonFiles: {}};
const site = {compiled, report: {figures: new Map([["arrest-counts", drawable]]), numbers: new Map()}};
const folders: string[] = [];
const FIGURE = '<figure id="arrest-counts" data-figure="arrest-counts"></figure>';
const PAGES: Readonly<Record<string, string>> = {
  "index.html": "<h1>Five Fronts</h1><p>What it is.</p>",
  "ansar-al-islam.html": `<h1>From the blade</h1><p>Of arrests.</p>${FIGURE}`,
  "articles/ansar-al-islam.html": "<h1>An article</h1><p>Its digest.</p>",
  "methods.html": "<h1>Methods</h1><p>How.</p>",
  "embed/arrest-counts.html": FIGURE
};

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true});
});

function built(pages = PAGES): string {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-built-"));
  folders.push(folder);
  const html = (main: string): string =>
    `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>Title | Five Fronts</title>\n</head>\n<body><main id="observablehq-main">${main}</main></body>\n</html>`;
  const files = publishedNames().map((name) => [`data/${name}`, "x"]);
  for (const [name = "", text = ""] of [...Object.entries(pages).map(([name, main]) => [name, html(main)]), ...files]) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function read(folder: string, file: string) {
  const {document} = parseHTML(readFileSync(join(folder, file), "utf8"));
  const content = (name: string) => document.querySelector(`meta[property="${name}"]`)?.getAttribute("content");
  const things = [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => (JSON.parse(script.textContent) as {"@type": string})["@type"]
  );
  return {document, content, things, canonical: document.querySelector("link[rel=canonical]")?.getAttribute("href")};
}

describe("finishSite(folder, readBuilt(folder), site, site)", {timeout: 60_000}, () => {
  it.each(["https://example.org/", "https://example.org/five-fronts/"])(
    "gives every page its place under %s",
    async (root) => {
      const folder = built();
      await finishSite(folder, readBuilt(folder), site, new URL(root));
      for (const file of Object.keys(PAGES)) {
        const {content} = read(folder, file);
        const path = file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "");
        expect(content("og:url")).toBe(root + path);
        const card = content("og:image") ?? "";
        expect(card.startsWith(`${root}data/cards/`)).toBe(true);
        const png = readFileSync(join(folder, card.slice(root.length)));
        expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      }
      expect(read(folder, "embed/arrest-counts.html").canonical).toBe(`${root}ansar-al-islam`);
      expect(read(folder, "embed/arrest-counts.html").content("og:image")).toBe(
        `${root}data/cards/embed/arrest-counts.png`
      );
    }
  );

  it("says what each page is", async () => {
    const folder = built();
    await finishSite(folder, readBuilt(folder), site, new URL("https://example.org/"));
    const things = Object.fromEntries(Object.keys(PAGES).map((file) => [file, read(folder, file).things]));
    expect(things).toEqual({
      "index.html": ["Report", "Dataset"],
      "ansar-al-islam.html": ["Report"],
      "articles/ansar-al-islam.html": ["BreadcrumbList"],
      "methods.html": [],
      "embed/arrest-counts.html": []
    });
    const {document} = read(folder, "embed/arrest-counts.html");
    expect(document.title).toBe(`${arrestCounts.title(rows, codes)} | Five Fronts`);
    expect(document.querySelector("base")?.getAttribute("target")).toBe("_blank");
  });

  it("says no address where the site has none, and draws the cards all the same", async () => {
    const folder = built();
    await finishSite(folder, readBuilt(folder), site, null);
    for (const file of Object.keys(PAGES)) {
      const {document} = read(folder, file);
      for (const meta of document.querySelectorAll("meta[content]"))
        expect(meta.getAttribute("content")).not.toMatch(/^https?:/);
      expect(document.querySelector("link[rel=canonical]")).toBeNull();
    }
    const cards = listFiles(join(folder, "data/cards"));
    expect(cards).toEqual([
      "ansar-al-islam.png",
      "articles/ansar-al-islam.png",
      "embed/arrest-counts.png",
      "index.png",
      "methods.png"
    ]);
  });

  it("tells a page from a figure of the same name", async () => {
    const folder = built({...PAGES, "arrest-counts.html": "<h1>Arrests</h1><p>All.</p>"});
    await finishSite(folder, readBuilt(folder), site, null);
    expect(listFiles(join(folder, "data/cards"))).toEqual(
      expect.arrayContaining(["arrest-counts.png", "embed/arrest-counts.png"])
    );
  });
});
