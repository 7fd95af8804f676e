/** Gives numbers from 0 to 1, 1 excluded. */
export type Random = () => number;

/** Returns a generator whose numbers follow from the seed alone, the mulberry32 of Tommy Ettinger. */
export function random(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
