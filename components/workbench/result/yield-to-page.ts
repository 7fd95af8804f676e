/** Milliseconds of work after which the page may draw and hear its reader. */
const SPELL = 12;

export interface TurnOptions {
  /** Ends the work between two steps; what it was aborted with is thrown. */
  signal?: AbortSignal | undefined;
  /** Steps between two looks at the clock, 256 unless told: fewer where a step is long. */
  every?: number;
  /** Hears how many steps are done, whenever the page gets its turn. */
  tell?: ((done: number) => void) | undefined;
}

/** Takes many small steps one after the other, and lets the page have its turn in between, so that it never freezes. */
export async function inTurns(count: number, step: (index: number) => void, options: TurnOptions = {}): Promise<void> {
  const {signal, every = 256, tell} = options;
  signal?.throwIfAborted();
  let until = performance.now() + SPELL;
  for (let i = 0; i < count; i++) {
    step(i);
    if ((i + 1) % every !== 0 || performance.now() < until) continue;
    tell?.(i + 1);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    until = performance.now() + SPELL;
  }
}
