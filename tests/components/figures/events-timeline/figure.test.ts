import {describe, expect, it} from "vitest";
import {maybeText, number, text} from "../../../../components/data/row.js";
import {drawFigure} from "../../../../components/figures/draw-figure.js";
import {eventsTimeline} from "../../../../components/figures/events-timeline/figure.js";
import {defaults} from "../../../../components/state/parameters.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {WIDTHS, askRows, boxesOf, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Box} from "../../../../components/marks/layout/box.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("events-timeline");
const partOf = (of: readonly Row[], part: string) => of.filter((row) => row.part === part);
const marksOf = (drawing: Element, part: string) =>
  [...drawing.querySelectorAll(`${part} a[href*="#e-"]`)].map((mark) => mark.getAttribute("href")?.split("#e-")[1]);
const linesOf = (drawing: Element) => drawing.querySelectorAll(".strip [stroke^='var(--front'] > line").length;

interface Shape extends Box {
  kind: "dot" | "bar" | "cut bar" | "arrow";
}

const CORNERS = /^M([\d.]+),.*? 0 0 1 [\d.]+,([\d.]+)H.*? 0 0 1 ([\d.]+),.*?V.*? 0 0 1 [\d.]+,([\d.]+)H/;

/** Reads the marks below the strip. */
function shapesOf(drawing: Element): Shape[] {
  const marks = ":is(circle, rect, path[d*='A'], path[transform*='rotate'])";
  return [...drawing.querySelectorAll(`.focus > [aria-hidden] > ${marks}`)].map((shape): Shape => {
    const [x = 0, y = 0, r = 0] = numbersOf(shape, "cx", "cy", "r");
    if (shape.localName === "circle") return {kind: "dot", x1: x - r, y1: y - r, x2: x + r, y2: y + r};
    if (shape.localName === "rect") return {kind: "bar", ...boxOf(shape)};
    const [, tipX, tipY] = /translate\(([\d.]+),([\d.]+)\)/.exec(shape.getAttribute("transform") ?? "") ?? [];
    const [, ...corners] = CORNERS.exec(shape.getAttribute("d") ?? "") ?? [];
    const [x1 = 0, y1 = 0, x2 = x1, y2 = y1] = (tipX && tipY ? [tipX, tipY] : corners).map(Number);
    return {kind: tipX ? "arrow" : "cut bar", x1, y1, x2, y2};
  });
}

function boxOf(rect: Element): Box {
  const [x1 = 0, y1 = 0, width = 0, height = 0] = numbersOf(rect, "x", "y", "width", "height");
  return {x1, y1, x2: x1 + width, y2: y1 + height};
}

function numbersOf(element: Element, ...names: string[]): number[] {
  return names.map((name) => Number(element.getAttribute(name)));
}

/** Names the words below the strip that lie on a mark. */
function collisionsOf(drawing: Element): string[] {
  const shapes = shapesOf(drawing);
  return boxesOf(drawing)
    .filter(({line}) => line.closest(".focus"))
    .flatMap(({text, left, right, top, bottom}) =>
      shapes.some(({x1, y1, x2, y2}) => left < x2 && x1 < right && top + 1 < y2 && y1 < bottom) ? [text] : []
    );
}

function drawWith(of: readonly Row[], width: number, values: Values): Element {
  const parameters = {...defaults(eventsTimeline.parameters), ...values};
  return drawFigure(eventsTimeline, of, {document: makeDocument(), width, codes, parameters, root: "./"});
}

