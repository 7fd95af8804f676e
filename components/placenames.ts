import {textWidth, wrapText} from "./lettering.js";
import {titleBoxOf} from "./panels.js";
import type {Cluster} from "./clusters.js";
import type {Lettering} from "./lettering.js";
import type {Panel} from "./panels.js";
import type {Box} from "./plot.js";

type Anchor = NonNullable<Lettering["anchor"]>;

const SIZE = 11;
const HALF = SIZE * 0.36;
const GAP = 3;
const LEADING = 13;
/** Pixels above which a name may take two lines. */
const LONG = 90;

/** Sides of a place on which its name may stand, the best first: as cosine and sine of the way there. */
const SIDES: readonly (readonly [number, number])[] = [
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
      .flatMap((lines) => SIDES.map((side) => placeAt(cluster, lines, side)))
      .find(
        (name) =>
          isInside(boxOf(name), cluster.panel) &&
          !taken.some((box) => meet(box, boxOf(name))) &&
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
  const reach = radius + GAP;
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

function meet(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

function touches({x, y, radius}: Cluster, {x1, x2, y1, y2}: Box): boolean {
  return Math.hypot(x - Math.max(x1, Math.min(x2, x)), y - Math.max(y1, Math.min(y2, y))) < radius + 1;
}
