import type {Coding} from "./codes.js";
import type {CodeArray} from "./dimension.js";

/** Rows that count: those whose outcome is 0 or `own`. */
export interface Counted {
  /** 0 where all filters let a row through, d + 1 where dimension d alone leaves it out, another where several do. */
  outcomes: Uint8Array;
  /** The outcome of rows that the counted dimension alone leaves out. */
  own: number;
}

/**
 * Reads outcomes from masks, in which bit d is set where dimension d leaves a row out; bits that are not in `keep`
 * count as open. Where several dimensions leave a row out, its outcome is `dimensions + 1`.
 */
export function outcomesOf(masks: Uint32Array, keep: number, dimensions: number): Uint8Array {
  const outcomes = new Uint8Array(masks.length);
  for (let row = 0; row < masks.length; row++) {
    const mask = (masks[row] ?? 0) & keep;
    if (mask !== 0) outcomes[row] = (mask & (mask - 1)) === 0 ? 32 - Math.clz32(mask) : dimensions + 1;
  }
  return outcomes;
}

/** Takes outcomes as codes, to count them too. */
export function outcomeCoding(outcomes: Uint8Array, dimensions: number): Coding {
  return {width: dimensions + 2, codes: outcomes, offsets: null};
}

/** Counts rows by code; all rows where `counted` is null. */
export function tally(coding: Coding, counted: Counted | null): Uint32Array {
  const sums = new Uint32Array(coding.width);
  add(sums, coding, counted, null);
  return sums;
}

/**
 * Counts rows by code and slot and sums them up over the slots: row s of the result, `width` numbers long, counts the
 * rows in all slots below s. There is one such row more than there are slots.
 */
export function tallyBelow(coding: Coding, counted: Counted | null, slots: CodeArray, count: number): Uint32Array {
  const {width} = coding;
  const sums = new Uint32Array((count + 1) * width);
  add(sums.subarray(width), coding, counted, slots);
  for (let i = width; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (sums[i - width] ?? 0);
  return sums;
}

function add(sums: Uint32Array, coding: Coding, counted: Counted | null, slots: CodeArray | null): void {
  const {width, codes, offsets} = coding;
  const rows = offsets === null ? codes.length : offsets.length - 1;
  for (let row = 0; row < rows; row++) {
    if (counted !== null) {
      const outcome = counted.outcomes[row] ?? 0;
      if (outcome !== 0 && outcome !== counted.own) continue;
    }
    const base = slots === null ? 0 : (slots[row] ?? 0) * width;
    const from = offsets === null ? row : (offsets[row] ?? 0);
    const to = offsets === null ? row + 1 : (offsets[row + 1] ?? 0);
    for (let i = from; i < to; i++) {
      const at = base + (codes[i] ?? 0);
      sums[at] = (sums[at] ?? 0) + 1;
    }
  }
}
