import {describe, expect, it} from "vitest";
import {flag, text} from "../../../../components/data/row.js";
import {linkFrom} from "../../../../components/figures/draw-figure.js";
import {husseiniyonTimeline} from "../../../../components/figures/husseiniyon-timeline/figure.js";
import {computeLayout} from "../../../../components/figures/husseiniyon-timeline/layout.js";
import {STRANDS} from "../../../../components/figures/husseiniyon-timeline/text.js";
import {DAY_MS} from "../../../../components/format/dates.js";
import {isDated} from "../../../../components/marks/date-mark.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("husseiniyon-timeline");
const ATTEMPT = "ganja-mayor-attempt-2018-07-03";
const only = (...ids: string[]) => rows.filter((row) => ids.includes(text(row, "event_id")));
const inStrands = (...strands: string[]) => rows.filter((row) => strands.includes(text(row, "strand")));
const idsOf = (of: readonly Row[]) => of.map((row) => text(row, "event_id")).sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#e-/, "")).sort();
const place = (of: readonly Row[], width = 920) =>
  computeLayout(of, {document: makeDocument(), width, codes, parameters: {}, link: linkFrom("./")});

describe("husseiniyonTimeline", () => {
  testFixture(husseiniyonTimeline, rows, codes);

  it.each(WIDTHS)("gives every event one link that says it, at %d pixels", (width) => {
    const drawing = drawAt(husseiniyonTimeline, rows, width, codes);
    expect(linksOf(drawing)).toEqual(idsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) {
      expect(mark.getAttribute("aria-label")).toMatch(/Certainty: /);
    }
  });

  it("places no undated event on the years", () => {
    const {bars, points, undated, grids} = place(rows);
    expect(bars.length + points.length).toBe(rows.filter(isDated).length);
    expect(undated).toHaveLength(rows.filter((row) => !isDated(row)).length);
    for (const {y} of undated) expect(grids.some(({y1, y2}) => y > y1 && y < y2)).toBe(false);
    for (const {y} of bars) expect(grids.some(({y1, y2}) => y > y1 && y < y2)).toBe(true);
  });

  it("draws an end that the text does not give as an arrow, not as a length", () => {
    const open = only("husseiniyon-active-in-azerbaijan-2018", "azerbaijan-police-stabbing-2018");
    const {arrows, bars} = place([...open, ...only("baku-embassy-plot-arrests-2009")]);
    expect(arrows.map(({rotate}) => rotate).sort()).toEqual([-90, 90]);
    const days = bars.map(({x1, x2}) => Math.round((x2.getTime() - x1.getTime()) / DAY_MS));
    expect(Math.max(...days)).toBeLessThan(366);
  });

  it("counts no series", () => {
    const words = wordsOf(drawAt(husseiniyonTimeline, inStrands("embassy"), 920, codes));
    expect(words).toContain("5 dated, 1 not");
    expect(inStrands("embassy").filter((row) => flag(row, "umbrella"))).toHaveLength(2);
  });

  it("says who was killed and wounded", () => {
    const words = wordsOf(drawAt(husseiniyonTimeline, only("azerbaijan-police-stabbing-2018"), 1200, codes)).join(" ");
    expect(words).toContain("July 2018 or later; 2 killed; 1 wounded");
  });

  it("needs no years where nothing is dated", () => {
    const words = wordsOf(drawAt(husseiniyonTimeline, inStrands("syria"), 920, codes));
    expect(words).toContain("Nothing here carries a date.");
    expect(words).not.toContain("2016");
  });

  it("leaves out what is not to be listed and counts it in its alternative text", () => {
    const folded = inStrands("law").map((row) => ({...row, listed: isDated(row)}));
    expect(linksOf(drawAt(husseiniyonTimeline, folded, 600, codes))).toEqual(idsOf(folded.filter(isDated)));
    expect(husseiniyonTimeline.alt(folded, codes)).toMatch(/Six more without a date\.$/);
  });

  it.each([
    [
      rows,
      "Neither of the two attacks and plots laid to Husseini'yon is stated as fact; none of the ten events of training, Syria and return carries a date"
    ],
    [only(ATTEMPT), "The one attack or plot laid to Husseini'yon is not stated as fact"],
    [only(ATTEMPT).map((row) => ({...row, laid: false})), "No attack or plot shown is laid to Husseini'yon"],
    [
      only(ATTEMPT).map((row) => ({...row, certainty: "asserted"})),
      "The one attack or plot laid to Husseini'yon is stated as fact"
    ],
    [only("husseiniyon-deployment-syria"), "The one event of training, Syria and return carries no date"],
    [inStrands("law"), "Three of the eight events shown are dated"],
    [only("begli-sentence-2021-10"), "The one event shown is dated"],
    [only("husseiniyon-returnee-arrests"), "Series alone"],
    [[], "No event fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(husseiniyonTimeline.title(shown, codes)).toBe(title);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(husseiniyonTimeline, [], 340, codes))).toEqual(["No event fits."]);
  });
});

describe("husseiniyon-timeline on the published data", () => {
  const native = openPublished();
  const all = {strand: null, undated: true};
  const ask = (values?: Values) => askRows(native, husseiniyonTimeline, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask(all)).toEqual(rows);
  });

  it("draws every choice at every width without a fault", {timeout: 120_000}, async () => {
    const choices: Values[] = [
      {},
      ...STRANDS.map(({value}) => ({...all, strand: [value]})),
      ...STRANDS.map(({value}) => ({strand: STRANDS.map((each) => each.value).filter((each) => each !== value)})),
      ...(codes.certainty ?? []).map(({value}) => ({...all, certainty: value})),
      {...all, reading: ["ganja-no-group-named"]},
      {...all, reading: ["ganja-ordinary-resentment"]}
    ];
    for (const values of choices) {
      const found = await ask(values);
      for (const width of WIDTHS) {
        const drawing = drawAt(husseiniyonTimeline, found, width, codes);
        expect(faultsOf(drawing, width), JSON.stringify(values)).toEqual([]);
        expect(linksOf(drawing)).toEqual(idsOf(found.filter((row) => flag(row, "listed"))));
      }
    }
  });

  it("holds every dated event of the article but those of the footnotes", async () => {
    const {rows: dated} = await native.query(`select event_id from events
      where article_id = 'husseiniyon' and coalesce(date_start, date_end) is not null and paragraph_id not like '%.fn%'`);
    expect(idsOf((await ask(all)).filter(isDated))).toEqual(idsOf(dated));
  });

  it.each(["ganja-no-group-named", "ganja-ordinary-resentment"])(
    "lays the attempt in Ganja to the group no more under %s",
    async (reading) => {
      const [coded, read] = [await ask(), await ask({reading: [reading]})];
      const attempt = (of: readonly Row[]) => of.filter((row) => text(row, "event_id") === ATTEMPT);
      expect(attempt(coded).map(({own, laid}) => [own, laid])).toEqual([[true, true]]);
      expect(attempt(read).map(({own, laid}) => [own, laid])).toEqual([[false, false]]);
      expect(idsOf(read)).toEqual(idsOf(coded));
      expect(husseiniyonTimeline.title(read, codes)).toContain("The one attack or plot laid to Husseini'yon");
    }
  );

  it("leaves nothing laid to the group among what is asserted", async () => {
    const found = await ask({certainty: "asserted"});
    expect(found.filter((row) => flag(row, "laid"))).toEqual([]);
    expect(husseiniyonTimeline.title(found, codes)).toContain("No attack or plot shown is laid to Husseini'yon");
  });
});
