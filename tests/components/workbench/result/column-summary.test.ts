import {beforeAll, describe, expect, it} from "vitest";
import {answerOf} from "../../../../components/workbench/result/answer.js";
import {drawColumnSummaries, summarize} from "../../../../components/workbench/result/column-summary.js";
import {published} from "../../../../loaders/lib/publish.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {openWasm} from "../../../wasm.js";
import type {Answer} from "../../../../components/workbench/result/answer.js";
import type {Summary} from "../../../../components/workbench/result/column-summary.js";
import type {Wasm} from "../../../wasm.js";

let wasm: Wasm;

beforeAll(async () => {
  wasm = await openWasm(await published("five-fronts.duckdb"));
}, 60_000);

const ask = (sql: string): Answer => answerOf(sql, {parts: [wasm.read(sql)], rows: 0, truncated: false, ms: 0});

async function summaries(sql: string): Promise<Summary[]> {
  const all: Summary[] = [];
  for await (const summary of summarize(ask(sql))) all.push(summary);
  return all;
}

describe("summarize(answer, signal)", () => {
  it.each([
    "select killed, certainty, date_start, title, umbrella from events",
    "select lat, country from places",
    "select x - 20 as small, x * 10000000000000000 as big, x::hugeint * 100000000000000000000 as huge from range(40) t(x)",
    "select ((x - 20) * 0.25)::decimal(9, 2) as d, (x - 20)::decimal(38, 2) * 1000000000000000000 as wide from range(40) t(x)"
  ])("counts as SQL does: %s", async (sql) => {
    for (const {name, nulls, distinct, min, max, rows, distribution} of await summaries(sql)) {
      const asked = ask(
        `select count(*) - count("${name}"), count(distinct "${name}"), min("${name}")::varchar, max("${name}")::varchar, count(*) from (${sql})`
      );
      expect([nulls, distinct, min, max, rows], name).toEqual([0, 1, 2, 3, 4].map((column) => asked.at(0, column)));
      const drawn =
        distribution.kind === "steps"
          ? distribution.rows.reduce((sum, each) => sum + each, 0)
          : distribution.values.reduce((sum, each) => sum + each.rows, distribution.others ?? 0);
      expect(drawn, name).toBe(rows - nulls);
    }
  });

  it("stops counting different values where there are very many", async () => {
    const [summary] = await summaries("select 'w' || range as word from range(30000)");
    expect(summary).toMatchObject({
      distinct: null,
      min: "w0",
      distribution: {kind: "values", values: [], others: null}
    });
  });

  it("holds nothing where there is no row", async () => {
    const [summary] = await summaries("select 1 as n where false");
    expect(summary).toMatchObject({rows: 0, nulls: 0, distinct: 0, min: null, max: null});
  });
});

describe("drawSummaries(answer, document, signal)", () => {
  it("draws a row for each column, markup in values as text", async () => {
    const answer = ask("select range as n, '<img src=x>' as s, null as nothing from range(100)");
    const drawn = await drawColumnSummaries(answer, makeDocument(), new AbortController().signal);
    expect([...drawn.querySelectorAll("tbody th")].map(({firstChild}) => firstChild?.textContent)).toEqual([
      "n",
      "s",
      "nothing"
    ]);
    expect(drawn.querySelectorAll("svg")).toHaveLength(2);
    expect(drawn.querySelector("img")).toBeNull();
    expect(drawn.querySelector("svg")?.getAttribute("aria-label")).toMatch(/^Rows from 0 to 99 in 24 steps/);
  });
});
