import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import MarkdownIt from "markdown-it";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {placeReport} from "../../../scripts/markdown/place-report.js";
import {citedSources} from "../../../scripts/markdown/side-notes.js";
import type {CitedSource, CitedSources} from "../../../scripts/markdown/side-notes.js";

const SOURCE: CitedSource = {
  outlet: "Gull & <Sons>",
  when: "May 2, [2020]",
  paragraph: "paragraph 1",
  place: "harbor#p-1"
};
const SOURCES: CitedSources = new Map([
  ["harbor.1.c1", SOURCE],
  ["harbor.2.c1", {outlet: "The Heron", when: "no date", paragraph: "paragraph 2", place: "harbor#p-2"}]
]);

let docs: string;

beforeAll(() => {
  docs = mkdtempSync(join(tmpdir(), "five-fronts-docs-"));
});

afterAll(() => {
  rmSync(docs, {recursive: true});
});

function render(source: string, path = "/index"): string {
  const report = {figures: new Map(), numbers: new Map(), sources: SOURCES};
  return placeReport(new MarkdownIt({html: true}), report, docs).render(source, {path});
}

function page(source: string): Document {
  return parseHTML(`<!doctype html><html><body>${render(source)}</body></html>`).document;
}

describe("citedSources(compiled)", () => {
  const compiled = compile();
  const sources = citedSources(compiled);

  it("holds every citation, with a paragraph to lead to", () => {
    expect([...sources.keys()].sort()).toEqual((compiled.tables.citations ?? []).map((row) => row.citation_id).sort());
  });

  it("puts a year that the text leaves out in brackets", () => {
    expect(sources.get("iranian-proxies.2.c1")).toEqual({
      outlet: "al-Mashareq",
      when: "January 5, [2022]",
      paragraph: "paragraph 2",
      place: "iranian-proxies#p-2"
    });
  });
});

describe("{{note id, …}}", () => {
  it("names outlet and date and leads to the paragraph", () => {
    const {textContent, innerHTML} = page("Five {{note harbor.1.c1}}.").querySelector(".note-text") ?? {};
    expect(textContent).toBe("1 Gull & <Sons>, May 2, [2020] (paragraph 1)");
    expect(innerHTML).toContain('<a href="./articles/harbor#p-1">paragraph 1</a>');
    expect(render("A{{note harbor.1.c1}}", "/articles/x")).toContain('href="../articles/harbor#p-1"');
  });

  it("stands at the word before it, and its mark opens it", () => {
    const document = page("Five {{note harbor.1.c1, harbor.2.c1}} boats");
    expect(document.querySelector("p")?.textContent).toMatch(/^Five1/);
    const mark = document.querySelector("button.note-mark");
    expect(mark?.getAttribute("popovertarget")).toBe(document.querySelector("[popover]")?.id);
    expect(document.querySelectorAll(".note-text .note-source")).toHaveLength(2);
  });

  it("stands behind a stop that follows", () => {
    expect(page("Five {{note harbor.1.c1}}. Six").querySelector("p")?.textContent).toMatch(/^Five\.1.* Six$/);
  });

  it("keeps the word before it on its line", () => {
    const document = page("Of <five> boats {{note harbor.1.c1}}, x & y{{note harbor.2.c1}}");
    expect([...document.querySelectorAll(".kept")].map((kept) => kept.firstChild?.textContent)).toEqual([
      "boats,",
      "y"
    ]);
  });

  it("numbers the notes of each page, and repeats them at its end", () => {
    const document = page("A{{note harbor.1.c1}}\n\n- B{{note harbor.2.c1}}");
    expect([...document.querySelectorAll(".note-numeral")].map((node) => node.textContent)).toEqual(["1", "2"]);
    expect([...document.querySelectorAll(".footnotes li")].map((node) => node.textContent)).toEqual([
      "Gull & <Sons>, May 2, [2020] (paragraph 1)",
      "The Heron, no date (paragraph 2)"
    ]);
    expect(page("No note").querySelector(".footnotes")).toBeNull();
  });

  it.each([
    ["Of {{note harbor.9.c1}}.", "unknown citation: harbor.9.c1"],
    ["Of {{note harbor.1.c1 harbor.x}}.", "unknown citation: harbor.x"],
    ["Of {{note}}.", "no citation: note"],
    ["Of {{notes harbor.1.c1}}.", "unknown directive: notes harbor.1.c1"]
  ])("names page and line: %j", (source, message) => {
    writeFileSync(join(docs, "page.md"), `# T\n\n${source}\n`);
    expect(() => render(source, "/page")).toThrow(`${message} (${join(docs, "page.md")}:3)`);
  });
});
