import {describe, expect, it} from "vitest";
import {random} from "../../scripts/bench/random.js";
import {browse} from "./browsing.js";

const visit = browse();
const WORDS = [
  ..."select from where group by order having limit union all with recursive as on join left lateral unnest".split(" "),
  ..."events actors relations figures five_fronts scratch main temp * ( ) [ ] { } , ; : :: . .. = <> -> => || $ $$".split(
    " "
  ),
  ..."' \" -- /* */ \\ 1 -1 1e999 0x nan null true date 'a' interval case when then end cast try_cast over partition".split(
    " "
  ),
  ..."create drop alter table view macro insert update delete into values set reset pragma use attach detach".split(
    " "
  ),
  ..."copy export import install load call explain analyze describe summarize pivot unpivot prepare execute".split(" "),
  ..."begin commit rollback checkpoint vacuum read_csv read_text glob json_extract getvariable range repeat".split(" ")
];
const UNICODE = ["\u0000", "\u202e", "\ud800", "\u{1f4a3}", "\ufeff", "é", "ا", "𝒜", "\u200b", "\uffff"];

/** Statements put together from words at random, the same each time. */
function fuzz(count: number): string[] {
  const next = random(5);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  return Array.from({length: count}, () => {
    const words = Array.from({length: 1 + Math.floor(next() * 14)}, () => pick(next() < 0.1 ? UNICODE : WORDS));
    return words.join(next() < 0.2 ? "" : " ");
  });
}

const deep = (depth: number, open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);

const HUGE = [
  `select ${"9".repeat(400)}`,
  `select '${"x".repeat(1_000_000)}'`,
  `select "${"x".repeat(100_000)}"`,
  `select [${"1,".repeat(20_000)}1]`,
  `select ${"1+".repeat(3000)}1`,
  `select * from events where ${"event_id = 'x' or ".repeat(2000)}false`,
  `select ${Array.from({length: 2000}, (_, i) => `1 as c${i}`).join(", ")}`,
  "select repeat('x', 3000000000)",
  "select repeat('x', 100000000) || repeat('y', 100000000)",
  "select list_sum(range(100000000))",
  "select * from range(1000000) a, range(1000000) b",
  "with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r",
  "select list(n) from range(200000000) t(n)",
  "select count(*) from range(100000000000)",
  "create table big as select * from range(500000000)",
  "select string_agg(repeat('x', 1000), '') from range(10000000)",
  "select factorial(100000)",
  "select 10::decimal(38,0) ^ 400",
  "select generate_series(1, 100000000000)"
];

const DEEP = [
  `select ${deep(5000, "(", "1", ")")}`,
  `select ${deep(2000, "[", "1", "]")}`,
  `select ${deep(500, "case when true then ", "1", " end")}`,
  `select ${deep(300, "(select ", "1", ")")}`,
  `select ${"not ".repeat(3000)}true`,
  `${"explain ".repeat(200)}select 1`,
  `select 1 ${"union all select 1 ".repeat(1000)}`,
  `${"/*".repeat(10_000)} select 1`
];

const CATALOG = [
  "drop table events",
  "drop table five_fronts.events",
  "drop schema main cascade",
  "drop database five_fronts",
  "detach five_fronts",
  "detach scratch",
  "detach memory",
  "use memory",
  "use system",
  "use temp",
  "delete from events",
  "update five_fronts.events set killed = 1000",
  "insert into five_fronts.events select * from five_fronts.events",
  "alter table events rename to victims",
  "truncate events",
  "create or replace table events as select 1",
  "create or replace view events as select 1",
  "create temp table events as select 1 as n",
  "create macro count(x) as 0",
  "create schema five_fronts2; use five_fronts2",
  "create type date as enum ('a')",
  "attach ':memory:' as five_fronts",
  "attach 'five_fronts.duckdb'",
  "set lock_configuration = false",
  "set enable_external_access = true",
  "reset all",
  "set memory_limit = '1TB'",
  "set search_path = 'temp'",
  "set schema = 'information_schema'",
  "set threads = 100",
  "pragma enable_profiling",
  "pragma disable_checkpoint_on_shutdown",
  "set variable x = 1",
  "prepare p as select 1",
  "execute p",
  "deallocate p",
  "begin",
  "begin transaction; drop table events",
  "commit",
  "rollback",
  "checkpoint",
  "vacuum",
  "force checkpoint five_fronts",
  "call pragma_database_size()",
  "select * from duckdb_secrets()",
  "create secret s (type s3)",
  "comment on table events is 'gone'"
];

