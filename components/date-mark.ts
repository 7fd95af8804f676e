import {extent} from "./certainty.js";
import {flag, maybeDate, text} from "./data/row.js";
import type {Arrow} from "./arrow.js";
import type {Row} from "./data/row.js";
import type {Point} from "./plot.js";
import type {Stretch} from "./stretch.js";

/** Marks on days across, and the pixels between which days stand. */
export interface DateMarks {
  left: number;
  right: number;
  bars: Stretch[];
  points: Point[];
  arrows: Arrow[];
  x: (day: Date) => number;
  invert: (x: number) => Date;
}

export const RADIUS = 4.5;

const DAY = 86_400_000;
const HEIGHT = 7;
const LEAST_LENGTH = 5;
/** Length of a bar that goes on beyond the days that the text gives: it says nothing. */
const STUB = 34;
const ARROW = 8;

/** Places a dot for a day and a bar for anything longer, thin for a series; gives the pixels that it takes across. */
export function placeDateMark(row: Row, y: number, color: string, marks: DateMarks): [number, number] {
  const {points, bars, arrows, x, invert, left, right} = marks;
  const [start, end] = [maybeDate(row, "date_start"), maybeDate(row, "date_end")];
  const look = {certainty: text(row, "certainty"), color, y};
  if (start && extent(text(row, "date_precision")) === "dot") {
    const day = new Date(start.getTime() + DAY / 2);
    points.push({...look, x: day});
    return [x(day) - RADIUS, x(day) + RADIUS];
  }
  const close = end && x(new Date(end.getTime() + DAY));
  const from = start ? x(start) : Math.max((close ?? right) - STUB, left + ARROW);
  const to = Math.max(close ?? Math.min(from + STUB, right - ARROW), from + LEAST_LENGTH);
  const height = flag(row, "umbrella") ? HEIGHT / 2 : HEIGHT;
  const [rx1, rx2] = [start ? 2 : 0, end ? 2 : 0];
  bars.push({...look, x1: invert(from), x2: invert(to), height, rx1, rx2});
  if (!start) arrows.push({x: from - 7, y, rotate: -90, color});
  if (!end) arrows.push({x: to + 7, y, rotate: 90, color});
  return [from - (start ? 0 : ARROW), to + (end ? 0 : ARROW)];
}
