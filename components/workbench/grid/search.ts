import {printDatum} from "../result/value.js";
import {forEachYielding} from "../result/yield-to-page.js";
import type {Answer} from "../result/answer.js";

/** Cells that hold some words, in the order in which the rows are shown. */
export interface Matches {
  /** How many there are, those beyond the ones that are kept among them. */
  count: number;
  /** Rows and columns of the first of them. */
  rows: readonly number[];
  columns: readonly number[];
}

export interface SearchOptions {
  signal: AbortSignal;
  /** Hears how many rows were searched, and what was found in them. */
  onProgress?: (rows: number, count: number) => void;
}

/** Matches that are kept to be stepped through. */
const MOST = 1_000_000;

/** Gives what tells whether a cell holds some words, whatever their case; NULL holds none. */
export function matcher(words: string): (answer: Answer, row: number, column: number) => boolean {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return () => false;
  return (answer, row, column) => {
    const value = answer.at(row, column);
    return value !== null && printDatum(value).toLowerCase().includes(wanted);
  };
}

/** Finds the cells that hold some words; the page has its turns meanwhile. Rejects once the signal is aborted. */
export async function findCells(
  answer: Answer,
  words: string,
  order: Uint32Array,
  {signal, onProgress}: SearchOptions
): Promise<Matches> {
  const [rows, columns]: [number[], number[]] = [[], []];
  let count = 0;
  if (words.trim() === "") return {count, rows, columns};
  const isMatch = matcher(words);
  const step = (at: number): void => {
    const row = order[at] ?? 0;
    for (let column = 0; column < answer.columns.length; column++) {
      if (!isMatch(answer, row, column)) continue;
      count++;
      if (count > MOST) continue;
      rows.push(row);
      columns.push(column);
    }
  };
  await forEachYielding(order.length, step, {signal, onProgress: (done) => onProgress?.(done, count)});
  return {count, rows, columns};
}
