import {beforeAll, describe, expect, it} from "vitest";
import {columnsIn, columnsOf, widen} from "../../../../components/workbench/grid/columns.js";
import {evidenceAt, evidenceOf} from "../../../../components/workbench/grid/evidence-link.js";
import {drawGrid} from "../../../../components/workbench/grid/grid.js";
import {findCells} from "../../../../components/workbench/grid/search.js";
import {orderOf} from "../../../../components/workbench/grid/sort.js";
import {answerOf} from "../../../../components/workbench/result/answer.js";
import {published} from "../../../../loaders/lib/publish.js";
import {makeDocument} from "../../../../scripts/build/static-figure.js";
import {openWasm} from "../../../wasm.js";
import type {View} from "../../../../components/workbench/notebook/notebook.js";
import type {Answer} from "../../../../components/workbench/result/answer.js";
import type {Wasm} from "../../../wasm.js";

let wasm: Wasm;

beforeAll(async () => {
  wasm = await openWasm(await published("five-fronts.duckdb"));
}, 60_000);

const ask = (sql: string): Answer => answerOf(sql, {parts: [wasm.read(sql)], rows: 0, truncated: false, ms: 0});
const VALUES = "select * from (values (2, 'b'), (null, null), (1, 'ä'), (2, 'a')) t(n, s)";

describe("orderOf(answer, sort)", () => {
  it.each([
    [undefined, [0, 1, 2, 3]],
    [{column: "n", descending: false}, [2, 0, 3, 1]],
    [{column: "n", descending: true}, [0, 3, 2, 1]],
    [{column: "s", descending: false}, [3, 2, 0, 1]],
    [{column: "gone", descending: true}, [0, 1, 2, 3]]
  ])("puts rows in order by %j, NULL last", async (sort, order) => {
    expect([...(await orderOf(ask(VALUES), sort))]).toEqual(order);
  });

  it.each([
    "9007199254740993 + (x * 7 % 5)",
    "(x * 7 % 5 - 2)::hugeint * 100000000000000000000",
    "(x * 7 % 5 - 2)::decimal(30, 2) * 1234567890123456.78",
    "(x * 7 % 5 - 2) / 3",
    "date '2022-01-01' + (x * 7 % 5)::int",
    "timestamp '1969-12-30 12:00:00' + interval (x * 7 % 5) days",
    "[interval '2 days', interval '10 days', interval '1 month', interval '90 minutes', interval '1 year'][1 + x * 7 % 5]",
    "time '09:00:00' + interval (x * 7 % 5) hours",
    "x % 2 = 0",
    "[9 + x % 3, 1]",
    "{'a': x % 3, 'b': 9 + x * 7 % 5}",
    "nullif(x * 7 % 5, 3)"
  ])("agrees with ORDER BY on %s", async (expression) => {
    for (const way of ["asc", "desc"]) {
      const answer = ask(`select x, ${expression} as it from range(40) t(x)`);
      const sorted = ask(
        `select x from (select x, ${expression} as it from range(40) t(x)) order by it ${way} nulls last, x`
      );
      const order = await orderOf(answer, {column: "it", descending: way === "desc"});
      expect([...order]).toEqual([...order.keys()].map((row) => sorted.at(row, 0)));
    }
  });

  it("sorts many rows stably", async () => {
    const answer = ask("select x, (x * 7919) % 1000 as it, 'w' || (x * 7919) % 300 as word from range(50000) t(x)");
    for (const column of ["it", "word"]) {
      const order = await orderOf(answer, {column, descending: false});
      const sorted = ask(
        `select x from (select x, (x * 7919) % 1000 as it, 'w' || (x * 7919) % 300 as word from range(50000) t(x)) order by ${column}, x`
      );
      expect([...order].every((row, i) => row === sorted.at(i, 0))).toBe(true);
    }
  });

  it("is given up when it is told to", async () => {
    const controller = new AbortController();
    controller.abort(new Error("sorted anew"));
    await expect(orderOf(ask(VALUES), {column: "n", descending: false}, controller.signal)).rejects.toThrow(
      "sorted anew"
    );
  });
});

describe("findCells(answer, words, order, options)", () => {
  it("finds words in any case, in the order of the rows, and none in NULL", async () => {
    const answer = ask("select * from (values ('Quay', null), ('pier', 'null'), (null, 'QUAY')) t(a, b)");
    const find = (words: string) =>
      findCells(answer, words, Uint32Array.from([2, 1, 0]), {signal: new AbortController().signal});
    expect(await find(" quay ")).toEqual({count: 2, rows: [2, 0], columns: [1, 0]});
    expect(await find("null")).toEqual({count: 1, rows: [1], columns: [1]});
    expect(await find("  ")).toEqual({count: 0, rows: [], columns: []});
  });
});

