import {titleBoxOf} from "../map/views.js";
import {textWidth, wrapText} from "../text.js";
import type {Cluster} from "../map/cluster-places.js";
import type {Frame, Panel} from "../map/views.js";
import type {Box, Lettering} from "../text.js";

/** Where words stand that belong to a mark. */
export interface Beside {
  x: number;
  /** Width that the words may take. */
  room: number;
  anchor: "start" | "end";
  isBelow: boolean;
}

const BESIDE_GAP = 12;
const LEAST_ROOM = 170;

/**
 * Chooses where the words of a mark stand: to its right, to its left, or below. `wanted` is the width of the words in
 * one line: where that is not free at the right, they go to the wider side.
 */
export function besideOf(x1: number, x2: number, {left, right}: {left: number; right: number}, wanted = 0): Beside {
  const [before, after] = [x1 - BESIDE_GAP - left, right - x2 - BESIDE_GAP];
  if (after >= LEAST_ROOM && (after >= wanted || after >= before))
    return {x: x2 + BESIDE_GAP, room: after, anchor: "start", isBelow: false};
  if (before >= LEAST_ROOM) return {x: x1 - BESIDE_GAP, room: before, anchor: "end", isBelow: false};
  return {x: left, room: right - left, anchor: "start", isBelow: true};
}

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
const CALLOUT_GAP = 5;
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
      ([x, y]) =>
        !others.some((box) => calloutsMeet(box, boxAt(callout, x, y))) && isOpen(callout, boxAt(callout, x, y), boxes)
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
  if (far < radius + CALLOUT_GAP + 2) return null;
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
  const reach = radius + CALLOUT_GAP;
  return {x1: x - reach, x2: x + reach, y1: y - reach, y2: y + reach};
}

function padded({x1, y1, x2, y2}: Box): Box {
  return {x1: x1 - APART, y1: y1 - APART, x2: x2 + APART, y2: y2 + APART};
}

function calloutsMeet(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

type Anchor = NonNullable<Lettering["anchor"]>;

const SIZE = 11;
const HALF = SIZE * 0.36;
const PLACE_GAP = 3;
const LEADING = 13;
/** Pixels above which a name may take two lines. */
const LONG = 90;

/** Sides of a place on which its name may stand, the best first: as cosine and sine of the way there. */
const PLACE_SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0.8, -0.6],
  [0.8, 0.6],
  [-0.8, -0.6],
  [-0.8, 0.6],
  [0, -1],
  [0, 1]
];

/** Finds room for the names of places, those with the most events first; what finds none stays unnamed. */
export function namesOf(clusters: readonly Cluster[], panels: readonly Panel[]): Map<Cluster, Lettering> {
  const taken = panels.map(titleBoxOf);
  const names = new Map<Cluster, Lettering>();
  for (const cluster of clusters) {
    const others = clusters.filter((each) => each !== cluster && each.panel === cluster.panel);
    const found = linesOf(cluster.name)
      .flatMap((lines) => PLACE_SIDES.map((side) => placeAt(cluster, lines, side)))
      .find(
        (name) =>
          isInside(boxOf(name), cluster.panel) &&
          !taken.some((box) => placesMeet(box, boxOf(name))) &&
          !others.some((other) => touches(other, boxOf(name)))
      );
    if (!found) continue;
    names.set(cluster, found);
    taken.push(boxOf(found));
  }
  return names;
}

/** Gives a name in one line and, where it is long, in two. */
function linesOf(name: string): string[][] {
  const width = textWidth(name, SIZE);
  return width < LONG ? [[name]] : [[name], wrapText(name, width * 0.62, SIZE)];
}

function placeAt(cluster: Cluster, lines: readonly string[], [across, down]: readonly [number, number]): Lettering {
  const {x, y, radius, isSpot} = cluster;
  const anchor: Anchor = across > 0 ? "start" : across < 0 ? "end" : "middle";
  const reach = radius + PLACE_GAP;
  const more = (lines.length - 1) * LEADING;
  return {
    x: x + across * reach,
    y: y + down * (reach + (across === 0 ? HALF : 0)) + HALF - (more * (1 - down)) / 2,
    lines,
    size: SIZE,
    leading: LEADING,
    anchor,
    isItalic: !isSpot
  };
}

function boxOf({x, y, lines, anchor}: Lettering): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, SIZE)));
  const x1 = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return {x1: x1 - 1, x2: x1 + width + 1, y1: y - SIZE * 0.82, y2: y + (lines.length - 1) * LEADING + SIZE * 0.24};
}

