import {vector} from "@observablehq/plot";

import {pixels} from "./plot.js";
import type {Markish, VectorShape} from "@observablehq/plot";

/** An end that the text does not give. */
export interface Arrow {
  /** In pixels, as is `y`. */
  x: number;
  y: number;
  /** -90 points to the left, 90 to the right. */
  rotate: number;
  color: string;
}

const CHEVRON: VectorShape = {
  draw: (path) => {
    path.moveTo(-4, 4);
    path.lineTo(0, 0);
    path.lineTo(4, 4);
  }
};

/** Draws ends that the text does not give. */
export function arrows(items: readonly Arrow[]): Markish {
  return vector(items, {x: pixels("x"), y: "y", rotate: "rotate", anchor: "start", shape: CHEVRON, stroke: "color"});
}
