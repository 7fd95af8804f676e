import {createRequire} from "node:module";
import {dirname} from "node:path";
import {rowsFromArrow} from "../components/data/arrow-rows.js";
import {prepare} from "../components/data/duckdb/bind.js";
import type {Result} from "../components/data/arrow-rows.js";
import type {Bindings} from "../components/data/duckdb/bind.js";

interface Blocking {
  instantiate: (progress: () => void) => Promise<unknown>;
  open: (config: object) => void;
  registerFileBuffer: (name: string, bytes: Uint8Array) => void;
  connect: () => {useUnsafe: <T>(use: (bindings: unknown, connection: number) => T) => T};
  runQuery: (connection: number, sql: string) => Uint8Array;
  createPrepared: (connection: number, sql: string) => number;
  runPrepared: (connection: number, statement: number, values: unknown[]) => Uint8Array;
}

interface Package {
  createDuckDB: (bundles: object, logger: unknown, runtime: unknown) => Promise<Blocking>;
  VoidLogger: new () => unknown;
  NODE_RUNTIME: unknown;
}

export interface Wasm {
  query: (sql: string, parameters?: Bindings) => Result;
  /** Runs a statement and leaves its answer in Arrow; throws what the engine says. */
  read: (sql: string) => Uint8Array;
}

/** Opens a database file on DuckDB-WASM in this process: the module of the browser without the browser. */
export async function openWasm(bytes: Uint8Array): Promise<Wasm> {
  const require = createRequire(import.meta.url);
  const file = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
  const duckdb = require(file) as Package;
  const bundle = (name: string) => ({mainModule: `${dirname(file)}/duckdb-${name}.wasm`});
  const bundles = {mvp: bundle("mvp"), eh: bundle("eh")};
  const db = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await db.instantiate(() => undefined);
  db.open({});
  db.registerFileBuffer("five-fronts.duckdb", bytes.slice());
  const connection = db.connect().useUnsafe((_, id) => id);
  db.runQuery(connection, "attach 'five-fronts.duckdb' as five_fronts (read_only)");
  db.runQuery(connection, "use five_fronts");
  return {
    query: (sql, parameters = {}) => {
      const prepared = prepare(sql, parameters);
      for (const {sql: set, value} of prepared.variables) {
        db.runPrepared(connection, db.createPrepared(connection, set), [value]);
      }
      return rowsFromArrow(db.runQuery(connection, prepared.sql));
    },
    read: (sql) => db.runQuery(connection, sql)
  };
}
