import {utcDay, utcYear} from "d3";
import {nameOf, partOf} from "./chronicle.js";
import {datedOf} from "./data/date-interval.js";
import {dateOf, dayNumber} from "./data/day-number.js";
import {sayFact} from "./data/fact-label.js";
import {flag, number, text} from "./data/row.js";
import type {Dated} from "./data/date-interval.js";
import type {Span} from "./data/day-number.js";
import type {Row} from "./data/row.js";
import type {DrawOptions} from "./figure.js";
import type {Value} from "./state/parameters.js";

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

/** Gives the midnights that open and close a span. */
export function boundsOf({first, last}: Span): [Date, Date] {
  return [dateOf(first), dateOf(last + 1)];
}

/** Gives the places at which a span starts and ends. */
export function placesOf(span: Span, x: (day: Date) => number): [number, number] {
  const [start, end] = boundsOf(span);
  return [x(start), x(end)];
}

/** Lets an axis have as many ticks as have room, but none between those of its unit; both in pixels. */
export function ticksOf([start, end]: [Date, Date], unit: "day" | "year", room: number, spacing: number) {
  const count = (unit === "day" ? utcDay : utcYear).count(start, end);
  return count * spacing <= room ? {ticks: unit} : {tickSpacing: spacing};
}

/** Leads from a row to its fact. */
export function linkOf(row: Row, {codes, link}: DrawOptions): {href: string; label: string} {
  return {
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: sayFact(row, codes, flag(row, "umbrella") ? ["A series or total of cases"] : [])
  };
}

/** Gives the color of a front. */
export function colorOf(front: string): string {
  return `var(--front-${front})`;
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
