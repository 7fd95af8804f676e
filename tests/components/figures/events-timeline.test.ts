import {afterAll, beforeAll, describe, expect, it} from "vitest";

import {maybeText, number, text} from "../../../components/cell.js";
import {eventsTimeline} from "../../../components/figures/events-timeline.js";
import {drawFigure} from "../../../components/frame.js";
import {textWidth} from "../../../components/lettering.js";
import {defaults} from "../../../components/parameters.js";
import {published} from "../../../loaders/lib/publish.js";
import {openNative} from "../../../scripts/lib/native.js";
import {makeDocument} from "../../../scripts/lib/static-figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, printDrawing, readCodes, readRows} from "../../drawing.js";
import type {Row} from "../../../components/figure.js";
import type {Values} from "../../../components/parameters.js";
import type {Native} from "../../../scripts/lib/native.js";

const codes = readCodes();
const rows = readRows("events-timeline");
const partOf = (of: readonly Row[], part: string) => of.filter((row) => row.part === part);
const marksOf = (drawing: Element, part: string) =>
  [...drawing.querySelectorAll(`${part} a.mark[href*="#e-"]`)].map(
    (mark) => mark.getAttribute("href")?.split("#e-")[1]
  );
const linesOf = (drawing: Element) => drawing.querySelectorAll(".strip path[stroke^='var(--front']").length;
const wordsOf = (drawing: Element) => [...drawing.querySelectorAll("text")].map((each) => each.textContent);

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Names the words below the strip that lie on a mark. */
function collisionsOf(drawing: Element): string[] {
  const numberOf = (element: Element, name: string) => Number(element.getAttribute(name));
  const boxes = [...drawing.querySelectorAll(".focus a.mark > :not(title, text)")].flatMap((shape): Box[] => {
    const [x, y, r] = [numberOf(shape, "cx"), numberOf(shape, "cy"), numberOf(shape, "r")];
    if (shape.localName === "circle") return [{left: x - r, right: x + r, top: y - r, bottom: y + r}];
    const [left, top] = [numberOf(shape, "x"), numberOf(shape, "y")];
    const [right, bottom] = [left + numberOf(shape, "width"), top + numberOf(shape, "height")];
    if (shape.localName === "rect") return [{left, right, top, bottom}];
    const [, x1, y1, x2] = (/^M([\d.]+) ([\d.]+)H([\d.]+)/.exec(shape.getAttribute("d") ?? "") ?? []).map(Number);
    return x1 === undefined || y1 === undefined || x2 === undefined
      ? []
      : [{left: x1, right: x2, top: y1, bottom: y1 + 3}];
  });
  return [...drawing.querySelectorAll(".focus text")].flatMap((element) => {
    const [x, y, size] = [numberOf(element, "x"), numberOf(element, "y"), numberOf(element, "font-size")];
    const words = element.textContent;
    const width = textWidth(words, size, element.getAttribute("font-weight") === "600");
    const anchor = element.getAttribute("text-anchor");
    const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
    return boxes.some(
      (box) => left < box.right && box.left < left + width && y - size * 0.7 < box.bottom && box.top < y + size * 0.2
    )
      ? [words]
      : [];
  });
}

function drawWith(of: readonly Row[], width: number, values: Values): Element {
  const parameters = {...defaults(eventsTimeline.parameters), ...values};
  return drawFigure(eventsTimeline, of, {document: makeDocument(), width, codes, parameters, root: "./"});
}

describe("eventsTimeline", () => {
  it.each([340, 600, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawAt(eventsTimeline, rows, width, codes));
    await expect(drawing).toMatchFileSnapshot(`../../output/events-timeline-${width}.svg`);
  });

  it.each(WIDTHS)("keeps labels apart at %d pixels", (width) => {
    expect(faultsOf(drawAt(eventsTimeline, rows, width, codes), width)).toEqual([]);
  });

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
    const shapes = (id: string) => drawing.querySelector(`.focus a[href$="#e-${id}"]`)?.querySelectorAll("rect, path");
    expect(shapes("kabul-fall-2021-08")).toHaveLength(1);
    expect(shapes("begli-well-wishes-raisi-2021")).toHaveLength(2);
    expect(shapes("central-asian-states-engage-taliban-2021")).toHaveLength(3);
  });

  it("counts neither series nor what is denied, and says what may fall within", () => {
    expect(eventsTimeline.title(rows, codes)).toBe(
      "Twelve of the 20 dated events shown fall between August 1, 2021 and February 25, 2022, and four more may; Husseini'yon reaches furthest back"
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
  let native: Native;
  beforeAll(async () => {
    native = await openNative(await published("five-fronts.duckdb"));
  }, 60_000);
  afterAll(() => native.close());

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