describe("eventsTimeline", () => {
  testFixture(eventsTimeline, rows, codes);

  it("draws every dated event in the strip, and those of the window once more below, each a link in one of them", () => {
    const drawing = drawAt(eventsTimeline, rows, 920, codes);
    const events = partOf(rows, "event");
    const ids = (of: readonly Row[]) => of.map((row) => maybeText(row, "event_id")).sort();
    const early = partOf(rows, "early");
    const seen = events.filter((row) => row.position !== "outside");
    expect(linesOf(drawing)).toBe(events.length);
    expect(marksOf(drawing, ".strip").sort()).toEqual(ids(events.filter((row) => !seen.includes(row))));
    expect(marksOf(drawing, ".focus").sort()).toEqual(ids([...seen, ...early]));
  });

  it("tells how dates end: with an arrow, flat, or round", () => {
    const drawing = drawAt(eventsTimeline, rows, 920, codes);
    const shapes = shapesOf(drawing);
    const kinds = (id: string) => {
      const spot = drawing.querySelector(`.focus a[href$="#e-${id}"] rect`);
      const box = spot && boxOf(spot);
      return shapes
        .filter(({x1, y1, x2, y2}) => box && x1 >= box.x1 && x2 <= box.x2 && y1 >= box.y1 && y2 <= box.y2)
        .map(({kind}) => kind);
    };
    expect(kinds("kabul-fall-2021-08")).toEqual(["bar"]);
    expect(kinds("begli-well-wishes-raisi-2021")).toEqual(["cut bar"]);
    expect(kinds("central-asian-states-engage-taliban-2021")).toEqual(["cut bar", "arrow"]);
  });

  it("counts neither series nor what is denied, and says what may fall within", () => {
    expect(eventsTimeline.title(rows, codes)).toBe(
      "Twelve of the 20 dated events shown fall between August 1, 2021 and February 25, 2022, and four more may; the text on Husseini'yon reaches furthest back"
    );
    const one = rows.filter((row) => row.front === null || row.front === "islamic-state");
    expect(eventsTimeline.title(one, codes)).toBe(
      "Two of the three dated events shown fall between August 1, 2021 and February 25, 2022"
    );
    const none = rows.filter((row) => row.part !== "event" && row.part !== "early");
    expect(eventsTimeline.title(none, codes)).toBe("None of the events chosen carries a date");
  });

  it("counts what carries no date", () => {
    const undated = partOf(rows, "lane").reduce((sum, row) => sum + number(row, "undated"), 0);
    expect(eventsTimeline.caption(rows, codes)).toContain(`${undated} more events carry no date.`);
    const none = rows.map((row) => (row.part === "lane" ? {...row, undated: 0} : row));
    expect(eventsTimeline.caption(none, codes)).toContain("No event shown is without a date.");
  });

  it("says what it shows where days or rows are missing", () => {
    expect(wordsOf(drawWith(rows, 340, {from: "2022-01-02", to: "2022-01-01"}))).toContain(
      "No day lies between these dates."
    );
    expect(wordsOf(drawWith(rows, 340, {from: "2012-01-01", to: "2012-12-31"}))).toContain(
      "No event is dated to these days."
    );
    expect(wordsOf(drawAt(eventsTimeline, [], 340, codes))).toEqual(["No event fits."]);
  });
});

describe("events-timeline on the published data", () => {
  const native = openPublished();

  const windows: Values[] = [
    {},
    {from: null, to: null},
    {from: "2015-01-01", to: "2018-12-31"},
    {from: "2022-01-01", to: "2022-01-10"},
    {from: "2009-01-01", to: "2009-01-01"},
    {from: "2022-02-01", to: "2022-04-30"},
    {from: "1990-01-01", to: "2030-01-01"}
  ];

  it.each(windows)("draws what its SQL finds, without a fault: %j", async (values) => {
    const found = await askRows(native, eventsTimeline, values);
    const seen = found.filter((row) => row.part === "event" && row.position !== "outside");
    for (const width of WIDTHS) {
      const drawing = drawWith(found, width, values);
      expect([...faultsOf(drawing, width), ...collisionsOf(drawing)]).toEqual([]);
      expect(shapesOf(drawing).filter(({kind}) => kind !== "arrow")).toHaveLength(seen.length);
      expect(marksOf(drawing, ".focus")).toHaveLength(seen.length + partOf(found, "early").length);
      expect(linesOf(drawing)).toBe(partOf(found, "event").length);
    }
  });

  it("has a row for every dated event, and counts all others", async () => {
    const found = await askRows(native, eventsTimeline);
    const {rows: sums} = await native.query(`
      select
        count(*) filter (date_start is not null or date_end is not null) as dated,
        count(*) filter (date_start is null and date_end is null and not umbrella and certainty <> 'denied') as undated
      from events`);
    expect(partOf(found, "event").length + partOf(found, "early").length).toBe(sums[0]?.dated);
    expect(partOf(found, "lane").reduce((sum, row) => sum + number(row, "undated"), 0)).toBe(sums[0]?.undated);
  });

  it("closes its days with the date of the issue", async () => {
    const [issue] = partOf(await askRows(native, eventsTimeline), "issue");
    expect(eventsTimeline.parameters.to?.default).toBe(issue && text(issue, "date_start"));
  });

  it("filters by front, class and certainty", async () => {
    const values = {front: ["husseiniyon"], class: ["violence"], certainty: "reported"};
    const found = await askRows(native, eventsTimeline, values);
    const events = partOf(found, "event");
    expect(events.length).toBeGreaterThan(0);
    for (const row of events) {
      expect([row.front, row.event_class]).toEqual(["husseiniyon", "violence"]);
      expect(["asserted", "reported"]).toContain(row.certainty);
    }
    expect(await askRows(native, eventsTimeline, {front: []})).toEqual([]);
  });
});
