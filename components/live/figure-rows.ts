import {progressBar} from "../controls/progress-bar.js";
import {ownRows} from "../state/filter-rows.js";
import {bindings, defaults} from "../state/parameters.js";
import {keepAnswers} from "./query-cache.js";
import type {Result} from "../data/arrow-rows.js";
import type {Types} from "../data/column-type.js";
import type {Database} from "../data/duckdb/client.js";
import type {Row} from "../data/row.js";
import type {Figure} from "../figures/figure.js";
import type {Payload} from "../figures/payload.js";
import type {Facets} from "../state/facets.js";
import type {Values} from "../state/parameters.js";

/** Where a figure's rows come from. */
export interface Source {
  /** Rows under the default parameters, at hand from the start. */
  start: readonly Row[];
  /** Gives the rows under some values; at once, or as a promise where something must be waited for. */
  ask: (values: Values, signal: AbortSignal) => readonly Row[] | Promise<readonly Row[]>;
  /** Counts what each filter leaves, at once; null where that is for `ask` to find out. */
  facets: ((values: Values) => Facets) | null;
  /**
   * Makes ready for changes: starts the database, and asks it ahead for what is one press away from some values, until
   * something is asked for. What goes wrong is told when a change needs it.
   */
  anticipate: (values: Values) => void;
  /** Asks a reader's SQL from now on, or the figure's own again where that is null. */
  edit: (sql: string | null) => void;
  isEdited: () => boolean;
  /** Gives the types of the columns last given. */
  types: () => Types;
}

export interface SourceOptions {
  document: Document;
  /** Where the progress of a download is told. */
  status: HTMLElement;
  /** The SQL of the figure. */
  sql: string;
  load: () => Promise<Database>;
}

type Query = (sql: string, values: Values, signal: AbortSignal) => Promise<Pick<Result, "rows" | "types">>;

const MOST_ROWS = 10_000;

/** Opens the source of a figure: its own rows where it only leaves some of them out, else its SQL in the database. */
export function openSource(figure: Figure, payload: Payload, options: SourceOptions): Source {
  const {parameters} = figure;
  const database = once(options.load);
  const query = queryOn(database, figure, options);
  const {rows, codes} = payload;
  const own = figure.filtersRows === true ? ownRows(rows, parameters, codes) : null;
  const {selectRows: pick = (passing: readonly Row[]) => passing} = figure;
  const answers = keepAnswers(
    figure,
    payload,
    (values, signal) => query(options.sql, values, signal).then((result) => result.rows),
    async () => (await database()).open()
  );
  let edited: string | null = null;
  let types = payload.types;
  const askEdited = async (sql: string, values: Values, signal: AbortSignal): Promise<readonly Row[]> => {
    answers.rest();
    const result = await query(asQuery(sql), values, signal).catch(unshifted);
    if (!signal.aborted) types = result.types;
    return result.rows;
  };
  return {
    start: own ? pick(own.ask(defaults(parameters)), defaults(parameters)) : rows,
    facets: own && figure.selectRows === undefined ? own.facets : null,
    ask: (values, signal) => {
      if (edited !== null) return askEdited(edited, values, signal);
      return own ? pick(own.ask(values), values) : answers.ask(values, signal);
    },
    anticipate: (values) => {
      if (!own && edited === null) answers.anticipate(values);
    },
    edit: (sql) => (edited = sql),
    isEdited: () => edited !== null,
    types: () => (edited === null ? payload.types : types)
  };
}

function queryOn(database: () => Promise<Database>, {parameters}: Figure, {document, status}: SourceOptions): Query {
  return async (sql, values, signal) => {
    const client = await database();
    const bar = progressBar(document, status);
    try {
      await client.open((progress) => bar.show(progress));
      if (signal.aborted) return {rows: [], types: {}};
      const result = await client.query(sql, {parameters: bindings(parameters, values), signal, maxRows: MOST_ROWS});
      if (result.truncated)
        throw new Error(`more than ${MOST_ROWS.toLocaleString("en-US")} rows, too many for a figure`);
      return result;
    } finally {
      bar.remove();
    }
  };
}

/** Puts a reader's SQL where nothing but one query can stand: it may ask, and not change or take away. */
function asQuery(sql: string): string {
  return `select * from (\n${sql.trim().replace(/;\s*$/, "")}\n) as edited`;
}

/** Counts the lines of an error as the reader sees them. */
function unshifted(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  throw new Error(
    message.replace(/\bLINE (\d+):/g, (_, line: string) => `LINE ${Number(line) - 1}:`),
    {cause: error}
  );
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