/** Functions and statements that make the engine look for an extension, a file or an address. */
const AUTOLOADING = [
  "install json",
  "load httpfs",
  "load '/etc/passwd'",
  "force install spatial",
  "select json_extract('{}', '$')",
  "select to_json(events) from events",
  "select '{}'::json",
  "select current_date",
  "select today()",
  "select now()",
  "select current_timestamp",
  "select date_trunc('day', timestamptz '2022-01-01 00:00:00+00')",
  "select age(timestamptz '2022-01-01 00:00:00+00')",
  "select timestamptz '2022-01-01 00:00:00+00' at time zone 'Asia/Tehran'",
  "select strftime(timestamptz '2022-01-01 00:00:00+00', '%Y')",
  "set timezone = 'Asia/Tehran'",
  "select icu_sort_key('a', 'de')",
  "select 'a' collate de",
  "from read_csv('x.csv')",
  "from 'https://example.org/x.csv'",
  "from 'https://example.org/x.parquet'",
  "from 's3://bucket/x.parquet'",
  "from read_parquet('x.parquet')",
  "from parquet_metadata('x')",
  "from read_json('x.json')",
  "from read_json_auto('https://example.org/x.json')",
  "from 'x.json'",
  "from 'x.xlsx'",
  "from read_text('/etc/passwd')",
  "from read_blob('five_fronts.duckdb')",
  "from glob('*')",
  "from sniff_csv('x')",
  "copy events to 'x.csv'",
  "copy events to 'x.parquet' (format parquet)",
  "copy events from 'x.csv'",
  "export database 'x'",
  "import database 'x'",
  "attach 'https://example.org/x.duckdb'",
  "attach 'postgres:host=x'",
  "attach 'x.sqlite' (type sqlite)",
  "from sqlite_scan('x', 'y')",
  "from postgres_scan('x', 'y', 'z')",
  "from st_read('x')",
  "select st_point(1, 2)",
  "from iceberg_scan('x')",
  "from delta_scan('x')",
  "select * from fts_main_events.match_bm25('x')",
  "pragma create_fts_index('events', 'event_id', 'title')",
  "from tpch_queries()",
  "call dbgen(sf = 1)",
  "call dsdgen(sf = 1)",
  "select * from duckdb_extensions()",
  "select array_distance([1]::float[1], [2]::float[1])",
  "create index i on events using hnsw (title)",
  "select excel_text(1, 'x')",
  "select url_encode('x')",
  "from load_aws_credentials()",
  "from pg_sleep(1)",
  "select write_log('x')"
];

const SCRIPTS = [
  `select '<img src=x onerror="window.hacked = 1">' as "<script>window.hacked = 1</script>"`,
  `select '</td><script>window.hacked = 1</script>'`,
  `create table "<b onclick=window.hacked=1>" as select 1 as "<i>"`,
  `select error('<img src=x onerror="window.hacked = 1">')`
];

const statements = [...HUGE, ...DEEP, ...CATALOG, ...AUTOLOADING, ...SCRIPTS];
const hostile = [...statements, ...fuzz(1000 - statements.length)];

declare global {
  interface Window {
    hacked?: number;
    hostile?: readonly string[];
  }
}

/** Runs in the page, on a session of its own: what the compiler makes of a dynamic import is not there. */
const ATTACK = `(async () => {
  const urls = performance.getEntriesByType("resource").map(({name}) => name);
  const load = (part) => import(urls.find((url) => url.includes(part)));
  const {openSession} = await load("/components/workbench/workbench.");
  const {startEngines} = await load("/components/workbench/workbench.");
  const session = openSession(startEngines);
  const count = async (table) => {
    const sql = "select count(*)::int from " + table + " where killed is null or killed < 1000";
    return session.run(sql).then((answer) => answer.at(0, 0)).catch((error) => String(error));
  };
  const broken = [];
  for (const sql of window.hostile) {
    await session.run(sql, {timeoutMs: 500}).catch(() => undefined);
    let found = await count("five_fronts.events");
    if (found === 329) continue;
    // What shuts the published tables out is undone by Reset, as the page offers it.
    await session.reset().catch(() => undefined);
    found = await count("five_fronts.events");
    if (found !== 329) broken.push(sql.slice(0, 80) + ": " + found);
  }
  await session.reset();
  const whole = await count("events");
  if (whole !== 329) broken.push("after reset: " + whole);
  return broken;
})()`;

describe("openSession(start), against hostile statements", () => {
  it("keeps the page alive and the tables intact after each of a thousand", {timeout: 600_000}, async () => {
    const {page} = visit;
    await visit.go("/sql");
    expect(hostile.length).toBe(1000);
    await page.evaluate((all) => (window.hostile = all), hostile);
    expect(await page.evaluate(ATTACK)).toEqual([]);
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
    const foreign = visit.requests.filter((url) => !url.startsWith(visit.site.origin) && !url.startsWith("blob:"));
    expect(foreign).toEqual([]);
  });
});
