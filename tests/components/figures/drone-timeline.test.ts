import {afterAll, beforeAll, describe, expect, it} from "vitest";

import {text} from "../../../components/cell.js";
import {droneTimeline} from "../../../components/figures/drone-timeline.js";
import {published} from "../../../loaders/lib/publish.js";
import {openNative} from "../../../scripts/lib/native.js";
import {WIDTHS, askRows, drawAt, faultsOf, printDrawing, readCodes, readRows} from "../../drawing.js";
import type {Row} from "../../../components/figure.js";
import type {Native} from "../../../scripts/lib/native.js";

const codes = readCodes();
const rows = readRows("drone-timeline");
const attacks = (of: readonly Row[]) => of.filter((row) => text(row, "part") === "attack");
const wordsOf = (drawing: Element) => [...drawing.querySelectorAll("text")].map((each) => each.textContent);
const glyphsOf = (drawing: Element) => drawing.querySelectorAll("a.mark > path[stroke-linejoin]");

describe("droneTimeline", () => {
  it.each([340, 600, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawAt(droneTimeline, rows, width, codes));
    await expect(drawing).toMatchFileSnapshot(`../../output/drone-timeline-${width}.svg`);
  });

  it.each(WIDTHS)("keeps labels apart at %d pixels", (width) => {
    expect(faultsOf(drawAt(droneTimeline, rows, width, codes), width)).toEqual([]);
  });

  it("draws one glyph a weapon, and one with a question mark where the number is not stated", () => {
    const drawing = drawAt(droneTimeline, rows, 920, codes);
    expect(glyphsOf(drawing)).toHaveLength(2 + 2 + 5 + 1 + 1);
    expect(wordsOf(drawing).filter((word) => word === "?")).toHaveLength(2);
  });

  it("says of each attack how it ended and who claims it", () => {
    const words = wordsOf(drawAt(droneTimeline, rows, 920, codes));
    expect(words).toContain("5 rockets missed by 2 km");
    expect(words).toContain("Claimed by Awliyat al-waad al-Haq");
    expect(words.filter((word) => word === "No claim in the text")).toHaveLength(2);
    expect(words.filter((word) => word === "No claim for this attack alone")).toHaveLength(2);
    expect(words.join(" ")).toContain("the text ties the claim to the series and the place, not to one attack");
  });

  it("links every mark to its fact and names it", () => {
    const marks = [...drawAt(droneTimeline, rows, 340, codes).querySelectorAll("a")];
    const facts = new Set(marks.map((mark) => mark.getAttribute("href")?.replace(/^.*#[ef]-/, "")));
    expect([...facts].sort()).toEqual(rows.map((row) => text(row, "fact_id")).sort());
    for (const mark of marks) expect(mark.getAttribute("aria-label")).toMatch(/asserted|claimed/);
  });

  it.each([
    [
      rows,
      "None of the five attacks shown is said to have hit its target: four drones intercepted and five rockets missed"
    ],
    [rows.slice(5, 6), "The one attack shown is not said to have hit its target: five rockets missed"],
    [
      attacks(rows)
        .slice(0, 2)
        .map((row) => ({...row, outcome: "hit"})),
      "Two of the two attacks shown are said to have hit their targets: four drones hit"
    ],
    [[], "No attack fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(droneTimeline.title(shown, codes)).toBe(title);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(droneTimeline, [], 340, codes))).toEqual(["No attack fits."]);
  });
});

describe("drone-timeline on the published data", () => {
  let native: Native;
  beforeAll(async () => {
    native = await openNative(await published("five-fronts.duckdb"));
  });
  afterAll(() => native.close());

  it.each(WIDTHS)("draws at %d pixels without a fault", async (width) => {
    expect(faultsOf(drawAt(droneTimeline, await askRows(native, droneTimeline), width, codes), width)).toEqual([]);
  });

  it("holds the attacks of January 2022, each with a link", async () => {
    const found = await askRows(native, droneTimeline);
    expect(attacks(found).length).toBeGreaterThanOrEqual(5);
    for (const row of found) expect(text(row, "date_start")).toMatch(/^2022-01-/);
  });

  it("filters by weapon and takes the claims along", async () => {
    const found = await askRows(native, droneTimeline, {weapon: ["rocket"], words: false});
    expect(attacks(found).map((row) => text(row, "weapon"))).toEqual(["rocket"]);
    expect(found.every((row) => text(row, "part") !== "word")).toBe(true);
  });

  it("leaves out what is less certain than asked, with the claims of it", async () => {
    const found = await askRows(native, droneTimeline, {certainty: "asserted"});
    expect(found.map((row) => row.place_id)).not.toContain("abu-dhabi");
  });

  it("gives no row where no attack fits", async () => {
    expect(await askRows(native, droneTimeline, {weapon: ["blade"]})).toEqual([]);
    expect(await askRows(native, droneTimeline, {weapon: []})).toEqual([]);
  });
});
