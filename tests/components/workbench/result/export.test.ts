import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {answerOf, uniqueNames} from "../../../../components/workbench/result/answer.js";
import {formatPart, exportResult} from "../../../../components/workbench/result/export.js";
import {published} from "../../../../loaders/lib/publish.js";
import {openNative} from "../../../../scripts/build/native-duckdb.js";
import {openWasm} from "../../../wasm.js";
import type {Answer, ExportFormat} from "../../../../components/workbench/result/answer.js";
import type {Native} from "../../../../scripts/build/native-duckdb.js";
import type {Wasm} from "../../../wasm.js";

/** A question over every kind of column, which both engines answer. */
const EVERYTHING = `
select
  x as n,
  9007199254740993 + x as big,
  (x - 2) / 3 as share,
  ((x - 2) * 1.25)::decimal(9, 2) as money,
  ((x - 2)::decimal(30, 2) * 1234567890123456.78)::decimal(38, 4) as wide,
  x % 2 = 0 as odd,
  date '1969-12-30' + x::int as day,
  timestamp '1969-12-30 12:00:00.25' + to_days(x::int) as moment,
  ['plain', '', 'say "no",\nthen', 'tab\there', 'NULL', null][1 + x] as word,
  [x, null] as list,
  {'a': x, 'b': ['c', null]} as pair
from range(6) t(x)`;

let wasm: Wasm;
let native: Native;
const folder = mkdtempSync(join(tmpdir(), "five-fronts-take-"));

beforeAll(async () => {
  const file = await published("five-fronts.duckdb");
  [wasm, native] = [await openWasm(file), await openNative(file)];
}, 60_000);
afterAll(() => {
  native.close();
  rmSync(folder, {recursive: true});
});

const ask = (sql: string): Answer => answerOf(sql, {parts: [wasm.read(sql)], rows: 0, truncated: false, ms: 0});
const all = (answer: Answer) => ({
  rows: Array.from({length: answer.rows}, (_, row) => row),
  columns: answer.columns.map((_, column) => column)
});

/** Makes a file and gives its place and what is said of it. */
async function take(answer: Answer, form: ExportFormat): Promise<{file: string; note: string}> {
  const {content, note, name} = await exportResult(answer, form, all(answer));
  const file = join(folder, name);
  writeFileSync(file, new Uint8Array(await new Blob([content]).arrayBuffer()));
  return {file, note};
}

async function textIn(answer: Answer, form: ExportFormat): Promise<string> {
  return new Blob([(await exportResult(answer, form, all(answer))).content]).text();
}

