import {overlaps} from "../../marks/layout/box.js";
import {placeLabels} from "../../marks/layout/labels.js";
import type {Box} from "../../marks/layout/box.js";
import type {Candidate} from "../../marks/layout/labels.js";
import type {Frame} from "../../marks/map/views.js";

/** A block of text to be placed near a point of a map; all in pixels. */
export interface Callout {
  x: number;
  y: number;
  /** Radius of the mark at the point. */
  radius: number;
  /** Size of the text. */
  width: number;
  height: number;
}

type Corner = readonly [left: number, top: number];

/** Distance of two upper left corners that are tried. */
const STEP = 6;
/** Least distance of a callout from the mark of a point. */
const GAP = 5;
/** Least distance of two callouts. */
const APART = 3;
/** Distance of the points of a leader line that are tested. */
const STRIDE = 8;

/**
 * Returns the upper left corner of each callout in a frame, as near to its point as it overlaps no mark, no other
 * callout and none of `taken`, and its leader line crosses none of them; null where there is no such corner.
 */
export function placeCallouts(callouts: readonly Callout[], frame: Frame, taken: readonly Box[]): (Corner | null)[] {
  const marks = callouts.map(markBox);
  return placeLabels(callouts, (callout) => candidatesOf(callout, frame, marks), taken).map(
    (candidate) => candidate?.corner ?? null
  );
}

/** Returns the ends x1, y1, x2, y2 of the leader line from a mark to its callout; null where the two touch. */
export function leaderOf(callout: Callout, corner: Corner): [number, number, number, number] | null {
  const {x, y, radius} = callout;
  const [toX, toY] = nearest(boxAt(callout, corner), x, y);
  const far = Math.hypot(toX - x, toY - y);
  if (far < radius + GAP + 2) return null;
  return [x + ((toX - x) * radius) / far, y + ((toY - y) * radius) / far, toX, toY];
}

/** Yields the positions of a callout that overlap no mark, those nearest to its point first. */
function* candidatesOf(
  callout: Callout,
  frame: Frame,
  marks: readonly Box[]
): Generator<Candidate & {corner: Corner}, void> {
  for (const corner of cornersIn(callout, frame)) {
    const box = boxAt(callout, corner);
    if (marks.some((mark) => overlaps(mark, box))) continue;
    const line = pointsTo(callout, box);
    yield {
      corner,
      needs: [box, ...line.map(([x, y]) => boxAround(x, y, 0))],
      takes: [grow(box, APART), ...line.map(([x, y]) => boxAround(x, y, 2))]
    };
  }
}

function cornersIn(callout: Callout, {x, y, width, height}: Frame): Corner[] {
  const corners: Corner[] = [];
  for (let left = x + 4; left + callout.width <= x + width - 4; left += STEP) {
    for (let top = y + 4; top + callout.height <= y + height - 4; top += STEP) corners.push([left, top]);
  }
  const distance = (corner: Corner): number => {
    const box = boxAt(callout, corner);
    const [toX, toY] = nearest(box, callout.x, callout.y);
    const middle = Math.abs((box.y1 + box.y2) / 2 - callout.y) + Math.abs((box.x1 + box.x2) / 2 - callout.x);
    return Math.hypot(toX - callout.x, toY - callout.y) + middle / 20;
  };
  return corners
    .map((corner) => [distance(corner), corner] as const)
    .sort(([a], [b]) => a - b)
    .map(([, corner]) => corner);
}

/** Returns points of the leader line, without its end at the callout. */
function pointsTo({x, y}: Callout, box: Box): [number, number][] {
  const [toX, toY] = nearest(box, x, y);
  const count = Math.floor(Math.hypot(toX - x, toY - y) / STRIDE);
  return Array.from({length: count}, (_, i) => [x + ((toX - x) * i) / count, y + ((toY - y) * i) / count]);
}

function nearest({x1, x2, y1, y2}: Box, x: number, y: number): [number, number] {
  return [Math.max(x1, Math.min(x2, x)), Math.max(y1, Math.min(y2, y))];
}

function boxAt({width, height}: Callout, [x, y]: Corner): Box {
  return {x1: x, y1: y, x2: x + width, y2: y + height};
}

function markBox({x, y, radius}: Callout): Box {
  return boxAround(x, y, radius + GAP);
}

function boxAround(x: number, y: number, reach: number): Box {
  return {x1: x - reach, x2: x + reach, y1: y - reach, y2: y + reach};
}

function grow({x1, y1, x2, y2}: Box, by: number): Box {
  return {x1: x1 - by, y1: y1 - by, x2: x2 + by, y2: y2 + by};
}
