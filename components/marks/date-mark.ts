import {vector} from "@observablehq/plot";
import {flatGroup} from "d3";
import {flag, maybeDate, maybeText, text} from "../data/row.js";
import {DAY_MS} from "../format/dates.js";
import {dateShape} from "./certainty.js";
import {bars, pixelChannel} from "./plot-marks.js";
import type {Markish, VectorShape} from "@observablehq/plot";
import type {Row} from "../data/row.js";
import type {Bar, Point} from "./plot-marks.js";

/** Marks on days across, and the pixelChannel between which days stand. */
export interface DateMarks {
  left: number;
  right: number;
  bars: DateBar[];
  points: Point[];
  arrows: Arrow[];
  x: (day: Date) => number;
  invert: (x: number) => Date;
}

export const RADIUS = 4.5;

const HEIGHT = 7;
const LEAST_LENGTH = 5;
/** Length of a bar that goes on beyond the days that the text gives: it says nothing. */
const STUB = 34;
const ARROW = 8;

/** Returns whether a row has a start date or an end date. */
export function isDated(row: Row): boolean {
  return maybeText(row, "date_start") !== null || maybeText(row, "date_end") !== null;
}

/** Places a dot for a day and a bar for anything longer, thin for a series; gives the pixelChannel that it takes across. */
export function placeDateMark(row: Row, y: number, color: string, marks: DateMarks): [number, number] {
  const {points, bars, arrows, x, invert, left, right} = marks;
  const [start, end] = [maybeDate(row, "date_start"), maybeDate(row, "date_end")];
  const look = {certainty: text(row, "certainty"), color, y};
  if (start && dateShape(text(row, "date_precision")) === "dot") {
    const day = new Date(start.getTime() + DAY_MS / 2);
    points.push({...look, x: day});
    return [x(day) - RADIUS, x(day) + RADIUS];
  }
  const close = end && x(new Date(end.getTime() + DAY_MS));
  const from = start ? x(start) : Math.max((close ?? right) - STUB, left + ARROW);
  const to = Math.max(close ?? Math.min(from + STUB, right - ARROW), from + LEAST_LENGTH);
  const height = flag(row, "umbrella") ? HEIGHT / 2 : HEIGHT;
  const [rx1, rx2] = [start ? 2 : 0, end ? 2 : 0];
  bars.push({...look, x1: invert(from), x2: invert(to), height, rx1, rx2});
  if (!start) arrows.push({x: from - 7, y, rotate: -90, color});
  if (!end) arrows.push({x: to + 7, y, rotate: 90, color});
  return [from - (start ? 0 : ARROW), to + (end ? 0 : ARROW)];
}

/** An end that the text does not give. */
export interface Arrow {
  /** In pixelChannel, as is `y`. */
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
  return vector(items, {
    x: pixelChannel("x"),
    y: "y",
    rotate: "rotate",
    anchor: "start",
    shape: CHEVRON,
    stroke: "color"
  });
}

/** A bar whose ends may differ. */
export interface DateBar extends Bar {
  height: number;
  /** Radius of the corners at either end: only the ends of a date are round. */
  rx1: number;
  rx2: number;
}

/** Draws bars of any height, each with its own ends. */
export function dateBars(items: readonly DateBar[]): Markish[] {
  return flatGroup(
    items,
    ({height}) => height,
    ({rx1}) => rx1,
    ({rx2}) => rx2
  ).flatMap(([height, rx1, rx2, data]) => bars(data, height, rx1 === rx2 ? {rx: rx1} : {rx1, rx2}));
}
