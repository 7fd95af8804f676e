import {printDatum} from "./datum.js";
import type {Answer} from "./answer.js";

/** Cells that hold some words, row by row. */
export interface Matches {
  cells: readonly (readonly [row: number, column: number])[];
  /** Whether the search ended before the last row, having found enough. */
  isCut: boolean;
}

const MOST = 10_000;
/** Rows that are searched before the page may draw again. */
const CHUNK = 5000;

/** Finds the cells that hold some words, whatever their case, in the order of the rows; a signal ends it early. */
export async function findCells(
  answer: Answer,
  words: string,
  order: Uint32Array,
  signal: AbortSignal
): Promise<Matches> {
  const wanted = words.trim().toLowerCase();
  const cells: [number, number][] = [];
  for (let at = 0; at < order.length && wanted !== ""; at++) {
    if (at % CHUNK === CHUNK - 1) await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) break;
    const row = order[at] ?? 0;
    for (let column = 0; column < answer.columns.length; column++) {
      if (printDatum(answer.at(row, column)).toLowerCase().includes(wanted)) cells.push([row, column]);
    }
    if (cells.length >= MOST) return {cells, isCut: true};
  }
  return {cells, isCut: false};
}
