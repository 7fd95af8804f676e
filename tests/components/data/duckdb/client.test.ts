import {columnFromArray, int32, tableFromColumns, tableToIPC} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import {createDatabase} from "../../../../components/data/duckdb/client.js";
import type {Engine} from "../../../../components/data/duckdb/engine.js";

interface Script {
  /** Plays a query; a part that is awaited stands for the engine at work. */
  play: (sql: string, isCancelled: () => boolean) => AsyncGenerator<Uint8Array, void>;
  cancel?: () => Promise<void>;
  /** Rejects when the engine with this number is ended. */
  died?: (number: number) => Promise<never>;
}

const never = new Promise<never>(() => undefined);

function ipc(values: number[]): Uint8Array {
  const bytes = tableToIPC(tableFromColumns({n: columnFromArray(values, int32())}), {format: "stream"});
  if (!bytes) throw new Error("no bytes");
  return bytes;
}

/** Plays an engine; counts how many were started and what was bound. */
function stage({play, cancel, died = () => never}: Script) {
  const engines: {killed: boolean; bound: unknown[]}[] = [];
  const start = (): Promise<Engine> => {
    const record = {killed: false, bound: [] as unknown[]};
    engines.push(record);
    let isCancelled = false;
    const engine: Engine = {
      run: (_, values = []) => {
        record.bound.push(...values);
        return Promise.resolve(new Uint8Array());
      },
      stream: (sql) => {
        isCancelled = false;
        return play(sql, () => isCancelled);
      },
      insert: () => Promise.resolve(),
      cancel: async () => {
        isCancelled = true;
        await cancel?.();
      },
      kill: () => (record.killed = true),
      died: died(engines.length)
    };
    return Promise.resolve(engine);
  };
  return {database: createDatabase({start, graceMs: 20}), engines};
}

async function* playAll(sql: string, isCancelled: () => boolean): AsyncGenerator<Uint8Array, void> {
  if (sql.includes("crash")) throw new Error("RuntimeError: memory access out of bounds");
  if (sql.includes("wrong")) throw new Error('{"exception_type":"Binder","exception_message":"no column"}');
  while (sql.includes("slow")) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (isCancelled()) throw new Error("query was canceled");
  }
  if (sql.includes("stuck")) await never;
  yield ipc([1, 2, 3]);
}

describe("query(sql, options)", () => {
  it("runs one query after the other on one engine, with values bound", async () => {
    const {database, engines} = stage({play: playAll});
    const [first, second] = await Promise.all([
      database.query("select $a", {parameters: {a: "it's"}}),
      database.query("select 2")
    ]);
    expect(first.rows).toEqual([{n: 1}, {n: 2}, {n: 3}]);
    expect(second.columns).toEqual(["n"]);
    expect(engines).toEqual([{killed: false, bound: ["it's"]}]);
  });

  it("tells an error in the engine's words", async () => {
    const {database} = stage({play: playAll});
    await expect(database.query("wrong")).rejects.toThrow(/^no column$/);
    expect(database.restarts()).toBe(0);
  });

  it("stops a query when its time is up and keeps the engine", async () => {
    const {database, engines} = stage({play: playAll});
    await expect(database.query("slow", {timeoutMs: 5})).rejects.toThrow("query too slow: 5 ms");
    expect((await database.query("next")).rows).toHaveLength(3);
    expect(engines).toHaveLength(1);
  });

  it("stops a query on request", async () => {
    const {database, engines} = stage({play: playAll});
    const controller = new AbortController();
    const stopped = database.query("slow", {signal: controller.signal});
    setTimeout(() => controller.abort(new Error("changed my mind")), 5);
    await expect(stopped).rejects.toThrow("changed my mind");
    expect((await database.query("next")).rows).toHaveLength(3);
    expect(engines).toHaveLength(1);
  });

  it("lets a waiting query go at once", async () => {
    const {database} = stage({play: playAll});
    const controller = new AbortController();
    const slow = database.query("slow", {timeoutMs: 50}).catch(String);
    const waiting = database.query("waiting", {signal: controller.signal}).catch(String);
    controller.abort(new Error("not needed"));
    expect(await Promise.race([slow, waiting])).toBe("Error: not needed");
    await slow;
  });

  it("asks once more on a new engine what crashed one, and loses no later query", async () => {
    const {database, engines} = stage({play: playAll});
    const broken = database.query("crash");
    const later = database.query("later");
    await expect(broken).rejects.toThrow("query crashed: RuntimeError");
    expect((await later).rows).toHaveLength(3);
    expect(engines.map(({killed}) => killed)).toEqual([true, true, false]);
    expect(database.restarts()).toBe(2);
  });

  it("answers a query that was not the cause of the crash", async () => {
    let crashes = 1;
    const {database, engines} = stage({
      play: (sql, isCancelled) => playAll(crashes-- > 0 ? "crash" : sql, isCancelled)
    });
    expect((await database.query("select $a", {parameters: {a: 1}})).rows).toHaveLength(3);
    expect(engines.map(({bound}) => bound)).toEqual([[1], [1]]);
  });

  it("starts a new engine after one that is stuck and loses no later query", async () => {
    const {database, engines} = stage({play: playAll});
    const broken = database.query("stuck", {timeoutMs: 10});
    const later = database.query("later");
    await expect(broken).rejects.toThrow("query too slow");
    expect((await later).rows).toHaveLength(3);
    expect(engines.map(({killed}) => killed)).toEqual([true, false]);
  });

  it("starts a new engine in the place of one that was ended while nobody asked", async () => {
    let end: (error: Error) => void = () => undefined;
    const died = new Promise<never>((_, reject) => (end = reject));
    const {database, engines} = stage({play: playAll, died: (number) => (number === 1 ? died : never)});
    await database.query("first");
    end(new Error("database worker: gone"));
    expect((await database.query("second")).rows).toHaveLength(3);
    expect(engines.map(({killed}) => killed)).toEqual([true, false]);
    expect(database.restarts()).toBe(1);
  });

  it("asks again what an engine was asked that was ended meanwhile", async () => {
    let end: (error: Error) => void = () => undefined;
    const died = new Promise<never>((_, reject) => (end = reject));
    const {database, engines} = stage({
      play: (sql, isCancelled) => playAll(engines.length === 1 ? "stuck" : sql, isCancelled),
      died: (number) => (number === 1 ? died : never)
    });
    const asked = database.query("select 1");
    setTimeout(end, 5, new Error("database worker: gone"));
    expect((await asked).rows).toHaveLength(3);
    expect(database.restarts()).toBe(1);
  });

  it("starts a new engine where even the stop gets no answer", async () => {
    const {database} = stage({play: playAll, cancel: () => never});
    await expect(database.query("slow", {timeoutMs: 5})).rejects.toThrow("query too slow");
    expect(database.restarts()).toBe(1);
  });
});

describe("open(tell)", () => {
  it("tells of bytes, and tries again after a failure", async () => {
    let attempts = 0;
    const told: number[] = [];
    const database = createDatabase({
      start: (tell) => {
        tell({received: ++attempts, total: 2});
        return Promise.reject(new Error("download failed"));
      }
    });
    await expect(database.open(({received}) => told.push(received))).rejects.toThrow("download failed");
    await expect(database.query("select 1")).rejects.toThrow("download failed");
    expect(attempts).toBe(2);
    expect(told).toEqual([1]);
  });
});
