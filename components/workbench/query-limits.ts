import {element} from "../controls/html.js";
import {errorMessage} from "../format/error-message.js";

/** What a query may take. */
export interface Limits {
  /** Milliseconds of running. */
  timeoutMs: number;
  /** Megabytes of 1,048,576 bytes that the database may use, with all tables that statements make. */
  memoryMb: number;
}

/** What holds until the reader chooses. */
export const LIMITS: Limits = {timeoutMs: 10_000, memoryMb: 1024};

const TIMES: readonly (readonly [ms: number, label: string])[] = [
  [10_000, "10 seconds"],
  [30_000, "30 seconds"],
  [120_000, "2 minutes"]
];
const MEMORIES: readonly (readonly [mb: number, label: string])[] = [
  [256, "256 MB"],
  [512, "512 MB"],
  [1024, "1 GB"],
  [2048, "2 GB"]
];

/** Reads limits that were kept; what is none of those on offer is as if nothing had been kept. */
export function parseLimits(text: string | null): Limits {
  const kept: unknown = parse(text);
  const chosen = (name: keyof Limits, offered: readonly (readonly [number, string])[]): number => {
    const value: unknown = typeof kept === "object" && kept !== null ? Reflect.get(kept, name) : undefined;
    return offered.find(([each]) => each === value)?.[0] ?? LIMITS[name];
  };
  return {timeoutMs: chosen("timeoutMs", TIMES), memoryMb: chosen("memoryMb", MEMORIES)};
}

/** Prints megabytes as the choices do. */
export function printMemory(mb: number): string {
  return mb >= 1024 ? `${Number((mb / 1024).toFixed(1))} GB` : `${Number(mb.toFixed(mb < 10 ? 1 : 0))} MB`;
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

export interface LimitsOptions {
  document: Document;
  session: {limits: Limits; limitMemory: (mb: number) => Promise<boolean>};
  shelf: {limits: () => Limits; keepLimits: (limits: Limits) => void};
  say: (text: string) => void;
}

/** Draws the choices of time and memory; what is chosen holds from now on and at the next visit. */
export function drawLimits({document, session, shelf, say}: LimitsOptions): HTMLElement[] {
  const kept = shelf.limits();
  session.limits.timeoutMs = kept.timeoutMs;
  void session.limitMemory(kept.memoryMb);
  const keep = (): void => shelf.keepLimits({...session.limits});
  return [
    choice(document, "Time", "Time limit of a query", TIMES, kept.timeoutMs, (ms) => {
      session.limits.timeoutMs = ms;
      keep();
      say("The time limit holds for the next query.");
    }),
    choice(document, "Memory", "Memory limit of the database", MEMORIES, kept.memoryMb, (mb) => {
      const setting = session.limitMemory(mb);
      keep();
      setting.then(
        (isNew) => {
          if (!isNew) say(`The database may use ${printMemory(mb)} once it runs.`);
        },
        (error: unknown) => say(`The database was not started: ${errorMessage(error)}.`)
      );
    })
  ];
}

function choice(
  document: Document,
  label: string,
  name: string,
  offered: readonly (readonly [number, string])[],
  chosen: number,
  choose: (value: number) => void
): HTMLElement {
  const options = offered.map(([value, text]) =>
    element(document, "option", {value, selected: value === chosen}, [text])
  );
  const select = element(document, "select", {"aria-label": name}, options);
  select.addEventListener("change", () => {
    if (select instanceof HTMLSelectElement) choose(Number(select.value));
  });
  return element(document, "label", {class: "bench-limit"}, [`${label} `, select]);
}
