import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {linkFrom} from "../../../../components/figures/draw-figure.js";
import {droneTimeline} from "../../../../components/figures/drone-timeline/figure.js";
import {computeLayout} from "../../../../components/figures/drone-timeline/layout.js";
import {rowsOfPart} from "../../../../components/figures/rows.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";

const codes = readCodes();
const rows = readRows("drone-timeline");
const layoutOf = (width: number) =>
  computeLayout(rows, {document: makeDocument(), width, codes, parameters: {}, link: linkFrom("./")});

describe("droneTimeline", () => {
  testFixture(droneTimeline, rows, codes);

  it("draws one glyph a weapon, and one with a question mark where the number is not stated", () => {
    expect(layoutOf(920).weapons).toHaveLength(2 + 2 + 5 + 1 + 1);
    const drawing = drawAt(droneTimeline, rows, 920, codes);
    expect(drawing.querySelectorAll("g[stroke-linejoin] > path")).toHaveLength(2 + 2 + 5 + 1 + 1);
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

  it("places days in the middle, weapons below each other and spans from midnight to midnight", () => {
    const {bars, weapons} = layoutOf(600);
    const rockets = weapons.filter(({x}) => Number(x) === Date.UTC(2022, 0, 6, 12));
    expect(rockets.map(({y}) => y - (rockets[0]?.y ?? 0))).toEqual([0, 15, 30, 45, 60]);
    const ends = bars.map(({x1, x2}) => [x1, x2].map((day) => day.toISOString().slice(0, 10)));
    expect(ends).toContainEqual(["2022-01-01", "2022-02-01"]);
    expect(ends).toContainEqual(["2022-01-01", "2022-01-11"]);
  });

  it("draws each certainty in one look", () => {
    const glyphs = drawAt(droneTimeline, rows, 600, codes).querySelectorAll("g[stroke-linejoin]:has(> path)");
    expect([...glyphs].map((each) => each.getAttribute("fill"))).toEqual([
      "var(--front-iranian-proxies)",
      "var(--paper)"
    ]);
  });

  it.each(WIDTHS)("gives every fact one link that names it, around all that is drawn of it, at %d pixels", (width) => {
    const marks = [...drawAt(droneTimeline, rows, width, codes).querySelectorAll("a")];
    const facts = marks.map((mark) => mark.getAttribute("href")?.replace(/^.*#[ef]-/, ""));
    expect(facts.sort()).toEqual(rows.map((row) => text(row, "fact_id")).sort());
    for (const mark of marks) {
      expect(mark.getAttribute("aria-label")).toMatch(/asserted|claimed/);
      expect(mark.querySelector("title")?.textContent).toBe(mark.getAttribute("aria-label"));
    }
    for (const {y1, y2} of layoutOf(width).spots) expect(y2 - y1).toBeGreaterThanOrEqual(24);
  });

  it.each([
    [
      rows,
      "None of the five attacks shown is said to have hit its target: four drones intercepted and five rockets missed"
    ],
    [rows.slice(5, 6), "The one attack shown is not said to have hit its target: five rockets missed"],
    [
      rowsOfPart(rows, "attack")
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
  const native = openPublished();

  it.each(WIDTHS)("draws at %d pixels without a fault", async (width) => {
    expect(faultsOf(drawAt(droneTimeline, await askRows(native, droneTimeline), width, codes), width)).toEqual([]);
  });

  it("holds the attacks of January 2022, each with a link", async () => {
    const found = await askRows(native, droneTimeline);
    expect(rowsOfPart(found, "attack").length).toBeGreaterThanOrEqual(5);
    for (const row of found) expect(text(row, "date_start")).toMatch(/^2022-01-/);
  });

  it("filters by weapon and takes the claims along", async () => {
    const found = await askRows(native, droneTimeline, {weapon: ["rocket"], words: false});
    expect(rowsOfPart(found, "attack").map((row) => text(row, "weapon"))).toEqual(["rocket"]);
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
