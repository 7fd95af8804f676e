import {beforeAll, describe, expect, it} from "vitest";

import {answerOf} from "../../../components/workbench/answer.js";
import {suggestChart} from "../../../components/workbench/chart-suggest.js";
import {plotAnswer} from "../../../components/workbench/chart-plot.js";
import {summarize} from "../../../components/workbench/column-summary.js";
import {evidenceOf} from "../../../components/workbench/grid-evidence.js";
import {orderOf} from "../../../components/workbench/grid-order.js";
import {findCells} from "../../../components/workbench/grid-search.js";
import {takeAway} from "../../../components/workbench/take-away.js";
import {published} from "../../../loaders/lib/publish.js";
import {makeDocument} from "../../../scripts/lib/static-figure.js";
import {openWasm} from "../../wasm.js";
import type {Answer} from "../../../components/workbench/answer.js";
import type {Wasm} from "../../wasm.js";

let wasm: Wasm;

beforeAll(async () => {
  wasm = await openWasm(await published("five-fronts.duckdb"));
}, 60_000);

const ask = (sql: string): Answer => answerOf(sql, {parts: [wasm.read(sql)], rows: 0, truncated: false, ms: 0});
const all = (answer: Answer) => ({
  rows: Array.from({length: answer.rows}, (_, row) => row),
  columns: answer.columns.map((_, column) => column)
});
const VALUES = "select * from (values (2, 'b'), (null, null), (1, 'ä'), (2, 'a')) t(n, s)";

describe("orderOf(answer, sort)", () => {
  it.each([
    [undefined, [0, 1, 2, 3]],
    [{column: "n", descending: false}, [2, 0, 3, 1]],
    [{column: "n", descending: true}, [0, 3, 2, 1]],
    [{column: "s", descending: false}, [3, 2, 0, 1]],
    [{column: "gone", descending: true}, [0, 1, 2, 3]]
  ])("puts rows in order by %j, NULL last", (sort, order) => {
    expect([...orderOf(ask(VALUES), sort)]).toEqual(order);
  });
});

describe("findCells(answer, words, order, signal)", () => {
  it("finds words in any case, in the order of the rows", async () => {
    const answer = ask(VALUES);
    const {cells, isCut} = await findCells(answer, " B ", Uint32Array.from([3, 2, 1, 0]), new AbortController().signal);
    expect([cells, isCut]).toEqual([[[0, 1]], false]);
  });
});

describe("summarize(answer, signal)", () => {
  it("counts what a column holds as SQL does", async () => {
    const answer = ask("select killed, certainty, date_start from events");
    const summaries = await summarize(answer, new AbortController().signal);
    for (const {name, nulls, distinct, least, most, bars} of summaries) {
      const sql = ask(
        `select count(*) - count(${name}), count(distinct ${name}), min(${name})::varchar, max(${name})::varchar from events`
      );
      expect([nulls, distinct, least, most], name).toEqual([0, 1, 2, 3].map((column) => sql.at(0, column)));
      expect(bars.reduce((sum, {rows}) => sum + rows, 0)).toBeLessThanOrEqual(answer.rows - nulls);
    }
  });
});

describe("evidenceOf(answer, row)", () => {
  it.each([
    ["select 'quay' as event_id, 'harbor' as article_id", "./articles/harbor#e-quay"],
    ["select 'quay' as event_id", "#e-quay"],
    ["select 'quay' as fact_id, 'relation' as kind", "#r-quay"],
    ["select 'harbor.2' as paragraph_id", "./articles/harbor#p-2"],
    ["select 'x\"><script>' as event_id", null],
    ["select 1 as n", null]
  ])("links the row of %s", (sql, link) => {
    expect(evidenceOf(ask(sql), 0)).toBe(link);
  });
});

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
    const drawn = plotAnswer(answer, spec, {document: makeDocument(), width: 600});
    expect(drawn.querySelectorAll('[aria-label="bar"] rect')).toHaveLength(5);
    expect(drawn.getAttribute("aria-label")).toContain("5 rows");
  });
});

describe("takeAway(answer, form, part)", () => {
  it("prints what is asked for, in each form", async () => {
    const answer = ask("select 1 as n, 'a|b' as s, null as nothing, 9007199254740993 as big");
    const content = async (form: Parameters<typeof takeAway>[1]) => (await takeAway(answer, form, all(answer))).content;
    expect(await content("csv")).toBe("n,s,nothing,big\n1,a|b,,9007199254740993\n");
    expect(await content("tsv")).toBe("n\ts\tnothing\tbig\n1\ta|b\t\t9007199254740993");
    expect(await content("markdown")).toBe(
      "| n | s | nothing | big |\n| --- | --- | --- | --- |\n| 1 | a\\|b | NULL | 9007199254740993 |"
    );
    expect(JSON.parse(await new Blob([await content("json")]).text())).toEqual([
      {n: 1, s: "a|b", nothing: null, big: "9007199254740993"}
    ]);
  });
});
