import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {placeholders} from "../../components/data/duckdb/bind.js";
import {choicesOf} from "../../components/state/options.js";
import {bindings, defaults, unfiltered} from "../../components/state/parameters.js";
import {readCodebook} from "../../loaders/lib/codebook.js";
import {published} from "../../loaders/lib/publish.js";
import {codesFrom} from "../../scripts/build/code-lists.js";
import {openNative} from "../../scripts/build/native-duckdb.js";
import {readFigures, readSql} from "../../scripts/build/report.js";
import {moduleUrl, sharedBrowser} from "./browsing.js";
import type {Page} from "playwright-core";
import type {Result} from "../../components/data/arrow-rows.js";
import type {Bindings} from "../../components/data/duckdb/bind.js";
import type {Database} from "../../components/data/duckdb/client.js";
import type {Choices, Parameter, Parameters, Value, Values} from "../../components/state/parameters.js";
import type {Native} from "../../scripts/build/native-duckdb.js";

declare global {
  interface Window {
    client: Database;
    printResult: (result: Result) => string;
  }
}

/** Options of one list that are tried one by one. */
const MOST = 15;
const NUMBERS = "components/queries/numbers";
const figures = await readFigures();
const numbers = readdirSync(NUMBERS).map((file) => file.replace(/\.sql$/, ""));

let native: Native;
let page: Page;

beforeAll(async () => {
  native = await openNative(await published("five-fronts.duckdb"));
  const {browser, site} = await sharedBrowser();
  page = await browser.newPage();
  await page.goto(`${site.origin}/`);
  await page.evaluate(loadClient());
});

afterAll(async () => {
  await page.close();
  native.close();
});

/** Prints a result as JSON, with dates and the numbers that JSON lacks told from texts; runs in the page, too. */
function printResult({columns, types, rows}: Result): string {
  return JSON.stringify({columns, types, rows}, function (this: Record<string, unknown>, key: string, value: unknown) {
    if (this[key] instanceof Date) return {date: value};
    if (typeof value !== "number" || (Number.isFinite(value) && !Object.is(value, -0))) return value;
    return {number: Object.is(value, -0) ? "-0" : String(value)};
  });
}

/** Runs SQL on the page's own database client with each of some values, and gives each result as it is printed. */
async function inBrowser(sql: string, all: readonly Bindings[]): Promise<string[]> {
  return page.evaluate(
    async ({text, bound}) => {
      const results: string[] = [];
      for (const parameters of bound) {
        results.push(window.printResult(await window.client.query(text, {parameters, timeoutMs: 60_000})));
      }
      return results;
    },
    {text: sql, bound: all}
  );
}

/** Names the module of the client; as a text, because the runner would rewrite an import in a function. */
function loadClient(): string {
  return `import("${moduleUrl("data/duckdb/open")}").then(({database}) => {
    window.client = database();
    window.printResult = ${printResult.toString()};
  })`;
}

/** Gives for each parameter the values that a reader may choose one after the other. */
function variants(parameters: Parameters, choices: Record<string, Choices>): [string, Values][] {
  return Object.entries(parameters).flatMap(([name, parameter]) =>
    others(parameter, choices[name] ?? {}).map((value): [string, Values] => [
      `${name} = ${JSON.stringify(value)}`,
      {...defaults(parameters), [name]: value}
    ])
  );
}

function others(parameter: Parameter, {options = [], min, max}: Choices): Value[] {
  const values = options.slice(0, MOST).map(({value}) => value);
  switch (parameter.kind) {
    case "one":
      return values;
    case "many":
      return [[], ...values.map((value) => [value]), values.slice(0, 2)];
    case "flag":
      return [true, false];
    case "date":
    case "number":
      return [min ?? null, max ?? null];
    case "text":
      return ["drone", "%_", "'; drop table events --"];
  }
}

describe("one SQL on two engines", () => {
  it.each(figures.map(({id}) => id))("gives equal rows: %s", async (id) => {
    const figure = figures.find((each) => each.id === id);
    if (!figure) throw new Error(`missing figure: ${id}`);
    const {parameters} = figure;
    const sql = readSql(id);
    const open = unfiltered(parameters);
    const {rows} = await native.query(sql, bindings(parameters, open));
    const choices = choicesOf(parameters, rows, codesFrom(readCodebook()));
    const cases: [string, Values][] = [
      ["defaults", defaults(parameters)],
      ["unfiltered", open],
      ...variants(parameters, choices)
    ];
    const bound = cases.map(([, values]) => bindings(parameters, values));
    const found = await inBrowser(sql, bound);
    for (const [at, [name]] of cases.entries()) {
      const [text = "", expected] = [found[at], printResult(await native.query(sql, bound[at]))];
      if (text !== expected) expect(JSON.parse(text), name).toEqual(JSON.parse(expected));
    }
    expect(found).toHaveLength(cases.length);
  });

  it.each(numbers)("gives equal numbers: %s", async (name) => {
    const sql = readFileSync(join(NUMBERS, `${name}.sql`), "utf8");
    const [text = ""] = await inBrowser(sql, [{}]);
    expect(JSON.parse(text)).toEqual(JSON.parse(printResult(await native.query(sql))));
  });

  it.each(figures.map(({id}) => id))("uses every parameter and no other: %s", (id) => {
    const parameters = figures.find((each) => each.id === id)?.parameters ?? {};
    const used = new Set(placeholders(readSql(id)).map(({name}) => name));
    expect([...used].sort()).toEqual(Object.keys(parameters).sort());
  });
});

describe("a query that must be stopped", () => {
  const stop = (sql: string, timeoutMs: number) =>
    page.evaluate(
      async ({text, limit}) => {
        const {client} = window;
        const outcome = client.query(text, {timeoutMs: limit}).then(() => "done", String);
        const later = client.query("select 42 as n");
        return {outcome: await outcome, later: (await later).rows, restarts: client.restarts()};
      },
      {text: sql, limit: timeoutMs}
    );

  it("leaves the engine running", async () => {
    const sql = "with recursive t(i) as (select 1 union all select i + 1 from t) select max(i) from t";
    const {outcome, later} = await stop(sql, 300);
    expect(outcome).toBe("Error: query too slow: 300 ms");
    expect(later).toEqual([{n: 42}]);
  });

  it("loses no later query where it crashes the engine", async () => {
    const {outcome, later, restarts} = await stop("select length(repeat('x', 3000000000)) as n", 30_000);
    expect(outcome).toMatch(/^Error: query crashed: /);
    expect(later).toEqual([{n: 42}]);
    expect(restarts).toBeGreaterThan(0);
  });

  it("loses no later query where it cannot be stopped", async () => {
    const {outcome, later} = await stop(
      "select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7",
      300
    );
    expect(outcome).toBe("Error: query too slow: 300 ms");
    expect(later).toEqual([{n: 42}]);
  });

  const locked = [
    "set memory_limit = '2GB'",
    "load icu",
    "attach 'x.duckdb'",
    "select * from read_csv('https://example.org/a.csv')",
    "copy events to 'events.csv'",
    "drop table events",
    "insert into events select * from events"
  ];
  it.each(locked)("is refused: %s", async (sql) => {
    await expect(inBrowser(sql, [{}])).rejects.toThrow(/locked|disabled|read-only/);
  });
});
