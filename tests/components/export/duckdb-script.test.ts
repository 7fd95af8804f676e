import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {literal, printScript} from "../../../components/export/duckdb-script.js";
import {bindings, defaults, unfiltered} from "../../../components/state/parameters.js";
import {published} from "../../../loaders/lib/publish.js";
import {openNative} from "../../../scripts/build/native-duckdb.js";
import {readFigures, readSql} from "../../../scripts/build/report.js";
import type {Native} from "../../../scripts/build/native-duckdb.js";

const figures = await readFigures();
let folder: string;
let database: string;
let native: Native;

beforeAll(async () => {
  const bytes = await published("five-fronts.duckdb");
  folder = mkdtempSync(join(tmpdir(), "five-fronts-script-"));
  database = join(folder, "it's.duckdb");
  writeFileSync(database, bytes);
  native = await openNative(bytes);
});
afterAll(() => {
  native.close();
  rmSync(folder, {recursive: true});
});

/** Runs a whole script in a DuckDB of its own, as somebody would who pasted it; gives the rows of its last statement. */
async function run(script: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(script)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Gives every number as text, as the driver gives the large ones. */
function plain(rows: readonly unknown[]): unknown {
  return JSON.parse(JSON.stringify(rows, (_, value: unknown) => (typeof value === "number" ? String(value) : value)));
}

describe("printScript(sql, values, options)", () => {
  it.each(figures.map(({id}) => id))("gives the rows of %s as it is", async (id) => {
    const {parameters} = figures.find((each) => each.id === id) ?? {parameters: {}};
    const sql = readSql(id);
    for (const values of [defaults(parameters), unfiltered(parameters)]) {
      const bound = bindings(parameters, values);
      const rows = await run(printScript(sql, bound, {database, notes: [`title;\nselect 1; ${id}`]}));
      expect(plain(rows)).toEqual(plain((await native.query(sql, bound)).rows));
    }
  });

  it("sets what holds and binds nothing", () => {
    expect(printScript("select $a as a, '$b' as b, $a", {a: "it's ?", b: null}, {database: "x.duckdb"})).toBe(
      [
        "attach if not exists 'x.duckdb' as five_fronts (read_only);",
        "use five_fronts;",
        "set variable parameter_a = 'it''s ?';",
        "",
        "select getvariable('parameter_a') as a, '$b' as b, getvariable('parameter_a');",
        ""
      ].join("\n")
    );
  });

  it.each([null, 4, 6])("compares a number with %j", async (least) => {
    const sql = "select 5 as n where $least is null or 5 >= $least";
    expect(await run(printScript(sql, {least}, {database}))).toEqual(least === 6 ? [] : [{n: 5}]);
  });

  it("says which parameter has no value", () => {
    expect(() => printScript("select $a", {}, {database: "x"})).toThrow("missing parameter: a");
  });

  it("hands every value over, whatever it holds", {timeout: 60_000}, async () => {
    const text = fc.string({unit: fc.constantFrom(...Array.from("ab'\"\\;$?-/* \n\r%é漢"))});
    await fc.assert(
      fc.asyncProperty(fc.array(text, {minLength: 1, maxLength: 5}), text, async (words, note) => {
        const values = Object.fromEntries(words.map((word, i) => [`p${i}`, word]));
        const columns = words.map((_, i) => `$p${i} as p${i}`).join(", ");
        expect(await run(printScript(`select ${columns}`, values, {database, notes: [note]}))).toEqual([values]);
      }),
      {numRuns: 40}
    );
  });
});

describe("literal(value)", () => {
  it.each<[string | number | null, string]>([
    [null, "null::varchar"],
    [-1.5, "-1.5"],
    ["", "''"],
    ["a'b", "'a''b'"]
  ])("prints %j", (value, expected) => {
    expect(literal(value)).toBe(expected);
  });
});
