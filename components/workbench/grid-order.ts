import {kindOf} from "./chart-suggest.js";
import {printDatum} from "./datum.js";
import type {Answer} from "./answer.js";
import type {View} from "./notebook.js";

/** Tells whether a column holds numbers. */
export function isNumeric({columns}: Answer, column: number): boolean {
  return kindOf(columns[column] ?? {duckdb: ""}) === "number";
}

/**
 * Gives the rows in the order of a column, NULL last either way; rows with the same value keep theirs. Without a column,
 * or with one that the result does not have, they stand as they came.
 */
export function orderOf(answer: Answer, sort: View["sort"]): Uint32Array {
  const order = Uint32Array.from({length: answer.rows}, (_, row) => row);
  const column = answer.columns.findIndex(({name}) => name === sort?.column);
  if (!sort || column < 0) return order;
  const sign = sort.descending ? -1 : 1;
  return isNumeric(answer, column) ? byNumber(answer, column, sign, order) : byText(answer, column, sign, order);
}

function byNumber(answer: Answer, column: number, sign: number, order: Uint32Array): Uint32Array {
  const keys = Float64Array.from(order, (row) => {
    const value = answer.at(row, column);
    return value === null ? NaN : Number(value);
  });
  return order.sort((a, b) => {
    const [one, other] = [keys[a] ?? NaN, keys[b] ?? NaN];
    if (Number.isNaN(one) || Number.isNaN(other))
      return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b;
    return sign * (one - other) || a - b;
  });
}

function byText(answer: Answer, column: number, sign: number, order: Uint32Array): Uint32Array {
  const keys = Array.from(order, (row) => {
    const value = answer.at(row, column);
    return value === null ? null : printDatum(value);
  });
  const collator = new Intl.Collator("en");
  return order.sort((a, b) => {
    const [one, other] = [keys[a] ?? null, keys[b] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || a - b;
    return sign * collator.compare(one, other) || a - b;
  });
}
