/** Whether a change adds an entry to the session history, or rewrites the present one, as dragging and typing do. */
export type HistoryAction = "push" | "replace";

/** The parts of a URL that a page's state reads. */
export interface Address {
  /** Everything before the query. */
  base: string;
  search: string;
  hash: string;
}

/** What a page's state uses of a browser: the URL, the session history, timers and frames. */
export interface Browser {
  address: () => Address;
  /** Writes the URL; returns false where the browser refuses, as some do after many changes in a short time. */
  write: (url: string, action: HistoryAction) => boolean;
  /** Calls back on back and forward; returns a function that unsubscribes. */
  onPopState: (listener: () => void) => () => void;
  /** Runs a function after some milliseconds; returns a function that cancels it. */
  afterDelay: (run: () => void, ms: number) => () => void;
  /** Runs a function once the browser has painted; returns a function that cancels it. */
  afterPaint: (run: () => void) => () => void;
}

/** Writes the query of the page's URL after each change of its state. */
export interface HistoryWriter {
  /** Writes what `print` gives after the next paint, the fragment kept. */
  write: (print: () => string, action: HistoryAction) => void;
  /** Resolves when what waits is written or refused; null where nothing waits. */
  written: () => Promise<void> | null;
  /** Drops what waits to be written. */
  cancel: () => void;
}

interface PendingWrite {
  print: () => string;
  action: HistoryAction;
  cancel?: () => void;
}

const RETRY_MS = 1000;
/** Milliseconds after which a change counts as painted: a hidden tab paints nothing. */
const HIDDEN_MS = 500;

/**
 * Makes a writer that writes after the paint, as `pushState` takes a browser longer than a figure takes to draw. A
 * write that the browser refuses is tried again, with the latest state.
 */
export function historyWriter(browser: Browser): HistoryWriter {
  let pending: PendingWrite | undefined;
  let waiting: Deferred | undefined;
  let isRefused = false;
  const resolve = (): void => {
    waiting?.resolve();
    waiting = undefined;
  };
  const flush = (): void => {
    if (!pending) return;
    pending.cancel?.();
    const {base, hash} = browser.address();
    isRefused = !browser.write(base + pending.print() + hash, pending.action);
    if (isRefused) pending.cancel = browser.afterDelay(flush, RETRY_MS);
    else pending = undefined;
    resolve();
  };
  return {
    write: (print, action) => {
      if (pending && action === "push") flush();
      if (pending) {
        // Still pending after the flush: refused. The entry that was refused is left out of the history.
        pending.print = print;
        if (action === "push") pending.action = action;
        return;
      }
      const write: PendingWrite = (pending = {print, action});
      isRefused = false;
      const cancel = browser.afterPaint(flush);
      write.cancel ??= cancel;
    },
    written: () => {
      if (!pending || isRefused) return null;
      waiting ??= withResolvers();
      return waiting.promise;
    },
    cancel: () => {
      pending?.cancel?.();
      pending = undefined;
      resolve();
    }
  };
}

/**
 * Returns a function that gives each change its action: the first of a gesture pushes, the changes of the same field
 * that follow within `pauseMs` milliseconds (1000 unless told) replace.
 */
export function gestureActions(
  now: () => number,
  pauseMs = 1000
): (field: string, isContinuous: boolean) => HistoryAction {
  let last: {field: string; at: number} | undefined;
  return (field, isContinuous) => {
    const at = now();
    const isSame = isContinuous && last?.field === field && at - last.at <= pauseMs;
    last = isContinuous ? {field, at} : undefined;
    return isSame ? "replace" : "push";
  };
}

/** Returns the browser that a window belongs to. */
export function browserOf(window: Window): Browser {
  return {
    address: () => {
      const {origin, pathname, search, hash} = window.location;
      return {base: origin + pathname, search, hash};
    },
    write: (url, action) => {
      try {
        // In a frame, entries would lie between the reader and the page around it.
        if (action === "push" && !isFramed(window)) window.history.pushState(null, "", url);
        else window.history.replaceState(window.history.state, "", url);
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === "SecurityError") return false;
        throw error;
      }
    },
    onPopState: (listener) => {
      window.addEventListener("popstate", listener);
      return () => {
        window.removeEventListener("popstate", listener);
      };
    },
    afterDelay: (run, ms) => {
      const timer = window.setTimeout(run, ms);
      return () => {
        window.clearTimeout(timer);
      };
    },
    afterPaint: (run) => afterPaint(window, run)
  };
}

/** Runs a function in the second frame from now, or before the page is left. */
function afterPaint(window: Window, run: () => void): () => void {
  const cancel = (): void => {
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    window.removeEventListener("pagehide", finish);
  };
  const finish = (): void => {
    cancel();
    run();
  };
  let frame = window.requestAnimationFrame(() => (frame = window.requestAnimationFrame(finish)));
  const timer = window.setTimeout(finish, HIDDEN_MS);
  window.addEventListener("pagehide", finish);
  return cancel;
}

/** Tells whether a page stands in a frame of another page. */
export function isFramed(window: Window): boolean {
  return window.parent !== window;
}

interface Deferred {
  promise: Promise<void>;
  resolve: () => void;
}

/** Does what `Promise.withResolvers` does, which browsers of 2023 lack. */
function withResolvers(): Deferred {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return {promise, resolve};
}