function isInside({x1, x2, y1, y2}: Box, {x, y, width, height}: Panel): boolean {
  return x1 >= x + 2 && x2 <= x + width - 2 && y1 >= y + 2 && y2 <= y + height - 2;
}

function placesMeet(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

function touches({x, y, radius}: Cluster, {x1, x2, y1, y2}: Box): boolean {
  return Math.hypot(x - Math.max(x1, Math.min(x2, x)), y - Math.max(y1, Math.min(y2, y))) < radius + 1;
}

/** Edges of a box in pixels. */
export interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A disc that wants a name beside it. */
export interface Named {
  id: string;
  name: string;
  x: number;
  y: number;
  r: number;
  isBold: boolean;
  /** Its name is set even over discs, where they are fewest. */
  isMust: boolean;
}

export interface Placing {
  /** Names are set in this order; the first that find room keep it. */
  discs: readonly Named[];
  /** What else no name may lie on. */
  taken: readonly Edges[];
  width: number;
  height: number;
  /** Size of the letters in pixels. */
  size: number;
}

type Side = (disc: Named, length: number, size: number) => Pick<Lettering, "x" | "y" | "anchor">;

const GAP = 3;
const CELL = 48;

const SIDES: readonly Side[] = [
  ({x, y, r}, _, size) => ({x: x + r + GAP, y: y + size * 0.33, anchor: "start"}),
  ({x, y, r}, _, size) => ({x: x - r - GAP, y: y + size * 0.33, anchor: "end"}),
  ({x, y, r}) => ({x, y: y - r - GAP, anchor: "middle"}),
  ({x, y, r}, _, size) => ({x, y: y + r + GAP + size * 0.8, anchor: "middle"}),
  ({x, y, r}, length) => ({x: x + length * 0.35, y: y - r - GAP, anchor: "middle"}),
  ({x, y, r}, length) => ({x: x - length * 0.35, y: y - r - GAP, anchor: "middle"}),
  ({x, y, r}, length, size) => ({x: x + length * 0.35, y: y + r + GAP + size * 0.8, anchor: "middle"}),
  ({x, y, r}, length, size) => ({x: x - length * 0.35, y: y + r + GAP + size * 0.8, anchor: "middle"})
];

/** Sets names beside their discs where they lie neither on each other nor on any disc; the others go without. */
export function placeNames({discs, taken, width, height, size}: Placing): Map<string, Lettering> {
  const names = gridOf(taken);
  const grounds = gridOf(discs.map(edgesOfDisc));
  const placed = new Map<string, Lettering>();
  for (const disc of [...discs.filter(({isMust}) => isMust), ...discs.filter(({isMust}) => !isMust)]) {
    const length = textWidth(disc.name, size, disc.isBold);
    const [best] = SIDES.map((side) => {
      const at = side(disc, length, size);
      const box = edgesOf(at, length, size);
      return {at, box, hits: grounds.countIn(box)};
    })
      .filter(({box}) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height)
      .filter(({box, hits}) => (disc.isMust || hits === 0) && names.countIn(box) === 0)
      .sort((a, b) => a.hits - b.hits);
    if (!best) continue;
    names.add(best.box);
    placed.set(disc.id, {...best.at, lines: [disc.name], size, isBold: disc.isBold});
  }
  return placed;
}

/** Gives the edges of a disc. */
export function edgesOfDisc({x, y, r}: Pick<Named, "x" | "y" | "r">): Edges {
  return {left: x - r, right: x + r, top: y - r, bottom: y + r};
}

/** Gives the edges of a line of letters. */
export function edgesOf({x, y, anchor}: Pick<Lettering, "x" | "y" | "anchor">, length: number, size: number): Edges {
  const left = anchor === "end" ? x - length : anchor === "middle" ? x - length / 2 : x;
  return {left, right: left + length, top: y - size * 0.85, bottom: y + size * 0.3};
}

/** Tells whether two boxes lie on each other. */
export function meet(a: Edges, b: Edges): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Keeps boxes by the cells that they lie in, so that few are looked at. */
function gridOf(boxes: readonly Edges[]) {
  const cells = new Map<string, Edges[]>();
  const keysOf = ({left, right, top, bottom}: Edges): string[] => {
    const keys: string[] = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) keys.push(`${x} ${y}`);
    }
    return keys;
  };
  const add = (box: Edges): void => {
    for (const key of keysOf(box)) cells.set(key, [...(cells.get(key) ?? []), box]);
  };
  for (const box of boxes) add(box);
  const countIn = (box: Edges): number => {
    const near = new Set(keysOf(box).flatMap((key) => cells.get(key) ?? []));
    return [...near].filter((other) => meet(box, other)).length;
  };
  return {add, countIn};
}
