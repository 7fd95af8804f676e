import {describe, expect, it} from "vitest";
import {number, text} from "../../../../components/data/row.js";
import {outlets} from "../../../../components/figures/outlets/figure.js";
import {citationsIn, groupsOf, rowLabel} from "../../../../components/figures/outlets/rows.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("outlets");
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => mark.getAttribute("href")).sort();
const addressesOf = (of: readonly Row[]) =>
  citationsIn(of)
    .map((row) => `./articles/${text(row, "article_id")}#${text(row, "anchor")}`)
    .sort();

describe("outlets", () => {
  testFixture(outlets, rows, codes);

  it("gives every citation one link to its paragraph", () => {
    expect(linksOf(drawAt(outlets, rows, 600, codes))).toEqual(addressesOf(rows));
  });

  it("says who is cited, of which day, where, and what rests on it", () => {
    const [row] = citationsIn(rows).filter((each) => text(each, "outlet_id") === "trtworld");
    expect(row && rowLabel(row)).toBe(
      "TRT World, January 26, 2022, cited in paragraph 3 on Tajikistan. 11 facts rest on it."
    );
  });

  it("names the front that leans most on one outlet", () => {
    expect(outlets.title(rows, codes)).toBe(
      "Of five fronts, Ansar al-Islam in Bangladesh leans most on one outlet: 29 % of its facts rest on The Daily Star"
    );
    const one = rows.filter((row) => text(row, "article_id") === "tajikistan");
    expect(outlets.title(one, codes)).toBe("Tajikistan and the Taliban: 15 % of its facts rest on TRT World");
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(outlets, [], 340, codes))).toEqual(["No citation fits."]);
    expect(outlets.title([], codes)).toBe("No citation fits");
  });
});

describe("outlets on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, outlets, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it("draws every choice at every width without a fault", {timeout: 60_000}, async () => {
    const choices: Values[] = [
      {},
      {front: ["husseiniyon"]},
      {outlet: ["newspaper"]},
      {outlet: ["group-media"]},
      {outlet: []}
    ];
    for (const by of ["front", "country", "kind"]) {
      for (const more of choices) {
        const found = await ask({by, ...more});
        for (const width of WIDTHS) {
          const drawing = drawAt(outlets, found, width, codes);
          expect(faultsOf(drawing, width), JSON.stringify({by, ...more, width})).toEqual([]);
          expect(linksOf(drawing)).toEqual(addressesOf(found));
        }
      }
    }
  });

  it("counts each citation once, however they are grouped", async () => {
    const counted = await native.query("select count(*)::int as n from citations");
    for (const by of ["front", "country", "kind"]) {
      expect(citationsIn(await ask({by}))).toHaveLength(Number(counted.rows[0]?.n));
    }
  });

  it("lets the pieces of a front's outlet add up to the facts that rest on it", async () => {
    for (const {outlets: own} of groupsOf(await ask())) {
      for (const {facts, citations} of own) {
        expect(citations.map((row) => number(row, "outlet_facts"))).toEqual(citations.map(() => facts));
      }
    }
  });

  it.each([
    ["country", "13 of 60 citations are of outlets of one country: Bangladesh"],
    ["kind", "21 of 60 citations are of one kind: news site"]
  ])("states what is cited most by %s", async (by, title) => {
    expect(outlets.title(await ask({by}), codes)).toBe(title);
  });

  it("finds no outlet in four of the states that the articles are about, as the page says", async () => {
    const countries = citationsIn(await ask()).map((row) => row.country);
    for (const name of ["Iraq", "Syrian Arab Republic", "Syria", "Tajikistan", "Azerbaijan"]) {
      expect(countries).not.toContain(name);
    }
  });
});
