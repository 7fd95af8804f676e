import {createDatabase} from "../data/duckdb/client.js";
import {verbOf} from "../data/duckdb/tokens.js";
import {text} from "../data/row.js";
import {LIMITS, printMemory} from "./query-limits.js";
import {answerOf} from "./result/answer.js";
import {readCatalog} from "./sql/catalog.js";
import {refusal} from "./sql/query-error.js";
import type {Bindings} from "../data/duckdb/bind.js";
import type {Database} from "../data/duckdb/client.js";
import type {Progress} from "../data/duckdb/download.js";
import type {Engine, Furnish} from "../data/duckdb/engine.js";
import type {Limits} from "./query-limits.js";
import type {Answer} from "./result/answer.js";
import type {Catalog} from "./sql/catalog.js";

/** What happened to the database beside what was asked. */
export interface Happening {
  kind: "restarted" | "reset" | "changed";
  /** One line for the reader; empty where nothing need be said. */
  said: string;
}

export interface RunOptions {
  /** Values of the `$name` in the SQL. */
  parameters?: Bindings;
  signal?: AbortSignal;
  /** Milliseconds, those of the session unless told. */
  timeoutMs?: number;
  /** Rows after which reading stops, 10,000 unless told. */
  maxRows?: number;
}

/** A table that the reader brought. */
export interface OwnTable {
  name: string;
  rows: number;
  /** Where it came from, such as the name of a file. */
  source: string;
}

/** A database of the reader's own to play with: a copy of all tables, which statements may change. */
export interface Session {
  /** Starts the engine, which downloads it the first time. */
  open: (tell?: (progress: Progress) => void) => Promise<void>;
  /** Runs one statement; rejects with an error that `faultOf` reads. */
  run: (sql: string, options?: RunOptions) => Promise<Answer>;
  catalog: () => Promise<Catalog>;
  /** Makes a table of Arrow IPC; throws `not a name: …`, `name taken: …`. It comes back after a restart. */
  addTable: (name: string, ipc: Uint8Array, source: string) => Promise<void>;
  ownTables: () => readonly OwnTable[];
  /** Brings the tables back as they were published, and the reader's own as they were brought. */
  reset: () => Promise<void>;
  listen: (hear: (happening: Happening) => void) => void;
  /** What a statement may take; its time may be set at any time. */
  limits: Limits;
  /** Sets the memory that the database may use, in megabytes; one that runs is started anew, and true is given. */
  limitMemory: (mb: number) => Promise<boolean>;
}

/** Starts engines that are furnished in this way. */
export type StartEngines = (furnish: Furnish) => (tell: (progress: Progress) => void) => Promise<Engine>;

const MOST_ROWS = 10_000;
const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
const CHANGES = new Set("alter attach comment create delete detach drop insert set truncate update use".split(" "));
const SCRATCH = ["attach ':memory:' as scratch", "copy from database five_fronts to scratch", "use scratch"];
const PUBLISHED = `
select table_name as name from duckdb_tables() where database_name = 'five_fronts'
union all select view_name from duckdb_views() where database_name = 'five_fronts' and not internal`;
const COUNT = {maxRows: 1};

interface Kept extends OwnTable {
  ipc: Uint8Array;
}

interface State {
  database: Database;
  own: Map<string, Kept>;
  hearers: ((happening: Happening) => void)[];
  /** Engines that were lost when the last statement ended. */
  losses: number;
  /** Whether the engine was asked to start. */
  isOpen: boolean;
  limits: Limits;
}

/** Opens a session; nothing is downloaded before it is asked. */
export function openSession(start: StartEngines): Session {
  const own = new Map<string, Kept>();
  const limits = {...LIMITS};
  const furnish: Furnish = async (engine) => {
    await engine.run(`set memory_limit = '${Math.round(limits.memoryMb)}MiB'`);
    for (const sql of SCRATCH) await engine.run(sql);
    for (const {name, ipc} of own.values()) await engine.insert(name, ipc.slice());
  };
  const database = createDatabase({start: start(furnish)});
  const state: State = {database, own, hearers: [], losses: 0, isOpen: false, limits};
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
      own.set(name, {name, ipc, source, rows: Number(rows[0]?.rows ?? 0)});
      tell(state, {kind: "changed", said: ""});
    },
    ownTables: () => [...own.values()].map(({name, rows, source}) => ({name, rows, source})),
    reset: () => reset(state),
    listen: (hear) => state.hearers.push(hear),
    limits,
    limitMemory: (mb) => limitMemory(state, mb)
  };
}

async function run(state: State, sql: string, options: RunOptions = {}): Promise<Answer> {
  const {database, limits} = state;
  const refused = refusal(sql);
  if (refused) throw refused;
  const {maxRows = MOST_ROWS, timeoutMs = limits.timeoutMs} = options;
  try {
    const parts = await database.read(sql, {...options, maxRows, timeoutMs});
    if (CHANGES.has(verbOf(sql))) tell(state, {kind: "changed", said: ""});
    return answerOf(sql, parts, maxRows);
  } catch (error) {
    if (/transaction/i.test(String(error))) await database.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    sayRestart(state);
  }
}

function sayRestart(state: State): void {
  const losses = state.database.restarts();
  if (losses === state.losses) return;
  state.losses = losses;
  const back = state.own.size === 0 ? "" : " Your own tables are back.";
  const said = `The database was started anew: its tables are as they were published.${back}`;
  tell(state, {kind: "restarted", said});
}

/** Starts a new engine: whatever statements did to the old one is gone with it. */
async function reset(state: State): Promise<void> {
  await restart(state);
  tell(state, {kind: "reset", said: "All tables are as they were published."});
}

async function limitMemory(state: State, mb: number): Promise<boolean> {
  const {limits, isOpen, own} = state;
  if (limits.memoryMb === mb) return false;
  limits.memoryMb = mb;
  if (!isOpen) return false;
  await restart(state);
  const back = own.size === 0 ? "" : " Your own tables are back.";
  const said = `The database may use ${printMemory(mb)}. It was started anew for that: its tables are as they were published.${back}`;
  tell(state, {kind: "reset", said});
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

async function checkName({database, own}: State, name: string): Promise<void> {
  if (!NAME.test(name)) throw new Error(`not a name: ${name}`);
  if (own.has(name) || (await publishedNames(database)).has(name)) throw new Error(`name taken: ${name}`);
}

function tell({hearers}: State, happening: Happening): void {
  for (const hear of hearers) hear(happening);
}

/** Starts engines with what this site publishes; the program that does so is loaded when it is first asked to. */
export const startEngines: StartEngines = (furnish) => {
  let loading: Promise<ReturnType<StartEngines>> | undefined;
  return async (tell) => {
    loading ??= import("../data/duckdb/open.js").then(({starter}) => starter(furnish));
    loading.catch(() => (loading = undefined));
    return (await loading)(tell);
  };
};
