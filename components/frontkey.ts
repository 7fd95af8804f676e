import {append} from "./certainty.js";
import {letter, textWidth} from "./lettering.js";
import {colorOf} from "./timeline.js";
import type {Codes} from "./data/codebook.js";

const SIZE = 11;
const SQUARE = 9;
const GAP = 14;
const LINE = 17;

/** Names the colors of fronts in lines that fit a width; gives the foot. */
export function drawFrontKey(parent: Element, {front = []}: Codes, width: number, top: number): number {
  const key = append(parent, "g", {"aria-hidden": "true"});
  let [x, y] = [0, top];
  for (const {value, short} of front) {
    const room = SQUARE + 4 + textWidth(short, SIZE);
    if (x > 0 && x + room > width) [x, y] = [0, y + LINE];
    append(key, "rect", {x, y: y + 2, width: SQUARE, height: SQUARE, rx: 1.5, fill: colorOf(value)});
    letter(key, {x: x + SQUARE + 4, y: y + 10.5, lines: [short], size: SIZE});
    x += room + GAP;
  }
  return y + LINE;
}
