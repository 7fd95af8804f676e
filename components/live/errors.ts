import {button} from "../controls/html.js";
import {OUT_OF_MEMORY} from "../data/duckdb/restarting-engine.js";
import {errorMessage} from "../format/error-message.js";
import type {FigureElements} from "./figure-elements.js";

interface Failure {
  pattern: RegExp;
  /** What happened. */
  cause: string;
  /** What a reader can do. */
  advice: string;
}

/** Failures of the database, by the messages of this project, the engine and browsers. */
const FAILURES: readonly Failure[] = [
  {
    pattern: OUT_OF_MEMORY,
    cause: "This browser has too little free memory for the database",
    advice: "Close other tabs or programs and try again."
  },
  {
    pattern: /query too slow/,
    cause: "The answer took too long and was stopped",
    advice: "Try again, or filter more narrowly."
  },
  {
    pattern: /query crashed/,
    cause: "The database broke down over this choice, twice, and was started anew",
    advice: "Try again, or choose otherwise."
  },
  {
    pattern: /download failed|dynamically imported|module script|not loaded/i,
    cause: "The database could not be fetched",
    advice: "Try again once there is a connection."
  },
  {
    pattern: /database not started/,
    cause: "The database does not start: what arrived of it is damaged, or this browser cannot run it",
    advice: "Try again: it is fetched anew."
  }
];

/** Prints in one line what happened, what was kept and what a reader can do. */
export function failureText(error: unknown): string {
  const text = errorMessage(error);
  const {cause, advice} = FAILURES.find(({pattern}) => pattern.test(text)) ?? {
    cause: text,
    advice: "Choose otherwise."
  };
  const status = /\((\d{3})\)$/.exec(text)?.[1];
  return `${cause}${status === undefined ? "" : ` (status ${status})`}. The figure stays as it was, and your choice is kept. ${advice}`;
}

/** Shows below the controls of a figure what failed, with a button that tries again. */
export function showFailure({document, form, status}: FigureElements, text: string, retry: () => void): void {
  const again = button(document, "Try again", () => {
    form.querySelector<HTMLElement>("input, select")?.focus({preventScroll: true});
    retry();
  });
  status.replaceChildren(`${text} `, again);
}
