import {element} from "../element.js";
import {findCells} from "./grid-search.js";
import {button} from "./sql-cell.js";
import type {Answer} from "./answer.js";
import type {Grid} from "./grid.js";
import type {Matches} from "./grid-search.js";

export interface SearchHost {
  document: Document;
  grid: Grid;
  answer: () => Answer;
  /** Words that are looked for at the start. */
  words: string;
  onWords: (words: string) => void;
}

const NONE: Matches = {count: 0, rows: [], columns: []};
/** Milliseconds without a letter after which a search begins. */
const WAIT = 120;

/** Draws a field that finds words in all cells, counts them, and goes from one to the next. */
export function searchIn({document, grid, answer, words, onWords}: SearchHost): {
  element: HTMLElement;
  renew: () => void;
} {
  const label = "Find in the rows";
  const field = document.createElement("input");
  Object.assign(field, {type: "search", placeholder: label, value: words});
  field.setAttribute("aria-label", label);
  const said = element(document, "span", {class: "result-found", role: "status"});
  let [found, at]: [Matches, number] = [NONE, -1];
  let running = new AbortController();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string): void => void (said.textContent = text);
  const number = (count: number): string => count.toLocaleString("en-US");
  const search = async (): Promise<void> => {
    running.abort(new Error("searched anew"));
    const {signal} = (running = new AbortController());
    [found, at] = [NONE, -1];
    grid.mark(field.value);
    const tell = (rows: number, count: number): void =>
      say(`${number(count)} so far, in ${number(rows)} of ${number(answer().rows)} rows …`);
    try {
      found = await findCells(answer(), field.value, grid.order(), {signal, tell});
      const isAsked = field.value.trim() !== "";
      say(isAsked ? `${number(found.count)} ${found.count === 1 ? "match" : "matches"}` : "");
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const step = (by: 1 | -1): void => {
    const kept = found.rows.length;
    if (kept === 0) return;
    at = at < 0 && by < 0 ? kept - 1 : (at + by + kept) % kept;
    grid.reach(found.rows[at] ?? 0, found.columns[at] ?? 0);
    say(`${number(at + 1)} of ${number(found.count)} ${found.count === 1 ? "match" : "matches"}`);
  };
  field.addEventListener("input", () => {
    onWords(field.value);
    clearTimeout(waiting);
    waiting = setTimeout(() => void search(), WAIT);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  grid.onOrder(() => void search());
  if (words.trim() !== "") void search();
  const parts = [
    field,
    button(document, "↑", () => step(-1), {"aria-label": "Previous match"}),
    button(document, "↓", () => step(1), {"aria-label": "Next match"}),
    said
  ];
  return {
    element: element(document, "div", {class: "result-search", role: "search"}, parts),
    renew: () => void search()
  };
}
