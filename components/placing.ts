import {textWidth} from "./lettering.js";
import type {Lettering} from "./lettering.js";

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
