import {describe, expect, it} from "vitest";
import {parseEvidence, parseIndex} from "../../../components/evidence/fetch-evidence.js";
import {compile} from "../../../loaders/lib/compile.js";
import {evidenceIndex, evidenceNames, evidenceOf} from "../../../loaders/lib/evidence/evidence.js";
import type {Row} from "../../../loaders/lib/rows.js";

const compiled = compile();
const {tables} = compiled;
const ids = (tables.articles ?? []).map((row) => String(row.article_id));
const rows = (name: string, article: string): Row[] => (tables[name] ?? []).filter((row) => row.article_id === article);

describe.each(ids)("evidenceOf(%s, compiled)", (id) => {
  const evidence = evidenceOf(id, compiled);

  it("holds every fact once, and each in its paragraph or with its event", () => {
    const anchors = [
      ...rows("events", id).map((row) => `e-${String(row.event_id)}`),
      ...rows("relations", id).map((row) => `r-${String(row.relation_id)}`),
      ...rows("figures", id).map((row) => `f-${String(row.figure_id)}`)
    ];
    expect(Object.keys(evidence.facts)).toEqual(anchors);
    const placed = new Set(Object.values(evidence.paragraphs).flatMap(({facts}) => facts));
    const counts = anchors.filter((anchor) => !placed.has(anchor));
    expect(counts.filter((anchor) => evidence.facts[anchor]?.partOf === null)).toEqual([]);
  });

  it("leads nowhere but to what it holds", () => {
    for (const {paragraph, sources, discrepancies, certainty} of Object.values(evidence.facts)) {
      expect(evidence.paragraphs).toHaveProperty([paragraph]);
      expect(evidence.certainty).toHaveProperty([certainty]);
      for (const {citation} of sources) expect(evidence.citations).toHaveProperty([citation]);
      for (const discrepancy of discrepancies) expect(evidence.discrepancies).toHaveProperty([discrepancy]);
    }
  });

  it("calls all sources of a fact older where the tables found them so", () => {
    const found = rows("discrepancies", id).filter(
      (row) => row.kind === "source-predates-event" && row.found === "computed"
    );
    for (const {facts, discrepancy_id: discrepancy} of found) {
      const fact = Object.entries(evidence.facts).find(([anchor]) => anchor.slice(2) === (facts as string[])[0])?.[1];
      expect(fact?.sources.filter(({isOlder}) => !isOlder)).toEqual([]);
      expect(fact?.discrepancies).toContain(discrepancy);
    }
  });

  it("comes over the wire as it went", () => {
    expect(parseEvidence(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  });
});

describe("evidenceOf(id, compiled)", () => {
  it("refuses an article that there is not", () => {
    expect(() => evidenceOf("mars", compiled)).toThrow("unknown article: mars");
  });
});

describe("evidenceIndex(compiled)", () => {
  it("names the article of every fact", () => {
    const index = parseIndex(evidenceIndex(compiled));
    const anchors = ids.flatMap((id) => Object.keys(evidenceOf(id, compiled).facts).map((anchor) => [anchor, id]));
    expect(index).toEqual(Object.fromEntries(anchors));
  });
});

describe("evidenceNames(compiled)", () => {
  it("names a file an article, and the index", () => {
    expect(evidenceNames(compiled)).toEqual([...ids, "index"].map((id) => `evidence/${id}.json`));
  });
});
