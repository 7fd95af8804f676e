import {settle} from "./page-parameters.js";
import {printValue} from "./parameters.js";
import {parseLink, printLink} from "./url-codec.js";
import type {Schema} from "./page-parameters.js";
import type {Values} from "./parameters.js";
import type {Linked, Printable} from "./url-codec.js";

/** A discrete step is an entry of the history; dragging and typing rewrite the present one. */
export type Step = "push" | "replace";

/** Hears of the values that hold now, and the names of those that changed. */
export type Listener = (values: Values, changed: readonly string[]) => void;

/** The parts of an address that a page's state reads. */
export interface Address {
  /** Everything before the query. */
  base: string;
  search: string;
  hash: string;
}

/** What lies outside: the address bar, the history, the clock. */
export interface Surroundings {
  address: () => Address;
  /** Writes the address bar; false where the browser refuses, as some do after many changes in a short time. */
  write: (address: string, step: Step) => boolean;
  /** Calls back whenever the reader goes back or forward; returns what ends it. */
  onTravel: (travel: () => void) => () => void;
  /** Runs something later, unless the function that it returns is called first. */
  later: (run: () => void, waitMs: number) => () => void;
  /** Runs something once what was changed stands on the screen, unless the function that it returns is called first. */
  afterPaint: (run: () => void) => () => void;
}

/** What a page shows at present: shared by all that stands on it, and kept in its address. */
export interface PageState {
  schema: Schema;
  /** What the address said when the page was opened. */
  opened: Linked;
  values: () => Values;
  /** Changes some values; the others stay. What changes nothing writes nothing; the address follows the screen. */
  set: (values: Values, step: Step) => void;
  /** Resolves when the address says what was set, or the browser refuses; null where it does. */
  written: () => Promise<void> | null;
  /** Returns what ends it. */
  subscribe: (listener: Listener) => () => void;
  /** Gives the copied form of a link to what the page shows, with an absolute address. */
  link: (printable?: Omit<Printable, "values"> & {values?: Values}) => string;
  stop: () => void;
}

/** A state that is to be written into the address. */
interface Entry {
  print: () => string;
  step: Step;
  /** Ends the wait for it. */
  cancel?: () => void;
}

const RETRY_MS = 1000;
/** Milliseconds after which a change counts as painted: a tab that nobody sees is not. */
const UNSEEN_MS = 500;

/** Opens the state of a page from its address, keeps the address true to it, and follows back and forward. */
export function openState(schema: Schema, outside: Surroundings): PageState {
  const opened = readAddress(schema, outside);
  const listeners = new Set<Listener>();
  const writer = addressWriter(outside);
  let values = opened.values;
  const change = (next: Values): boolean => {
    const changed = differing(schema, values, next);
    values = next;
    if (changed.length > 0) for (const listener of [...listeners]) listener(values, changed);
    return changed.length > 0;
  };
  const stop = outside.onTravel(() => {
    writer.forget();
    change(readAddress(schema, outside).values);
  });
  return {
    schema,
    opened,
    values: () => values,
    set: (some, step) => {
      const next = settle(schema, {...values, ...some});
      const isNew = differing(schema, values, next).length > 0;
      if (isNew) writer.write(() => printLink(schema, {values: next}), step);
      change(next);
    },
    written: writer.written,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    link: (printable = {}) => outside.address().base + printLink(schema, {values, ...printable}, {full: true}),
    stop: () => {
      writer.forget();
      stop();
      listeners.clear();
    }
  };
}

/**
 * Tells steps from gestures: changes of the same field that follow within `pauseMs` (1000 unless told) are one
 * gesture, which begins with a step of its own and then rewrites it.
 */
export function gestures(now: () => number, pauseMs = 1000): (field: string, isContinuous: boolean) => Step {
  let last: {field: string; at: number} | undefined;
  return (field, isContinuous) => {
    const at = now();
    const isSame = isContinuous && last?.field === field && at - last.at <= pauseMs;
    last = isContinuous ? {field, at} : undefined;
    return isSame ? "replace" : "push";
  };
}

/** Gives the surroundings of a page in a browser. */
export function surroundingsOf(window: Window): Surroundings {
  return {
    address: () => {
      const {origin, pathname, search, hash} = window.location;
      return {base: origin + pathname, search, hash};
    },
    write: (address, step) => {
      try {
        // In a frame, steps would lie between the reader and the page around it.
        if (step === "push" && !isFramed(window)) window.history.pushState(null, "", address);
        else window.history.replaceState(window.history.state, "", address);
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === "SecurityError") return false;
        throw error;
      }
    },
    onTravel: (travel) => {
      window.addEventListener("popstate", travel);
      return () => {
        window.removeEventListener("popstate", travel);
      };
    },
    later: (run, waitMs) => {
      const timer = window.setTimeout(run, waitMs);
      return () => {
        window.clearTimeout(timer);
      };
    },
    afterPaint: (run) => afterPaint(window, run)
  };
}

/** Runs something in the second frame from now, or before the page is left. */
function afterPaint(window: Window, run: () => void): () => void {
  const end = (): void => {
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    window.removeEventListener("pagehide", finish);
  };
  const finish = (): void => {
    end();
    run();
  };
  let frame = window.requestAnimationFrame(() => (frame = window.requestAnimationFrame(finish)));
  const timer = window.setTimeout(finish, UNSEEN_MS);
  window.addEventListener("pagehide", finish);
  return end;
}

function readAddress(schema: Schema, outside: Surroundings): Linked {
  const {search, hash} = outside.address();
  return parseLink(schema, search, hash);
}

/**
 * Writes the address, its fragment kept, once the screen shows what changed: a browser takes longer over it than a
 * figure over its drawing. Where it refuses, the newest is written later.
 */
function addressWriter(outside: Surroundings) {
  let waiting: Entry | undefined;
  let told: {done: Promise<void>; tell: () => void} | undefined;
  let isRefused = false;
  const tell = (): void => {
    told?.tell();
    told = undefined;
  };
  const forget = (): void => {
    waiting?.cancel?.();
    waiting = undefined;
    tell();
  };
  const flush = (): void => {
    if (!waiting) return;
    waiting.cancel?.();
    const {base, hash} = outside.address();
    isRefused = !outside.write(base + waiting.print() + hash, waiting.step);
    if (isRefused) waiting.cancel = outside.later(flush, RETRY_MS);
    else waiting = undefined;
    tell();
  };
  return {
    write: (print: () => string, step: Step): void => {
      if (waiting && step === "push") flush();
      if (waiting) {
        // A gesture rewrites the step that it began; what the browser refused is left out.
        waiting.print = print;
        if (step === "push") waiting.step = step;
        return;
      }
      const entry: Entry = (waiting = {print, step});
      isRefused = false;
      const cancel = outside.afterPaint(flush);
      entry.cancel ??= cancel;
    },
    written: (): Promise<void> | null => {
      if (!waiting || isRefused) return null;
      told ??= promised();
      return told.done;
    },
    forget
  };
}

function promised(): {done: Promise<void>; tell: () => void} {
  let tell = (): void => undefined;
  const done = new Promise<void>((resolve) => (tell = resolve));
  return {done, tell};
}

function differing({parameters}: Schema, a: Values, b: Values): string[] {
  return Object.entries(parameters)
    .filter(([name, parameter]) => printValue(parameter, a[name]) !== printValue(parameter, b[name]))
    .map(([name]) => name);
}

/** Tells whether a page stands in a frame of another page. */
export function isFramed(window: Window): boolean {
  return window.parent !== window;
}
