import type {Progress} from "./download.js";
import type {Engine} from "./engine.js";

export type Tell = (progress: Progress) => void;

/** One engine for all queries, started again after it is lost. */
export interface Keeper {
  /** Returns the engine, started where none runs; reports the progress of the download. */
  open: (tell?: Tell) => Promise<Engine>;
  /** Terminates an engine; does nothing where it is gone already. */
  discard: (engine: Engine) => void;
  /** Starts an engine in the background where none runs. */
  revive: () => void;
  /** Number of engines that were discarded. */
  losses: () => number;
  close: () => void;
}

/** Makes an engine that `start` starts, and starts again after it is lost. */
export function keepEngine(start: (tell: Tell) => Promise<Engine>): Keeper {
  const listeners = new Set<Tell>();
  let starting: Promise<Engine> | undefined;
  let running: Engine | undefined;
  let losses = 0;

  const discard = (engine: Engine): void => {
    if (running !== engine) return;
    starting = running = undefined;
    losses++;
    engine.kill();
  };

  const ready = (): Promise<Engine> => {
    starting ??= start((progress) => listeners.forEach((tell) => tell(progress))).then(
      (engine) => {
        running = engine;
        engine.died.catch(() => discard(engine));
        return engine;
      },
      (error: unknown) => {
        starting = undefined;
        throw error;
      }
    );
    return starting;
  };

  return {
    open: async (tell = () => undefined) => {
      listeners.add(tell);
      try {
        return await ready();
      } finally {
        listeners.delete(tell);
      }
    },
    discard,
    revive: () => void ready().catch(() => undefined),
    losses: () => losses,
    close: () => {
      void starting?.then((engine) => engine.kill()).catch(() => undefined);
      starting = running = undefined;
    }
  };
}

/** Resolves to true if a promise resolves in time, to false if it rejects or takes longer. */
export async function settles(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limitMs, false);
  });
  const settled = work.then(
    () => true,
    () => false
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Matches what the engine and browsers say where memory is short; here, as pages match it before the engine is loaded. */
export const OUT_OF_MEMORY =
  /out of memory|could not allocate|allocation fail|failed to allocate|cannot allocate|memory limit|memory size|RangeError/i;

/** Tells whether an error is for lack of memory. */
export function isShort(error: unknown): boolean {
  return OUT_OF_MEMORY.test(String(error));
}
