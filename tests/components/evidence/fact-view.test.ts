import {describe, expect, it} from "vitest";
import {drawFacts, drawEvidence} from "../../../components/evidence/fact-view.js";
import {compile} from "../../../loaders/lib/compile.js";
import {evidenceOf} from "../../../loaders/lib/evidence/evidence.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";
import {printArticle} from "../../../scripts/pages/article-page.js";

const compiled = compile();
const ids = (compiled.tables.articles ?? []).map((row) => String(row.article_id));
const options = {document: makeDocument(), root: "../"};
const words = (element: Element | null | undefined): string => element?.textContent.replaceAll(/\s+/g, " ") ?? "";

function parse(html: string): Document {
  const document = makeDocument();
  document.body.innerHTML = html;
  return document;
}

describe.each(ids)("drawEvidence(evidence, target, options): %s", (article) => {
  const evidence = evidenceOf(article, compiled);
  const html = printArticle(article, compiled);
  const page = new Map([...parse(html).querySelectorAll("[id]")].map((element) => [element.id, element]));
  const anchors = [...Object.keys(evidence.facts), ...Object.keys(evidence.paragraphs).map((label) => `p-${label}`)];

  it("draws every fact and paragraph, each link an anchor of its article's page", () => {
    for (const anchor of anchors) {
      const drawn = drawEvidence(evidence, {article, anchor}, options);
      expect(drawn?.querySelectorAll("h2"), anchor).toHaveLength(1);
      for (const link of drawn?.querySelectorAll("a") ?? []) {
        const [path, to = ""] = link.getAttribute("href")?.split("#") ?? [];
        if (path === `../articles/${article}`) expect(page.has(to), to).toBe(true);
      }
    }
  });

  it("says of a fact what the article's page says", () => {
    for (const [anchor, {title, when, printed, hedge, place, numbers}] of Object.entries(evidence.facts)) {
      if (anchor.startsWith("f-")) continue;
      const [drawer, item] = [words(drawEvidence(evidence, {article, anchor}, options)), words(page.get(anchor))];
      for (const part of [title, when, printed, hedge, place, ...numbers]) {
        if (part === null) continue;
        expect(drawer, anchor).toContain(part.replaceAll(/\s+/g, " "));
        expect(item, anchor).toContain(part.replaceAll(/\s+/g, " "));
      }
    }
  });
});

describe("drawEvidence(evidence, target, options)", () => {
  const article = "iranian-proxies";
  const evidence = evidenceOf(article, compiled);
  const draw = (anchor: string) => drawEvidence(evidence, {article, anchor}, options);

  it("says plainly that a source is older than the event, and what is at odds", () => {
    const rockets = draw("e-ain-al-asad-rockets-2022-01-06");
    expect(words(rockets?.querySelector(".fact-view-older"))).toBe("Published before the event's first day.");
    expect(words(rockets)).toContain("Source older than event");
    expect(words(rockets?.querySelector("dd"))).toBe(
      "January 6, 2022Dated to the day; in the article: “One day later”."
    );
  });

  it("quotes the hedge and explains the degree of certainty", () => {
    const [anchor = ""] = Object.entries(evidence.facts).find(([, {hedge}]) => hedge === "widely considered") ?? [];
    expect(words(draw(anchor)?.querySelector(".fact-view-certainty"))).toMatch(
      /^Assessed, in the article's words “widely considered”. The author's judgement/
    );
  });

  it("says where no source and no date is given", () => {
    const [anchor = ""] =
      Object.entries(evidence.facts).find(
        ([, {kind, when, printed, sources}]) =>
          kind === "event" && when === null && printed === null && sources.length === 0
      ) ?? [];
    expect(words(draw(anchor))).toContain("The text gives no date.");
    expect(words(draw(anchor))).toContain("The article cites no source for it.");
  });

  it("knows no fact that there is not", () => {
    expect(draw("e-mars")).toBeNull();
    expect(draw("p-999")).toBeNull();
  });

  it("keeps text as text", () => {
    const [anchor = "", fact] = Object.entries(evidence.facts)[0] ?? [];
    if (!fact) throw new Error("no fact");
    const evil = {...evidence, facts: {[anchor]: {...fact, title: "<img src=x onerror=alert(1)>"}}};
    const drawn = drawEvidence(evil, {article, anchor}, options);
    expect(drawn?.querySelector("img")).toBeNull();
    expect(words(drawn?.querySelector("h2"))).toBe("<img src=x onerror=alert(1)>");
  });
});

describe("drawFacts(number, pointers, options)", () => {
  it("lists the facts that a number rests on", () => {
    const pointers = ["a", "b"].map((id) => ({article: "tajikistan", anchor: `e-${id}`, title: id.toUpperCase()}));
    const drawn = drawFacts("two", pointers, options);
    expect(words(drawn.querySelector("h2"))).toBe("“two” rests on 2 facts");
    expect([...drawn.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "../articles/tajikistan#e-a",
      "../articles/tajikistan#e-b"
    ]);
  });
});
