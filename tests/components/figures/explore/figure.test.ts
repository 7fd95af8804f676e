import {readFileSync} from "node:fs";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {maybeText, text} from "../../../../components/data/row.js";
import {updateFigure} from "../../../../components/figures/draw-figure.js";
import {explore} from "../../../../components/figures/explore/figure.js";
import {parseLands} from "../../../../components/marks/map/basemap.js";
import {narrow, ownRows} from "../../../../components/state/filter-rows.js";
import {choicesOf} from "../../../../components/state/options.js";
import {bindings, defaults} from "../../../../components/state/parameters.js";
import {
  WIDTHS,
  askRows,
  boxesOf,
  drawAt,
  faultsOf,
  printDrawing,
  readCodes,
  readRows,
  wordsOf
} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import type {Row} from "../../../../components/data/row.js";
import type {Value, Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("explore");
const {parameters} = explore;
const land: unknown = JSON.parse(readFileSync("tests/fixtures/land.json", "utf8"));
const jsonFiles = {land};

/** Draws the fixture under some values. */
function drawWith(values: Values, width = 600): Element {
  const shown = narrow(rows, parameters, {...defaults(parameters), ...values}, codes);
  return drawAt(explore, shown, width, codes, {values, all: rows, jsonFiles});
}

/** Gives the ids of marks by how they stand. */
function standingIn(chart: Element | null): Record<string, string[]> {
  const stands: Record<string, string[]> = {in: [], aside: [], out: []};
  for (const mark of chart?.querySelectorAll("[data-event]") ?? []) {
    stands[mark.getAttribute("data-standing") ?? ""]?.push(mark.getAttribute("data-event") ?? "");
  }
  return Object.fromEntries(Object.entries(stands).map(([name, ids]) => [name, ids.sort()]));
}

const idsOf = (of: readonly Row[]) => of.map((row) => text(row, "event_id")).sort();
const dated = rows.filter((row) => row.last_day !== null);
const placed = rows.filter((row) => row.lat !== null);
const numberOf = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name));

/** Names the words that lie on the dots of a place. */
function collisionsOf(drawing: Element): string[] {
  const dots = [...drawing.querySelectorAll(".place [data-event] circle")].map((dot) => ({
    x: numberOf(dot, "cx"),
    y: numberOf(dot, "cy"),
    r: numberOf(dot, "r")
  }));
  return boxesOf(drawing)
    .filter(({line}) => line.closest(".map"))
    .flatMap(({text, left, right, top, bottom}) =>
      dots.some(({x, y, r}) => x + r > left && x - r < right && y + r > top + 1.5 && y - r < bottom - 1.5) ? [text] : []
    );
}

/** Names the pairs of dots that lie on each other. */
function overlapsOf(drawing: Element): string[] {
  const dots = [...drawing.querySelectorAll(".place [data-event]")].map((dot) => ({
    id: dot.getAttribute("data-event"),
    x: numberOf(dot.querySelector("circle"), "cx"),
    y: numberOf(dot.querySelector("circle"), "cy"),
    r: numberOf(dot.querySelector("circle"), "r")
  }));
  return dots.flatMap((a, i) =>
    dots.slice(i + 1).flatMap((b) => (Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 0.1 ? [`${a.id}/${b.id}`] : []))
  );
}

