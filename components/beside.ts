/** Where words stand that belong to a mark. */
export interface Beside {
  x: number;
  /** Width that the words may take. */
  room: number;
  anchor: "start" | "end";
  isBelow: boolean;
}

const GAP = 12;
const LEAST_ROOM = 170;

/**
 * Chooses where the words of a mark stand: to its right, to its left, or below. `wanted` is the width of the words in
 * one line: where that is not free at the right, they go to the wider side.
 */
export function besideOf(x1: number, x2: number, {left, right}: {left: number; right: number}, wanted = 0): Beside {
  const [before, after] = [x1 - GAP - left, right - x2 - GAP];
  if (after >= LEAST_ROOM && (after >= wanted || after >= before))
    return {x: x2 + GAP, room: after, anchor: "start", isBelow: false};
  if (before >= LEAST_ROOM) return {x: x1 - GAP, room: before, anchor: "end", isBelow: false};
  return {x: left, room: right - left, anchor: "start", isBelow: true};
}
