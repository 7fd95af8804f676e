import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";

/** One running DuckDB instance. */
export interface Engine {
  /** Runs a statement, to its end; for short ones alone. One with values to bind is kept prepared: for few of those. */
  run: (sql: string, values?: readonly (string | number | null)[]) => Promise<Uint8Array>;
  /** Starts a query that can be stopped and gives its results in parts of Arrow IPC, the schema first. */
  stream: (sql: string) => AsyncGenerator<Uint8Array, void>;
  /** Makes a table of Arrow IPC (a stream). */
  insert: (table: string, ipc: Uint8Array) => Promise<void>;
  /** Stops the query that streams; settles when the engine has heard of it. */
  cancel: () => Promise<void>;
  /** Terminates the worker at once. */
  kill: (reason?: string) => void;
  /** Rejects when the worker has died or was terminated. */
  died: Promise<never>;
}

export interface EngineFiles {
  worker: string;
  /** The WebAssembly module, inflated. */
  wasm: Blob;
  /** The database file that every query reads. */
  database: Uint8Array;
}

type Life = Pick<Engine, "died" | "kill">;

const NAME = "five_fronts";

/** Holds unless an engine is furnished with another. */
const MEMORY = "memory_limit = '1GB'";

/** Locks the instance after the database is attached: no extension, no network, no file, no change of settings. */
const LOCK = [
  "autoinstall_known_extensions = false",
  "autoload_known_extensions = false",
  "enable_external_access = false",
  "lock_configuration = true"
];

/** Milliseconds after which a start is given up: a module that cannot be compiled says so to nobody. */
const PATIENCE = 60_000;

/** Does to an engine what can no longer be done once its configuration is locked. */
export type Furnish = (engine: Engine) => Promise<void>;

/**
 * Starts DuckDB in a worker, attaches the database read-only as `five_fronts`, lets it be furnished and locks the
 * configuration.
 */
export async function startEngine({worker: url, wasm, database}: EngineFiles, furnish?: Furnish): Promise<Engine> {
  const name = `${NAME} ${Date.now()} ${Math.random()}`;
  const worker = new Worker(url, {type: "module", name});
  const life = lifeOf(worker);
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const timer = setTimeout(life.kill, PATIENCE, `silent for ${PATIENCE} ms`);
  try {
    const engine = await Promise.race([open(db, life, {wasm, database, furnish}), life.died]);
    void outlive(name, life);
    return engine;
  } catch (error) {
    life.kill();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

interface Interior extends Pick<EngineFiles, "wasm" | "database"> {
  furnish: Furnish | undefined;
}

async function open(db: AsyncDuckDB, life: Life, {wasm, database, furnish}: Interior): Promise<Engine> {
  const module = URL.createObjectURL(wasm);
  try {
    await db.instantiate(module);
  } finally {
    URL.revokeObjectURL(module);
  }
  await db.open({});
  await db.registerFileBuffer(`${NAME}.duckdb`, database.slice());
  const connection = await db.connectInternal();
  const engine = engineOf(db, connection, life);
  await engine.run(`attach '${NAME}.duckdb' as ${NAME} (read_only)`);
  await engine.run(`use ${NAME}`);
  await engine.run(`set ${MEMORY}`);
  await furnish?.(engine);
  for (const setting of LOCK) await engine.run(`set ${setting}`);
  return engine;
}

function engineOf(db: AsyncDuckDB, connection: number, life: Life): Engine {
  const statements = new Map<string, Promise<number>>();
  const prepare = (sql: string): Promise<number> => {
    const statement = statements.get(sql) ?? db.createPrepared(connection, sql);
    statements.set(sql, statement);
    statement.catch(() => statements.delete(sql));
    return statement;
  };
  return {
    ...life,
    run: async (sql, values = []) => {
      if (values.length === 0) return db.runQuery(connection, sql);
      return db.runPrepared(connection, await prepare(sql), [...values]);
    },
    stream: async function* (sql) {
      let head = await db.startPendingQuery(connection, sql, true);
      while (head === null) head = await db.pollPendingQuery(connection);
      yield head;
      for (;;) {
        const part = await db.fetchQueryResults(connection);
        if (part === null) continue;
        if (part.length === 0) return;
        yield part;
      }
    },
    insert: (name, ipc) => db.insertArrowFromIPCStream(connection, ipc, {name, create: true}),
    cancel: async () => {
      await db.cancelPendingQuery(connection);
    }
  };
}

function lifeOf(worker: Worker): Life {
  let end: (error: Error) => void = () => undefined;
  const died = new Promise<never>((_, reject) => (end = reject));
  died.catch(() => undefined);
  // One that cannot be loaded says so with a plain event, which has no message.
  worker.addEventListener("error", ({message = "not loaded"}: Partial<ErrorEvent>) => {
    end(new Error(`database worker: ${message}`));
  });
  const kill = (reason = "ended") => {
    worker.terminate();
    end(new Error(`database worker: ${reason}`));
  };
  return {died, kill};
}

/** Waits for the Web Lock that a worker holds while it lives, then rejects what waits for the worker. */
async function outlive(name: string, {kill}: Life): Promise<void> {
  if (!("locks" in navigator)) return;
  await navigator.locks.request(name, () => kill("gone")).catch(() => undefined);
}