describe("explore", () => {
  it.each([340, 600, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawWith({}, width));
    await expect(drawing).toMatchFileSnapshot(`../../../output/explore-${width}.svg`);
  });

  it.each(WIDTHS)("keeps labels apart and off the dots, and dots off each other, at %d pixels", (width) => {
    const drawing = drawWith({}, width);
    expect([...faultsOf(drawing, width), ...collisionsOf(drawing), ...overlapsOf(drawing)]).toEqual([]);
  });

  it("draws every dated event as a bar and every placed one as a dot", () => {
    const drawing = drawWith({});
    expect(standingIn(drawing.querySelector(".strip"))).toEqual({in: idsOf(dated), aside: [], out: []});
    expect(standingIn(drawing.querySelector(".map"))).toEqual({in: idsOf(placed), aside: [], out: []});
  });

  it("leads from every bar to its evidence, and from none that a filter leaves out", () => {
    const drawing = drawWith({front: ["husseiniyon"]});
    const marks = [...drawing.querySelectorAll(".strip a")];
    expect(marks).toHaveLength(dated.length);
    for (const mark of marks) {
      expect(mark.getAttribute("href")).toContain(`#e-${mark.getAttribute("data-event") ?? ""}`);
      const isOut = mark.getAttribute("data-standing") === "out";
      expect(mark.getAttribute("aria-hidden")).toBe(isOut ? "true" : null);
    }
    expect(marks.some((mark) => mark.hasAttribute("aria-hidden"))).toBe(true);
  });

  it("lets the bars show what only their own days leave out, and the dots what their places do", () => {
    const values = {from: "2021-01-01", place: ["iraq", "baghdad"], certainty: ["asserted"]};
    const drawing = drawWith(values);
    const isIn = (row: Row, by: Partial<Record<keyof typeof values, boolean>>) =>
      (by.from !== true || (typeof row.last_day === "string" && row.last_day >= "2021-01-01")) &&
      (by.place !== true || ["iraq", "baghdad"].includes(maybeText(row, "place_id") ?? "")) &&
      row.certainty === "asserted";
    const all = {from: true, place: true};
    const expected = (of: readonly Row[], open: Partial<Record<keyof typeof values, boolean>>) => ({
      in: idsOf(of.filter((row) => isIn(row, all))),
      aside: idsOf(of.filter((row) => !isIn(row, all) && isIn(row, open))),
      out: idsOf(of.filter((row) => !isIn(row, open)))
    });
    expect(standingIn(drawing.querySelector(".strip"))).toEqual(expected(dated, {place: true}));
    expect(standingIn(drawing.querySelector(".map"))).toEqual(expected(placed, {from: true}));
  });

  it("marks what is chosen: the days by a window, the places as pressed", () => {
    const drawing = drawWith({from: "2021-01-01", to: "2021-12-31", place: ["iraq"]});
    const [window, edges] = [drawing.querySelector(".window"), drawing.querySelector(".edges")];
    expect([window?.getAttribute("visibility"), edges?.getAttribute("visibility")]).toEqual(["visible", "visible"]);
    expect(numberOf(window, "width")).toBeGreaterThan(100);
    const pressed = [...drawing.querySelectorAll(".place[aria-pressed=true]")].map((each) =>
      each.getAttribute("data-place")
    );
    expect(pressed).toEqual(["iraq"]);
    expect(drawWith({}).querySelector(".window")?.getAttribute("visibility")).toBe("hidden");
    expect(drawWith({from: "2021-05-01", to: "2021-01-01"}).querySelector(".window")?.getAttribute("visibility")).toBe(
      "hidden"
    );
  });

  it("comes to other filters in place as it would be drawn anew", () => {
    const values = {from: "2021-01-01", front: ["husseiniyon", "iranian-proxies"], place: ["baku"]};
    const shown = narrow(rows, parameters, {...defaults(parameters), ...values}, codes);
    const drawing = drawWith({});
    const options = {document: drawing.ownerDocument, width: 600, codes, root: "./", all: rows, jsonFiles};
    updateFigure(explore, drawing, shown, {...options, parameters: {...defaults(parameters), ...values}});
    expect(standingIn(drawing)).toEqual(standingIn(drawWith(values)));
    expect(drawing.getAttribute("aria-label")).toBe(drawWith(values).getAttribute("aria-label"));
    const named = (of: Element) => [...of.querySelectorAll(".place")].map((each) => each.getAttribute("aria-label"));
    expect(named(drawing)).toEqual(named(drawWith(values)));
    updateFigure(explore, drawing, rows, {...options, parameters: defaults(parameters)});
    expect(standingIn(drawing)).toEqual(standingIn(drawWith({})));
  });

  it("says what it shows", () => {
    const [one] = dated.filter((row) => row.lat !== null);
    const undated = rows.length - dated.length;
    expect(explore.title(rows, codes)).toBe(
      `${rows.length} events, ${dated.length} with a date and ${placed.length} on the map`
    );
    expect(explore.title(one ? [one] : [], codes)).toBe("1 event, 1 with a date and 1 on the map");
    expect(explore.title([], codes)).toBe("No event passes these filters");
    expect(explore.caption(rows, codes)).toContain(`Of the events shown, ${undated} carry no date`);
    expect(explore.caption(one ? [one] : [], codes)).toContain("0 carry no date, 0 name no place and 0 name a part");
    expect(explore.alt(rows, codes)).toMatch(
      /^Events by front\. Tajikistan and the Taliban: \d+, \d+ dated, \d+ on the map\./
    );
    expect(explore.alt([], codes)).toBe("No event passes these filters.");
  });

  it("says how far a rim stands for a place", () => {
    const drawing = drawWith({});
    const rimOf = (id: string) => drawing.querySelector(`[data-place="${id}"] .rim`)?.getAttribute("stroke");
    expect([rimOf("iraq"), rimOf("baghdad"), rimOf("ain-al-asad")]).toEqual(["var(--ink-2)", "none", "none"]);
    expect(wordsOf(drawing)).toContain("Azerbaijan");
  });

  it("refuses land that is none", () => {
    expect(() => parseLands(undefined)).toThrow("no land: undefined");
    expect(() => parseLands({world: {land: [["x"]], borders: []}, region: {land: [], borders: []}})).toThrow(
      /^no land: /
    );
    expect(parseLands(land)).toBe(land);
  });
});

