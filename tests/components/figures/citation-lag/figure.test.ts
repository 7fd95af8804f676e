import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {citationLag} from "../../../../components/figures/citation-lag/figure.js";
import {pairs, lagLabel, pairsOf} from "../../../../components/figures/citation-lag/text.js";
import {narrow} from "../../../../components/state/filter-rows.js";
import {defaults} from "../../../../components/state/parameters.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("citation-lag");
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => mark.getAttribute("href")).sort();
const addressesOf = (of: readonly Row[]) =>
  pairs(of)
    .map((row) => `./articles/${text(row, "article_id")}#e-${text(row, "event_id")}`)
    .sort();
const DATED = [null, ["day"], ["month"], ["year"], ["day", "range"], []];

describe("citationLag", () => {
  testFixture(citationLag, rows, codes);

  it("gives every pair one mark that opens its event, the older sources first", () => {
    const drawing = drawAt(citationLag, rows, 920, codes);
    expect(linksOf(drawing)).toEqual(addressesOf(rows));
    const marks = [...drawing.querySelectorAll("a")].slice(0, pairsOf(rows, "older").length);
    for (const mark of marks) expect(mark.getAttribute("aria-label")).toContain("older than the event");
  });

  it.each([
    ["ain-al-asad-rockets-2022-01-06", "1 day older than the event"],
    ["galib-arrest-2021-11", "at least 239 days older than the event"],
    ["aqis-aib-claims-of-attacks", "at least 418 days older than the event"],
    ["kirby-statement-2022-01", "within the days that the text allows for the event"],
    ["baghdad-airport-drones-2022-01-03", "the day of the event"],
    ["bachchu-killing-2018-06-11", "1,163 days after the event"],
    ["zanjan-commemoration-2017", "1,372 to 1,736 days after the event"]
  ])("says the lag of %s", (id, said) => {
    const [row] = pairs(rows).filter((each) => text(each, "event_id") === id);
    expect(row && lagLabel(row)).toBe(said);
  });

  it("says what is not drawn", () => {
    expect(citationLag.caption(rows, codes)).toContain(
      "Not drawn: 127 pairs whose event carries no date, and six whose event has no first day."
    );
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(citationLag, [], 340, codes))).toEqual(["No dated pair of event and source fits."]);
  });
});

describe("citation-lag on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, citationLag, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it("filters its rows as its SQL does, and draws every choice without a fault", {timeout: 60_000}, async () => {
    const choices: Values[] = [
      ...DATED.map((dated) => ({dated})),
      ...[null, ["islamic-state"], ["ansar-al-islam", "husseiniyon"]].map((front) => ({front})),
      ...["asserted", "alleged"].map((certainty) => ({certainty})),
      ...[{lag_to: -1}, {lag_from: 0, lag_to: 31}, {lag_from: 731}, {lag_from: 31, lag_to: 0}, {lag_from: 1e6}]
    ];
    for (const values of choices) {
      const found = await ask(values);
      const kept = narrow(rows, citationLag.parameters, {...defaults(citationLag.parameters), ...values}, codes);
      expect(kept, JSON.stringify(values)).toEqual(found);
      for (const width of WIDTHS) {
        const drawing = drawAt(citationLag, found, width, codes);
        expect(faultsOf(drawing, width), JSON.stringify(values)).toEqual([]);
        expect(linksOf(drawing)).toEqual(addressesOf(found));
      }
    }
  });

  it("keeps by the number of days what is older, to the case", async () => {
    const older = await ask({lag_to: -1});
    expect(older).toEqual(pairsOf(rows, "older"));
    expect(await ask({lag_from: 0})).toEqual(pairs(rows).filter((row) => text(row, "standing") !== "older"));
  });

  it("counts what is older as the view and the audit do", async () => {
    const older = pairsOf(await ask(), "older");
    const view = await native.query("select count(*)::int as n from citation_lag where lag_days < 0");
    expect(older).toHaveLength(Number(view.rows[0]?.n));
    const found = await native.query(
      "select facts[1] as id from discrepancies join events on event_id = facts[1] where found = 'computed' order by id"
    );
    const events = [...new Set(older.map((row) => text(row, "event_id")))].sort();
    expect(events).toEqual(found.rows.map((row) => text(row, "id")));
  });

  it("states how many sources are older, and how many the dates leave open", async () => {
    expect(citationLag.title(await ask(), codes)).toBe(
      "In 15 of 85 cases the source is older than the event that it is cited for; in 35 the dates do not tell"
    );
    expect(citationLag.title(await ask({dated: ["day"]}), codes)).toBe(
      "In two of twelve cases the source is older than the event that it is cited for"
    );
    expect(citationLag.title(await ask({front: ["islamic-state"], dated: ["day"]}), codes)).toMatch(/^In none of /);
  });
});