describe("evidenceAt(answer, row, column)", () => {
  it.each([
    ["select 'quay' as event_id, 'harbor' as article_id", "./articles/harbor#e-quay"],
    ["select 'quay' as event_id", "#e-quay"],
    ["select 'quay' as fact_id, 'relation' as kind", "#r-quay"],
    ["select 'harbor.2' as paragraph_id", "./articles/harbor#p-2"],
    ["select 'quay' as discrepancy_id, 'harbor.2' as paragraph_id", "./articles/harbor#p-2"],
    ["select 'quay' as discrepancy_id, 'harbor' as article_id", "./articles/harbor#d-quay"],
    ["select 'quay' as discrepancy_id", null],
    ["select 'x\"><script>' as event_id", null],
    ["select null::varchar as event_id", null],
    ["select 1 as n", null]
  ])("links the row of %s", (sql, link) => {
    expect(evidenceOf(ask(sql), 0)).toBe(link);
    expect(evidenceAt(ask(sql), 0, 0)).toBe(link);
  });
});

describe("columnsOf(answer, view)", () => {
  const answer = ask2("a", "b", "c", "d");

  it("puts pinned columns first and keeps widths within bounds", () => {
    const {order, pinned, widths, starts} = columnsOf(answer, {pinned: ["c", "gone"], widths: {a: 10, b: 200, d: 1e9}});
    expect([order, pinned]).toEqual([[2, 0, 1, 3], 1]);
    expect(widths.slice(1)).toEqual([64, 200, 1200]);
    expect(starts.at(-1)).toBe(widths.reduce((sum, width) => sum + width, 0));
  });

  it("finds the columns in sight, beside those that are pinned", () => {
    const view: View = {widths: {a: 100, b: 100, c: 100, d: 100}};
    expect(columnsIn(columnsOf(answer, view), 0, 150)).toEqual([0, 3]);
    expect(columnsIn(columnsOf(answer, view), 250, 150)).toEqual([1, 4]);
    expect(columnsIn(columnsOf(answer, {...view, pinned: ["d"]}), 200, 200)).toEqual([2, 4]);
    expect(widen(columnsOf(answer, view), 1, 150).starts).toEqual([0, 100, 250, 350, 450]);
  });
});

describe("drawGrid(answer, options)", () => {
  const draw = (sql: string, view: View = {}) => {
    const document = makeDocument();
    return drawGrid(ask(sql), {document, view, onView: () => undefined, label: "Rows", say: () => undefined});
  };

  it("draws the rows in sight and no others", () => {
    const {element} = draw("select range as n from range(100000)");
    const rows = element.querySelectorAll(".grid-row");
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(60);
    expect(element.querySelector("[role=grid]")?.getAttribute("aria-rowcount")).toBe("100001");
  });

  it("shows what is NULL, empty or markup as such", () => {
    const {element} = draw("select null::varchar as a, 'NULL' as b, '' as c, '<b onclick=x>' as d, 2::hugeint as e");
    const cells = [...element.querySelectorAll("[role=gridcell]")];
    expect(cells.map((cell) => cell.textContent)).toEqual(["NULL", "NULL", "", "<b onclick=x>", "2"]);
    expect(cells.map((cell) => cell.className.replace(/ ?(grid-cell|active)/g, "").trim())).toEqual([
      "null",
      "",
      "empty",
      "",
      "number"
    ]);
    expect(element.querySelector("b")).toBeNull();
  });

  it("cuts a long text and keeps names that stand twice apart", () => {
    const {element} = draw("select repeat('long ', 1000) as a, 1 as b, 2 as b");
    const [long, ...rest] = [...element.querySelectorAll("[role=gridcell]")].map(({textContent}) => textContent);
    expect(long).toHaveLength(201);
    expect(rest).toEqual(["1", "2"]);
  });

  it("gives what is selected as rows and columns of the answer", () => {
    const {element, selection, reach} = draw(VALUES, {pinned: ["s"]});
    expect(element.querySelectorAll(".active")).toHaveLength(1);
    reach(3, 0);
    expect([...selection().rows()]).toEqual([3]);
    expect(selection().columns).toEqual([0]);
  });
});

function ask2(...names: string[]): Answer {
  const columns = names.map((name) => ({name, type: "INTEGER" as const, duckdb: "INTEGER"}));
  return {sql: "", columns, rows: 1, at: () => 1, truncated: false, ms: 0, parts: []};
}
