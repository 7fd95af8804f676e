import {neighboursOf} from "./neighbours.js";
import {recall} from "./recall.js";
import {bindings, defaults, same} from "./state/parameters.js";
import type {Row} from "./data/row.js";
import type {Figure} from "./figures/figure.js";
import type {Payload} from "./figures/payload.js";
import type {Values} from "./state/parameters.js";

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
