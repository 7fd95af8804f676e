import {progressBar} from "../controls/progress-bar.js";
import {errorMessage} from "../format/error-message.js";
import {ownRows} from "../state/filter-rows.js";
import {bindings, defaults} from "../state/parameters.js";
import {queryCache} from "./query-cache.js";
import type {Result} from "../data/arrow-rows.js";
import type {Types} from "../data/column-type.js";
import type {Database} from "../data/duckdb/client.js";
import type {Row} from "../data/row.js";
import type {Figure} from "../figures/figure.js";
import type {Payload} from "../figures/payload.js";
import type {Facets} from "../state/facets.js";
import type {Values} from "../state/parameters.js";

/** The rows of a figure under any values of its parameters. */
export interface FigureRows {
  /** The rows under the default values, which the page carries. */
  initial: readonly Row[];
  /** Returns the rows under some values: at once where they are in the page or in the cache, else as a promise. */
  query: (values: Values, signal: AbortSignal) => readonly Row[] | Promise<readonly Row[]>;
  /** Counts each filter under all the others; null where that takes a query for each. */
  countFacets: ((values: Values) => Facets) | null;
  /** Starts the database and fills the cache with the rows one change away from some values, until the next query. */
  prefetch: (values: Values) => void;
  /** Queries a reader's SQL from now on, or the figure's own again where that is null. */
  editSql: (sql: string | null) => void;
  editedSql: () => string | null;
  /** Returns the types of the columns of the latest rows. */
  types: () => Types;
}

export interface FigureRowsOptions {
  document: Document;
  /** Shows the progress of the download. */
  status: HTMLElement;
  /** The SQL of the figure. */
  sql: string;
  load: () => Promise<Database>;
}

type Query = (sql: string, values: Values, signal: AbortSignal) => Promise<Pick<Result, "rows" | "types">>;

const MAX_ROWS = 10_000;

/** Opens the rows of a figure: a crossfilter over its own where its SQL only leaves rows out, else queries of its SQL. */
export function openFigureRows(figure: Figure, payload: Payload, options: FigureRowsOptions): FigureRows {
  const {parameters} = figure;
  const database = once(options.load);
  const runQuery = queryOn(database, figure, options);
  const {rows, codes} = payload;
  const own = figure.filtersRows === true ? ownRows(rows, parameters, codes) : null;
  const {selectRows: pick = (passing: readonly Row[]) => passing} = figure;
  const cache = queryCache(
    figure,
    payload,
    (values, signal) => runQuery(options.sql, values, signal).then((result) => result.rows),
    async () => (await database()).open()
  );
  let edited: string | null = null;
  let types = payload.types;
  const queryEdited = async (sql: string, values: Values, signal: AbortSignal): Promise<readonly Row[]> => {
    cache.stopPrefetch();
    const result = await runQuery(asSubquery(sql), values, signal).catch(unshifted);
    if (!signal.aborted) types = result.types;
    return result.rows;
  };
  return {
    initial: own ? pick(own.ask(defaults(parameters)), defaults(parameters)) : rows,
    countFacets: own && figure.selectRows === undefined ? own.facets : null,
    query: (values, signal) => {
      if (edited !== null) return queryEdited(edited, values, signal);
      return own ? pick(own.ask(values), values) : cache.query(values, signal);
    },
    prefetch: (values) => {
      if (!own && edited === null) cache.prefetch(values);
    },
    editSql: (sql) => (edited = sql),
    editedSql: () => edited,
    types: () => (edited === null ? payload.types : types)
  };
}

function queryOn(
  database: () => Promise<Database>,
  {parameters}: Figure,
  {document, status}: FigureRowsOptions
): Query {
  return async (sql, values, signal) => {
    const client = await database();
    const bar = progressBar(document, status);
    try {
      await client.open((progress) => bar.show(progress));
      if (signal.aborted) return {rows: [], types: {}};
      const result = await client.query(sql, {parameters: bindings(parameters, values), signal, maxRows: MAX_ROWS});
      if (result.truncated)
        throw new Error(`more than ${MAX_ROWS.toLocaleString("en-US")} rows, too many for a figure`);
      return result;
    } finally {
      bar.remove();
    }
  };
}

/** Wraps a reader's SQL as a subquery, where only one statement that reads can stand. */
function asSubquery(sql: string): string {
  return `select * from (\n${sql.trim().replace(/;\s*$/, "")}\n) as edited`;
}

/** Rethrows an error with its line number counted without the line of the wrapper. */
function unshifted(error: unknown): never {
  const message = errorMessage(error);
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
