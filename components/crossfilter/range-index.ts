import {outcomeCoding, outcomesOf, tally, tallyBelow} from "./counts.js";
import {isInverted, isRange} from "./filters.js";
import type {Slots} from "./bins.js";
import type {Coding} from "./codes.js";
import type {Counted} from "./counts.js";
import type {Filter} from "./filters.js";

/** What stands under a set of filters. */
export interface Reading {
  /** Rows that pass; then for each dimension those that it alone leaves out; at last all others. */
  outcomes: Uint32Array;
  /** Rows by group of the dimension of that number under all filters but its own; empty where it has no groups. */
  groups: (dimension: number) => Uint32Array;
}

/** Reads the counts under any filter of one range dimension, the other filters being as they were. */
export interface PrefixIndex {
  /** Takes time by the number of groups, not of rows; null where a bound of the filter is not on a stop. */
  read: (filter: Filter) => Reading | null;
}

interface Source {
  masks: Uint32Array;
  codings: readonly (Coding | null)[];
  /** The dimension whose filter will move, and its rows by slot. */
  active: number;
  slots: Slots;
}

/** Counts below each slot, by the first and by the last values of rows. */
interface Sums {
  width: number;
  first: Uint32Array;
  last: Uint32Array;
}

/**
 * Sums up the groups of all other dimensions over the stops of the active one, after Moritz, Howe and Heer, "Falcon:
 * Balancing Interactive Latency and Resolution Sensitivity for Scalable Linked Visualizations" (CHI 2019), who take the
 * difference of two such sums for each move of a brush. A row that spans values passes where it begins no later than
 * the range ends, less where it ends before the range begins; so two sums serve spans as well, by their first values
 * and by their last.
 */
export function prefixIndex({masks, codings, active, slots}: Source): PrefixIndex {
  const outcomes = outcomesOf(masks, ~(1 << active), codings.length);
  const sum = (coding: Coding, counted: Counted | null): Sums => {
    const first = tallyBelow(coding, counted, slots.first, slots.count);
    const last = slots.first === slots.last ? first : tallyBelow(coding, counted, slots.last, slots.count);
    return {width: coding.width, first, last};
  };
  const passing = sum(outcomeCoding(outcomes, codings.length), null);
  const others = codings.map((coding, d) =>
    coding === null || d === active ? null : sum(coding, {outcomes, own: d + 1})
  );
  const own = codings[active] ? tally(codings[active], {outcomes, own: 0}) : new Uint32Array(0);
  return {
    read: (filter) => {
      const place = placeOf(filter, slots);
      if (place === null) return null;
      const counts = difference(passing, place);
      const open = passing.first[slots.count * passing.width] ?? 0;
      counts[active + 1] = open - (counts[0] ?? 0);
      return {
        outcomes: counts,
        groups: (d) => {
          if (d === active) return own;
          const sums = others[d];
          return sums ? difference(sums, place) : new Uint32Array(0);
        }
      };
    }
  };
}

/** The rows of sums whose difference is asked for: below `high` by first values, less below `low` by last ones. */
interface Place {
  high: number;
  low: number;
}

/** Finds the place of a filter; NULL is in the last slot, above all bounds. */
function placeOf(filter: Filter, slots: Slots): Place | null {
  if (!isRange(filter) || (filter.from === null && filter.to === null)) return {high: slots.count, low: 0};
  if (isInverted(filter)) return {high: 0, low: 0};
  const bounds = slots.bounds(filter);
  return bounds && {high: bounds.to + 1, low: bounds.from};
}

function difference({width, first, last}: Sums, {high, low}: Place): Uint32Array {
  const counts = first.slice(high * width, (high + 1) * width);
  for (let i = 0; i < width; i++) counts[i] = (counts[i] ?? 0) - (last[low * width + i] ?? 0);
  return counts;
}
