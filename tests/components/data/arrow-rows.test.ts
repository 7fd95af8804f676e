import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {isTypes} from "../../../components/data/column-type.js";
import {openNative} from "../../../scripts/build/native-duckdb.js";
import {EVENTS, scratchDatabase} from "../../scratch.js";
import {openWasm} from "../../wasm.js";
import type {Native} from "../../../scripts/build/native-duckdb.js";
import type {Wasm} from "../../wasm.js";

const COLUMNS: [sql: string, type: unknown][] = [
  ["true", "BOOLEAN"],
  ["1::tinyint", "INTEGER"],
  ["1", "INTEGER"],
  ["1::uinteger", "BIGINT"],
  ["count(*)", "BIGINT"],
  ["sum(n)", "BIGINT"],
  ["1.50", "DOUBLE"],
  ["avg(n)", "DOUBLE"],
  ["1::float", "DOUBLE"],
  ["max(title)", "VARCHAR"],
  ["'a'::enum ('a', 'b')", "VARCHAR"],
  ["max(date_start)", "DATE"],
  ["max(date_start)::timestamp", "TIMESTAMP"],
  ["max(sources)", ["VARCHAR"]],
  ["[[1], null]", [["INTEGER"]]],
  ["{day: max(date_start), names: ['a']}", {day: "DATE", names: ["VARCHAR"]}],
  ["null", "INTEGER"]
];

let native: Native;
let wasm: Wasm;

beforeAll(async () => {
  const bytes = await scratchDatabase(EVENTS);
  native = await openNative(bytes);
  wasm = await openWasm(bytes);
});
afterAll(() => native.close());

describe("rowsFromArrow(ipc)", () => {
  it.each(COLUMNS)("types %s as both engines do", async (sql, type) => {
    const text = `select ${sql} as x from events`;
    const read = wasm.query(text);
    expect(read.types).toEqual({x: type});
    expect(read).toEqual(await native.query(text));
    expect(isTypes(JSON.parse(JSON.stringify(read.types)))).toBe(true);
  });

  it("keeps the types where there is no row", () => {
    expect(wasm.query("select n, sources from events where false")).toEqual({
      columns: ["n", "sources"],
      types: {n: "BIGINT", sources: ["VARCHAR"]},
      rows: []
    });
  });
});

describe("isTypes(value)", () => {
  it.each([null, [], {x: "TEXT"}, {x: []}, {x: ["DATE", "DATE"]}, {x: {y: 1}}, "DATE"])("refuses %j", (value) => {
    expect(isTypes(value)).toBe(false);
  });
});
