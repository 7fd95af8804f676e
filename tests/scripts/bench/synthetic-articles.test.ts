import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {compileSources} from "../../../loaders/lib/compile.js";
import {DATA} from "../../../loaders/lib/data-folder.js";
import {syntheticSources} from "../../../scripts/bench/synthetic-articles.js";

const CODEBOOK = readFileSync(join(DATA, "codebook.yaml"), "utf8");

describe("syntheticSources(count, codebook, seed)", () => {
  it.each([1, 2, 10, 25])(
    "makes %i articles without a fault, every registered name in use",
    (count) => {
      const {problems, compiled} = compileSources(syntheticSources(count, CODEBOOK));
      expect(problems.slice(0, 5)).toEqual([]);
      expect(compiled?.tables.articles).toHaveLength(count);
      expect(compiled?.tables.paragraphs).toHaveLength(Math.floor(count * 11.5));
    },
    60_000
  );

  it("makes the same text from the same seed, and makes it again when read again", () => {
    const sources = syntheticSources(5, CODEBOOK);
    expect(digest(sources.articles)).toBe(digest(sources.articles));
    expect(digest(syntheticSources(5, CODEBOOK).articles)).toBe(digest(sources.articles));
    expect(digest(syntheticSources(5, CODEBOOK, 2).articles)).not.toBe(digest(sources.articles));
  });

  it("begins a larger corpus with other names but the same number of paragraphs", () => {
    const [small] = [...syntheticSources(5, CODEBOOK).articles];
    const [large] = [...syntheticSources(500, CODEBOOK).articles];
    expect(small?.text.match(/```yaml/g)?.length).toBe(large?.text.match(/```yaml/g)?.length);
  });
});

function digest(articles: Iterable<{text: string}>): string {
  const hash = createHash("sha256");
  for (const {text} of articles) hash.update(text);
  return hash.digest("hex");
}
