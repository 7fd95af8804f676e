import {describe, expect, it} from "vitest";
import {flag, maybeText, text} from "../../../../components/data/row.js";
import {targetedKillings} from "../../../../components/figures/targeted-killings/figure.js";
import {isByDeed, rowLabel} from "../../../../components/figures/targeted-killings/text.js";
import {askRows, boxesOf, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("targeted-killings");
const PARTS = ["attack", "word", "measure"];
const READINGS = [
  "aib-ban-2017-03-by-source",
  "aib-sentences-for-no-single-deed",
  "aib-single-arrests-beside-total",
  "aqis-aib-attacks-after-ban",
  "aqis-aib-attacks-on-progressives-by-source",
  "aqis-aib-claims-of-attacks-by-source",
  "galib-arrest-2021-11-by-source",
  "progressives-attacked-to-day-of-source"
];

const ROY = "avijit-roy-killing-2015-02";
const NEEL = "niloy-neel-killing-2015";
const only = (...ids: string[]) => rows.filter((row) => ids.includes(text(row, "fact_id")));
const factsOf = (of: readonly Row[]) =>
  of.map((row) => `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`).sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, "")).sort();
const partsOf = (of: readonly Row[], part: string) => of.filter((row) => text(row, "part") === part);
const countCircles = (of: readonly Row[]) =>
  drawAt(targetedKillings, of, 920, codes).querySelectorAll("circle[r='4']").length;

describe("targetedKillings", () => {
  testFixture(targetedKillings, rows, codes);

  it("gives every row one link that says it", () => {
    const drawing = drawAt(targetedKillings, rows, 340, codes);
    expect(linksOf(drawing)).toEqual(factsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) expect(mark.getAttribute("aria-label")).toMatch(/Certainty: /);
  });

  it("draws one circle a person, three more that fade after a least number, and none without a number", () => {
    expect(countCircles(only(ROY))).toBe(2);
    expect(countCircles(only("progressives-attacked-2015-2016"))).toBe(15 + 3);
    expect(countCircles(only("aib-operations-2021"))).toBe(40);
    expect(countCircles(only("aib-violence-2014-2016", "aib-ban-2017-03"))).toBe(0);
  });

  it("gives no place on the years to what carries no date", () => {
    const drawing = drawAt(targetedKillings, only("bangladesh-hybrid-strategy"), 920, codes);
    expect(wordsOf(drawing)).toContain("Without a date");
    expect(wordsOf(drawing)).not.toContain("2022");
  });

  it("says of a measure which deed it is for", () => {
    const said = only("roy-case-sentence-2021", "galib-arrest-2021-11").map((row) => rowLabel(row, codes));
    expect(said[0]).toContain("Deed: Avijit Roy and Rafida Bonya Ahmed.");
    expect(said[1]).toContain("Read as among “nearly 40 arrested”. No deed named.");
  });

  it.each([
    [rows, "The last single attack shown is of June 11, 2018; four of five dated measures fall in 2021"],
    [only(NEEL, ROY), "The last single attack shown is of 2015"],
    [only("aib-soft-and-hard-targets-plan"), "No attack shown carries a date"],
    [only("aib-ban-2017-03"), "The one dated measure falls in 2017"],
    [only("bangladesh-hybrid-strategy"), "No measure shown carries a date"],
    [only("aib-operations-2021", "aqis-aib-threat-2015-08"), "Series, threats or claims alone"],
    [[], "No attack or measure fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(targetedKillings.title(shown, codes)).toBe(title);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(targetedKillings, [], 340, codes))).toEqual(["No attack or measure fits."]);
  });
});

describe("targeted-killings on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, targetedKillings, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it("draws every choice without a fault", {timeout: 240_000}, async () => {
    const choices: Values[] = [
      {},
      ...PARTS.map((part) => ({part: [part]})),
      ...PARTS.map((part) => ({part: PARTS.filter((each) => each !== part)})),
      ...(codes.certainty ?? []).map(({value}) => ({certainty: value})),
      {reading: READINGS}
    ];
    const byDeed = [...choices, ...READINGS.map((reading) => ({reading: [reading]}))];
    for (const values of [...choices, ...byDeed.map((each) => ({...each, deeds: true}))]) {
      const found = await ask(values);
      const say = JSON.stringify(values);
      expect(targetedKillings.title(found, codes), say).toMatch(/^[A-Z].*[^.]$/);
      for (const width of [320, 600, 1200]) {
        const drawing = drawAt(targetedKillings, found, width, codes, {values});
        expect(faultsOf(drawing, width), say).toEqual([]);
        expect(linksOf(drawing), say).toEqual(factsOf(found));
      }
    }
  });

  it("offers the readings that change a row, and each does", async () => {
    expect([...new Set((await ask()).flatMap((row) => row.readings ?? []))].sort()).toEqual(READINGS);
    for (const reading of READINGS)
      expect(await ask({reading: [reading], deeds: true}), reading).not.toEqual(await ask({deeds: true}));
  });

  it("keeps the words and the years of a deed together", async () => {
    const found = await ask({deeds: true});
    expect(isByDeed(found)).toBe(true);
    expect(targetedKillings.title(found, codes)).toBe(
      "Of three single attacks shown, one has a measure told for it; three of six measures name no deed"
    );
    const drawing = drawAt(targetedKillings, found, 920, codes, {values: {deeds: true}});
    expect(boxesOf(drawing).filter((box) => box.text.startsWith("6 years: "))).toHaveLength(1);
    expect(wordsOf(drawing).filter((word) => word === "no measures told")).toHaveLength(4);
  });

  it("says nothing of what follows attacks where no measure is shown", async () => {
    const found = await ask({deeds: true, part: ["attack"]});
    expect(targetedKillings.title(found, codes)).toBe("Three single attacks shown; no measure is shown");
  });

  it("drops the interval where the sentences are for no single deed", async () => {
    const found = await ask({deeds: true, reading: ["aib-sentences-for-no-single-deed"]});
    expect(partsOf(found, "gap")).toEqual([]);
    expect(found.filter((row) => text(row, "type") === "sentence").map((row) => row.deed_id)).toEqual([
      "aib-violence-2014-2016"
    ]);
  });

  it("holds every act of violence by or laid to the group, and none by others", async () => {
    const {rows: acts} = await native.query(
      "select distinct e.event_id from events e join participants p using (event_id) where e.article_id = 'ansar-al-islam' and e.class = 'violence' and p.actor_id = 'ansar-al-islam-bangladesh' and p.role in ('perpetrator', 'attributed', 'claimant')"
    );
    const shown = partsOf(await ask(), "attack").map((row) => text(row, "fact_id"));
    expect(shown.sort()).toEqual(acts.map((row) => text(row, "event_id")).sort());
  });

  it("takes the authorship of the victims of two years as alleged, and counts them at the least", async () => {
    const [row] = (await ask()).filter((each) => each.fact_id === "progressives-attacked-2015-2016");
    expect([row?.certainty, row?.people, row?.qualifier, row && flag(row, "umbrella")]).toEqual([
      "alleged",
      15,
      "at least",
      true
    ]);
    expect(row && maybeText(row, "title")).toContain("AQIS and AIB implicated");
  });
});