describe("takeAway(answer, form, part)", () => {
  it("writes Parquet that native DuckDB reads as it would answer itself", async () => {
    const {file, note} = await take(ask(EVERYTHING), "parquet");
    const difference = (one: string, other: string): string =>
      `select * from (select * from (${one}) except all select * from (${other}))`;
    const [here, there] = [`from '${file}'`, EVERYTHING];
    expect(note).toBe("");
    expect((await native.query(`select count(*)::int as n from '${file}'`)).rows).toEqual([{n: 6}]);
    expect((await native.query(difference(here, there))).rows).toEqual([]);
    expect((await native.query(difference(there, here))).rows).toEqual([]);
    const typesOf = async (sql: string) =>
      (await native.query(`select column_name, column_type from (describe ${sql})`)).rows;
    expect(await typesOf(here)).toEqual(await typesOf(there));
  });

  it("writes as text what Parquet has no type for, and says so", async () => {
    const sql =
      "select 170141183460469231731687303715884105727::hugeint as huge, 'infinity'::date as day, interval '1 day' as span, 2::hugeint as small";
    const {file, note} = await take(ask(sql), "parquet");
    expect(note).toMatch(/huge, day, span\.$/);
    expect((await native.query(`from '${file}'`)).rows).toEqual([
      {huge: "170141183460469231731687303715884105727", day: "infinity", span: "1 day", small: 2}
    ]);
  });

  it.each([
    ["csv", ","],
    ["tsv", "\t"]
  ] as const)("writes %s that native DuckDB reads: nothing and the empty apart", async (form, delimiter) => {
    const {file} = await take(ask(`select n, big, money, wide, day, word from (${EVERYTHING})`), form);
    const read = `from read_csv('${file}', auto_detect = false, header = true, delim = '${delimiter}', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, columns = {n: 'BIGINT', big: 'BIGINT', money: 'DECIMAL(9,2)', wide: 'DECIMAL(38,4)', day: 'DATE', word: 'VARCHAR'})`;
    const wanted = await native.query(
      `select n, big::varchar as big, wide::varchar as wide, day, word from (${EVERYTHING})`
    );
    const found = await native.query(`select n, big::varchar as big, wide::varchar as wide, day, word from (${read})`);
    expect(found.rows).toEqual(wanted.rows);
  });

  it("writes JSON that native DuckDB reads", async () => {
    const {file} = await take(ask(EVERYTHING), "json");
    const read = `from read_json('${file}', format = 'array', columns = {n: 'BIGINT', big: 'BIGINT', odd: 'BOOLEAN', day: 'DATE', moment: 'TIMESTAMP', word: 'VARCHAR', list: 'BIGINT[]', pair: 'STRUCT(a BIGINT, b VARCHAR[])'})`;
    const chosen = "n, big::varchar as big, odd, day, moment, word, list, pair";
    expect((await native.query(`select ${chosen} from (${read})`)).rows).toEqual(
      (await native.query(`select ${chosen} from (${EVERYTHING})`)).rows
    );
  });

  it("gives Arrow as the engine sent it", async () => {
    const answer = ask(EVERYTHING);
    const {file, note} = await take(answer, "arrow");
    const {content} = await exportResult(answer, "arrow", all(answer));
    const bytes = new Uint8Array(await new Blob([content]).arrayBuffer());
    const again = answerOf("", {parts: [bytes], rows: 0, truncated: false, ms: 0});
    const cells = ({rows, columns, at}: Answer) =>
      Array.from({length: rows}, (_, row) => columns.map((_, column) => at(row, column)));
    expect([file.endsWith(".arrow"), note, tableFromIPC(bytes).numRows]).toEqual([true, "", 6]);
    expect(cells(again)).toEqual(cells(answer));
  });

  it("says that Arrow holds more rows than are shown", async () => {
    const answer = answerOf("", {parts: [wasm.read("from range(5000)")], rows: 0, truncated: true, ms: 0}, 4000);
    expect((await take(answer, "arrow")).note).toBe("Arrow comes in batches: 1,000 rows more than are shown.");
  });

  it("writes Markdown in which marks are text and NULL is none", async () => {
    const answer = ask("select 1 as n, 'a|b <b>*x* [y](z)' as s, null::varchar as nothing, 'NULL' as word");
    expect(await textIn(answer, "markdown")).toBe(
      "| n | s | nothing | word |\n| ---: | --- | --- | --- |\n| 1 | a\\|b \\<b>\\*x\\* \\[y\\](z) | *NULL* | NULL |\n"
    );
  });

  it("prints the columns where there is no row", async () => {
    const answer = ask("select 1 as n, 'x' as s where false");
    expect(await textIn(answer, "csv")).toBe("n,s\n");
    expect(JSON.parse(await textIn(answer, "json"))).toEqual([]);
    const {file} = await take(answer, "parquet");
    expect((await native.query(`from '${file}'`)).columns).toEqual(["n", "s"]);
  });

  it("tells names that stand twice apart", async () => {
    expect(JSON.parse(await textIn(ask("select 1 as a, 2 as a, 3 as b"), "json"))).toEqual([{a: 1, a_1: 2, b: 3}]);
    expect(uniqueNames(["a", "a_1", "a"])).toEqual(["a", "a_1", "a_2"]);
  });

  it("writes many rows, and tells of them on the way", async () => {
    const answer = ask("select range as n, 'w' || range as word from range(100000)");
    const told: number[] = [];
    await exportResult(answer, "csv", all(answer), {onProgress: (done) => told.push(done)});
    const {file} = await take(answer, "parquet");
    const {rows} = await native.query(
      `select count(*)::int as n, sum(n)::int as sum, max(word) as word from '${file}' where n < 60000`
    );
    expect(rows).toEqual([{n: 60_000, sum: 1_799_970_000, word: "w9999"}]);
    expect(told.every((done) => done > 0 && done <= 100_000)).toBe(true);
  });
});

describe("printPart(answer, part, form)", () => {
  it("prints a part to be copied", () => {
    const answer = ask("select * from (values (1, 'a'), (2, 'b\tc'), (3, null)) t(n, s)");
    expect(formatPart(answer, {rows: [2, 1], columns: [1, 0]}, "tsv")).toBe('s\tn\n\t3\n"b\tc"\t2');
    expect(formatPart(answer, {rows: [0], columns: [0]}, "markdown")).toBe("| n |\n| ---: |\n| 1 |");
  });
});
