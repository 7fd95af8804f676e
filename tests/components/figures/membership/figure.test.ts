import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {linkFrom} from "../../../../components/figures/draw-figure.js";
import {countLabel} from "../../../../components/figures/count-text.js";
import {membership} from "../../../../components/figures/membership/figure.js";
import {computeLayout} from "../../../../components/figures/membership/layout.js";
import {rowsOfPart} from "../../../../components/figures/rows.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("membership");
const own = rows.filter((row) => text(row, "article_id") === "husseiniyon");
const [first, now, other] = rowsOfPart(rows, "count");
const idsOf = (of: readonly Row[]) => of.map((row) => text(row, "fact_id")).sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#[fr]-/, "")).sort();
const place = (of: readonly Row[], width = 920) =>
  computeLayout(of, {document: makeDocument(), width, codes, parameters: {}, link: linkFrom("./")});

describe("membership", () => {
  testFixture(membership, rows, codes);

  it.each([...WIDTHS, 1600])("keeps labels apart at %d pixels", (width) => {
    for (const shown of [rows, own, rowsOfPart(rows, "count"), rowsOfPart(rows, "word"), rowsOfPart(rows, "name")]) {
      expect(faultsOf(drawAt(membership, shown, width, codes), width)).toEqual([]);
    }
  });

  it.each(WIDTHS)("gives every fact one link that says it, at %d pixels", (width) => {
    const drawing = drawAt(membership, rows, width, codes);
    expect(linksOf(drawing)).toEqual(idsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) {
      expect(mark.getAttribute("aria-label")).toMatch(/(No source is cited|Source cited: .+\d{4})\. Certainty: /);
    }
  });

  it("places counts true to one scale from nobody on", () => {
    const {left, right, points, whiskers} = place(rows);
    const people = (x: number) => ((x - left) / (right - left)) * 800;
    expect(points.map(({x}) => Math.round(people(Number(x)) * 10) / 10)).toEqual([14, 20]);
    expect(whiskers.map(({x1, x2}) => [people(x1), people(x2)].map(Math.round))).toEqual([[700, 800]]);
    expect(place(own).points.map(({x}) => Number(x))).toEqual([left + (14 / 20) * (right - left), right]);
  });

  it("places words and names off the scale, and words all alike", () => {
    const {scaleBottom, people, rings} = place(rows);
    for (const {y} of [...people, ...rings]) expect(y).toBeGreaterThan(scaleBottom);
    expect(rings).toHaveLength(3);
    const runs = rowsOfPart(rows, "word").map((row) => place([row]).people.map(({x, r}) => [x, r]));
    for (const run of runs) expect(run).toEqual(runs[0]);
  });

  it.each([
    [first, "only 14"],
    [now, "around 20"],
    [other, "around 700 to 800"],
    [rowsOfPart(rows, "word")[0], "relatively small"]
  ])("says a number in the words of the text (%#)", (row, words) => {
    expect(countLabel(row ?? {})).toBe(words);
  });

  it.each([
    [
      rows,
      "Husseini'yon is put at only 14 members in early 2016 and around 20 in February 2022 (no source cited); Ansar al-Islam Bangladesh is put at around 700 to 800 members"
    ],
    [own.filter((row) => row !== now), "Husseini'yon is put at only 14 members in early 2016"],
    [rowsOfPart(rows, "word"), "No number shown; four told in words alone"],
    [rowsOfPart(rows, "name").slice(1, 2), "No number shown; one person known by name"],
    [[], "No count fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(membership.title(shown, codes)).toBe(title);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(membership, [], 340, codes))).toEqual(["No count fits."]);
  });
});

describe("membership on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, membership, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it("draws every choice at every width without a fault", {timeout: 60_000}, async () => {
    for (const beside of [true, false]) {
      for (const source of [null, "cited", "uncited"]) {
        for (const certainty of [null, "asserted", "reported"]) {
          const found = await ask({beside, source, certainty});
          for (const width of WIDTHS) {
            const drawing = drawAt(membership, found, width, codes);
            expect(faultsOf(drawing, width), JSON.stringify({beside, source, certainty})).toEqual([]);
            expect(linksOf(drawing)).toEqual(idsOf(found));
          }
        }
      }
    }
  });

  it("holds every number and word that the article has for people of the group", async () => {
    const {rows: figures} = await native.query(`select figure_id as fact_id from figures
      where article_id = 'husseiniyon' and unit = 'people' and actor_id = 'husseiniyon'`);
    const found = (await ask({beside: false})).filter((row) => row.kind === "figure");
    expect(idsOf(found)).toEqual([...idsOf(figures), "husseiniyon-returnee-arrests-arrested"].sort());
  });

  it("leaves the count of today out where a source is asked for", async () => {
    const found = await ask({source: "cited"});
    expect(rowsOfPart(found, "count").map((row) => text(row, "fact_id"))).toEqual([
      "husseiniyon-members-at-formation",
      "aib-active-members"
    ]);
  });
});
