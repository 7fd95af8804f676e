import {bindings, defaults, isForced, isOpen, itemsOf, same} from "../state/parameters.js";
import type {Row} from "../data/row.js";
import type {Figure} from "../figures/figure.js";
import type {Payload} from "../figures/payload.js";
import type {Choices, ManyParameter, Parameter, Parameters, Value, Values} from "../state/parameters.js";

/** What a figure's own SQL answers. The data are read-only: what was answered once holds as long as the page is open. */
export interface Answers {
  /** Gives the rows under some values: at once where they are known, else as a promise. */
  ask: (values: Values, signal: AbortSignal) => readonly Row[] | Promise<readonly Row[]>;
  /** Asks ahead for what is one press away from some values, until something else is asked for. */
  anticipate: (values: Values) => void;
  /** Ends the asking ahead. */
  rest: () => void;
}

type Query = (values: Values, signal: AbortSignal) => Promise<readonly Row[]>;

/** Answers that a figure keeps: those around the last few choices. */
const MOST = 200;

/** Keeps the answers of `query`, which runs once `open` has made it ready; those under the defaults are at hand. */
export function keepAnswers(
  {parameters}: Pick<Figure, "parameters">,
  {rows, choices}: Pick<Payload, "rows" | "choices">,
  query: Query,
  open: () => Promise<unknown>
): Answers {
  const kept = recall<readonly Row[]>(MOST);
  let ahead = new AbortController();
  const keyOf = (values: Values): string => JSON.stringify(bindings(parameters, values));
  const known = (values: Values): readonly Row[] | undefined =>
    same(parameters, values, defaults(parameters)) ? rows : kept.get(keyOf(values));
  const find = async (values: Values, signal: AbortSignal): Promise<readonly Row[]> => {
    const found = await query(values, signal);
    if (!signal.aborted) kept.set(keyOf(values), found);
    return found;
  };
  const lookAhead = async (values: Values, signal: AbortSignal): Promise<void> => {
    await open();
    for (const next of neighboursOf(parameters, choices, values)) {
      if (signal.aborted) return;
      if (!known(next)) await find(next, signal);
    }
  };
  const rest = (): void => ahead.abort();
  return {
    rest,
    ask: (values, signal) => {
      rest();
      return known(values) ?? find(values, signal);
    },
    anticipate: (values) => {
      rest();
      ahead = new AbortController();
      lookAhead(values, ahead.signal).catch(() => undefined);
    }
  };
}

/** Gives the values that are one press away: a box ticked or cleared, another choice taken. */
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

/** Ticks or clears one option, the order of all kept; what is no filter is null. */
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

/** Answers kept by their question, the latest of them, for data that do not change. */
export interface Recall<T> {
  get: (key: string) => T | undefined;
  set: (key: string, value: T) => void;
}

/** Keeps at most `most` answers; the one that was asked for the longest ago gives way. */
export function recall<T>(most: number): Recall<T> {
  const kept = new Map<string, T>();
  const set = (key: string, value: T): void => {
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
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
