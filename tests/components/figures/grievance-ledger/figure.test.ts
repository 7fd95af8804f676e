import {describe, expect, it} from "vitest";
import {maybeText, text} from "../../../../components/data/row.js";
import {grievanceLedger} from "../../../../components/figures/grievance-ledger/figure.js";
import {isDated} from "../../../../components/marks/date-mark.js";
import {WIDTHS, askRows, boxesOf, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("grievance-ledger");
const idsOf = (of: readonly Row[]) => of.map((row) => text(row, "event_id")).sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#e-/, "")).sort();
const only = (...ids: string[]) => rows.filter((row) => ids.includes(text(row, "event_id")));
const AGREEMENT = "tajikistan-taliban-electricity-2021-12";
const PILOTS = "afghan-pilots-flee-tajikistan-2021-08";
const CALL = "yaqoob-aircraft-call-2022-01-11";
const PLEDGE = "taliban-no-attack-abroad-pledge";

describe("grievanceLedger", () => {
  testFixture(grievanceLedger, rows, codes);

  it.each(WIDTHS)("gives every entry one link that says it, at %d pixels", (width) => {
    const drawing = drawAt(grievanceLedger, rows, width, codes);
    expect(linksOf(drawing)).toEqual(idsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) {
      expect(mark.getAttribute("aria-label")).toMatch(/^(Tajikistan|Taliban|Both sides|Others): .+Certainty: /);
    }
  });

  it.each(WIDTHS)("keeps quarrels to the left of dealings at %d pixels", (width) => {
    const drawing = drawAt(grievanceLedger, rows, width, codes);
    for (const {line, left, right} of boxesOf(drawing)) {
      const id = line
        .closest("a")
        ?.getAttribute("href")
        ?.replace(/^.*#e-/, "");
      const row = rows.find((each) => text(each, "event_id") === id);
      if (row && text(row, "entry") === "quarrel") expect(right).toBeLessThanOrEqual(width / 2);
      if (row && text(row, "entry") === "dealing") expect(left).toBeGreaterThanOrEqual(width / 2);
    }
  });

  it("places what is dated above what is not, and no undated entry at a day", () => {
    const drawing = drawAt(grievanceLedger, rows, 920, codes);
    const rule = boxesOf(drawing).find((box) => box.text.startsWith("Undated"))?.top ?? 0;
    for (const mark of drawing.querySelectorAll("a")) {
      const id = mark.getAttribute("href")?.replace(/^.*#e-/, "") ?? "";
      const row = only(id)[0];
      const tops = boxesOf(drawing)
        .filter(({line}) => line.closest("a") === mark)
        .map(({top}) => top);
      for (const top of tops) expect(top < rule).toBe(row !== undefined && isDated(row));
    }
  });

  it("ends what has no end in an arrow at the day of the issue", () => {
    const marks = [...drawAt(grievanceLedger, rows, 920, codes).querySelectorAll("a")];
    const arrows = marks.filter((mark) => mark.querySelector("path[d$='z']"));
    expect(arrows.map((mark) => mark.getAttribute("href")?.replace(/^.*#e-/, ""))).toEqual([
      "saleh-massoud-asylum-tajikistan-2021"
    ]);
  });

  it.each([
    [rows, "The one dated dealing stands between quarrels: two begin before, two follow"],
    [only(AGREEMENT, PILOTS, CALL), "The one dated dealing stands between quarrels: one begins before, one follows"],
    [only(AGREEMENT, PILOTS), "The one dated dealing stands after the beginning of one dated quarrel; none follows"],
    [only(AGREEMENT, CALL), "The one dated dealing stands before one dated quarrel; none begins earlier"],
    [only(AGREEMENT), "No quarrel and one dealing shown; the dealing is dated"],
    [only(PILOTS, CALL), "Two quarrels and no dealing shown; two of the quarrels are dated"],
    [only(PILOTS, PLEDGE), "One quarrel and one dealing shown; the quarrel is dated"],
    [only(PLEDGE), "No quarrel and one dealing shown; none is dated"],
    [[], "No quarrel or dealing fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(grievanceLedger.title(shown, codes)).toBe(title);
  });

  it("never counts a list beside what it holds", () => {
    expect(rows).toHaveLength(21);
    expect(grievanceLedger.subtitle(rows, codes)).toContain("15 of 20 entries carry no date");
    expect(grievanceLedger.title(only("taliban-grievances-tajikistan"), codes)).toBe(
      "A list of grievances, and nothing of what it holds"
    );
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(grievanceLedger, [], 340, codes))).toEqual(["No quarrel or dealing fits."]);
  });
});

describe("grievance-ledger on the published data", () => {
  const SIDES = ["tajikistan", "taliban", "both", "others"];
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, grievanceLedger, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it("draws every choice at every width without a fault", {timeout: 60_000}, async () => {
    const certainties = [null, ...(codes.certainty ?? []).map(({value}) => value)];
    const choices: Values[] = [
      ...[null, "cited", "uncited"].flatMap((source) =>
        [null, ...SIDES.map((side) => [side])].map((side) => ({source, side}))
      ),
      ...SIDES.map((side) => ({side: SIDES.filter((each) => each !== side)})),
      ...certainties.map((certainty) => ({certainty})),
      {reading: ["tajikistan-negotiations-no-talks"]},
      {reading: ["tajikistan-negotiations-are-dialogue"]}
    ];
    for (const values of choices) {
      const found = await ask(values);
      expect(countsTrue(grievanceLedger.title(found, codes), found), JSON.stringify(values)).toBe(true);
      for (const width of WIDTHS) {
        const drawing = drawAt(grievanceLedger, found, width, codes);
        expect(faultsOf(drawing, width), JSON.stringify(values)).toEqual([]);
        expect(linksOf(drawing)).toEqual(idsOf(found));
      }
    }
  });

  it("takes no date from a source", async () => {
    const {rows: sourced} = await native.query("select event_id from events where date_start is null and sources > 0");
    const undated = new Set(sourced.map((row) => text(row, "event_id")));
    const own = (await ask()).filter((row) => undated.has(text(row, "event_id")));
    expect(own.length).toBeGreaterThan(5);
    for (const row of own) expect(maybeText(row, "date_start")).toBeNull();
  });

  it("shows one demand of the Taliban that is dated, and a list that is not", async () => {
    const found = await ask({side: ["taliban"], certainty: "asserted"});
    expect(idsOf(found)).toEqual(["taliban-grievances-tajikistan", PLEDGE, CALL].sort());
  });
});

/** Holds a title that speaks of dated dealings against the rows. */
function countsTrue(title: string, shown: readonly Row[]): boolean {
  const dated = (entry: string) =>
    shown.filter((row) => text(row, "entry") === entry && isDated(row) && row.umbrella !== true).length;
  return title.includes("one dated dealing") === (dated("dealing") === 1 && dated("quarrel") > 0);
}