describe("explore on the published data", () => {
  const native = openPublished();
  let all: Row[];
  beforeAll(async () => {
    all = await askRows(native, explore);
  });

  it("has one row an event, all of them", async () => {
    const {rows: events} = await native.query("select event_id from events");
    expect(idsOf(all)).toEqual(idsOf(events));
    expect(explore.columns?.filter((name) => !(name in (all[0] ?? {})))).toEqual([]);
  });

  it("spans every day that a date allows", () => {
    for (const row of all) {
      const {date_start: start, date_end: end, first_day: first, last_day: last} = row;
      expect([first === null, last === null]).toEqual(Array(2).fill(start === null && end === null));
      if (typeof first !== "string" || typeof last !== "string") continue;
      expect(first <= last).toBe(true);
      if (typeof start === "string") expect(first).toBe(start);
      if (typeof end === "string") expect(last <= end).toBe(true);
      if (start === null) expect(first).toBe("2009-01-01");
      if (end === null) expect(last).toBe("2022-02-25");
    }
  });

  it("gives actors and outlets once each, with their names beside them", () => {
    for (const row of all) {
      for (const [ids, names] of [
        [row.actors, row.actor_names],
        [row.outlets, row.outlet_names]
      ]) {
        if (!Array.isArray(ids) || !Array.isArray(names)) expect([ids, names]).toEqual([null, null]);
        else expect([names.length, new Set(ids).size]).toEqual([ids.length, ids.length]);
      }
      expect(Array.isArray(row.outlets) ? row.outlets.length : 0).toBe(row.sources);
    }
  });

  it.each(WIDTHS)("is drawn without a fault at %d pixels", (width) => {
    const drawing = drawAt(explore, all, width, codes);
    expect([...faultsOf(drawing, width), ...collisionsOf(drawing), ...overlapsOf(drawing)]).toEqual([]);
  });

  it("names the places with the most events at any width", () => {
    for (const width of WIDTHS) {
      const words = wordsOf(drawAt(explore, all, width, codes)).join(" ");
      for (const name of ["Azerbaijan", "Bangladesh", "Idlib Province", "Iraq", "Syria"]) expect(words).toContain(name);
    }
  });

  it("keeps and counts in the page what its SQL keeps in the database", {timeout: 120_000}, async () => {
    const choices = choicesOf(parameters, all, codes);
    const own = ownRows(all, parameters, codes);
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyValues(choices), anyDays()), async (values) => {
        const {rows: asked} = await native.query(
          readFileSync("components/figures/explore/query.sql", "utf8"),
          bindings(parameters, values)
        );
        expect(own.ask(values).map((row) => row.event_id)).toEqual(asked.map((row) => row.event_id));
        expect(narrow(all, parameters, values, codes)).toEqual(asked);
      }),
      {numRuns: 60}
    );
  });
});

/** Sets two days, in either order. */
function anyDays(): fc.Arbitrary<Values> {
  const day = fc.constantFrom("2010-01-01", "2016-03-04", "2021-05-06", "2022-01-05", "2022-02-25");
  const open = Object.fromEntries(Object.keys(parameters).map((name) => [name, null]));
  return fc.tuple(day, day).map(([from, to]) => ({...open, from, to}));
}

/** Sets any few of the filters, as a reader may. */
function anyValues(choices: ReturnType<typeof choicesOf>): fc.Arbitrary<Values> {
  const day = fc.date({min: new Date("2008-06-01"), max: new Date("2022-06-01"), noInvalidDate: true});
  const valueOf = (name: string): fc.Arbitrary<Value> => {
    const options = choices[name]?.options?.map(({value}) => value) ?? [];
    if (name === "q") return fc.constantFrom("iran", "BAKU", "al-q", "'", "%", "é", "killed", "Façade");
    if (options.length === 0) return day.map((each) => each.toISOString().slice(0, 10));
    return fc.subarray(options, {minLength: 1, maxLength: Math.max(1, Math.ceil(options.length / 2))});
  };
  const names = Object.keys(parameters);
  const some = fc.record(Object.fromEntries(names.map((name) => [name, fc.option(valueOf(name), {freq: 1})])));
  const set = fc.subarray(names, {maxLength: 4});
  return fc
    .tuple(some, set)
    .map(([values, chosen]) =>
      Object.fromEntries(names.map((name) => [name, chosen.includes(name) ? (values[name] ?? null) : null]))
    );
}
