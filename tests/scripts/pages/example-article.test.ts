import {readFileSync} from "node:fs";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {compileSources} from "../../../loaders/lib/compile.js";
import {DATA, readDataFolder} from "../../../loaders/lib/data-folder.js";
import {printExampleArticle} from "../../../scripts/pages/example-article.js";

describe("printExampleArticle(readme)", () => {
  const html = printExampleArticle(readFileSync("data/README.md", "utf8"));
  const text = parseHTML(html).document.querySelector("code")?.textContent ?? "";

  it("prints a file with a head, a digest and facts of each kind", () => {
    for (const part of ["front: iranian-proxies", "(al-Mashareq, January 5)", "events:", "relations:", "figures:"])
      expect(text).toContain(part);
  });

  it("prints an article that is in order but for the facts that it leaves out", () => {
    const sources = readDataFolder(DATA);
    const articles = [{file: "articles/iranian-proxies.md", id: "iranian-proxies", text}];
    const {problems} = compileSources({...sources, articles});
    expect(problems.filter(({file}) => file.includes("articles")).map(({kind, value}) => `${kind}: ${value}`)).toEqual([
      "unknown fact: jabbarin-claim-ain-al-asad"
    ]);
  });

  it("throws where there is no example", () => {
    expect(() => printExampleArticle("# Data")).toThrow("no example: data/README.md");
  });
});
