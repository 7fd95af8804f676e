import {number, optional, parseRecord, text} from "./validate/record.js";
import type {Located} from "./validate/located.js";
import type {Report} from "./validate/problem.js";

/** A stated number with its bounds and the words that qualify it; what the text does not give is null. */
export interface Quantity {
  value: number | null;
  low: number | null;
  high: number | null;
  qualifier: string | null;
  printed: string | null;
}

/** The fields of a stated number, shared by `figures` and the counts of an event. */
export const QUANTITY = {
  value: optional(number),
  low: optional(number),
  high: optional(number),
  qualifier: optional(text),
  printed: optional(text)
};

/** Reads a plain number, or a mapping of value, bounds and qualifier. */
export function quantity(node: Located, report: Report): Quantity | undefined {
  if (node.kind !== "map") {
    const value = number(node, report);
    if (value === undefined) return undefined;
    const plain = {value, low: null, high: null, qualifier: null, printed: null};
    return checkQuantity(plain, {line: node.line, lines: {}}, report);
  }
  const record = parseRecord(node, QUANTITY, report);
  if (record === undefined) return undefined;
  const {value, low, high, qualifier, printed} = record;
  return checkQuantity({value, low, high, qualifier, printed}, record, report);
}

/** Reads a count of people or things: a quantity in whole numbers. */
export function count(node: Located, report: Report): Quantity | undefined {
  const found = quantity(node, report);
  for (const n of found ? [found.value, found.low, found.high] : []) {
    if (n === null || Number.isInteger(n)) continue;
    report(node.line, "not a whole number", String(n));
    return undefined;
  }
  return found;
}

/**
 * Reports `missing value`, `negative number` and `low above high`; returns the quantity when it has none. `lines`
 * are those of the fields that stand there, faulty ones included.
 */
export function checkQuantity(
  found: Quantity,
  {line, lines}: {line: number; lines: Partial<Record<keyof Quantity, number>>},
  report: Report
): Quantity | undefined {
  const {value, low, high, qualifier} = found;
  if (value === null && low === null && high === null && qualifier === null) {
    const stated = [lines.value, lines.low, lines.high, lines.qualifier].some((at) => at !== undefined);
    if (!stated) report(line, "missing value", "one of value, low, high, qualifier");
    return undefined;
  }
  for (const n of [value, low, high]) {
    if (n === null || n >= 0) continue;
    report(line, "negative number", String(n));
    return undefined;
  }
  if ((low ?? 0) > (high ?? Infinity) || (value ?? Infinity) < (low ?? 0) || (value ?? 0) > (high ?? Infinity)) {
    report(line, "low above high", [low, value, high].filter((n) => n !== null).join(" > "));
    return undefined;
  }
  return found;
}
