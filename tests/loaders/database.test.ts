import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {compile} from "../../loaders/lib/compile.js";
import {buildDatabase, literal} from "../../loaders/lib/database.js";
import {factScope} from "../../loaders/lib/evidence/fact-scope.js";
import {sayTie} from "../../loaders/lib/evidence/wording.js";
import {compileSmall} from "./small.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Row} from "../../loaders/lib/rows.js";

const NOTHING = (): Promise<void> => Promise.resolve();
const dir = mkdtempSync(join(tmpdir(), "five-fronts-database-"));

afterAll(() => rmSync(dir, {recursive: true}));

describe.each([
  ["the made-up data", compileSmall],
  ["the real data", () => compile()]
])("buildDatabase(compiled, use) of %s", {timeout: 60_000}, (name, load) => {
  let compiled: Compiled;
  let bytes: Uint8Array;
  let query: (sql: string) => Promise<Row[]>;

  beforeAll(async () => {
    compiled = load();
    bytes = await buildDatabase(compiled, NOTHING);
    query = await openDatabase(`${name.replaceAll(" ", "-")}.duckdb`, bytes);
  }, 60_000);

  it("gives the same bytes for the same data", async () => {
    expect(Buffer.compare(await buildDatabase(compiled, NOTHING), bytes)).toBe(0);
  });

  it("holds the rows of every table in their order", async () => {
    for (const [table, rows] of Object.entries(compiled.tables)) expect(await query(`from ${table}`)).toEqual(rows);
  });

  it("carries the codebook as comments", async () => {
    const columns = await query(
      "select table_name, column_name, data_type, comment from duckdb_columns() where database_name = 'ff' and not internal and table_name in (select table_name from duckdb_tables())"
    );
    const expected = [...compiled.codebook.tables.values()].flatMap((table) =>
      table.columns.map(({name, type, description, unit}) => ({
        table_name: table.name,
        column_name: name,
        data_type: type,
        comment: unit === null ? description : `${description} Unit: ${unit}.`
      }))
    );
    const order = (a: Row, b: Row): number =>
      `${String(a.table_name)} ${String(a.column_name)}`.localeCompare(
        `${String(b.table_name)} ${String(b.column_name)}`
      );
    expect(columns.sort(order)).toEqual(expected.sort(order));
    const tables = await query("select table_name, comment from duckdb_tables() where database_name = 'ff'");
    expect(new Map(tables.map((row) => [row.table_name, row.comment]))).toEqual(
      new Map([...compiled.codebook.tables.values()].map((table) => [table.name, table.description]))
    );
  });

  it("has views that answer, each with a comment", async () => {
    const views = await query(
      "select view_name, comment from duckdb_views() where database_name = 'ff' and not internal order by 1"
    );
    expect(views.map((view) => view.view_name)).toEqual([
      "citation_lag",
      "directed_ties",
      "event_details",
      "labels",
      "offered_readings",
      "ties"
    ]);
    for (const {view_name, comment} of views) {
      expect(comment).toMatch(/^[A-Z].*\.$/);
      expect((await query(`from ${String(view_name)}`)).length).toBeGreaterThan(0);
    }
    const counts = await query(
      "select (select count(*) from event_details) = (select count(*) from events) as events, (select count(*) from ties) = (select count(*) from relations) as ties, (select count(*) from directed_ties) = (select count(*) from relations) as directed"
    );
    expect(counts).toEqual([{events: true, ties: true, directed: true}]);
  });

  it("reads ties in the words of pages", async () => {
    const told = await query("select relation_id, concat_ws(' ', source, reads, target) as words from ties");
    const scope = factScope(compiled);
    const words = (compiled.tables.relations ?? []).map((row) => [row.relation_id, sayTie(row, scope)] as const);
    expect(new Map(told.map((row) => [row.relation_id, row.words]))).toEqual(new Map(words));
  });

  it("says its version", async () => {
    expect(await query("select data_version() as version")).toEqual([{version: compiled.version}]);
  });

  it("keeps keys", async () => {
    const keys = await query(
      "select table_name from duckdb_constraints() where database_name = 'ff' and constraint_type = 'PRIMARY KEY' order by 1"
    );
    expect(keys.map((row) => row.table_name)).toEqual(
      [...compiled.codebook.tables.values()]
        .filter(({columns}) => columns.some(({key}) => key))
        .map((table) => table.name)
        .sort()
    );
  });
});

describe("literal(text)", () => {
  it("doubles quotes", () => {
    expect(literal("Husseini'yon")).toBe("'Husseini''yon'");
  });
});

async function openDatabase(name: string, bytes: Uint8Array): Promise<(sql: string) => Promise<Row[]>> {
  const file = join(dir, name);
  writeFileSync(file, bytes);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`attach ${literal(file)} as ff (read_only)`);
  await connection.run("use ff");
  return async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[];
}

describe("events_as_read(chosen), figures_as_read(chosen)", {timeout: 60_000}, () => {
  let query: (sql: string) => Promise<Row[]>;

  beforeAll(async () => {
    query = await openDatabase("readings.duckdb", await buildDatabase(compile(), NOTHING));
  }, 60_000);

  it("give the tables as coded where nothing is chosen", async () => {
    const differing = `select count(*)::int as n from (
      from (select * exclude (readings, reading_labels) from events_as_read(null)) except all from events)`;
    expect(await query(differing)).toEqual([{n: 0}]);
    expect(await query("select count(*) = (select count(*) from events) as same from events_as_read('')")).toEqual([
      {same: true}
    ]);
    expect(
      await query(`select count(*)::int as n from (
        from (select * exclude (readings, reading_labels) from figures_as_read(null)) except all from figures)`)
    ).toEqual([{n: 0}]);
  });

  it("change what a reading changes, and nothing else", async () => {
    const readings = await query(
      "select reading_id, list(distinct fact_id order by fact_id) as facts from readings group by 1"
    );
    expect(readings.length).toBeGreaterThan(3);
    for (const {reading_id, facts} of readings) {
      const chosen = literal(String(reading_id));
      const changed = await query(`
        select coalesce(a.event_id, e.event_id) as id
        from events_as_read(${chosen}) a full join events e using (event_id)
        where (a.event_id, a.date_start, a.date_end, a.part_of)
          is distinct from (e.event_id, e.date_start, e.date_end, e.part_of)
        union all
        select coalesce(a.figure_id, f.figure_id)
        from figures_as_read(${chosen}) a full join figures f using (figure_id)
        where (a.figure_id, a.value, a.low, a.high, a.as_of, a.as_of_end)
          is distinct from (f.figure_id, f.value, f.low, f.high, f.as_of, f.as_of_end)
        union all
        select coalesce(a.relation_id, r.relation_id)
        from relations_as_read(${chosen}) a full join relations r using (relation_id)
        where (a.relation_id, a.date_start, a.date_end) is distinct from (r.relation_id, r.date_start, r.date_end)
        order by 1`);
      expect(
        changed.map(({id}) => id),
        String(reading_id)
      ).toEqual(facts);
    }
  });

  it("take the first of two readings of one fact", async () => {
    const rows = await query(`select part_of from events_as_read('jabbarin-claims-rockets~jabbarin-claims-drones')
      where event_id = 'jabbarin-claim-ain-al-asad'`);
    expect(rows).toEqual([{part_of: "ain-al-asad-drones-2022-01-05"}]);
  });
});
