import "@citation-js/plugin-bibtex";
import {readFileSync} from "node:fs";
import {plugins} from "@citation-js/core";
import {Ajv} from "ajv";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {articlesOf, authorsOf, isColophon, namesIn} from "../../../../components/data/publication.js";
import {printBibtex} from "../../../../components/export/citation/bibtex.js";
import {printCsl} from "../../../../components/export/citation/csl.js";
import {nameOf, printReference} from "../../../../components/export/citation/text.js";
import {localDay} from "../../../../components/format/dates.js";
import type {Article} from "../../../../components/data/publication.js";
import type {Reference} from "../../../../components/export/citation/text.js";

const ARTICLE: Article = {
  article_id: "harbor",
  title: "Boats & Harbors: 100% of $5_#1",
  author: "Ada Pilot",
  publication: "Harbor Monitor",
  publisher: "The Pier",
  volume: 20,
  issue: 4,
  published: "2022-02-25",
  url: null
};
const REFERENCE: Reference = {
  id: "boat-timeline",
  title: "Two of the two boats are said to have left",
  edition: {title: "Five Boats: an edition", authors: ["Five Boats"], license: "CC BY 4.0"},
  version: "2022-03-01.0123456789",
  link: "https://example.org/boats?v=1&front=a~b&d=2022-03-01.0123456789#boat-timeline",
  accessed: "2026-11-05",
  articles: [ARTICLE]
};

const isCsl = new Ajv({strict: false}).compile(JSON.parse(readFileSync("tests/fixtures/csl-data.json", "utf8")));

/** Entries as an independent reader understands them. */
function readBibtex(text: string): Record<string, unknown>[] {
  return plugins.input.chain(text);
}

/** The braces of a text, as BibTeX counts them: a backslash before one changes nothing. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

describe("printReference(reference)", () => {
  it("names figure, edition, version, day, link and articles", () => {
    expect(printReference(REFERENCE)).toBe(
      "Five Boats. “Two of the two boats are said to have left.” Figure in Five Boats: an edition, data version 2022-03-01.0123456789. " +
        "Accessed November 5, 2026. https://example.org/boats?v=1&front=a~b&d=2022-03-01.0123456789#boat-timeline. " +
        "Drawn from Ada Pilot, “Boats & Harbors: 100% of $5_#1,” Harbor Monitor 20, no. 4 (The Pier, February 25, 2022)."
    );
  });

  it("leaves out what is not known, and a second full stop", () => {
    const bare = {...REFERENCE, title: "Who left?", link: null, accessed: null, articles: []};
    expect(printReference(bare)).toBe(
      "Five Boats. “Who left?” Figure in Five Boats: an edition, data version 2022-03-01.0123456789."
    );
  });
});

describe("printCsl(reference)", () => {
  it("fits the schema", () => {
    const items: unknown = JSON.parse(printCsl(REFERENCE));
    expect(isCsl(items), JSON.stringify(isCsl.errors)).toBe(true);
    expect(items).toMatchObject([
      {type: "figure", author: [{literal: "Five Boats"}], issued: {"date-parts": [[2022, 3, 1]]}},
      {type: "article-journal", author: [{given: "Ada", family: "Pilot"}], volume: "20", issue: "4"}
    ]);
  });

  it("fits the schema whatever the texts hold", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), fc.string({minLength: 1}), (title, author) => {
        const text = printCsl({...REFERENCE, title, articles: [{...ARTICLE, title, author, url: title}]});
        expect(isCsl(JSON.parse(text))).toBe(true);
      })
    );
  });
});

describe("printBibtex(reference)", () => {
  it("is read by others as it was meant", () => {
    const [figure, article] = readBibtex(printBibtex(REFERENCE));
    expect(figure).toMatchObject({
      title: REFERENCE.title,
      author: [{family: "Five Boats"}],
      URL: REFERENCE.link,
      issued: {"date-parts": [[2022, 3]]},
      accessed: {"date-parts": [[2026, 11, 5]]}
    });
    expect(article).toMatchObject({
      type: "article-journal",
      title: ARTICLE.title,
      author: [{given: "Ada", family: "Pilot"}],
      "container-title": "Harbor Monitor",
      volume: "20",
      issue: "4"
    });
  });

  it("keeps every text, whatever it holds", () => {
    const word = fc.string({unit: fc.constantFrom(...Array.from("ab \\{}~^$&#_%\"'@,=-é漢\n")), minLength: 1});
    fc.assert(
      fc.property(word, word, (title, author) => {
        fc.pre(title.trim() !== "" && author.trim() !== "");
        const text = printBibtex({...REFERENCE, title: `x${title}x`, articles: [{...ARTICLE, author: `y${author}y`}]});
        expect(isBalanced(text)).toBe(true);
        const entries = readBibtex(text);
        expect(entries).toHaveLength(2);
        expect(String(entries[0]?.title).replaceAll(/\s+/g, " ")).toBe(`x${title}x`.replaceAll(/\s+/g, " "));
      }),
      {numRuns: 300}
    );
  });

  it("keeps an address that would end its field", () => {
    const link = "https://example.org/?a={b}\\ c%7E~#x";
    expect(printBibtex({...REFERENCE, link})).toContain("url = {https://example.org/?a=%7Bb%7D%5C%20c%7E~#x}");
  });
});

describe("nameOf(name)", () => {
  it.each([
    ["Ada Pilot", {given: "Ada", family: "Pilot"}],
    ["Ada van der Pilot", {literal: "Ada van der Pilot"}],
    ["Reuters", {literal: "Reuters"}],
    ["", {literal: ""}]
  ])("takes %j apart only where there is no doubt", (name, expected) => {
    expect(nameOf(name)).toEqual(expected);
  });
});

describe("localDay(moment)", () => {
  it("is the day where the reader is", () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});

describe("colophon", () => {
  const other = {...ARTICLE, article_id: "pier", author: "Ada Pilot and Bo Crane"};
  const colophon = {title: "x", authors: ["x"], license: "x", articles: [ARTICLE, other]};

  it("gives the articles of the rows, and all where the rows do not say", () => {
    expect(articlesOf(colophon, [{article_id: "pier"}, {article_id: "pier"}])).toEqual([other]);
    expect(articlesOf(colophon, [{n: 1}])).toEqual([ARTICLE, other]);
    expect(articlesOf(colophon, [])).toEqual([ARTICLE, other]);
  });

  it("names each author once", () => {
    expect(namesIn({author: "A B, C D, and E F"})).toEqual(["A B", "C D", "E F"]);
    expect(authorsOf([ARTICLE, other])).toBe("Ada Pilot and Bo Crane");
    expect(authorsOf([])).toBe("");
  });

  it("is known by its shape", () => {
    expect(isColophon(JSON.parse(JSON.stringify(colophon)))).toBe(true);
    expect(isColophon({...colophon, articles: [{...ARTICLE, volume: "20"}]})).toBe(false);
    expect(isColophon({...colophon, authors: [1]})).toBe(false);
  });
});
