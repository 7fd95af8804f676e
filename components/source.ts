import {narrow} from "./narrow.js";
import {bindings, defaults, same} from "./parameters.js";
import {progressBar} from "./progress.js";
import type {Database} from "./database.js";
import type {Figure, Row} from "./figure.js";
import type {Values} from "./parameters.js";
import type {Payload} from "./payload.js";

/** Where a figure's rows come from. */
export interface Source {
  /** Rows under the default parameters, at hand from the start. */
  start: readonly Row[];
  /** Gives the rows under some values; at once, or as a promise where something must be waited for. */
  ask: (values: Values, signal: AbortSignal) => readonly Row[] | Promise<readonly Row[]>;
  /** Makes ready for the first change; what goes wrong is told when a change needs it. */
  warm: () => void;
}

export interface SourceOptions {
  document: Document;
  /** Where the progress of a download is told. */
  status: HTMLElement;
  sql: string;
  load: () => Promise<Database>;
}

/** Opens the source of a figure: its own rows where it only leaves some of them out, else its SQL in the database. */
export function openSource(figure: Figure, payload: Payload, options: SourceOptions): Source {
  return figure.filtersRows === true ? ownRows(figure, payload) : queried(figure, payload, options);
}

function ownRows({parameters}: Figure, {rows, codes}: Payload): Source {
  const ask = (values: Values): readonly Row[] => narrow(rows, parameters, values, codes);
  return {start: ask(defaults(parameters)), ask, warm: () => undefined};
}

function queried({parameters}: Figure, {rows}: Payload, {document, status, sql, load}: SourceOptions): Source {
  const database = once(load);
  const query = async (values: Values, signal: AbortSignal): Promise<readonly Row[]> => {
    const client = await database();
    const bar = progressBar(document, status);
    try {
      await client.open((progress) => bar.show(progress));
      if (signal.aborted) return [];
      return (await client.query(sql, {parameters: bindings(parameters, values), signal})).rows;
    } finally {
      bar.remove();
    }
  };
  return {
    start: rows,
    ask: (values, signal) => (same(parameters, values, defaults(parameters)) ? rows : query(values, signal)),
    warm: () => {
      database()
        .then((client) => client.open())
        .catch(() => undefined);
    }
  };
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
