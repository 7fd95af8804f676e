import {beforeAll, describe, expect, it} from "vitest";
import {plotResult} from "../../../../components/workbench/chart/chart.js";
import {suggestChart} from "../../../../components/workbench/chart/suggest.js";
import {answerOf} from "../../../../components/workbench/result/answer.js";
import {published} from "../../../../loaders/lib/publish.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {openWasm} from "../../../wasm.js";
import type {ChartSpec} from "../../../../components/workbench/notebook/notebook.js";
import type {Answer} from "../../../../components/workbench/result/answer.js";
import type {Wasm} from "../../../wasm.js";

let wasm: Wasm;

beforeAll(async () => {
  wasm = await openWasm(await published("five-fronts.duckdb"));
}, 60_000);

const ask = (sql: string): Answer => answerOf(sql, {parts: [wasm.read(sql)], rows: 0, truncated: false, ms: 0});

describe("suggestChart(answer)", () => {
  it.each([
    ["select article_id, count(*) as n from events group by all", {mark: "bar", x: "n", y: "article_id"}],
    [
      "select date_start, count(*) as n from events where date_start is not null group by all",
      {mark: "line", x: "date_start", y: "n"}
    ],
    ["select lat, lon from places", {mark: "dot", x: "lat", y: "lon"}],
    ["select date_start from events", {mark: "tick", x: "date_start", y: null}],
    [
      "select certainty, class, count(*) as n from (select unnest(['a', 'b']) as certainty), (select unnest(['c', 'd']) as class) group by all",
      {mark: "cell"}
    ],
    ["select 1 as n where false", null]
  ])("suits %s", (sql, spec) => {
    const suggested = suggestChart(ask(sql));
    if (spec === null) expect(suggested).toBeNull();
    else expect(suggested).toMatchObject(spec);
  });

  it("can be drawn", () => {
    const answer = ask("select article_id, count(*) as n from events group by all");
    const spec = suggestChart(answer);
    if (!spec) throw new Error("no chart");
    const {drawn} = plotResult(answer, spec, {document: makeDocument(), width: 600});
    expect(drawn.querySelectorAll('[aria-label="bar"] rect')).toHaveLength(5);
    expect(drawn.getAttribute("aria-label")).toContain("5 rows");
  });

  it("shades one color where there are more numbers than colors, and draws every point", () => {
    const answer = ask("select range as n, range * 2 as m, range % 20 as k from range(40)");
    const spec: ChartSpec = {mark: "dot", x: "n", y: "m", color: "k", facet: null};
    const {drawn, omitted} = plotResult(answer, spec, {document: makeDocument(), width: 600});
    const fills = [...drawn.querySelectorAll('[aria-label="dot"] circle')].map((dot) => dot.getAttribute("fill"));
    expect(fills).toHaveLength(40);
    expect(new Set(fills).size).toBe(20);
    expect(omitted).toBe("");
  });

  it("says which names and colors have no room", () => {
    const answer = ask("select 'n' || range as name, range as n, 'c' || (range % 9) as kind from range(61)");
    const spec: ChartSpec = {mark: "bar", x: "n", y: "name", color: "kind", facet: null};
    const cutOf = (change: Partial<ChartSpec>): string =>
      plotResult(answer, {...spec, ...change}, {document: makeDocument(), width: 600}).omitted;
    expect(cutOf({})).toBe("Shown are the first 60 of 61 values of name. Drawn are the first 7 of 9 values of kind.");
    expect(cutOf({y: "n", x: "name", color: null})).toBe("");
  });
});
