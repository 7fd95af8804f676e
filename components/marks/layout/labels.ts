import {overlaps} from "./box.js";
import type {Box} from "./box.js";

/** A position at which a label may stand. */
export interface Candidate {
  /** Boxes that must be free. */
  needs: readonly Box[];
  /** Boxes that no later label may overlap; `needs` unless told. */
  takes?: readonly Box[];
}

/**
 * Returns the first free candidate of each item, in the order of the items, or null: greedy placement over candidate
 * positions, as compared in Christensen, Marks and Shieber, "An Empirical Study of Algorithms for Point-Feature Label
 * Placement" (1995). The labels are too few for simulated annealing to pay, and the first item keeps the best position.
 */
export function placeLabels<T, C extends Candidate>(
  items: readonly T[],
  candidatesOf: (item: T) => Iterable<C>,
  taken: readonly Box[]
): (C | null)[] {
  const blocked = [...taken];
  return items.map((item) => {
    for (const candidate of candidatesOf(item)) {
      const {needs, takes = needs} = candidate;
      if (needs.some((box) => blocked.some((other) => overlaps(box, other)))) continue;
      blocked.push(...takes);
      return candidate;
    }
    return null;
  });
}

/** Where the text of a mark stands. */
export interface Side {
  x: number;
  /** Width in pixels that the text may take. */
  room: number;
  anchor: "start" | "end";
  isBelow: boolean;
}

const GAP = 12;
const LEAST_ROOM = 170;

/**
 * Returns the side of a mark on which its text stands: right, left, or below. `wanted` is the width of the text in one
 * line: where that is not free at the right, the wider side is taken.
 */
export function chooseSide(x1: number, x2: number, {left, right}: {left: number; right: number}, wanted = 0): Side {
  const [before, after] = [x1 - GAP - left, right - x2 - GAP];
  if (after >= LEAST_ROOM && (after >= wanted || after >= before))
    return {x: x2 + GAP, room: after, anchor: "start", isBelow: false};
  if (before >= LEAST_ROOM) return {x: x1 - GAP, room: before, anchor: "end", isBelow: false};
  return {x: left, room: right - left, anchor: "start", isBelow: true};
}
