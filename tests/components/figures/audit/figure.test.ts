import {describe, expect, it} from "vitest";
import {text, texts} from "../../../../components/data/row.js";
import {audit} from "../../../../components/figures/audit/figure.js";
import {countsByKind, discrepancies, sidesOf} from "../../../../components/figures/audit/rows.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("audit");
const KINDS = (codes.discrepancy_kind ?? []).map(({value}) => value);
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => mark.getAttribute("href")).sort();
const addressesOf = (of: readonly Row[]) =>
  discrepancies(of)
    .flatMap((row) => [
      `./articles/${text(row, "article_id")}#${text(row, "anchor")}`,
      ...sidesOf(row).map(({article, anchor}) => `./articles/${article}#${anchor}`)
    ])
    .sort();

describe("audit", () => {
  testFixture(audit, rows, codes);

  it("opens the paragraph of every entry and each of its sides", () => {
    expect(linksOf(drawAt(audit, rows, 920, codes))).toEqual(addressesOf(rows));
  });

  it("fills the dots of what is listed, and leaves the others hollow", () => {
    const drawing = drawAt(audit, rows, 920, codes);
    const all = countsByKind(rows).reduce((sum, {entries}) => sum + entries, 0);
    const listed = discrepancies(rows).length;
    expect(drawing.querySelectorAll("svg > circle")).toHaveLength(all - listed);
    expect(drawing.querySelectorAll("a > circle")).toHaveLength(2 * listed);
  });

  it("gives the sides their dates", () => {
    const [row] = discrepancies(rows).filter(
      (each) => text(each, "discrepancy_id") === "facade-claims-iraq-source-date"
    );
    expect(
      row &&
        sidesOf(row)
          .map(({words}) => words)
          .at(-1)
    ).toBe("Source: al-Mashareq, July 5, 2021");
  });

  it("prints the other readings that are kept", () => {
    const readings = discrepancies(rows).flatMap((row) => texts(row, "reading_labels"));
    const words = wordsOf(drawAt(audit, rows, 1200, codes)).join(" ");
    expect(readings.length).toBeGreaterThan(0);
    for (const reading of readings) expect(words).toContain(`Or read: ${reading}`);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(audit, [], 340, codes))).toEqual(["No discrepancy fits."]);
  });
});

describe("audit on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, audit, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it(
    "lists every discrepancy, each side of it with a place, at every width without a fault",
    {timeout: 60_000},
    async () => {
      const all = await native.query("select discrepancy_id, facts, paragraph_id from discrepancies");
      const found = await ask({list: null});
      expect(discrepancies(found)).toHaveLength(all.rows.length);
      const sides = new Map(discrepancies(found).map((row) => [text(row, "discrepancy_id"), sidesOf(row).length]));
      for (const row of all.rows) {
        const touched = texts(row, "facts").filter((id) => id !== text(row, "paragraph_id"));
        expect(sides.get(text(row, "discrepancy_id")), text(row, "discrepancy_id")).toBe(touched.length);
      }
      for (const width of WIDTHS) {
        const drawing = drawAt(audit, found, width, codes);
        expect(faultsOf(drawing, width)).toEqual([]);
        expect(linksOf(drawing)).toEqual(addressesOf(found));
      }
    }
  );

  it("draws every single choice at every width without a fault", {timeout: 60_000}, async () => {
    const choices: Values[] = [
      ...KINDS.map((kind) => ({list: [kind]})),
      {list: []},
      ...["tajikistan", "husseiniyon"].map((front) => ({front: [front], list: null})),
      ...["coded", "computed"].map((by) => ({found: by}))
    ];
    for (const values of choices) {
      const found = await ask(values);
      for (const width of WIDTHS) {
        expect(faultsOf(drawAt(audit, found, width, codes), width), JSON.stringify(values)).toEqual([]);
      }
    }
  });

  it("states what is on record whatever is listed", async () => {
    const title = "118 discrepancies on record, most often: unclear referent; garbled text (each 35)";
    expect(audit.title(await ask(), codes)).toBe(title);
    expect(audit.title(await ask({list: []}), codes)).toBe(title);
    expect(audit.subtitle(await ask({list: []}), codes)).toContain("none is listed");
    expect(audit.title(await ask({found: "computed"}), codes)).toBe(
      "15 discrepancies on record, all of one kind: source older than event"
    );
  });
});
