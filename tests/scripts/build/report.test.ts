import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parsePayload} from "../../../components/figures/payload.js";
import {bindings, defaults} from "../../../components/state/parameters.js";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {codesFrom} from "../../../scripts/build/code-lists.js";
import {openNative} from "../../../scripts/build/native-duckdb.js";
import {exportName} from "../../../scripts/build/report.js";
import {makeDocument, staticFigure} from "../../../scripts/build/static-figure.js";
import {printQuote, readNumber} from "../../../scripts/markdown/numbers.js";
import {placeReport} from "../../../scripts/markdown/place-report.js";
import {SAMPLE_SQL, sampleTimeline} from "../../sample.js";
import {EVENTS, scratchDatabase} from "../../scratch.js";
import type {Native} from "../../../scripts/build/native-duckdb.js";
import type {Drawable} from "../../../scripts/build/report.js";
import type {Quote} from "../../../scripts/markdown/numbers.js";

const CODES = codesFrom(readCodebook());
const QUOTES: Quote[] = [
  {name: "events", value: 2500, facts: ["a", "b"]},
  {name: "first", value: "Ganja & <x>", facts: []}
];

let native: Native;
let drawable: Drawable;
let docs: string;

beforeAll(async () => {
  native = await openNative(await scratchDatabase(EVENTS));
  const {parameters} = sampleTimeline;
  const {rows, types} = await native.query(SAMPLE_SQL, bindings(parameters, defaults(parameters)));
  drawable = {figure: sampleTimeline, sql: SAMPLE_SQL, rows, types, open: rows, facets: {}, codes: CODES};
  docs = mkdtempSync(join(tmpdir(), "five-fronts-docs-"));
});

afterAll(() => {
  native.close();
  rmSync(docs, {recursive: true});
});

describe("query(sql, parameters)", () => {
  it("throws where a parameter has no value", async () => {
    await expect(native.query("select $a")).rejects.toThrow("missing parameter: a");
  });

  it("leaves the file as it is", async () => {
    await expect(native.query("drop table events")).rejects.toThrow("read-only");
  });
});

describe("readNumber(name, sql, native)", () => {
  it("reads the value and the facts", async () => {
    const sql = "select count(*) as value, list(event_id order by n) as facts from events where n < 2";
    expect(await readNumber("two", sql, native)).toEqual({name: "two", value: 2, facts: ["e0", "e1"]});
  });

  const faults: [string, string][] = [
    ["select n as value from events", "not one row: 40 (number x)"],
    ["select n as value from events where n < 0", "not one row: 0 (number x)"],
    ["select null as value", "no value: null (number x)"],
    ["select 1 as n", "no value: undefined (number x)"]
  ];
  it.each(faults)("refuses %s", async (sql, message) => {
    await expect(readNumber("x", sql, native)).rejects.toThrow(message);
  });
});

describe("printQuote(quote, style, escape)", () => {
  const escape = new MarkdownIt().utils.escapeHtml;
  it("escapes what it prints", () => {
    const html = printQuote({name: "first", value: 'Ganja "&" <x>', facts: []}, "digits", escape);
    expect(html).toBe(
      '<data class="number" value="Ganja &quot;&amp;&quot; &lt;x&gt;" data-number="first">Ganja &quot;&amp;&quot; &lt;x&gt;</data>'
    );
  });
});

