import {describe, expect, it} from "vitest";
import {flag, maybeText, text, texts} from "../../../../components/data/row.js";
import {arrestCounts} from "../../../../components/figures/arrest-counts/figure.js";
import {computeLayout} from "../../../../components/figures/arrest-counts/layout.js";
import {linkFrom} from "../../../../components/figures/draw-figure.js";
import {countOf, sayCount, sumOf} from "../../../../components/marks/person-icons.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";

const codes = readCodes();
const rows = readRows("arrest-counts");
const rowOf = (id: string) => {
  const row = rows.find((each) => each.event_id === id);
  if (!row) throw new Error(`no row: ${id}`);
  return row;
};
const averted = {...rowOf("galib-arrest-2021-11"), outcome: "none"};
const layoutOf = (id: string) =>
  computeLayout([rowOf(id)], {document: makeDocument(), width: 920, codes, parameters: {}, link: linkFrom("./")});

describe("countOf(row), sayCount(row, codes)", () => {
  it.each([
    ["aib-operations-2021", {kind: "number", value: 40, isRough: true}, "Nearly 40 arrested"],
    ["baku-embassy-plot-arrests-2009", {kind: "number", value: 6, isRough: false}, "6 arrested"],
    ["azerbaijan-opposition-crackdown-2018", {kind: "vague", word: "dozens"}, "“Dozens” arrested"],
    ["azerbaijan-imprisonment-of-muslims", {kind: "vague", word: null}, "Number not stated"],
    ["galib-arrest-2021-11", {kind: "names", names: ["Azzam Al Galib"]}, "Azzam Al Galib"],
    ["safarov-arrest-2018-07", {kind: "names", names: ["Yunis Safarov"]}, "Yunis Safarov"]
  ])("reads %s", (id, count, words) => {
    expect(countOf(rowOf(id))).toEqual(count);
    expect(sayCount(rowOf(id), codes)).toBe(words);
  });

  it("counts nobody where an arrest did not happen", () => {
    expect(countOf(averted)).toEqual({kind: "nobody"});
    expect(sayCount(averted, codes)).toBe("Did not happen");
  });
});

describe("arrestCounts", () => {
  testFixture(arrestCounts, rows, codes);

  it("places one circle a person, and fades the last of a rough number", () => {
    const {people} = layoutOf("aib-operations-2021");
    expect(people).toHaveLength(40);
    expect(people.map(({opacity}) => opacity).filter((opacity) => opacity < 1)).toEqual([0.7, 0.45, 0.25]);
    expect(layoutOf("baku-embassy-plot-arrests-2009").people).toHaveLength(6);
    expect(layoutOf("galib-arrest-2021-11").rings).toHaveLength(1);
  });

  it("draws what it places, and a line for nobody", () => {
    const drawing = drawAt(arrestCounts, [...rows, averted], 920, codes);
    expect(drawing.querySelectorAll("circle[opacity='1']")).toHaveLength(37 + 5 + 1 + 1 + 1 + 6 + 1);
    expect(drawing.querySelectorAll("circle[r='7.25']")).toHaveLength(2);
    expect(drawing.querySelectorAll("line")).toHaveLength(1);
    expect(arrestCounts.caption([averted], codes)).toContain("What did not happen is listed and counts nobody.");
  });

  it("places vague words alike, whatever the word", () => {
    const [word, none] = ["azerbaijan-opposition-crackdown-2018", "aib-hideout-operations-past-years"].map((id) =>
      layoutOf(id).people.map(({x, r, opacity}) => ({x, r, opacity}))
    );
    expect(word).toEqual(none);
  });

  it("links every row to its fact and names it", () => {
    const marks = [...drawAt(arrestCounts, rows, 340, codes).querySelectorAll("a")];
    expect(marks.map((mark) => mark.getAttribute("href")?.replace(/^.*#e-/, ""))).toEqual(
      rows.map((row) => text(row, "event_id"))
    );
    for (const mark of marks) expect(mark.getAttribute("aria-label")).toMatch(/Certainty: /);
  });

  it("letters totals and the cases that they contain", () => {
    const words = wordsOf(drawAt(arrestCounts, rows, 920, codes));
    expect(words).toContain("Total A");
    expect(words.filter((word) => word === "Part of total A")).toHaveLength(2);
  });

  it("never adds a total to its cases", () => {
    expect(arrestCounts.title(rows, codes)).toBe(
      "Ansar al-Islam in Bangladesh: a total of nearly 40 arrested, two arrested and six sentenced in single cases; Husseini'yon in Azerbaijan: seven arrested in single cases"
    );
    const one = [rowOf("galib-arrest-2021-11")];
    expect(arrestCounts.title(one, codes)).toBe("One arrested in a single case");
    const vague = [rowOf("azerbaijan-imprisonment-of-muslims")];
    expect(arrestCounts.title(vague, codes)).toBe("No number and no name");
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(arrestCounts, [], 340, codes))).toEqual(["No arrest or sentence fits."]);
  });
});

describe("arrest-counts on the published data", () => {
  const native = openPublished();

  it.each(WIDTHS)("draws at %d pixels without a fault", async (width) => {
    const found = await askRows(native, arrestCounts, {kind: null});
    expect(faultsOf(drawAt(arrestCounts, found, width, codes), width)).toEqual([]);
  });

  it("holds each event once for each measure", async () => {
    const found = await askRows(native, arrestCounts, {kind: null});
    const keys = found.map((row) => `${text(row, "event_id")} ${text(row, "kind")} ${maybeText(row, "measure") ?? ""}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(found.some((row) => flag(row, "total"))).toBe(true);
  });

  it("counts at arrest what the tables count at arrest", async () => {
    const found = (await askRows(native, arrestCounts)).filter((row) => !flag(row, "total"));
    const {rows: sums} = await native.query(
      "select sum(arrested)::int as value from events where not umbrella and certainty <> 'denied'"
    );
    expect(sumOf(found.filter((row) => row.value !== null)).people).toBe(sums[0]?.value);
  });

  it("offers the readings that change an arrest, and each does", {timeout: 60_000}, async () => {
    const readings = [
      ...new Set((await askRows(native, arrestCounts, {kind: null})).flatMap((row) => texts(row, "readings")))
    ];
    expect(readings.sort()).toEqual(["aib-single-arrests-beside-total", "galib-arrest-2021-11-by-source"]);
    const coded = wordsOf(drawAt(arrestCounts, await askRows(native, arrestCounts), 920, codes));
    for (const reading of readings) {
      const found = await askRows(native, arrestCounts, {reading: [reading]});
      expect(wordsOf(drawAt(arrestCounts, found, 920, codes)), reading).not.toEqual(coded);
      for (const width of WIDTHS) expect(faultsOf(drawAt(arrestCounts, found, width, codes), width)).toEqual([]);
    }
  });

  it("never adds up what several fronts count", async () => {
    const found = await askRows(native, arrestCounts);
    const title = arrestCounts.title(found, codes);
    for (const front of new Set(found.map((row) => text(row, "article_id")))) {
      const own = found.filter((row) => row.article_id === front);
      expect(title.toLowerCase()).toContain(arrestCounts.title(own, codes).toLowerCase());
    }
  });

  it("filters by front, kind and certainty", async () => {
    const found = await askRows(native, arrestCounts, {
      front: ["husseiniyon"],
      kind: ["sentence"],
      certainty: "asserted"
    });
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) {
      expect([row.article_id, row.kind, row.certainty]).toEqual(["husseiniyon", "sentence", "asserted"]);
    }
  });
});
