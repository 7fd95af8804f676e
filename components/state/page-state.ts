import {historyWriter} from "./history-writer.js";
import {settle} from "./page-parameters.js";
import {changedNames} from "./parameters.js";
import {parseLink, printLink} from "./url-codec.js";
import type {Browser, HistoryAction} from "./history-writer.js";
import type {Schema} from "./page-parameters.js";
import type {Values} from "./parameters.js";
import type {Linked, Printable} from "./url-codec.js";

/** Is called with the values that hold now and the names of those that changed. */
export type Listener = (values: Values, changed: readonly string[]) => void;

/** The values of all parameters of a page, shared by its figures and kept in its URL. */
export interface PageState {
  schema: Schema;
  /** What the URL said when the page was opened. */
  opened: Linked;
  values: () => Values;
  /**
   * Changes some values, writes the URL after the paint and calls every listener but `writer`, whose change it is.
   * Returns false where the values are as before; nothing is written or called then.
   */
  set: (values: Values, action: HistoryAction, writer?: Listener) => boolean;
  /** Resolves when the URL says what was set, or the browser refuses it; null where it does already. */
  written: () => Promise<void> | null;
  /** Returns a function that unsubscribes. */
  subscribe: (listener: Listener) => () => void;
  /** Prints the link that is copied: absolute, with every value and the versions of page and data. */
  link: (printable?: Omit<Printable, "values"> & {values?: Values}) => string;
  stop: () => void;
}

/** Opens the state of a page from its URL and follows back and forward. */
export function openState(schema: Schema, browser: Browser): PageState {
  const opened = readAddress(schema, browser);
  const listeners = new Set<Listener>();
  const history = historyWriter(browser);
  let values = opened.values;
  const change = (next: Values): string[] => {
    const changed = changedNames(schema.parameters, values, next);
    values = next;
    return changed;
  };
  const tell = (changed: readonly string[], writer?: Listener): void => {
    for (const listener of [...listeners]) if (listener !== writer) listener(values, changed);
  };
  const unsubscribe = browser.onPopState(() => {
    history.cancel();
    const changed = change(readAddress(schema, browser).values);
    if (changed.length > 0) tell(changed);
  });
  return {
    schema,
    opened,
    values: () => values,
    set: (some, action, writer) => {
      const next = settle(schema, {...values, ...some});
      const changed = change(next);
      if (changed.length === 0) return false;
      history.write(() => printLink(schema, {values: next}), action);
      tell(changed, writer);
      return true;
    },
    written: history.written,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    link: (printable = {}) => browser.address().base + printLink(schema, {values, ...printable}, {full: true}),
    stop: () => {
      history.cancel();
      unsubscribe();
      listeners.clear();
    }
  };
}

function readAddress(schema: Schema, browser: Browser): Linked {
  const {search, hash} = browser.address();
  return parseLink(schema, search, hash);
}
