import {slotFinder} from "./bin-edges.js";
import {emptyCodes} from "./dimension.js";
import type {CodeArray, RangeDimension} from "./dimension.js";
import type {Range} from "./filters.js";

/** Rows of a range dimension by the slots of their ends; NULL is in the last slot. */
export interface Slots {
  count: number;
  first: CodeArray;
  /** The same array as `first` where rows have single values. */
  last: CodeArray;
  /** Gives the slots of a filter's bounds, null where a bound parts values of one slot. */
  bounds: (range: Range) => {from: number; to: number} | null;
}

/** Sorts the rows of a range dimension into slots between and on its stops. */
export function slotsOf({first, last, stops}: RangeDimension): Slots {
  const find = slotFinder(stops);
  const none = 2 * stops.length + 1;
  const occupied = new Uint8Array(none + 1);
  const sort = (values: Float64Array): CodeArray => {
    const slots = emptyCodes(values.length, none + 1);
    for (let row = 0; row < values.length; row++) {
      const value = values[row] ?? NaN;
      const slot = Number.isNaN(value) ? none : find(value);
      slots[row] = slot;
      occupied[slot] = 1;
    }
    return slots;
  };
  const firsts = sort(first);
  const lasts = first === last ? firsts : sort(last);
  const isWhole = (slot: number): boolean => slot % 2 === 1 || occupied[slot] === 0;
  return {
    count: none + 1,
    first: firsts,
    last: lasts,
    bounds: ({from, to}) => {
      const [low, high] = [from ?? -Infinity, to ?? Infinity];
      const slots = {from: find(low), to: find(high)};
      const isExact = (low === -Infinity || isWhole(slots.from)) && (high === Infinity || isWhole(slots.to));
      return isExact ? slots : null;
    }
  };
}
