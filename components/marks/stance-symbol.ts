import {applyStyle, certaintyStyle} from "./certainty.js";
import {append, strike} from "./svg.js";
import {drawText, textWidth} from "./text.js";

/** How somebody stands to the Taliban in one matter; the shape says which, its fill and outline how certain it is. */
interface Stance {
  label: string;
  /** Any CSS color. */
  color: string;
  /** Path around 0 0, about 11 pixels high. */
  path: string;
}

const STANCES: Readonly<Record<string, Stance>> = {
  deals: {
    label: "deals or supplies",
    color: "var(--front-tajikistan)",
    path: "M-5.5 0A5.5 5.5 0 1 0 5.5 0A5.5 5.5 0 1 0 -5.5 0Z"
  },
  "holds-out": {label: "holds out or acts against", color: "var(--ink)", path: "M-5 -5H5V5H-5Z"},
  asked: {label: "is asked, no answer told", color: "var(--ink-2)", path: "M0 -6L6.2 5H-6.2Z"}
};

const SIZE = 12;
const LINE = 20;

/** Gives how a stance is drawn; throws for one that is not known. */
export function stanceSymbol(stance: string): Stance {
  const found = STANCES[stance];
  if (!found) throw new Error(`unknown stance: ${stance}`);
  return found;
}

/** Draws a stance around a point, in the look of its certainty. */
export function drawStance(parent: Element, stance: string, certainty: string, x: number, y: number): void {
  const {path, color} = stanceSymbol(stance);
  const shape = append(parent, "path", {d: path, transform: `translate(${x},${y})`});
  applyStyle(shape, certainty, color);
  if (certaintyStyle(certainty).struck) strike(parent, x, y, 5, color);
}

/** Draws the shapes with their words, in as many lines as they need; gives the height. */
export function drawStanceLegend(parent: Element, stances: readonly string[], width: number): number {
  const group = append(parent, "g", {"aria-hidden": "true"});
  let [x, y] = [7, 12];
  for (const stance of stances) {
    const {label} = stanceSymbol(stance);
    const room = 14 + textWidth(label, SIZE);
    if (x > 7 && x + room > width) [x, y] = [7, y + LINE];
    drawStance(group, stance, "asserted", x, y);
    drawText(group, {x: x + 12, y: y + 4, lines: [label], size: SIZE, fill: "var(--ink-2)"});
    x += room + 20;
  }
  return y + 12;
}
