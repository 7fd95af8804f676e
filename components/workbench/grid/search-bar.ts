import {button, element} from "../../controls/html.js";
import {findCells} from "./search.js";
import type {Answer} from "../result/answer.js";
import type {Grid} from "./grid.js";
import type {Matches} from "./search.js";

export interface SearchHost {
  document: Document;
  grid: Grid;
  answer: () => Answer;
  /** Words that are looked for at the start. */
  words: string;
  onWords: (words: string) => void;
}

/** A search under way or done. */
interface Search {
  /** Looks for what stands in the field, at once or when no letter has come for a while. */
  begin: () => void;
  beginSoon: () => void;
  /** Goes to the next match or to the one before. */
  step: (by: 1 | -1) => Promise<void>;
}

const NONE: Matches = {count: 0, rows: [], columns: []};
/** Milliseconds without a letter after which a search begins. */
const WAIT = 120;

/** Draws a field that finds words in all cells, counts them, and goes from one to the next. */
export function searchIn(host: SearchHost): HTMLElement {
  const {document, grid, words, onWords} = host;
  const label = "Find in the rows";
  const field = document.createElement("input");
  Object.assign(field, {type: "search", placeholder: label, value: words});
  field.setAttribute("aria-label", label);
  const said = element(document, "span", {class: "result-matches", role: "status"});
  const {begin, beginSoon, step} = openSearch(host, field, said);
  field.addEventListener("input", () => {
    onWords(field.value);
    beginSoon();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void step(event.shiftKey ? -1 : 1);
  });
  grid.onOrder(begin);
  if (words.trim() !== "") begin();
  return element(document, "div", {class: "result-search", role: "search"}, [
    field,
    button(document, "↑", () => void step(-1), {"aria-label": "Previous match"}),
    button(document, "↓", () => void step(1), {"aria-label": "Next match"}),
    said
  ]);
}

function openSearch({grid, answer}: SearchHost, field: HTMLInputElement, said: HTMLElement): Search {
  let [found, at]: [Matches, number] = [NONE, -1];
  let running = new AbortController();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let searching: Promise<void> = Promise.resolve();
  const say = (text: string): void => void (said.textContent = text);
  const search = async (): Promise<void> => {
    running.abort(new Error("searched anew"));
    const {signal} = (running = new AbortController());
    [found, at] = [NONE, -1];
    grid.mark(field.value);
    const onProgress = (rows: number, count: number): void =>
      say(`${number(count)} so far, in ${number(rows)} of ${number(answer().rows)} rows …`);
    try {
      found = await findCells(answer(), field.value, grid.order(), {signal, onProgress});
      say(field.value.trim() === "" ? "" : matches(found.count));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const begin = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    searching = search();
  };
  return {
    begin,
    beginSoon: () => {
      clearTimeout(waiting);
      waiting = setTimeout(begin, WAIT);
    },
    step: async (by) => {
      if (waiting !== undefined) begin();
      await searching;
      const kept = found.rows.length;
      if (kept === 0) return;
      at = at < 0 && by < 0 ? kept - 1 : (at + by + kept) % kept;
      grid.reach(found.rows[at] ?? 0, found.columns[at] ?? 0);
      say(`${number(at + 1)} of ${matches(found.count)}`);
    }
  };
}

function number(count: number): string {
  return count.toLocaleString("en-US");
}

function matches(count: number): string {
  return `${number(count)} ${count === 1 ? "match" : "matches"}`;
}
