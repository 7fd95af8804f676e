import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {havenMap} from "../../../../components/figures/haven-map/figure.js";
import {panelsAt, calloutsOf} from "../../../../components/figures/haven-map/layout.js";
import {readLands} from "../../../../loaders/lib/land.js";
import {WIDTHS, askRows, drawAt, faultsOf, printDrawing, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("haven-map");
const jsonFiles = {land: readLands()};
const land: unknown = JSON.parse(readFileSync("tests/fixtures/land.json", "utf8"));
const TOLD = ["haven", "origin", "violence", "rule", "land", "operations", "conquest"];
const CHOICES: Values[] = [
  {},
  ...TOLD.map((told) => ({told: [told]})),
  {told: ["haven", "land"]},
  {certainty: "asserted"},
  {certainty: "assessed"},
  {reading: ["congo-not-counted"]}
];

const factsOf = (of: readonly Row[]) =>
  of.map((row) => `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`).sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, "")).sort();
const drawWith = (of: readonly Row[], width: number) => drawAt(havenMap, of, width, codes, {jsonFiles});
const toldOf = (...told: string[]) => rows.filter((row) => told.includes(text(row, "told")));

describe("havenMap", () => {
  it.each([340, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawAt(havenMap, rows, width, codes, {jsonFiles: {land}}));
    await expect(drawing).toMatchFileSnapshot(`../../../output/haven-map-${width}.svg`);
  });

  it.each(WIDTHS)(
    "has room on the map for all that is told, and for no two things at one place, at %d pixels",
    (width) => {
      const callouts = calloutsOf(rows, panelsAt(width, 0));
      expect(callouts.filter(({corner}) => corner === null).map(({name}) => name)).toEqual([]);
      const boxes = callouts.map(({name, corner, width: wide, height}) => {
        const [x, y] = corner ?? [0, 0];
        return {name, x1: x, y1: y, x2: x + wide, y2: y + height};
      });
      const overlaps = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .flatMap((b) => (a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2 ? [[a.name, b.name]] : []))
      );
      expect(overlaps).toEqual([]);
      const hidden = callouts.filter(({x, y}) =>
        boxes.some((box) => x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2)
      );
      expect(hidden.map(({name}) => name)).toEqual([]);
    }
  );

  it("stands for a country or an area with a ring and for a town with a dot", () => {
    const callouts = calloutsOf(rows, panelsAt(920, 0));
    expect(callouts.filter(({isSpot}) => isSpot).map(({name}) => name)).toEqual(["Tal Afar"]);
    const rings = drawWith(rows, 920).querySelectorAll("circle[stroke-dasharray='2 2.2']");
    expect(rings).toHaveLength(callouts.length - 1);
  });

  it.each(WIDTHS)("leads every mark to its fact, in a spot of 24 pixels, at %d pixels", (width) => {
    const drawing = drawWith(rows, width);
    expect(linksOf(drawing)).toEqual(factsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) {
      expect(mark.getAttribute("aria-label")).toMatch(/Certainty: /);
      expect(mark.querySelector("rect[fill='transparent']")?.getAttribute("width")).toBe("24");
    }
  });

  it("says who holds Idlib and who does not", () => {
    const words = wordsOf(drawWith(rows, 920));
    expect(words).toContain("under Hayat Tahrir al-Sham");
    expect(words).toContain("not under five others");
  });

  it("lists below the maps what is too wide for a ring", () => {
    expect(wordsOf(drawWith(rows, 920))).toContain("Middle East, as a whole");
    expect(havenMap.caption(rows, codes)).toContain("listed below the maps: Middle East");
    expect(havenMap.caption(toldOf("land"), codes)).not.toContain("below the maps");
  });

  it.each([
    [
      rows,
      "Islamic State’s caliphs are said to hide and die in Idlib Province, which Hayat Tahrir al-Sham holds; the land that the group holds lies in four other countries"
    ],
    [toldOf("land"), "Islamic State holds land in four countries"],
    [toldOf("rule"), "Hayat Tahrir al-Sham holds Idlib Province"],
    [toldOf("haven"), "Islamic State’s caliphs are said to hide in Idlib Province"],
    [toldOf("operations"), "Islamic State shows itself by night in two countries"],
    [toldOf("origin"), "One fact with a place"],
    [[], "No place fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(havenMap.title(shown, codes)).toBe(title);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawWith([], 340))).toEqual(["No place fits."]);
  });
});

describe("haven-map on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, havenMap, values);

  it.each(CHOICES)("draws at every width without a fault (%j)", async (values) => {
    const found = await ask(values);
    expect(found.length).toBeGreaterThan(0);
    for (const width of WIDTHS) {
      const drawing = drawWith(found, width);
      expect(faultsOf(drawing, width)).toEqual([]);
      expect(linksOf(drawing)).toEqual(factsOf(found));
    }
  });

  it("holds each fact once, and every one that the article gives a place", async () => {
    const found = await ask();
    expect(new Set(factsOf(found)).size).toBe(found.length);
    const {rows: events} = await native.query(
      "select event_id from events where article_id = 'islamic-state' and place_id is not null and type <> 'condition'"
    );
    expect(factsOf(found).filter((fact) => fact.startsWith("e-"))).toEqual(
      events.map((row) => `e-${text(row, "event_id")}`).sort()
    );
  });

  it("tells land that is held from operations, and both from the rule of others", async () => {
    const found = await ask();
    const rowsByPlace = (told: string) => found.filter((row) => row.told === told).map((row) => text(row, "place_id"));
    expect(rowsByPlace("land")).toEqual(["afghanistan", "congo", "mozambique", "northeastern-nigeria"]);
    expect(rowsByPlace("operations")).toEqual(["iraq", "syria"]);
    expect(new Set(rowsByPlace("rule"))).toEqual(new Set(["idlib-province"]));
  });

  it("counts a country less where Congo is not counted", async () => {
    const found = await ask({reading: ["congo-not-counted"]});
    expect(havenMap.title(found, codes)).toContain("in three other countries");
  });

  it("gives no row where nothing is chosen", async () => {
    expect(await ask({told: []})).toEqual([]);
  });
});
