import {datedOf} from "../../data/date-interval.js";
import {dayNumber} from "../../data/day-number.js";
import {number, text} from "../../data/row.js";
import {colorOf} from "../../marks/front-color.js";
import {nameOf, partOf} from "./text.js";
import type {Dated} from "../../data/date-interval.js";
import type {Span} from "../../data/day-number.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Value} from "../../state/parameters.js";

export interface Front {
  id: string;
  name: string;
  /** Any CSS color. */
  color: string;
  undated: number;
  dated: readonly Dated[];
}

/** What happened on some fronts, all of it on one axis, and the window of days that is enlarged. */
export interface Timeline extends DrawOptions {
  fronts: readonly Front[];
  /** Rows that end before the axis. */
  early: readonly Row[];
  axis: Span;
  window: Span;
  issue: number;
  /** Names stand above what they name and not beside it. */
  isNarrow: boolean;
  /** The pixels between which days stand. */
  left: number;
  right: number;
}

/** Reads the rows of a timeline. */
export function timelineOf(rows: readonly Row[], options: DrawOptions): Timeline {
  const {width, codes, parameters} = options;
  const [axis, issue] = [spanOf(rows, "axis"), spanOf(rows, "issue").last];
  const events = partOf(rows, "event");
  const fronts = partOf(rows, "lane").map((row) => {
    const id = text(row, "front");
    const dated = events
      .filter((each) => text(each, "front") === id)
      .map((each) => datedOf(each, {first: axis.first, last: issue}));
    return {id, name: nameOf(id, codes), color: colorOf(id), undated: number(row, "undated"), dated};
  });
  const isNarrow = width < 560;
  return {
    ...options,
    fronts,
    early: partOf(rows, "early"),
    axis,
    window: {first: dayIn(parameters.from, axis.first), last: dayIn(parameters.to, axis.last)},
    issue,
    isNarrow,
    left: isNarrow ? 15 : 150,
    right: width - 15
  };
}

/** Reads a bound of the window; null is the bound of the axis. */
function dayIn(value: Value | undefined, otherwise: number): number {
  return typeof value === "string" ? dayNumber(value) : otherwise;
}

function spanOf(rows: readonly Row[], part: string): Span {
  const [row] = partOf(rows, part);
  if (!row) throw new Error(`missing part: ${part}`);
  return {first: dayNumber(text(row, "date_start")), last: dayNumber(text(row, "date_end"))};
}
