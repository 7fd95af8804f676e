import type {GeoContext} from "d3";

/** A context to which d3-geo draws, and which gives what was drawn as SVG path data. */
export interface RelativePath extends GeoContext {
  read: () => string;
}

type Point = readonly [number, number];

/** Steps of the pen to a pixel. */
const STEPS = 10;

/**
 * Makes a pen that writes steps from point to point, a tenth of a pixel each, as coasts are twice as long written as
 * places. Lines of no length are left out.
 */
export function relativePath(): RelativePath {
  let written = "";
  let [at, start]: [Point, Point] = [
    [0, 0],
    [0, 0]
  ];
  /** Where a line is to begin, once there is one. */
  let lifted: Point | null = null;
  const step = ([x, y]: Point, command: string): void => {
    const [dx, dy] = [print(x - at[0]), print(y - at[1])];
    const lead = command === "" && !dx.startsWith("-") ? " " : command;
    written += `${lead}${dx}${dy.startsWith("-") ? "" : " "}${dy}`;
    at = [x, y];
  };
  return {
    beginPath: () => undefined,
    moveTo: (x, y) => {
      lifted = pointOf(x, y);
    },
    lineTo: (x, y) => {
      const spot = pointOf(x, y);
      const from = lifted ?? at;
      if (spot[0] === from[0] && spot[1] === from[1]) return;
      if (lifted) {
        step(lifted, "m");
        [start, lifted] = [lifted, null];
      }
      step(spot, "");
    },
    closePath: () => {
      if (lifted || written === "") return;
      written += "z";
      at = start;
    },
    arc: () => {
      throw new Error("no arcs: a pen draws lines");
    },
    read: () => written
  };
}

function pointOf(x: number, y: number): Point {
  return [Math.round(x * STEPS), Math.round(y * STEPS)];
}

/** Prints a length without the zero before its point. */
function print(steps: number): string {
  return String(steps / STEPS).replace(/^(-?)0\./, "$1.");
}
