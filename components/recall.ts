/** Answers kept by their question, the latest of them, for data that do not change. */
export interface Recall<T> {
  get: (key: string) => T | undefined;
  set: (key: string, value: T) => void;
}

/** Keeps at most `most` answers; the one that was asked for the longest ago gives way. */
export function recall<T>(most: number): Recall<T> {
  const kept = new Map<string, T>();
  const set = (key: string, value: T): void => {
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  };
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set
  };
}
