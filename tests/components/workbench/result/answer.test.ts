import {beforeAll, describe, expect, it} from "vitest";
import {answerOf} from "../../../../components/workbench/result/answer.js";
import {parseQueryError, blockedError} from "../../../../components/workbench/sql/query-error.js";
import {published} from "../../../../loaders/lib/publish.js";
import {openWasm} from "../../../wasm.js";
import type {Answer} from "../../../../components/workbench/result/answer.js";
import type {Datum} from "../../../../components/workbench/result/value.js";
import type {Wasm} from "../../../wasm.js";

let wasm: Wasm;

beforeAll(async () => {
  wasm = await openWasm(await published("five-fronts.duckdb"));
}, 60_000);

function ask(sql: string): Answer {
  return answerOf(sql, {parts: [wasm.read(sql)], rows: 0, truncated: false, ms: 0});
}

describe("answerOf(sql, parts)", () => {
  it.each<[expression: string, type: string, value: Datum]>([
    ["true", "BOOLEAN", true],
    ["42::tinyint", "TINYINT", 42],
    ["42::uinteger", "UINTEGER", 42],
    ["9007199254740993", "BIGINT", 9007199254740993n],
    ["-9007199254740991", "BIGINT", -9007199254740991],
    ["170141183460469231731687303715884105727::hugeint", "HUGEINT", 170141183460469231731687303715884105727n],
    ["sum(1)", "HUGEINT", 1],
    ["12.30::decimal(10,2)", "DECIMAL(10,2)", 12.3],
    ["-0.05::decimal(10,2)", "DECIMAL(10,2)", -0.05],
    ["12345678901234567890.12::decimal(38,2)", "DECIMAL(38,2)", "12345678901234567890.12"],
    ["0.5::double", "DOUBLE", 0.5],
    ["'Ferry; <b>Guild</b>'", "VARCHAR", "Ferry; <b>Guild</b>"],
    ["date '2022-01-05'", "DATE", "2022-01-05"],
    ["date '0001-01-01'", "DATE", "0001-01-01"],
    ["timestamp '2022-01-05 12:30:00'", "TIMESTAMP", "2022-01-05 12:30:00"],
    ["timestamp '2022-01-05 12:30:00.25'", "TIMESTAMP", "2022-01-05 12:30:00.25"],
    ["timestamp '2022-01-05 12:30:00.123456'", "TIMESTAMP", "2022-01-05 12:30:00.123456"],
    ["timestamp '1969-12-31 23:59:59.999999'", "TIMESTAMP", "1969-12-31 23:59:59.999999"],
    ["date 'infinity'", "DATE", "infinity"],
    ["date '-infinity'", "DATE", "-infinity"],
    ["time '12:30:05.5'", "TIME", "12:30:05.5"],
    ["interval '14 months 3 days 90 seconds'", "INTERVAL", "1 year 2 months 3 days 00:01:30"],
    ["null", "INTEGER", null],
    ["[1, null, 3]", "INTEGER[]", [1, null, 3]],
    ["[date '2022-01-05']", "DATE[]", ["2022-01-05"]],
    ["{'a': 1, 'b': [true]}", "STRUCT(a INTEGER, b BOOLEAN[])", {a: 1, b: [true]}],
    ["map {'x': 1}", "MAP", [{key: "x", value: 1}]],
    ["'ab'::blob", "BLOB", "\\x61\\x62"],
    ["'asserted'::enum('asserted', 'denied')", "VARCHAR", "asserted"]
  ])("reads %s as %s", (expression, type, value) => {
    const answer = ask(`select ${expression} as it`);
    expect(answer.columns.map(({name, duckdb}) => [name, duckdb])).toEqual([["it", type]]);
    expect(answer.rows).toBe(1);
    expect(answer.at(0, 0)).toEqual(value);
  });

  it("reads what is beyond its edges as nothing", () => {
    const answer = ask("select 1 where false");
    expect([answer.rows, answer.at(0, 0), answer.at(0, 9)]).toEqual([0, null, null]);
  });
});

describe("faultOf(error, sql)", () => {
  const faultIn = (sql: string) => {
    try {
      wasm.read(sql);
    } catch (error) {
      const fault = parseQueryError(error, sql);
      return {...fault, at: fault.from === null ? null : sql.slice(fault.from, fault.to ?? undefined)};
    }
    throw new Error(`no fault: ${sql}`);
  };

  it.each([
    ["selec 1", "selec", /syntax error/],
    ["select titel from events", "titel", /titel/],
    ["select 1,\n  2,\n  from_nowhere(3)", "from_nowhere", /from_nowhere/],
    ["select * from evnts", "evnts", /evnts/],
    [`select ${"1 + ".repeat(60)} wrong ${"+ 1".repeat(60)}`, "wrong", /wrong/]
  ])("points at what is wrong in %j", (sql, at, message) => {
    const fault = faultIn(sql);
    expect(fault.message).toMatch(message);
    expect(fault.message).not.toMatch(/LINE \d/);
    expect(fault.at).toBe(at);
  });
});

describe("refusal(sql)", () => {
  it.each([
    "install json",
    "LOAD httpfs",
    "attach 'x.duckdb' as x",
    "-- quietly\ncopy events to 'x.csv'",
    "export database 'x'",
    "detach five_fronts"
  ])("says why %j is not run", (sql) => {
    expect(blockedError(sql)?.message).toMatch(/^[A-Z]+ is off\. [A-Z]/);
  });

  it.each(["select 1", "create table copy as select 1", "copy from database five_fronts to scratch"])(
    "runs %j",
    (sql) => {
      expect(blockedError(sql)).toBeUndefined();
    }
  );
});
