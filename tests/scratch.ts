import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {DuckDBInstance} from "@duckdb/node-api";

/** Makes the bytes of a small database file from SQL, for tests that need no articles. */
export async function scratchDatabase(sql: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-test-"));
  const file = join(folder, "scratch.duckdb");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`attach '${file}' as scratch (block_size 16384)`);
  await connection.run("use scratch");
  await connection.run(sql);
  await connection.run("use memory");
  await connection.run("detach scratch");
  connection.closeSync();
  instance.closeSync();
  const bytes = readFileSync(file);
  rmSync(folder, {recursive: true});
  return bytes;
}

/** Forty events of two articles, every kind of column among them. */
export const EVENTS = `
  create table events as
  select
    'e' || i as event_id,
    ['iranian-proxies', 'tajikistan'][1 + i % 2] as article_id,
    date '2022-01-01' + i::int as date_start,
    ['day', 'month'][1 + i % 2] as date_precision,
    ['asserted', 'claimed', 'alleged', 'denied'][1 + i % 4] as certainty,
    i as n,
    ['a', 'b'] as sources,
    i % 3 = 0 as umbrella,
    'it''s <' || i || '>' as title
  from range(40) as numbers(i)`;
