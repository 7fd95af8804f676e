import {describe, expect, it} from "vitest";
import {maybeText, text} from "../../../../components/data/row.js";
import {linkFrom} from "../../../../components/figures/draw-figure.js";
import {troopLevels} from "../../../../components/figures/troop-levels/figure.js";
import {computeLayout} from "../../../../components/figures/troop-levels/layout.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, printDrawing, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("troop-levels");
const fixture = (index: number): Row => {
  const row = rows[index];
  if (!row) throw new Error(`no row: ${index}`);
  return row;
};
const [peak, now, view, hope] = [fixture(0), fixture(1), fixture(2), fixture(3)];
const byRemaining = rows.map((row) => ({...row, full_width: 2500}));
const READ = "us-troops-on-day-of-source";
const CERTAINTIES = [null, "asserted", "reported", "claimed", "alleged", "assessed", "hypothetical"];
const CHOICES = CERTAINTIES.flatMap((certainty) =>
  [false, true].flatMap((remaining) => [null, [READ]].map((reading): Values => ({certainty, remaining, reading})))
);

const place = (of: readonly Row[], width = 920) =>
  computeLayout(of, {document: makeDocument(), width, codes, parameters: {}, link: linkFrom("./")});
const drawWith = (of: readonly Row[], width: number) => drawAt(troopLevels, of, width, codes, {jsonFiles: {}});
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, ""));
const factsOf = (of: readonly Row[]) => of.map((row) => `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`);
const lengthsOf = (of: readonly Row[], width = 920) => place(of, width).bars.map(({x1, x2}) => x2 - x1);

describe("troopLevels", () => {
  it.each([340, 600, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawWith(rows, width));
    await expect(drawing).toMatchFileSnapshot(`../../../output/troop-levels-${width}.svg`);
  });

  it.each([340, 920])("draws the fixture by what is left at %d pixels", async (width) => {
    const drawing = printDrawing(drawWith(byRemaining, width));
    await expect(drawing).toMatchFileSnapshot(`../../../output/troop-levels-remaining-${width}.svg`);
  });

  it.each(WIDTHS)("leads every row to its fact, in a spot of 24 pixels at least, at %d pixels", (width) => {
    const drawing = drawWith(rows, width);
    expect(linksOf(drawing)).toEqual(factsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) {
      expect(mark.getAttribute("aria-label")).toMatch(/Certainty: /);
      const spot = mark.querySelector("rect");
      expect(Number(spot?.getAttribute("width"))).toBeGreaterThanOrEqual(24);
      expect(Number(spot?.getAttribute("height"))).toBeGreaterThanOrEqual(24);
    }
  });

  it.each(WIDTHS)("draws bars as long as their numbers, from nobody on, at %d pixels", (width) => {
    const {left, right, bars} = place(rows, width);
    expect(bars.map(({x1}) => x1)).toEqual([left, left, left]);
    const [most = 0, ...least] = lengthsOf(rows, width);
    expect(most).toBeCloseTo(right - left, 6);
    for (const length of least) expect(length).toBeCloseTo(most / 60, 6);
  });

  it("breaks a bar that is longer than the scale, and says by how much", () => {
    const {left, right, bars, breaks} = place(byRemaining);
    expect(breaks).toHaveLength(2);
    expect(bars[0]?.x2).toBeGreaterThan(right);
    expect(lengthsOf(byRemaining).slice(1)).toEqual([right - left, right - left]);
    expect(wordsOf(drawWith(byRemaining, 920)).join(" ")).toContain("The bar goes on for 59 more widths of this scale");
    expect(place(rows).breaks).toEqual([]);
  });

  it("gives what has no number a question mark and no length", () => {
    const {bars, points, labels} = place([hope]);
    expect([bars, points.length]).toEqual([[], 1]);
    expect(labels.flatMap(({lines}) => lines)).toEqual(expect.arrayContaining(["?", "No number in the text"]));
  });

  it("draws nothing between the numbers", () => {
    const drawing = drawWith(rows, 920);
    expect(drawing.querySelectorAll("rect")).toHaveLength(3 + rows.length);
    expect(troopLevels.caption(rows, codes)).toContain("The text gives 150,000 no date, and no number between");
  });

  it.each([
    [rows, "U.S. troops in Iraq are down from 150,000 to 2,500 in February 2022: one in 60"],
    [byRemaining, "For Iran all 2,500 U.S. troops left in Iraq are too many, by the author’s account"],
    [byRemaining.slice(0, 2), "U.S. troops in Iraq are down from 150,000 to 2,500 in February 2022: one in 60"],
    [
      [peak, {...now, value: 4000}],
      "U.S. troops in Iraq are down from 150,000 to 4,000 in February 2022: about one in 38"
    ],
    [[now], "2,500 U.S. troops in Iraq in February 2022"],
    [[peak], "150,000 U.S. troops in Iraq"],
    [[view, hope], "No count of U.S. troops fits"],
    [[], "No number fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(troopLevels.title(shown, codes)).toBe(title);
  });

  it("keeps qualifiers and bounds in its words", () => {
    const rough = {...now, value: null, low: 2000, high: 3000, qualifier: "around"};
    expect(troopLevels.alt([rough], codes)).toContain("around 2,000 to 3,000");
  });

  it("says of what it does not show nothing in its notes", () => {
    const notes = troopLevels.caption([peak, now], codes);
    expect(notes).not.toMatch(/question mark|too many/);
    expect(troopLevels.caption([now], codes)).not.toContain("no number between");
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawWith([], 340))).toEqual(["No number fits."]);
    expect(troopLevels.alt([], codes)).toBe("No number fits.");
  });
});

describe("troop-levels on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, troopLevels, values);

  it.each(CHOICES)("draws at every width without a fault (%j)", async (values) => {
    const found = await ask(values);
    expect(troopLevels.title(found, codes)).toContain("2,500");
    for (const width of WIDTHS) {
      const drawing = drawWith(found, width);
      expect(faultsOf(drawing, width)).toEqual([]);
      expect(linksOf(drawing)).toEqual(factsOf(found));
    }
  });

  it("holds every number of U.S. troops in Iraq that the tables hold", async () => {
    const {rows: stated} = await native.query(
      "select figure_id from figures where measure = 'troops' and actor_id = 'us-forces' order by figure_id"
    );
    const found = (await ask()).filter((row) => text(row, "part") === "number");
    expect(found.map((row) => text(row, "fact_id")).sort()).toEqual(stated.map((row) => text(row, "figure_id")));
  });

  it("leaves out what is less certain than asked, the view ascribed to Iran first of all counts", async () => {
    const found = await ask({certainty: "asserted"});
    expect(found.map((row) => [row.value, maybeText(row, "viewer")])).toEqual([
      [150_000, null],
      [2500, null]
    ]);
    expect((await ask()).map((row) => maybeText(row, "viewer"))).toEqual([null, null, "Iran", null]);
  });

  it("takes the number of the present for that of its source where it is read so", async () => {
    const found = await ask({reading: [READ]});
    expect(troopLevels.title(found, codes)).toContain("2,500 on December 9, 2021");
    expect(found.map((row) => row.date_start)).toEqual([null, "2021-12-09", "2022-02-01", null]);
  });
});
