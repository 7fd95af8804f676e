import {createDatabase} from "../data/duckdb/client.js";
import {verbOf} from "../data/duckdb/tokens.js";
import {text} from "../data/row.js";
import {LIMITS, printMemory} from "./query-limits.js";
import {answerOf} from "./result/answer.js";
import {readCatalog} from "./sql/catalog.js";
import {blockedError} from "./sql/query-error.js";
import type {Bindings} from "../data/duckdb/bind.js";
import type {Database} from "../data/duckdb/client.js";
import type {Progress} from "../data/duckdb/download.js";
import type {Engine, Furnish} from "../data/duckdb/engine.js";
import type {Limits} from "./query-limits.js";
import type {Answer} from "./result/answer.js";
import type {Catalog} from "./sql/catalog.js";

/** An event of the database: restarted after a crash, reset on request, or its tables changed. */
export interface SessionEvent {
  kind: "restarted" | "reset" | "changed";
  /** One line for the reader; may be empty. */
  message: string;
}

export interface RunOptions {
  /** Values of the `$name` parameters. */
  parameters?: Bindings;
  signal?: AbortSignal;
  /** Time limit in milliseconds. Default that of the session. */
  timeoutMs?: number;
  /** Rows after which reading stops. Default 10,000. */
  maxRows?: number;
}

/** A table imported from a file. */
export interface ImportedTable {
  name: string;
  rows: number;
  /** The name of the file. */
  source: string;
}

/** The workbench's database: an in-memory copy of the published tables that statements may change. */
export interface Session {
  /** Starts the engine, downloading it the first time. */
  open: (tell?: (progress: Progress) => void) => Promise<void>;
  /** Runs one statement; rejects with an error for `parseQueryError`. */
  run: (sql: string, options?: RunOptions) => Promise<Answer>;
  catalog: () => Promise<Catalog>;
  /** Creates a table from an Arrow IPC stream, also after restarts; throws `not a name: …`, `name taken: …`. */
  addTable: (name: string, ipc: Uint8Array, source: string) => Promise<void>;
  importedTables: () => readonly ImportedTable[];
  /** Restores the published and imported tables by restarting the engine. */
  reset: () => Promise<void>;
  listen: (listener: (event: SessionEvent) => void) => void;
  /** Current limits; `timeoutMs` may be assigned at any time. */
  limits: Limits;
  /** Sets the memory limit in MiB; a running engine is restarted, and true is returned. */
  limitMemory: (mb: number) => Promise<boolean>;
}

/** Returns a starter of engines that run `furnish` after each start. */
export type StartEngines = (furnish: Furnish) => (tell: (progress: Progress) => void) => Promise<Engine>;

const MOST_ROWS = 10_000;
const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
const CHANGES = new Set("alter attach comment create delete detach drop insert set truncate update use".split(" "));
const COPY_TABLES = ["attach ':memory:' as scratch", "copy from database five_fronts to scratch", "use scratch"];
const PUBLISHED = `
select table_name as name from duckdb_tables() where database_name = 'five_fronts'
union all select view_name from duckdb_views() where database_name = 'five_fronts' and not internal`;
const COUNT = {maxRows: 1};

interface StoredTable extends ImportedTable {
  ipc: Uint8Array;
}

interface State {
  database: Database;
  imported: Map<string, StoredTable>;
  listeners: ((event: SessionEvent) => void)[];
  /** Number of restarts seen when the last statement ended. */
  restarts: number;
  isOpen: boolean;
  limits: Limits;
}

/** Opens a session; the engine is downloaded on `open`. */
export function openSession(start: StartEngines): Session {
  const imported = new Map<string, StoredTable>();
  const limits = {...LIMITS};
  const furnish: Furnish = async (engine) => {
    await engine.run(`set memory_limit = '${Math.round(limits.memoryMb)}MiB'`);
    for (const sql of COPY_TABLES) await engine.run(sql);
    for (const {name, ipc} of imported.values()) await engine.insert(name, ipc.slice());
  };
  const database = createDatabase({start: start(furnish)});
  const state: State = {database, imported, listeners: [], restarts: 0, isOpen: false, limits};
  return {
    open: async (tell) => {
      await database.open(tell);
      state.isOpen = true;
    },
    run: (sql, options) => run(state, sql, options),
    catalog: async () => readCatalog(database, await publishedNames(database)),
    addTable: async (name, ipc, source) => {
      await checkName(state, name);
      await database.lend((engine) => engine.insert(name, ipc.slice()));
      const {rows} = await database.query(`select count(*)::int as rows from ${name}`, COUNT);
      imported.set(name, {name, ipc, source, rows: Number(rows[0]?.rows ?? 0)});
      tell(state, {kind: "changed", message: ""});
    },
    importedTables: () => [...imported.values()].map(({name, rows, source}) => ({name, rows, source})),
    reset: () => reset(state),
    listen: (listener) => state.listeners.push(listener),
    limits,
    limitMemory: (mb) => limitMemory(state, mb)
  };
}

async function run(state: State, sql: string, options: RunOptions = {}): Promise<Answer> {
  const {database, limits} = state;
  const refused = blockedError(sql);
  if (refused) throw refused;
  const {maxRows = MOST_ROWS, timeoutMs = limits.timeoutMs} = options;
  try {
    const parts = await database.read(sql, {...options, maxRows, timeoutMs});
    if (CHANGES.has(verbOf(sql))) tell(state, {kind: "changed", message: ""});
    return answerOf(sql, parts, maxRows);
  } catch (error) {
    if (/transaction/i.test(String(error))) await database.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    reportRestart(state);
  }
}

function reportRestart(state: State): void {
  const restarts = state.database.restarts();
  if (restarts === state.restarts) return;
  state.restarts = restarts;
  const back = state.imported.size === 0 ? "" : " Your own tables are back.";
  const message = `The database was started anew: its tables are as they were published.${back}`;
  tell(state, {kind: "restarted", message});
}

/** Restarts the engine, which drops all changes of the in-memory copy. */
async function reset(state: State): Promise<void> {
  await restart(state);
  tell(state, {kind: "reset", message: "All tables are as they were published."});
}

async function limitMemory(state: State, mb: number): Promise<boolean> {
  const {limits, isOpen, imported} = state;
  if (limits.memoryMb === mb) return false;
  limits.memoryMb = mb;
  if (!isOpen) return false;
  await restart(state);
  const back = imported.size === 0 ? "" : " Your own tables are back.";
  const message = `The database may use ${printMemory(mb)}. It was started anew for that: its tables are as they were published.${back}`;
  tell(state, {kind: "reset", message});
  return true;
}

async function restart({database}: State): Promise<void> {
  database.close();
  await database.open();
}

async function publishedNames(database: Database): Promise<Set<string>> {
  const {rows} = await database.query(PUBLISHED);
  return new Set(rows.map((row) => text(row, "name")));
}

async function checkName({database, imported}: State, name: string): Promise<void> {
  if (!NAME.test(name)) throw new Error(`not a name: ${name}`);
  if (imported.has(name) || (await publishedNames(database)).has(name)) throw new Error(`name taken: ${name}`);
}

function tell({listeners}: State, event: SessionEvent): void {
  for (const listener of listeners) listener(event);
}

/** Starts engines with the published database; the engine's module is imported on the first start. */
export const startEngines: StartEngines = (furnish) => {
  let loading: Promise<ReturnType<StartEngines>> | undefined;
  return async (tell) => {
    loading ??= import("../data/duckdb/open.js").then(({starter}) => starter(furnish));
    loading.catch(() => (loading = undefined));
    return (await loading)(tell);
  };
};
