import {applyLineStyle, certaintyLineStyle} from "./certainty.js";
import {append, round, strike} from "./svg.js";

interface Absence {
  x1: number;
  x2: number;
  y: number;
  certainty: string;
  /** Any CSS color. */
  color: string;
  /** Whether it goes on beyond its end. */
  isOpen: boolean;
}

const HALF = 6;
const HEAD = 4;

/** Draws a bracket around the time in which something did not happen; nothing fills it. */
export function drawBracket(parent: Element, {x1, x2, y, certainty, color, isOpen}: Absence): void {
  const [left, right] = [round(x1), round(x2)];
  const line = append(parent, "path", {d: `M${left} ${round(y)}H${right}`});
  applyLineStyle(line, certainty, color);
  const head = isOpen
    ? `M${round(x2 - HEAD)} ${round(y - HEAD)}L${right} ${round(y)}L${round(x2 - HEAD)} ${round(y + HEAD)}`
    : `M${right} ${round(y - HALF)}V${round(y + HALF)}`;
  append(parent, "path", {
    d: `M${left} ${round(y - HALF)}V${round(y + HALF)}${head}`,
    fill: "none",
    stroke: color,
    "stroke-width": 1.5
  });
  if (certaintyLineStyle(certainty).struck) strike(parent, (x1 + x2) / 2, y, HALF, color);
}
