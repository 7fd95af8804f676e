import {Script} from "node:vm";
import {parseHTML} from "linkedom";
import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {embedScript} from "../../../scripts/build/embed-script.js";
import {figureIds} from "../../../scripts/build/report.js";
import {embedPaths, embeddedOn, placeEmbed, printEmbed, standAlone} from "../../../scripts/pages/embed-page.js";

const FIGURE = `<figure class="figure" data-figure="a"><h3 class="figure-title">A &amp; B</h3><svg><a href="../articles/x#e-1"><circle r="1"/></a></svg><a href="#a-table" rel="x">Table</a></figure>`;
const NOBODY = {title: "", authors: [], license: "", articles: []};
const EDITION = {version: "2026-11-23.0123456789", aliases: [], source: "A Paper 1(2)", colophon: NOBODY};

const HOMES = new Map([["a", {path: "/story", root: "./", figures: ["a"]}]]);

/** Renders a page that places a figure. */
function render(path: string): string {
  const md = new MarkdownIt({html: true});
  md.core.ruler.push("figure", ({tokens, Token}) => {
    tokens.push(Object.assign(new Token("placed", "", 0), {content: FIGURE}));
  });
  md.renderer.rules.placed = (tokens, index) => tokens[index]?.content ?? "";
  placeEmbed(md);
  return md.render("", {path});
}

describe("embedPaths()", () => {
  it("has one for every figure", () => {
    expect(embedPaths().map(embeddedOn)).toEqual(figureIds());
  });
});

describe("embeddedOn(path)", () => {
  it.each(["/index", "/embed", "/embed/a/b", "/embed/sql", "/articles/embed"])("finds nothing on %s", (path) => {
    expect(embeddedOn(path)).toBeNull();
  });
});

describe("printEmbed(id)", () => {
  it("prints the figure with nothing around it", () => {
    const [id = ""] = figureIds();
    const text = printEmbed(id);
    for (const part of ["sidebar", "toc", "header", "footer", "pager"]) expect(text).toContain(`\n${part}: false\n`);
    expect(text.endsWith(`---\n\n{{figure ${id}}}\n`)).toBe(true);
  });

  it("refuses what is no figure", () => {
    expect(() => printEmbed("nowhere")).toThrow("unknown figure: nowhere");
  });
});

describe("placeEmbed(md)", () => {
  it("leaves other pages as they are", () => expect(render("/story")).toBe(FIGURE));

  it("adds the cell that ties the figure to the page around it", () => {
    expect(render("/embed/a")).toContain("open_embed(&quot;a&quot;);");
  });
});

describe("standAlone(html, id, report)", () => {
  it("makes the title the page's, leads links out of the frame and says where it is from", () => {
    const html = standAlone(FIGURE, "a", {homes: HOMES, edition: EDITION});
    const {document} = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
    expect(document.querySelector("h1.figure-title")?.textContent).toBe("A & B");
    expect(document.querySelectorAll("h3")).toHaveLength(0);
    const ways = [...document.querySelectorAll("a")].map((link) => [link.textContent, link.getAttribute("target")]);
    expect(ways).toEqual([
      ["", "_blank"],
      ["Table", "_self"],
      ["Five Fronts: the figure on its page", "_blank"]
    ]);
    const foot = document.querySelector(".figure-source");
    expect(foot?.querySelector("a")?.getAttribute("href")).toBe("../story#a");
    expect(foot?.textContent).toContain("After articles in A Paper 1(2); data version 2026-11-23.0123456789");
    expect(document.querySelector("figure")?.className).toBe("figure embed");
  });

  it("leads to the front page from a figure that stands nowhere else", () => {
    expect(standAlone(FIGURE, "a", {homes: new Map(), edition: EDITION})).toContain('href="../#"');
  });

  it("refuses what is no figure", () => {
    expect(() => standAlone("<p>x</p>", "a", {})).toThrow("no figure: <p>x</p>");
  });
});

describe("embedScript()", () => {
  it("is a small classic script that needs nothing", () => {
    const text = embedScript();
    expect(text.length).toBeLessThan(2500);
    expect(() => new Script(text)).not.toThrow();
    expect(text).not.toMatch(/\b(import|export|eval|fetch|innerHTML)\b/);
  });
});
