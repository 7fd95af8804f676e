import {bindings, defaults, isForced, isOpen, itemsOf, same} from "../state/parameters.js";
import type {Row} from "../data/row.js";
import type {Figure} from "../figures/figure.js";
import type {Payload} from "../figures/payload.js";
import type {Choices, ManyParameter, Parameter, Parameters, Value, Values} from "../state/parameters.js";

/** Cached results of a figure's SQL. The data are read-only, so a result holds as long as the page is open. */
export interface QueryCache {
  /** Returns the rows under some values: at once where they are cached, else as a promise. */
  query: (values: Values, signal: AbortSignal) => readonly Row[] | Promise<readonly Row[]>;
  /** Queries what is one change away from some values, one after the other, until the next query. */
  prefetch: (values: Values) => void;
  stopPrefetch: () => void;
}

type Query = (values: Values, signal: AbortSignal) => Promise<readonly Row[]>;

/** Results that are kept: those around the last few values. */
const MAX_RESULTS = 200;

/** Caches the results of `query`, which runs once `open` has resolved; the rows under the defaults are there from the start. */
export function queryCache(
  {parameters}: Pick<Figure, "parameters">,
  {rows, choices}: Pick<Payload, "rows" | "choices">,
  query: Query,
  open: () => Promise<unknown>
): QueryCache {
  const results = lruCache<readonly Row[]>(MAX_RESULTS);
  let ahead = new AbortController();
  const keyOf = (values: Values): string => JSON.stringify(bindings(parameters, values));
  const cached = (values: Values): readonly Row[] | undefined =>
    same(parameters, values, defaults(parameters)) ? rows : results.get(keyOf(values));
  const fetchRows = async (values: Values, signal: AbortSignal): Promise<readonly Row[]> => {
    const found = await query(values, signal);
    if (!signal.aborted) results.set(keyOf(values), found);
    return found;
  };
  const fetchNeighbours = async (values: Values, signal: AbortSignal): Promise<void> => {
    await open();
    for (const next of neighboursOf(parameters, choices, values)) {
      if (signal.aborted) return;
      if (!cached(next)) await fetchRows(next, signal);
    }
  };
  const stopPrefetch = (): void => ahead.abort();
  return {
    stopPrefetch,
    query: (values, signal) => {
      stopPrefetch();
      return cached(values) ?? fetchRows(values, signal);
    },
    prefetch: (values) => {
      stopPrefetch();
      ahead = new AbortController();
      fetchNeighbours(values, ahead.signal).catch(() => undefined);
    }
  };
}

/** Returns the values that differ by one box or one option. */
export function neighboursOf(
  parameters: Parameters,
  choices: Readonly<Record<string, Choices>>,
  values: Values
): Values[] {
  return Object.entries(parameters).flatMap(([name, parameter]) =>
    othersOf(parameter, choices[name] ?? {}, values[name] ?? null).map((value) => ({...values, [name]: value}))
  );
}

function othersOf(parameter: Parameter, {options = []}: Choices, value: Value): Value[] {
  const all = options.map((option) => option.value);
  switch (parameter.kind) {
    case "flag":
      return [value !== true];
    case "one":
      return [...(isForced(parameter) ? [] : [null]), ...all].filter((other) => other !== value);
    case "many":
      return all.map((option) => flip(parameter, itemsOf(value), all, option));
    case "date":
    case "number":
    case "text":
      return [];
  }
}

/** Adds or removes one option, in the order of all; returns null where that is no filter. */
function flip(
  parameter: ManyParameter,
  chosen: readonly string[] | null,
  all: readonly string[],
  option: string
): Value {
  const before = chosen ?? (parameter.picks === true ? [] : all);
  const next = all.filter((each) => before.includes(each) !== (each === option));
  return isOpen(parameter, next.length, all.length) ? null : next;
}

/** A cache of limited size, least recently used out first. */
export interface LruCache<T> {
  get: (key: string) => T | undefined;
  set: (key: string, value: T) => void;
}

/** Makes a cache of at most `size` values. */
export function lruCache<T>(size: number): LruCache<T> {
  const kept = new Map<string, T>();
  const set = (key: string, value: T): void => {
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > size && oldest !== undefined) kept.delete(oldest);
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set
  };
}
