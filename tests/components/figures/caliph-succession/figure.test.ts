import {describe, expect, it} from "vitest";
import {maybeText, text} from "../../../../components/data/row.js";
import {caliphSuccession} from "../../../../components/figures/caliph-succession/figure.js";
import {contextOf, placeRows} from "../../../../components/figures/caliph-succession/layout.js";
import {rowsOfPart} from "../../../../components/figures/rows.js";
import {linkFrom} from "../../../../components/figures/draw-figure.js";
import {DAY_MS} from "../../../../components/format/dates.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, printDrawing, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("caliph-succession");
const CHOICES: Values[] = [
  {},
  {scale: true},
  {certainty: "asserted"},
  {certainty: "asserted", scale: true},
  {certainty: "reported"},
  {certainty: "claimed"},
  {certainty: "alleged"},
  {certainty: "assessed"},
  {reading: ["no-pledge-on-day-of-source"]},
  {reading: ["no-pledge-on-day-of-source"], scale: true}
];

const contextAt = (width: number) =>
  contextOf(rows, {document: makeDocument(), width, codes, parameters: {}, link: linkFrom("./")});
const factsOf = (of: readonly Row[]) =>
  of.flatMap((row) => (row.fact_id === null ? [] : [`${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`])).sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, "")).sort();
const drawWith = (of: readonly Row[], width: number) => drawAt(caliphSuccession, of, width, codes, {jsonFiles: {}});
const without = (...parts: string[]) => rows.filter((row) => !parts.includes(text(row, "part")));

/** Places one row at a width and gives its mark. */
function shapeOf(part: string, width = 920, fact = "") {
  const found = rows.filter((row) => text(row, "part") === part && (fact === "" || row.fact_id === fact));
  const [first] = placeRows(found.slice(0, 1), 0, contextAt(width)).placed;
  if (!first) throw new Error(`no row: ${part}`);
  return first.shape;
}

describe("caliphSuccession", () => {
  it.each([340, 600, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawWith(rows, width));
    await expect(drawing).toMatchFileSnapshot(`../../../output/caliph-succession-${width}.svg`);
  });

  it.each(WIDTHS)("leads every mark to its fact, in a spot of 24 pixels at least, at %d pixels", (width) => {
    const drawing = drawWith(rows, width);
    expect(linksOf(drawing)).toEqual(factsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) {
      expect(mark.getAttribute("aria-label")).toMatch(/Certainty: /);
      const spot = mark.querySelector("rect[fill='transparent']");
      expect(Number(spot?.getAttribute("width"))).toBeGreaterThanOrEqual(24);
      expect(Number(spot?.getAttribute("height"))).toBeGreaterThanOrEqual(24);
    }
  });

  it("lets a term begin and end no more exactly than the text does", () => {
    const first = shapeOf("term", 920, "abubakar-al-baghdadi-leads-islamic-state");
    const second = shapeOf("term", 920, "abu-ibrahim-al-hashimi-al-quraishi-leads-islamic-state");
    if (first.kind !== "term" || second.kind !== "term") throw new Error("no terms");
    expect([first.since.isOpen, first.until.isOpen]).toEqual([true, false]);
    const {at} = contextAt(920).windows;
    const day = (iso: string) => at(Date.parse(iso) / DAY_MS);
    expect([first.until.x1, first.until.x2]).toEqual([day("2019-10-01"), day("2019-11-01")]);
    expect([second.since.x1, second.since.x2]).toEqual([day("2019-10-01"), day("2019-12-01")]);
    expect(second.until.x1).toBe(second.until.x2);
    expect(second.until.x1).toBeGreaterThan(day("2022-02-03"));
    expect(second.until.x1).toBeLessThan(day("2022-02-04"));
  });

  it("spans what did not happen with a bracket that goes on, and fills nothing", () => {
    expect(shapeOf("pledge", 920, "is-provinces-no-pledge-2022-02")).toMatchObject({kind: "bracket", isOpen: true});
    expect(shapeOf("pledge", 920, "is-provinces-pledge-al-quraishi-2019").kind).toBe("bar");
    expect(shapeOf("word", 920, "is-no-confirmation-al-quraishi-death")).toMatchObject({kind: "bracket", isOpen: true});
  });

  it("puts what carries no date beside the days", () => {
    const {undated, right} = contextAt(920);
    expect(shapeOf("word", 920, "us-claims-al-quraishi-death")).toMatchObject({kind: "dot", x: undated});
    expect(undated).toBeGreaterThan(right);
  });

  it("says the vacancy with the days up to the issue", () => {
    const words = wordsOf(drawWith(rows, 1200));
    expect(words).toContain("No successor is told of, 22 days on");
    expect(words.filter((word) => word === "no pledge")).toHaveLength(3);
    expect(words.filter((word) => word === "pledge within days")).toHaveLength(3);
  });

  it.each([
    [
      rows,
      "Within days of al-Baghdadi’s death provinces pledge to a successor; 22 days after al-Quraishi’s reported death no pledge is known"
    ],
    [
      without("pledge"),
      "No pledge follows al-Baghdadi’s death; 22 days after al-Quraishi’s reported death no row tells of any"
    ],
    [without("death"), "No death of a caliph fits"],
    [without("term", "takeover", "death", "toll", "pledge", "word"), "No succession fits"],
    [[], "No succession fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(caliphSuccession.title(shown, codes)).toBe(title);
  });

  it("says each fact once in its alternative text, a pledge with all its regions", () => {
    const words = caliphSuccession.alt(rows, codes);
    expect(words.match(/No IS province pledges/g)).toHaveLength(1);
    expect(words).toContain("Middle East, Southeast Asia and West Africa: Multiple IS provinces");
    expect(caliphSuccession.alt([], codes)).toBe("No succession fits.");
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawWith([], 340))).toEqual(["No succession fits."]);
  });
});

