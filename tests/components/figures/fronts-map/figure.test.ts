import {describe, expect, it} from "vitest";
import {number, text} from "../../../../components/data/row.js";
import {frontsMap} from "../../../../components/figures/fronts-map/figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("fronts-map");
const CHOICES: Values[] = [
  {},
  ...(codes.front ?? []).map(({value}) => ({front: [value]})),
  {class: ["violence"]},
  {certainty: "asserted"},
  {front: ["islamic-state", "tajikistan"], certainty: "reported"}
];

const placedOf = (of: readonly Row[]) => of.filter(({lat}) => lat !== null);
const idsOf = (of: readonly Row[]) => of.map((row) => `e-${text(row, "event_id")}`).sort();
const marksOf = (drawing: Element) => [...drawing.querySelectorAll("a.mark")];
const linksOf = (drawing: Element) =>
  marksOf(drawing)
    .map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, ""))
    .sort();
const titleOf = (of: readonly Row[]) => frontsMap.title(of, codes);

describe("frontsMap", () => {
  testFixture(frontsMap, rows, codes);

  it.each(WIDTHS)("draws every event with a point once, as a link that says it, at %d pixels", (width) => {
    const drawing = drawAt(frontsMap, rows, width, codes);
    expect(linksOf(drawing)).toEqual(idsOf(placedOf(rows)));
    for (const mark of marksOf(drawing)) {
      expect(mark.getAttribute("aria-label")).toMatch(/^.+: .+ Certainty: /);
      expect(mark.querySelector("title")?.textContent).toBe(mark.getAttribute("aria-label"));
    }
    expect(drawing.querySelectorAll("[role=button]")).toHaveLength(0);
  });

  it.each(WIDTHS)("lets no two dots lie on each other at %d pixels", (width) => {
    const dots = marksOf(drawAt(frontsMap, rows, width, codes)).map((mark) => {
      const [x = 0, y = 0, r = 0] = ["cx", "cy", "r"].map((name) =>
        Number(mark.querySelector("circle")?.getAttribute(name))
      );
      return {x, y, r, href: mark.getAttribute("href")};
    });
    const pairs = dots.flatMap((a, i) =>
      dots.slice(i + 1).flatMap((b) => (Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 1 ? [[a.href, b.href]] : []))
    );
    expect(pairs).toEqual([]);
  });

  it("says what is not on the map", () => {
    const unplaced = rows.filter(({place_id}) => place_id === null);
    const wide = rows.filter(({place_id, lat}) => place_id !== null && lat === null);
    expect(frontsMap.caption(rows, codes)).toContain(`${unplaced.length} name no place, and ${wide.length} name`);
    expect(titleOf(unplaced.slice(0, 1))).toBe("None of 1 event has a place on the map");
    expect(titleOf([])).toBe("No event fits");
    expect(wordsOf(drawAt(frontsMap, [], 340, codes))).toEqual(["No event fits."]);
  });
});

describe("fronts-map on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, frontsMap, values);

  it.each(CHOICES)("draws at every width without a fault (%j)", async (values) => {
    const found = await ask(values);
    expect(found.length).toBeGreaterThan(0);
    for (const width of WIDTHS) {
      const drawing = drawAt(frontsMap, found, width, codes);
      expect(faultsOf(drawing, width)).toEqual([]);
      expect(linksOf(drawing)).toEqual(idsOf(placedOf(found)));
    }
  });

  it("counts each event once, by the country of its place", async () => {
    const found = await ask();
    const {rows: counts} = await native.query(`
      select count(*) as all_events, count(p.lat) as placed
      from events e left join places p using (place_id) where not e.umbrella`);
    expect(counts).toEqual([{all_events: found.length, placed: placedOf(found).length}]);
    const {rows: countries} = await native.query(`
      select p.country, count(*) as events from events e join places p using (place_id)
      where not e.umbrella and p.lat is not null and p.country is not null
      group by p.country order by events desc, p.country`);
    const [most, second] = countries;
    expect(Number(most?.events)).toBeGreaterThan(Number(second?.events));
    expect(titleOf(found)).toBe(
      `${placedOf(found).length} of ${found.length} events have a place on the map; ${text(most ?? {}, "country")} has the most, ${number(most ?? {}, "events")}`
    );
  });

  it("sums up each front for those who hear it", async () => {
    const found = await ask();
    const said = frontsMap.alt(found, codes);
    const {rows: counts} = await native.query(`
      select article_id, country, count(*) as events from events e join places p using (place_id)
      where not e.umbrella and p.lat is not null and p.country is not null group by all`);
    for (const {value, label} of codes.front ?? []) {
      const own = said.split(`${label}: `)[1]?.split(".")[0] ?? "";
      expect(own).toContain(`${found.filter(({article_id}) => article_id === value).length} events`);
      for (const row of counts.filter(({article_id}) => article_id === value)) {
        expect(own).toContain(text(row, "country"));
      }
    }
  });
});
