import {flatGroup} from "d3";

import {bars} from "./plot.js";
import type {Bar} from "./plot.js";
import type {Markish} from "@observablehq/plot";

/** A bar whose ends may differ. */
export interface Stretch extends Bar {
  height: number;
  /** Radius of the corners at either end: only the ends of a date are round. */
  rx1: number;
  rx2: number;
}

/** Draws bars of any height, each with its own ends. */
export function stretches(items: readonly Stretch[]): Markish[] {
  return flatGroup(
    items,
    ({height}) => height,
    ({rx1}) => rx1,
    ({rx2}) => rx2
  ).flatMap(([height, rx1, rx2, data]) => bars(data, height, rx1 === rx2 ? {rx: rx1} : {rx1, rx2}));
}
