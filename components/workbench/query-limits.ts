/** What a query may take. */
export interface Limits {
  /** Milliseconds of running. */
  timeoutMs: number;
  /** Megabytes of 1,048,576 bytes that the database may use, with all tables that statements make. */
  memoryMb: number;
}

/** What holds until the reader chooses. */
export const LIMITS: Limits = {timeoutMs: 10_000, memoryMb: 1024};

export const TIMES: readonly (readonly [ms: number, label: string])[] = [
  [10_000, "10 seconds"],
  [30_000, "30 seconds"],
  [120_000, "2 minutes"]
];
export const MEMORIES: readonly (readonly [mb: number, label: string])[] = [
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
