import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBDateValue, DuckDBInstance, LIST, VARCHAR} from "@duckdb/node-api";
import {DAY_MS} from "../../components/format/dates.js";
import type {DuckDBAppender, DuckDBConnection} from "@duckdb/node-api";
import type {Table} from "./codebook.js";
import {tableOf} from "./codebook.js";
import type {Column} from "./codebook.js";
import type {Compiled} from "./compile.js";
import type {Row, Value} from "./rows.js";

const VIEWS = fileURLToPath(new URL("../views/", import.meta.url));
const MACROS = fileURLToPath(new URL("../macros/", import.meta.url));
/** What the macros of `loaders/macros` take. */
const PARAMETER = "chosen";

/**
 * Builds the database that the browser attaches: all tables with keys, the views of `loaders/views`, the
 * macros of `loaders/macros`, the codebook as comments, and the macro `data_version()`. The small block size (16 KiB) keeps the file small.
 * Calls `use` with a connection on it, for exports; returns the file's bytes.
 */
export async function buildDatabase(
  compiled: Compiled,
  use: (connection: DuckDBConnection, dir: string) => Promise<void>
): Promise<Uint8Array> {
  const dir = mkdtempSync(join(tmpdir(), "five-fronts-"));
  const file = join(dir, "five-fronts.duckdb");
  const instance = await DuckDBInstance.create(":memory:", {threads: "1"});
  try {
    const connection = await instance.connect();
    await connection.run(`attach ${literal(file)} as five_fronts (block_size 16384)`);
    await connection.run("use five_fronts");
    await fill(connection, compiled);
    await connection.run("checkpoint five_fronts");
    await use(connection, dir);
    await connection.run("use memory; detach five_fronts");
    connection.closeSync();
    return readFileSync(file);
  } finally {
    instance.closeSync();
    rmSync(dir, {recursive: true});
  }
}

/** Quotes text as an SQL string. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function fill(connection: DuckDBConnection, {tables, codebook, version}: Compiled): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) {
    const table = tableOf(codebook, name);
    await connection.run(createTable(table));
    await append(connection, table, rows);
    await comment(connection, table);
  }
  for (const [name, sql] of readViews()) await createView(connection, name, sql);
  for (const [name, sql] of readSql(MACROS)) {
    await connection.run(`create macro ${name}(${PARAMETER}) as table ${sql}`);
    await connection.run(`comment on macro table ${name} is ${literal(descriptionOf(name, sql))}`);
  }
  await connection.run(`create macro data_version() as ${literal(version)}`);
}

function createTable({name, columns}: Table): string {
  const column = ({name, type, required, key}: Column): string =>
    `${name} ${type}${key ? " primary key" : required ? " not null" : ""}`;
  return `create table ${name} (${columns.map(column).join(", ")})`;
}

async function append(connection: DuckDBConnection, table: Table, rows: readonly Row[]): Promise<void> {
  const appender = await connection.createAppender(table.name, "main", "five_fronts");
  for (const row of rows) {
    for (const {name, type} of table.columns) appendValue(appender, type, row[name] ?? null);
    appender.endRow();
  }
  appender.closeSync();
}

function appendValue(appender: DuckDBAppender, type: Column["type"], value: Value): void {
  if (value === null) appender.appendNull();
  else if (type === "DATE") appender.appendDate(new DuckDBDateValue(Date.parse(String(value)) / DAY_MS));
  else if (type === "INTEGER") appender.appendInteger(Number(value));
  else if (type === "DOUBLE") appender.appendDouble(Number(value));
  else if (type === "BOOLEAN") appender.appendBoolean(value === true);
  else if (Array.isArray(value)) appender.appendList(value, LIST(VARCHAR));
  else appender.appendVarchar(String(value));
}

async function comment(connection: DuckDBConnection, {name, description, columns}: Table): Promise<void> {
  await connection.run(`comment on table ${name} is ${literal(description)}`);
  for (const column of columns) {
    const unit = column.unit === null ? "" : ` Unit: ${column.unit}.`;
    await connection.run(`comment on column ${name}.${column.name} is ${literal(column.description + unit)}`);
  }
}

function readViews(): [name: string, sql: string][] {
  const views = readSql(VIEWS);
  const uses = (sql: string, name: string): boolean => new RegExp(`\\b(?:from|join) ${name}\\b`).test(sql);
  const ordered: [string, string][] = [];
  while (ordered.length < views.length) {
    const waiting = views.filter((view) => !ordered.includes(view));
    const next = waiting.find(([, sql]) => !waiting.some(([name]) => uses(sql, name)));
    if (!next) throw new Error(`views that use each other: ${waiting.map(([name]) => name).join(", ")}`);
    ordered.push(next);
  }
  return ordered;
}

function readSql(folder: string): [name: string, sql: string][] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  return files.map((file) => [basename(file, ".sql"), readFileSync(join(folder, file), "utf8")]);
}

function descriptionOf(name: string, sql: string): string {
  const description = /^-- (.+)$/m.exec(sql)?.[1];
  if (description === undefined) throw new Error(`no comment: ${name}`);
  return description;
}

async function createView(connection: DuckDBConnection, name: string, sql: string): Promise<void> {
  await connection.run(`create view ${name} as ${sql}`);
  await connection.run(`comment on view ${name} is ${literal(descriptionOf(name, sql))}`);
}
