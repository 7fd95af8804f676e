import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {placeReport} from "../../../scripts/markdown/place-report.js";

const QUOTE = {name: "boats", value: 3, facts: []};

/** Renders a page whose headings have ids, as Framework gives them. */
function render(source: string, path = "/story"): string {
  const md = new MarkdownIt({html: true});
  md.core.ruler.push("ids", ({tokens}) => {
    tokens.forEach((token, i) => {
      if (token.type === "heading_open") token.attrSet("id", `s${i}`);
    });
  });
  const report = {figures: new Map(), numbers: new Map([["boats", QUOTE]]), outlined: new Set(["/story"])};
  return placeReport(md, report).render(source, {path});
}

const THREE = "# T\n\nFirst.\n\n## A *&* b\n\nText.\n\n## {{number boats words}} boats\n\n### Below\n\n## Last\n";

describe("placeOutline(md, paths)", () => {
  it("lists the sections behind the first paragraph", () => {
    const html = render(THREE);
    expect(html).toMatch(/<p>First\.<\/p>\n<nav class="outline" aria-label="On this page">/);
    expect([...html.matchAll(/<li><a href="#(s\d+)">(.*?)<\/a>/g)].map(([, id, text]) => [id, text])).toEqual([
      ["s6", "A &amp; b"],
      ["s12", "three boats"],
      ["s18", "Last"]
    ]);
  });

  it.each([
    ["of few sections", "# T\n\nFirst.\n\n## A\n\n## B\n", "/story"],
    ["that is not asked for", THREE, "/other"]
  ])("leaves a page alone %s", (_, source, path) => expect(render(source, path)).not.toContain("outline"));
});
