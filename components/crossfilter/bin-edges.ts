/** Above this many different values, stops are spaced evenly. */
const MOST = 4096;

/**
 * Gives the different finite values of a dimension in ascending order; where there are more than 4096, as many stops
 * at even distances from the lowest value to the highest.
 */
export function findStops(first: Float64Array, last: Float64Array): Float64Array {
  const values = new Set<number>();
  const arrays = first === last ? [first] : [first, last];
  for (const array of arrays) {
    for (const value of array) {
      if (Number.isFinite(value)) values.add(value);
      if (values.size > MOST) return spaced(arrays);
    }
  }
  return Float64Array.from(values).sort();
}

/**
 * Returns a function that gives the slot of a value among ascending stops: 2i + 1 on stop i, 2i between stops i - 1
 * and i. Slots order values as the values order themselves. It takes constant time where stops are spread evenly, and
 * the logarithm of their number at worst. Throws `not ascending: …`.
 */
export function slotFinder(stops: Float64Array): (value: number) => number {
  checkAscending(stops);
  const [low = 0, high = 0] = [stops[0], stops.at(-1)];
  const buckets = 4 * stops.length;
  const scale = (buckets - 1) / (high - low);
  const isScaled = Number.isFinite(scale) && scale > 0;
  const bucketOf = (value: number): number => (isScaled ? Math.floor((value - low) * scale) : 0);
  const starts = startsOf(stops, buckets, bucketOf);
  return (value) => {
    if (value < low || stops.length === 0) return 0;
    if (value > high) return 2 * stops.length;
    const bucket = bucketOf(value);
    let [from, to] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((stops[middle] ?? 0) < value) from = middle + 1;
      else to = middle;
    }
    return 2 * from + (stops[from] === value ? 1 : 0);
  };
}

/** Counts for each bucket the stops before it, so that a value is sought among the few of its own bucket. */
function startsOf(stops: Float64Array, buckets: number, bucketOf: (value: number) => number): Uint32Array {
  const starts = new Uint32Array(buckets + 1);
  for (const stop of stops) {
    const next = bucketOf(stop) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) {
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  }
  return starts;
}

function spaced(arrays: readonly Float64Array[]): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (const array of arrays) {
    for (const value of array) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const at = (share: number): number => low * (1 - share) + high * share;
  return Float64Array.from(new Set(Array.from({length: MOST}, (_, i) => at(i / (MOST - 1)))));
}

function checkAscending(stops: Float64Array): void {
  stops.forEach((stop, i) => {
    const before = stops[i - 1] ?? -Infinity;
    if (!Number.isFinite(stop) || stop <= before) throw new RangeError(`not ascending: ${before}, ${stop}`);
  });
}
