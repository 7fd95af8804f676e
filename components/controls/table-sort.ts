import {codesOfColumn, printCell} from "./table.js";
import type {Codes} from "../data/codebook.js";
import type {Cell, Row} from "../data/row.js";

/** By which column rows are sorted, and which way. */
export interface Sorting {
  column: string;
  isDescending: boolean;
}

type Key = string | number;

const words = new Intl.Collator("en", {sensitivity: "base", numeric: true});

/**
 * Sorts rows by a column and leaves those that are equal as they stood: numbers and dates as such, codes in the order
 * of the codebook, text as in a dictionary. What is absent comes last, whichever way.
 */
export function sortRows(rows: readonly Row[], sorting: Sorting | null, codes: Codes): readonly Row[] {
  if (sorting === null) return rows;
  const {column, isDescending} = sorting;
  const order = new Map((codesOfColumn(column, codes) ?? []).map(({value}, i) => [value, i]));
  const keyed = rows.map((row) => ({row, key: keyOf(row[column] ?? null, column, order, codes)}));
  const sign = isDescending ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * compare(a.key, b.key);
    })
    .map(({row}) => row);
}

/** Gives what a press on the heading of a column makes of a sorting: upward, then downward, then none. */
export function pressed(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return {column, isDescending: false};
  return sorting.isDescending ? null : {column, isDescending: true};
}

function keyOf(value: Cell, column: string, order: ReadonlyMap<string, number>, codes: Codes): Key | null {
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  const place = typeof value === "string" ? order.get(value) : undefined;
  return place ?? printCell(value, column, codes);
}

function compare(a: Key, b: Key): number {
  return typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b));
}
