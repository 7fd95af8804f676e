import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {orderOf, printSchema, targetsOf} from "../../../scripts/pages/schema-diagram.js";
import {faultsOf} from "../../drawing.js";

const {codebook} = compile();
const tables = [...codebook.tables.values()];
const drawings = [...parseHTML(`<main>${printSchema(codebook)}</main>`).document.querySelectorAll("svg")];

describe("orderOf(tables)", () => {
  it("puts each table behind those that it refers to, and keeps all", () => {
    const order = orderOf(tables).map(({name}) => name);
    expect([...order].sort()).toEqual([...codebook.tables.keys()].sort());
    for (const table of tables) {
      for (const target of targetsOf(table).filter((name) => name !== table.name)) {
        expect(order.indexOf(target), `${table.name} to ${target}`).toBeLessThan(order.indexOf(table.name));
      }
    }
  });
});

describe("printSchema(codebook)", () => {
  it("draws a dot for each reference, and a head for each table that is referred to", () => {
    const references = tables.flatMap((table) => targetsOf(table));
    for (const drawing of drawings) {
      expect(drawing.querySelectorAll("circle[r='4.5']")).toHaveLength(references.length);
      expect(drawing.querySelectorAll("rect[width='14']")).toHaveLength(new Set(references).size);
    }
  });

  it("leads from each table to its columns, and says what it refers to", () => {
    for (const drawing of drawings) {
      const labels = new Map(
        [...drawing.querySelectorAll("a")].map((mark) => [mark.getAttribute("href"), mark.getAttribute("aria-label")])
      );
      expect([...labels.keys()].sort()).toEqual(tables.map(({name}) => `#t-${name}`).sort());
      expect(labels.get("#t-events")).toMatch(
        /^events article_id, .+: refers to articles, paragraphs, places and events\.$/
      );
      expect(labels.get("#t-terms")).toBe("terms: refers to no other table.");
    }
  });

  it("keeps its words apart and whole", () => {
    for (const drawing of drawings) expect(faultsOf(drawing, Number(drawing.getAttribute("width")))).toEqual([]);
  });
});
