import {button} from "../controls/html.js";
import {OUT_OF_MEMORY} from "../data/duckdb/restarting-engine.js";
import type {Stage} from "./figure-elements.js";

interface Cause {
  pattern: RegExp;
  /** What happened. */
  said: string;
  /** What a reader can do. */
  advice: string;
}

/** What goes wrong with the database, by the words of those who say it: this project's own, the engine's, browsers'. */
const CAUSES: readonly Cause[] = [
  {
    pattern: OUT_OF_MEMORY,
    said: "This browser has too little free memory for the database",
    advice: "Close other tabs or programs and try again."
  },
  {
    pattern: /query too slow/,
    said: "The answer took too long and was stopped",
    advice: "Try again, or filter more narrowly."
  },
  {
    pattern: /query crashed/,
    said: "The database broke down over this choice, twice, and was started anew",
    advice: "Try again, or choose otherwise."
  },
  {
    pattern: /download failed|dynamically imported|module script|not loaded/i,
    said: "The database could not be fetched",
    advice: "Try again once there is a connection."
  },
  {
    pattern: /database not started/,
    said: "The database does not start: what arrived of it is damaged, or this browser cannot run it",
    advice: "Try again: it is fetched anew."
  }
];

/** Says in one line what happened, what was kept and what a reader can do. */
export function sayFailure(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const {said, advice} = CAUSES.find(({pattern}) => pattern.test(text)) ?? {said: text, advice: "Choose otherwise."};
  const status = /\((\d{3})\)$/.exec(text)?.[1];
  return `${said}${status === undefined ? "" : ` (status ${status})`}. The figure stays as it was, and your choice is kept. ${advice}`;
}

/** Says below the controls of a figure what failed, with a button that tries again. */
export function showFailure({document, form, status}: Stage, said: string, retry: () => void): void {
  const again = button(document, "Try again", () => {
    form.querySelector<HTMLElement>("input, select")?.focus({preventScroll: true});
    retry();
  });
  status.replaceChildren(`${said} `, again);
}
