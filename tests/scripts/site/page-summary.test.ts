import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {membership} from "../../../components/figures/membership/figure.js";
import {clip, readDescription, summarize, summarizeEmbed} from "../../../scripts/site/page-summary.js";
import {readCodes, readRows} from "../../drawing.js";

const LONG = "Twelve letter words and more of them ".repeat(10).trim();

function page(main: string, title = "A story | Five Fronts"): Document {
  return parseHTML(
    `<html><head><title>${title}</title></head><body><main id="observablehq-main">${main}</main></body></html>`
  ).document;
}

describe("summarize(path, document, described)", () => {
  const main = `<h1>What   happened</h1><p class="byline">By</p><p>First <b>of
    all</b> &amp; "this".</p><p>Then that.</p><figure data-figure="a"></figure><figure data-figure="b"></figure>`;

  it("reads title, heading, first paragraph and figures", () => {
    expect(summarize("/story", page(main))).toEqual({
      path: "/story",
      title: "A story",
      heading: "What happened",
      description: 'First of all & "this".',
      figures: ["a", "b"],
      figure: null
    });
  });

  it("takes the description of the front matter before that", () => {
    expect(summarize("/story", page(main), "A story of its own.").description).toBe("A story of its own.");
  });

  it("leaves out notes and explanations", () => {
    const main = "<h1>T</h1><p>A quay<span popover>A wall.</span> of stone.<span class='sidenote'>1</span></p>";
    expect(summarize("/story", page(main)).description).toBe("A quay of stone.");
  });

  it("keeps a description to 200 characters and whole words", () => {
    const {description} = summarize("/story", page(`<h1>T</h1><p>${LONG}</p>`));
    expect(description.length).toBeLessThanOrEqual(200);
    expect(description).toMatch(/ \w+…$/);
    expect(`${LONG} `).toContain(`${description.slice(0, -1)} `);
  });

  it("refuses a page without a heading", () => {
    expect(() => summarize("/story", page("<p>Text</p>"))).toThrow("no heading: /story");
  });
});

describe("clip(text, most)", () => {
  it.each([
    ["short", 10, "short"],
    ["one two three", 13, "one two three"],
    ["one two three", 12, "one two…"],
    ["one, two three", 7, "one…"],
    ["oneandonly", 5, "onea…"]
  ])("cuts %j to %i: %j", (text, most, expected) => {
    expect(clip(text, most)).toBe(expected);
    expect(clip(text, most).length).toBeLessThanOrEqual(most);
  });
});

describe("summarizeEmbed(path, drawable)", () => {
  it("names an embed page by its figure", () => {
    const [codes, rows] = [readCodes(), readRows("membership")];
    const drawable = {figure: membership, sql: "", rows, types: {}, open: rows, facets: {}, codes};
    expect(summarizeEmbed("/embed/membership", drawable)).toMatchObject({
      title: membership.title(rows, codes),
      description: membership.subtitle(rows, codes),
      figures: ["membership"],
      figure: "membership"
    });
  });
});

describe("readDescription(path, folders)", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "five-fronts-pages-"));
    mkdirSync(join(folder, "articles"));
    writeFileSync(join(folder, "articles/a.md"), '---\ntitle: A\ndescription: "What: it is"\n---\n\n# A\n');
    writeFileSync(join(folder, "b.md"), "---\ntitle: B\n---\n\n# B\n\ndescription: none\n");
    writeFileSync(join(folder, "c.md"), "# C\n");
  });
  afterAll(() => rmSync(folder, {recursive: true}));

  it.each([
    ["/articles/a", "What: it is"],
    ["/b", null],
    ["/c", null],
    ["/nowhere", null]
  ])("reads %s", (path, expected) => {
    expect(readDescription(path, ["nowhere", folder])).toBe(expected);
  });
});
