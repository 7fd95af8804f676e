import type {Frame} from "./panels.js";
import type {Box} from "./plot.js";

/** Something to be said beside a place of a map. */
export interface Callout {
  /** Where the place is, and how far what is drawn there reaches; all in pixels. */
  x: number;
  y: number;
  radius: number;
  /** The room that the words take. */
  width: number;
  height: number;
}

interface Room {
  frame: Frame;
  /** What must stay free. */
  taken: readonly Box[];
}

const STEP = 6;
const GAP = 5;
/** Pixels between two callouts. */
const APART = 3;
/** Pixels between two points of a line that are looked at. */
const STRIDE = 8;

/**
 * Finds room for callouts, the first first: as near to their places as they lie on nothing else and no line to another
 * place runs through them. Gives the upper left corners; null where there is no room.
 */
export function placeCallouts(
  callouts: readonly Callout[],
  {frame, taken}: Room
): (readonly [number, number] | null)[] {
  const boxes = [...taken];
  const spots = callouts.map(spotBox);
  return callouts.map((callout) => {
    const others = [...boxes, ...spots];
    const found = cornersIn(callout, frame).find(
      ([x, y]) => !others.some((box) => meet(box, boxAt(callout, x, y))) && isOpen(callout, boxAt(callout, x, y), boxes)
    );
    if (!found) return null;
    const box = boxAt(callout, ...found);
    boxes.push(padded(box), ...lineTo(callout, box).map(([x, y]) => ({x1: x - 2, x2: x + 2, y1: y - 2, y2: y + 2})));
    return found;
  });
}

/** Gives the two ends of the line from a place to its callout; null where the two touch. */
export function leaderOf(
  callout: Callout,
  [left, top]: readonly [number, number]
): [number, number, number, number] | null {
  const {x, y, radius} = callout;
  const [toX, toY] = nearest(boxAt(callout, left, top), x, y);
  const far = Math.hypot(toX - x, toY - y);
  if (far < radius + GAP + 2) return null;
  return [x + ((toX - x) * radius) / far, y + ((toY - y) * radius) / far, toX, toY];
}

/** Gives the corners at which a callout may stand, those nearest to its place first. */
function cornersIn(callout: Callout, {x, y, width, height}: Frame): (readonly [number, number])[] {
  const corners: (readonly [number, number])[] = [];
  for (let left = x + 4; left + callout.width <= x + width - 4; left += STEP) {
    for (let top = y + 4; top + callout.height <= y + height - 4; top += STEP) corners.push([left, top]);
  }
  const far = ([left, top]: readonly [number, number]): number => {
    const box = boxAt(callout, left, top);
    const [toX, toY] = nearest(box, callout.x, callout.y);
    const middle = Math.abs((box.y1 + box.y2) / 2 - callout.y) + Math.abs((box.x1 + box.x2) / 2 - callout.x);
    return Math.hypot(toX - callout.x, toY - callout.y) + middle / 20;
  };
  return corners
    .map((corner) => [far(corner), corner] as const)
    .sort(([a], [b]) => a - b)
    .map(([, corner]) => corner);
}

/** Tells whether the line to a callout runs through none of the boxes. */
function isOpen(callout: Callout, box: Box, boxes: readonly Box[]): boolean {
  return lineTo(callout, box).every(
    ([x, y]) => !boxes.some(({x1, x2, y1, y2}) => x > x1 && x < x2 && y > y1 && y < y2)
  );
}

function lineTo(callout: Callout, box: Box): [number, number][] {
  const {x, y} = callout;
  const [toX, toY] = nearest(box, x, y);
  const count = Math.floor(Math.hypot(toX - x, toY - y) / STRIDE);
  return Array.from({length: count}, (_, i) => [x + ((toX - x) * i) / count, y + ((toY - y) * i) / count]);
}

function nearest({x1, x2, y1, y2}: Box, x: number, y: number): [number, number] {
  return [Math.max(x1, Math.min(x2, x)), Math.max(y1, Math.min(y2, y))];
}

function boxAt({width, height}: Callout, x: number, y: number): Box {
  return {x1: x, y1: y, x2: x + width, y2: y + height};
}

function spotBox({x, y, radius}: Callout): Box {
  const reach = radius + GAP;
  return {x1: x - reach, x2: x + reach, y1: y - reach, y2: y + reach};
}

function padded({x1, y1, x2, y2}: Box): Box {
  return {x1: x1 - APART, y1: y1 - APART, x2: x2 + APART, y2: y2 + APART};
}

function meet(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}
