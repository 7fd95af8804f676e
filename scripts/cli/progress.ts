import {Worker} from "node:worker_threads";

export interface Progress {
  /** Names the step that begins. */
  tell: (step: string) => void;
  end: () => void;
}

/** Milliseconds between two lines. */
const PAUSE = 1500;

/** Prints from a thread of its own, as the main one may be busy for longer than readers like to wait for a sign. */
const TICKER = `
const {writeSync} = require("node:fs");
const {parentPort} = require("node:worker_threads");
let step = "";
const start = Date.now();
parentPort.on("message", (next) => (step = next));
setInterval(() => {
  if (step !== "") writeSync(1, Math.round((Date.now() - start) / 1000) + " s: " + step + "\\n");
}, ${PAUSE});
`;

/** Prints the present step and the seconds so far, every one and a half seconds until the end. */
export function startProgress(): Progress {
  const worker = new Worker(TICKER, {eval: true});
  worker.unref();
  return {tell: (step) => worker.postMessage(step), end: () => void worker.terminate()};
}
