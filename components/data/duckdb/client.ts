import {errorMessage} from "../../format/error-message.js";
import {countRows, rowsFromArrow} from "../arrow-rows.js";
import {prepare, restore} from "./bind.js";
import {keepEngine, settles} from "./restarting-engine.js";
import type {Result} from "../arrow-rows.js";
import type {Bindings} from "./bind.js";
import type {Progress} from "./download.js";
import type {Engine} from "./engine.js";

export interface QueryOptions {
  /** Values of the `$name` in the SQL. */
  parameters?: Bindings;
  /** Stops the query, whether it waits or runs. */
  signal?: AbortSignal;
  /** Milliseconds of running after which the query is stopped, 10,000 unless told. */
  timeoutMs?: number;
  /** Rows after which reading stops, 10,000 unless told. */
  maxRows?: number;
}

/** The result of a query as Arrow IPC. */
export interface Parts {
  /** Arrow IPC: the schema, and batches of rows. */
  parts: Uint8Array[];
  /** Rows in the parts; a truncated result may hold some more than `maxRows`. */
  rows: number;
  /** Whether there were more rows than asked for. */
  truncated: boolean;
  /** Milliseconds of running, waiting left out. */
  ms: number;
}

export interface QueryResult extends Result {
  /** Whether there were more rows than asked for. */
  truncated: boolean;
  /** Milliseconds of running, waiting left out. */
  ms: number;
}

export interface Database {
  /** Starts the engine where it does not run, and reports the progress of the download. */
  open: (tell?: (progress: Progress) => void) => Promise<void>;
  /** Runs one query after those asked before it. */
  query: (sql: string, options?: QueryOptions) => Promise<QueryResult>;
  /** Runs one query as `query` does, and leaves its result in Arrow. */
  read: (sql: string, options?: QueryOptions) => Promise<Parts>;
  /** Runs a function with the engine, after the queries asked before. */
  lend: <T>(work: (engine: Engine) => Promise<T>) => Promise<T>;
  /** Number of restarts of the engine. */
  restarts: () => number;
  /** Ends the engine; the next query starts it again. */
  close: () => void;
}

export interface DatabaseOptions {
  /** Starts an engine; called again after a crash. */
  start: (tell: (progress: Progress) => void) => Promise<Engine>;
  /** Milliseconds that a stopped query has to end before its engine is ended, 1,000 unless told. */
  graceMs?: number;
}

/** Messages of an instance that cannot be used any more. */
const FATAL =
  /RuntimeError|NetworkError|unreachable|out of bounds|signature mismatch|null function|database worker|INTERNAL Error|FATAL/;

const MOST_ROWS = 10_000;

/** Attempts of a query whose engine crashes, each on a new engine. */
const TRIES = 2;

/** The error of a query that crashed its engine. */
class Crash extends Error {}

/**
 * Gives a client that runs queries one at a time and stops them on request or when their time is up. Where an engine
 * has crashed, was ended or does not stop, a new one is started. A query during which it crashed is asked once more,
 * since it need not have been the cause; one that crashes both fails, those after it do not.
 */
export function createDatabase({start, graceMs = 1000}: DatabaseOptions): Database {
  const keeper = keepEngine(start);
  let tail: Promise<unknown> = Promise.resolve();

  const attempt = async (sql: string, options: QueryOptions): Promise<Parts> => {
    options.signal?.throwIfAborted();
    const engine = await keeper.open();
    options.signal?.throwIfAborted();
    try {
      return await runOn(engine, sql, options, graceMs, () => keeper.discard(engine));
    } catch (error) {
      keeper.revive();
      throw error;
    }
  };

  const run = async (sql: string, options: QueryOptions): Promise<Parts> => {
    for (let left = TRIES; ; left--) {
      try {
        return await attempt(sql, options);
      } catch (error) {
        if (!(error instanceof Crash) || left === 1) throw error;
      }
    }
  };

  const queue = <T>(work: () => Promise<T>, {signal}: QueryOptions): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return untilAborted(result, signal);
  };

  return {
    open: async (tell) => {
      await keeper.open(tell);
    },
    query: (sql, options = {}) => queue(async () => rowsIn(await run(sql, options), options), options),
    read: (sql, options = {}) => queue(() => run(sql, options), options),
    lend: (work) => queue(async () => work(await keeper.open()), {}),
    restarts: keeper.losses,
    close: keeper.close
  };
}

async function runOn(
  engine: Engine,
  sql: string,
  {parameters = {}, signal, timeoutMs = 10_000, maxRows = MOST_ROWS}: QueryOptions,
  graceMs: number,
  discard: () => void
): Promise<Parts> {
  const stop = stopper(signal, timeoutMs);
  const work = read(engine, sql, parameters, maxRows, stop.isStopped);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, stop.stopped, engine.died]);
  } catch (error) {
    if (stop.isStopped()) {
      if (!(await ends(engine, work, graceMs))) discard();
    } else if (FATAL.test(String(error))) {
      discard();
      throw new Crash(`query crashed: ${messageOf(error)}`, {cause: error});
    }
    throw readable(error);
  } finally {
    stop.clear();
  }
}

async function read(
  engine: Engine,
  sql: string,
  parameters: Bindings,
  maxRows: number,
  isStopped: () => boolean
): Promise<Parts> {
  const started = performance.now();
  const prepared = prepare(sql, parameters);
  await Promise.all(prepared.variables.map((variable) => engine.run(variable.sql, [variable.value])));
  if (isStopped()) throw new Error("stopped");
  const parts: Uint8Array[] = [];
  let rows = 0;
  for await (const part of engine.stream(prepared.sql)) {
    const [head = part] = parts;
    parts.push(part);
    if (parts.length > 1) rows += countRows([head, part]);
    if (rows <= maxRows) continue;
    await engine.cancel();
    break;
  }
  return {parts, rows, truncated: rows > maxRows, ms: performance.now() - started};
}

function rowsIn({parts, truncated, ms}: Parts, {maxRows = MOST_ROWS}: QueryOptions): QueryResult {
  const {columns, types, rows} = rowsFromArrow(parts);
  return {columns, types, rows: truncated ? rows.slice(0, maxRows) : rows, truncated, ms};
}

/** Cancels the running query; returns whether it ended within the grace. */
function ends(engine: Engine, work: Promise<unknown>, graceMs: number): Promise<boolean> {
  return settles(Promise.all([engine.cancel(), work.catch(() => undefined)]), graceMs);
}

function stopper(signal: AbortSignal | undefined, timeoutMs: number) {
  let stop: (reason: unknown) => void = () => undefined;
  let isStopped = false;
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => {
      isStopped = true;
      reject(reason instanceof Error ? reason : new Error(String(reason)));
    };
  });
  stopped.catch(() => undefined);
  const timer = setTimeout(() => stop(new Error(`query too slow: ${timeoutMs} ms`)), timeoutMs);
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
  return {stopped, isStopped: () => isStopped, clear};
}

function untilAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return result;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason instanceof Error ? signal.reason : new Error("stopped"));
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, {once: true});
    result.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** Converts an error of the engine to plain text, with `$name` as in the SQL. */
function readable(error: unknown): Error {
  const message = restore(messageOf(error));
  if (error instanceof Error && error.message === message) return error;
  return new Error(message, {cause: error});
}

/** Reads the message out of the JSON in which interruptible queries report their errors. */
function messageOf(error: unknown): string {
  const message = errorMessage(error);
  try {
    const report: unknown = JSON.parse(message);
    if (typeof report !== "object" || report === null || !("exception_message" in report)) return message;
    return String(report.exception_message);
  } catch {
    return message;
  }
}