describe("staticFigure(drawable, root)", () => {
  const parsed = () => {
    const document = makeDocument();
    document.body.innerHTML = staticFigure(drawable, "../");
    return document.body;
  };

  it("stands without JavaScript: a drawing for each width, words, table, SQL", () => {
    const body = parsed();
    expect(body.querySelectorAll(".figure-variant > svg")).toHaveLength(3);
    expect(body.querySelector(".figure-title")?.textContent).toBe("40 events fit");
    expect(body.querySelectorAll(".figure-table tbody tr")).toHaveLength(40);
    expect(body.querySelector(".figure-sql code")?.textContent).toBe(SAMPLE_SQL);
    expect(body.querySelectorAll("ul.legend li")).toHaveLength(8);
  });

  it("has no id twice", () => {
    const ids = [...parsed().querySelectorAll("[id]")].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("carries what it takes to come alive", () => {
    const payload = parsePayload(parsed().querySelector("script")?.textContent ?? "");
    expect(payload.rows).toEqual(drawable.rows);
    expect(payload.root).toBe("../");
    expect(payload.choices.front?.options?.map(({count}) => count)).toEqual([20, 20]);
    expect(Object.keys(payload.codes).sort()).toEqual(["certainty", "date_precision", "front"]);
  });

  it("gives the same HTML twice", () => {
    expect(staticFigure(drawable, "./")).toBe(staticFigure(drawable, "./"));
  });

  it("refuses a figure with nothing to show", () => {
    expect(() => staticFigure({...drawable, rows: []}, "./")).toThrow("figure without rows: sample-timeline");
  });

  it("refuses a code list that is not there", () => {
    const figure = {...sampleTimeline, codes: ["moods"]};
    expect(() => staticFigure({...drawable, figure}, "./")).toThrow("unknown code list: moods (sample-timeline)");
  });
});

describe("placeReport(md, report)", () => {
  const render = (source: string, path = "/index"): string => {
    const report = {
      figures: new Map([["sample-timeline", drawable]]),
      numbers: new Map(QUOTES.map((quote) => [quote.name, quote]))
    };
    return placeReport(new MarkdownIt({html: true}), report, docs).render(source, {path});
  };

  const inline: [string, string][] = [
    ["of {{number events}}.", ">2,500</data>."],
    ["{{ number events words }}", ">two thousand five hundred</data>"],
    ["{{number events Words}} men", ">Two thousand five hundred</data> men"],
    ["**{{number first}}**", "<strong><data"],
    ["[{{number events}} men](x)", '<a href="x"><data class="number" value="2500"']
  ];
  it.each(inline)("prints %s", (source, expected) => expect(render(source)).toContain(expected));

  it("leaves code and single braces alone", () => {
    expect(render("`{{number x}}` {number} ${1}")).not.toContain("<data");
  });

  it("places a figure and the cell that brings it to life", () => {
    const html = render("Before\n\n{{figure sample-timeline}}\n\nAfter", "/articles/x");
    expect(html).toContain('data-figure="sample-timeline"');
    expect(html).toContain('href="../articles/tajikistan#e-e1"');
    expect(html).toContain("import {sampleTimeline} from &quot;/components/figures/sample-timeline/figure.js&quot;");
    expect(html).toContain("live_sampleTimeline(sampleTimeline)");
  });

  const faults: [string, string][] = [
    ["# T\n\n{{figure nowhere}}", "unknown figure: nowhere"],
    ["# T\n\n{{figures sample-timeline}}", "unknown directive: figures sample-timeline"],
    ["# T\n\nOf {{number nothing}}.", "unknown number: nothing"],
    ["# T\n\nOf {{numbers events}}.", "unknown directive: numbers events"],
    ["# T\n\nOf {{number events roman}}.", "unknown style: roman"],
    ["# T\n\nOf {{number first words}}.", "no words for: Ganja & <x>"],
    ["# T\n\nSee {{figure sample-timeline}} here.", "unknown directive: figure sample-timeline"]
  ];
  it.each(faults)("names page and line: %j", (source, message) => {
    mkdirSync(docs, {recursive: true});
    writeFileSync(join(docs, "page.md"), `---\ntitle: P\n---\n${source}\n`);
    expect(() => render(source, "/page")).toThrow(`${message} (${join(docs, "page.md")}:6)`);
  });
});

describe("exportName(id)", () => {
  it("turns an id into the name of its export", () => {
    expect(exportName("drone-timeline")).toBe("droneTimeline");
  });
});
