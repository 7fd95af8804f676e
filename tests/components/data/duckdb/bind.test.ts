import {beforeAll, describe, expect, it} from "vitest";
import {placeholders, prepare, restore} from "../../../../components/data/duckdb/bind.js";
import {openNative} from "../../../../scripts/build/native-duckdb.js";
import {EVENTS, scratchDatabase} from "../../../scratch.js";
import {openWasm} from "../../../wasm.js";
import type {Bindings} from "../../../../components/data/duckdb/bind.js";
import type {Native} from "../../../../scripts/build/native-duckdb.js";
import type {Wasm} from "../../../wasm.js";

const names = (sql: string) => placeholders(sql).map(({name}) => name);

describe("placeholders(sql)", () => {
  const cases: [string, string[]][] = [
    ["select $a, $b_2 + $a", ["a", "b_2", "a"]],
    ["select '$a', '''$a', '$a''$b'", []],
    ['select "$a", """$b"', []],
    ["select 1 -- $a\n, $b", ["b"]],
    ["select 1 /* $a\n $b */, $c -- $d", ["c"]],
    ["select $$ $a $$, $tag$ $a $$ $tag$, $b", ["b"]],
    ["select a$b, $1, x.$y", ["y"]],
    ["select list[$a:$b], ($c)::date", ["a", "b", "c"]],
    ["select e'it\\'s $x', $y", ["y"]],
    ["select 1 /* a /* $x */ $y */, $z", ["z"]],
    ["select é$x, $é", ["é"]],
    ["select '-- ' || $a || ' /*' || $b", ["a", "b"]],
    ["", []]
  ];
  it.each(cases)("finds what stands outside of texts and comments: %j", (sql, expected) => {
    expect(names(sql)).toEqual(expected);
  });
});

describe("prepare(sql, values)", () => {
  it("binds each name once and reads it from a variable", () => {
    expect(prepare("select $a, $b, $a", {a: "x", b: 2, unused: null})).toEqual({
      sql: "select getvariable('parameter_a'), getvariable('parameter_b'), getvariable('parameter_a')",
      variables: [
        {sql: "set variable parameter_a = ?", value: "x"},
        {sql: "set variable parameter_b = ?", value: 2}
      ]
    });
  });

  it("throws where a value is missing", () => {
    expect(() => prepare("select $a", {})).toThrow("missing parameter: a");
  });
});

describe("restore(text)", () => {
  it("undoes what prepare does to a text", () => {
    expect(restore(`error: ${prepare("$a::date = $é_2", {a: "", é_2: 1}).sql}`)).toBe("error: $a::date = $é_2");
  });
});

describe("one SQL on two engines", () => {
  const SQL = `
    -- $nobody reads '$this'
    select *, '$x' as dollar, sum(n) over () as total, n / 8 as share, null as absent
    from events
    where ($front is null or list_contains(string_split($front, '~'), article_id))
      and ($from is null or date_start >= $from::date)
      and ($umbrella::boolean or not umbrella)
    order by n
    limit $most`;
  const cases: Bindings[] = [
    {front: null, from: null, umbrella: 1, most: 100},
    {front: "tajikistan", from: "2022-01-20", umbrella: 0, most: 5},
    {front: "tajikistan~iranian-proxies", from: null, umbrella: 0, most: 3},
    {front: "", from: null, umbrella: 1, most: 3},
    {front: "x' or 1=1 --", from: null, umbrella: 1, most: 3}
  ];
  let native: Native;
  let wasm: Wasm;
  beforeAll(async () => {
    const bytes = await scratchDatabase(EVENTS);
    native = await openNative(bytes);
    wasm = await openWasm(bytes);
    return () => native.close();
  }, 60_000);

  it.each(cases)("gives equal rows for %j", async (parameters) => {
    expect(wasm.query(SQL, parameters)).toEqual(await native.query(SQL, parameters));
  });

  it("gives plain values", async () => {
    const {rows} = await native.query(SQL, {front: null, from: null, umbrella: 1, most: 1});
    expect(rows).toEqual([
      {
        event_id: "e0",
        article_id: "iranian-proxies",
        date_start: "2022-01-01",
        date_precision: "day",
        certainty: "asserted",
        n: 0,
        sources: ["a", "b"],
        umbrella: true,
        title: "it's <0>",
        dollar: "$x",
        total: 780,
        share: 0,
        absent: null
      }
    ]);
  });

  it("binds what only looks like a string or a comment to other scanners", async () => {
    const sql = "select e'it\\'s $x' as a, /* a /* $x */ $x */ 1 as é$x, $é as b";
    const expected = [{a: "it's $x", é$x: 1, b: "y"}];
    expect((await native.query(sql, {é: "y"})).rows).toEqual(expected);
    expect(wasm.query(sql, {é: "y"}).rows).toEqual(expected);
  });

  const types: [string, unknown][] = [
    ["1::hugeint", 1],
    ["1.25::decimal(9, 2)", 1.25],
    ["sum(1)", 1],
    ["date '1999-12-31'", "1999-12-31"],
    ["timestamp '2022-01-01 10:20:30'", "2022-01-01T10:20:30.000"],
    ["[1, null]::bigint[]", [1, null]],
    ["[date '2022-01-01']", ["2022-01-01"]],
    ["[]::varchar[]", []],
    ["{'a': 1, 'b': [date '2022-01-01']}", {a: 1, b: ["2022-01-01"]}],
    ["[{'a': 'x'}]", [{a: "x"}]]
  ];
  it.each(types)("reads %s alike", async (expression, expected) => {
    const sql = `select ${expression} as value`;
    expect((await native.query(sql)).rows).toEqual([{value: expected}]);
    expect(wasm.query(sql).rows).toEqual([{value: expected}]);
  });

  it.each(["9007199254740993::bigint", "90071992547409930::hugeint"])("refuses %s", async (expression) => {
    const sql = `select ${expression} as value`;
    await expect(native.query(sql)).rejects.toThrow("number too large");
    expect(() => wasm.query(sql)).toThrow("number too large");
  });
});
