import {mostPoints, plotAnswer} from "./plot.js";
import {suggestChart} from "./suggest.js";
import type {ChartSpec} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";

export interface FitOptions {
  document: Document;
  place: HTMLElement;
  /** Where notes to the chart stand. */
  said: HTMLElement;
}

const NARROW = 280;

/** Gives what is to be drawn: what was chosen, where the result still has its columns, else what the types suggest. */
export function specFor(answer: Answer, spec: ChartSpec | undefined): ChartSpec | null {
  const has = (name: string | null): boolean => name === null || answer.columns.some((column) => column.name === name);
  const isFit = spec && [spec.x, spec.y, spec.color, spec.facet].every(has);
  return isFit ? spec : suggestChart(answer);
}

/** Says why there is no chart. */
export function sayNothing({rows}: Answer): string {
  return rows === 0 ? "There are no rows to draw." : "No column of this result can be drawn.";
}

/** Draws a chart as wide as its place, anew whenever that has another width; what it gives draws it anew too. */
export function fitChart(answer: Answer, spec: () => ChartSpec, {document, place, said}: FitOptions): () => void {
  const draw = (): void => {
    try {
      const width = Math.max(NARROW, place.clientWidth || 640);
      const {drawn, cut} = plotAnswer(answer, spec(), {document, width});
      place.replaceChildren(drawn);
      said.textContent = [note(answer, spec()), cut].filter((words) => words !== "").join(" ");
    } catch (error) {
      said.textContent = `This cannot be drawn: ${error instanceof Error ? error.message : String(error)}.`;
    }
  };
  if (typeof ResizeObserver === "undefined") draw();
  else follow(place, draw);
  return draw;
}

/** Draws when the place has a width, and anew when it has another. */
function follow(place: Element, draw: () => void): void {
  let width = -1;
  new ResizeObserver(([entry]) => {
    const next = Math.round(entry?.contentRect.width ?? 0);
    if (next === width || next === 0) return;
    width = next;
    draw();
  }).observe(place);
}

function note({rows, truncated}: Answer, {mark}: ChartSpec): string {
  const most = mostPoints(mark);
  const all = `${truncated ? "more than " : ""}${rows.toLocaleString("en-US")}`;
  if (rows > most) return `Drawn from the first ${most.toLocaleString("en-US")} of ${all} rows.`;
  return truncated ? `Drawn from the first ${rows.toLocaleString("en-US")} rows; there are more.` : "";
}
