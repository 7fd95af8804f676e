import {overlaps} from "../../marks/layout/box.js";
import {placeLabels} from "../../marks/layout/labels.js";
import {boxOf, textWidth} from "../../marks/text.js";
import type {Box} from "../../marks/layout/box.js";
import type {TextLines} from "../../marks/text.js";

/** A node that wants its name beside it. */
export interface NamedNode {
  id: string;
  name: string;
  /** Center and radius in pixels. */
  x: number;
  y: number;
  r: number;
  isBold: boolean;
  /** Its name is set even over nodes, where they are fewest. */
  isMust: boolean;
}

export interface NodeLabelOptions {
  /** What no name may overlap. */
  taken: readonly Box[];
  width: number;
  height: number;
}

/** Font size in pixels. */
export const SIZE = 11;
const GAP = 3;

type Position = Pick<TextLines, "x" | "y" | "anchor">;

/**
 * Returns the names that have room beside their nodes, by id: those that must be first, then the others in their order,
 * so that none overlaps another name or, unless it must be, a node.
 */
export function placeNodeLabels(
  nodes: readonly NamedNode[],
  {taken, width, height}: NodeLabelOptions
): Map<string, TextLines> {
  const circles = nodes.map(circleBox);
  const ordered = [...nodes.filter(({isMust}) => isMust), ...nodes.filter(({isMust}) => !isMust)];
  const candidatesOf = (node: NamedNode) =>
    positionsOf(node)
      .map((position) => ({position, box: lineBox(node.name, position, SIZE, node.isBold)}))
      .filter(({box}) => box.x1 >= 0 && box.x2 <= width && box.y1 >= 0 && box.y2 <= height)
      .map(({position, box}) => ({position, needs: [box], hits: circles.filter((each) => overlaps(box, each)).length}))
      .filter(({hits}) => node.isMust || hits === 0)
      .sort((a, b) => a.hits - b.hits);
  const placed = placeLabels(ordered, candidatesOf, taken);
  return new Map(
    ordered.flatMap(({id, name, isBold}, i) => {
      const position = placed[i]?.position;
      return position ? [[id, {...position, lines: [name], size: SIZE, isBold}]] : [];
    })
  );
}

/** Returns the box of a circle. */
export function circleBox({x, y, r}: Pick<NamedNode, "x" | "y" | "r">): Box {
  return {x1: x - r, x2: x + r, y1: y - r, y2: y + r};
}

/** Estimates the box of one line of text over its letters, as wide apart as lines may come. */
export function lineBox(text: string, position: Position, size: number, isBold: boolean): Box {
  return boxOf({...position, lines: [text], style: {size, leading: size, isBold}, ascent: 0.85, descent: 0.3});
}

/** Returns the positions of a name around its node, the best first. */
function positionsOf({x, y, r, name, isBold}: NamedNode): Position[] {
  const shift = textWidth(name, SIZE, isBold) * 0.35;
  const [middle, above, below] = [y + SIZE * 0.33, y - r - GAP, y + r + GAP + SIZE * 0.8];
  return [
    {x: x + r + GAP, y: middle, anchor: "start"},
    {x: x - r - GAP, y: middle, anchor: "end"},
    {x, y: above, anchor: "middle"},
    {x, y: below, anchor: "middle"},
    {x: x + shift, y: above, anchor: "middle"},
    {x: x - shift, y: above, anchor: "middle"},
    {x: x + shift, y: below, anchor: "middle"},
    {x: x - shift, y: below, anchor: "middle"}
  ];
}
