import type {GeoContext} from "d3";

/** A context to which d3-geo draws, and which gives what was drawn as SVG path data. */
export interface Pen extends GeoContext {
  read: () => string;
}

type Spot = readonly [number, number];

/** Steps of the pen to a pixel. */
const STEPS = 10;

/**
 * Makes a pen that writes steps from point to point, a tenth of a pixel each, as coasts are twice as long written as
 * places. Lines of no length are left out.
 */
export function newPen(): Pen {
  let written = "";
  let [at, start]: [Spot, Spot] = [
    [0, 0],
    [0, 0]
  ];
  /** Where a line is to begin, once there is one. */
  let lifted: Spot | null = null;
  const step = ([x, y]: Spot, command: string): void => {
    const [dx, dy] = [print(x - at[0]), print(y - at[1])];
    const lead = command === "" && !dx.startsWith("-") ? " " : command;
    written += `${lead}${dx}${dy.startsWith("-") ? "" : " "}${dy}`;
    at = [x, y];
  };
  return {
    beginPath: () => undefined,
    moveTo: (x, y) => {
      lifted = spotOf(x, y);
    },
    lineTo: (x, y) => {
      const spot = spotOf(x, y);
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

function spotOf(x: number, y: number): Spot {
  return [Math.round(x * STEPS), Math.round(y * STEPS)];
}

/** Prints a length without the zero before its point. */
function print(steps: number): string {
  return String(steps / STEPS).replace(/^(-?)0\./, "$1.");
}
