import {element} from "../controls/html.js";
import {errorMessage} from "../format/error-message.js";

/** Limits of the workbench's database. */
export interface Limits {
  /** Time limit of a query in milliseconds. */
  timeoutMs: number;
  /** DuckDB's memory_limit in MiB, including the tables that statements create. */
  memoryMb: number;
}

/** Default limits. */
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

/** Parses stored limits; values that are not options fall back to the defaults. */
export function parseLimits(text: string | null): Limits {
  const stored: unknown = parse(text);
  const selected = (name: keyof Limits, options: readonly (readonly [number, string])[]): number => {
    const value: unknown = typeof stored === "object" && stored !== null ? Reflect.get(stored, name) : undefined;
    return options.find(([each]) => each === value)?.[0] ?? LIMITS[name];
  };
  return {timeoutMs: selected("timeoutMs", TIMES), memoryMb: selected("memoryMb", MEMORIES)};
}

/** Formats MiB as "512 MB" or "1.5 GB". */
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
  storage: {limits: () => Limits; saveLimits: (limits: Limits) => void};
  say: (text: string) => void;
}

/** Draws the selects of time and memory limit, applies the stored limits, and stores changes. */
export function drawLimits({document, session, storage, say}: LimitsOptions): HTMLElement[] {
  const stored = storage.limits();
  session.limits.timeoutMs = stored.timeoutMs;
  void session.limitMemory(stored.memoryMb);
  const keep = (): void => storage.saveLimits({...session.limits});
  return [
    createSelect(document, "Time", "Time limit of a query", TIMES, stored.timeoutMs, (ms) => {
      session.limits.timeoutMs = ms;
      keep();
      say("The time limit holds for the next query.");
    }),
    createSelect(document, "Memory", "Memory limit of the database", MEMORIES, stored.memoryMb, (mb) => {
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

function createSelect(
  document: Document,
  label: string,
  name: string,
  options: readonly (readonly [number, string])[],
  selected: number,
  onChange: (value: number) => void
): HTMLElement {
  const optionElements = options.map(([value, text]) =>
    element(document, "option", {value, selected: value === selected}, [text])
  );
  const select = element(document, "select", {"aria-label": name}, optionElements);
  select.addEventListener("change", () => {
    if (select instanceof HTMLSelectElement) onChange(Number(select.value));
  });
  return element(document, "label", {class: "workbench-limit"}, [`${label} `, select]);
}