describe("caliph-succession on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, caliphSuccession, values);

  it.each(CHOICES)("draws at every width without a fault (%j)", async (values) => {
    const found = await ask(values);
    for (const width of WIDTHS) {
      const drawing = drawWith(found, width);
      expect(faultsOf(drawing, width)).toEqual([]);
      expect(linksOf(drawing)).toEqual(factsOf(found));
    }
  });

  it("ends no term by a death that is not as certain as asked", async () => {
    const found = await ask({certainty: "asserted"});
    const [, second] = rowsOfPart(found, "term");
    expect(second && [second.date_end, second.until_last]).toEqual([null, null]);
    expect(rowsOfPart(found, "death").map((row) => text(row, "person"))).toEqual(["Abubakar al-Baghdadi"]);
    expect(caliphSuccession.title(found, codes)).toContain("no end of al-Quraishi’s term is as certain as asked");
    expect(wordsOf(drawWith(found, 1200)).join(" ")).not.toContain("22 days");
  });

  it("takes the absence of pledges for a day where it is read by its source", async () => {
    const found = await ask({reading: ["no-pledge-on-day-of-source"]});
    const absent = rowsOfPart(found, "pledge").filter((row) => maybeText(row, "outcome") === "none");
    expect(new Set(absent.map((row) => `${text(row, "date_start")} ${text(row, "date_end")}`))).toEqual(
      new Set(["2022-02-03 2022-02-03"])
    );
    expect(caliphSuccession.title(found, codes)).toContain("by February 3, 2022");
  });

  it("leaves out months without a date, or none of them", async () => {
    const windowsIn = async (values: Values) =>
      rowsOfPart(await ask(values), "window").map((row) => `${text(row, "date_start")} ${text(row, "date_end")}`);
    expect(await windowsIn({})).toEqual(["2019-10-01 2019-11-30", "2022-02-01 2022-02-28"]);
    expect(await windowsIn({scale: true})).toEqual(["2019-10-01 2022-02-28"]);
  });

  it("keeps the order in which the caliphs follow each other", async () => {
    expect(rowsOfPart(await ask(), "term").map((row) => text(row, "person"))).toEqual([
      "Abubakar al-Baghdadi",
      "Abu Ibrahim al-Hashimi al-Quraishi",
      "next caliph of Islamic State"
    ]);
  });
});
