/** Milliseconds of work after which the loop yields to the event loop. */
const SLICE_MS = 12;

export interface YieldOptions {
  /** Stops the loop between two steps; its reason is thrown. */
  signal?: AbortSignal | undefined;
  /** Steps between two reads of the clock; fewer for long steps. Default 256. */
  every?: number;
  /** Called with the number of steps done, each time the loop yields. */
  onProgress?: ((done: number) => void) | undefined;
}

/** Runs `step` for 0 to `count` - 1, yielding to the event loop every 12 ms so that the page stays responsive. */
export async function forEachYielding(
  count: number,
  step: (index: number) => void,
  options: YieldOptions = {}
): Promise<void> {
  const {signal, every = 256, onProgress} = options;
  signal?.throwIfAborted();
  let deadline = performance.now() + SLICE_MS;
  for (let i = 0; i < count; i++) {
    step(i);
    if ((i + 1) % every !== 0 || performance.now() < deadline) continue;
    onProgress?.(i + 1);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    deadline = performance.now() + SLICE_MS;
  }
}
