/** Milliseconds that one move of a brush takes. */
export interface Sample {
  /** From the move to the redrawing of the last other chart. */
  updated: number;
  /** From the move to the end of the frame that paints it. */
  painted: number;
  /** From when the pointer came to the chart to the redrawing of the last other chart. */
  sinceEntered: number;
}

interface Bench {
  /** Settles when all charts stand and are painted, with the milliseconds since the page was asked for. */
  loaded: Promise<number>;
  /** Gets ready for the next move of a brush. */
  arm: () => void;
  /** Settles when the move has been painted. */
  sample: () => Promise<Sample>;
  /** Counts the rows that all brushes leave, to show that two pages did the same. */
  rows: () => Promise<number>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

interface Watch {
  /** Charts that are still to be redrawn; null until the brush moves. */
  pending: Set<Element> | null;
  entered: number;
  moved: number;
  updated: number;
  settle: (sample: Sample) => void;
}

/**
 * Measures the charts of a page from the outside, in one way for all pages: a move begins with the mouse event, before
 * any other listener hears of it; a chart is redrawn when its element gets other children or another `data-drawn`; a
 * frame is painted when a message arrives that was posted in it.
 */
export function watch(charts: readonly Element[], rows: () => Promise<number>): void {
  const state: Watch = {pending: new Set(charts), entered: 0, moved: 0, updated: 0, settle: () => undefined};
  const wait = (): Promise<Sample> => new Promise((resolve) => (state.settle = resolve));
  let sample = wait();
  observe(state, charts);
  addEventListener("mousemove", (event) => begin(state, charts, event), {capture: true});
  eachFrame((now) => finish(state, now));
  window.bench = {
    loaded: sample.then(({painted}) => painted),
    arm: () => {
      state.pending = null;
      sample = wait();
    },
    sample: () => sample,
    rows
  };
}

function observe(state: Watch, charts: readonly Element[]): void {
  const observer = new MutationObserver((records) => {
    if (!state.pending?.size) return;
    for (const {target} of records) if (target instanceof Element) state.pending.delete(target);
    if (state.pending.size === 0) state.updated = performance.now();
  });
  for (const chart of charts) {
    observer.observe(chart, {childList: true, attributes: true, attributeFilter: ["data-drawn"]});
    chart.addEventListener("pointerenter", () => (state.entered = performance.now()));
  }
}

function begin(state: Watch, charts: readonly Element[], {buttons, target}: MouseEvent): void {
  if (state.pending !== null || buttons !== 1 || !(target instanceof Node)) return;
  state.moved = performance.now();
  state.pending = new Set(charts.filter((chart) => !chart.contains(target)));
}

function finish({pending, entered, moved, updated, settle}: Watch, now: number): void {
  if (pending?.size === 0) settle({updated: updated - moved, painted: now - moved, sinceEntered: updated - entered});
}

/** Calls back after each frame is painted. */
function eachFrame(tell: (now: number) => void): void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => tell(performance.now());
  const frame = (): void => {
    channel.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
