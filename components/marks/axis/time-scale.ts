import {scaleUtc, utcDay, utcYear} from "d3";
import {dateOf, dayNumber, printDayNumber} from "../../data/day-number.js";
import {DAY_MS} from "../../format/dates.js";
import type {ScaleTime} from "d3";
import type {Span} from "../../data/day-number.js";

/** Gives days their pixels; has a stop more than its ends where two parts of the axis have scales of their own. */
export type DayScale = ScaleTime<number, number>;

/** Share of the width that the last two years take: most of what the articles tell belongs there. */
const LATE = 0.56;

/** Makes the scale of an axis of days between two places in pixels. */
export function dayScale(axis: Span, left: number, right: number): DayScale {
  const [start, end] = boundsOf(axis);
  const late = utcYear.offset(utcYear.floor(dateOf(axis.last)), -1);
  if (late <= start) return scaleUtc([start, end], [left, right]);
  return scaleUtc([start, late, end], [left, right - Math.round((right - left) * LATE), right]);
}

/** Prints the stops of a scale as "pixels:YYYY-MM-DD", with spaces between. */
export function printScale(scale: DayScale): string {
  const places = scale.range();
  return scale
    .domain()
    .map((day, i) => `${places[i] ?? 0}:${printDayNumber(Math.round(day.getTime() / DAY_MS))}`)
    .join(" ");
}

/** Reads the stops of a scale; what lies beyond its ends is put at them. */
export function parseScale(text: string): DayScale {
  const stops = text.split(" ").map((stop) => stop.split(":"));
  return scaleUtc(
    stops.map(([, day = ""]) => dateOf(dayNumber(day))),
    stops.map(([place]) => Number(place))
  ).clamp(true);
}

/** Gives the midnights that open and close a span. */
export function boundsOf({first, last}: Span): [Date, Date] {
  return [dateOf(first), dateOf(last + 1)];
}

/** Gives the places at which a span starts and ends. */
export function pixelsOf(span: Span, x: (day: Date) => number): [number, number] {
  const [start, end] = boundsOf(span);
  return [x(start), x(end)];
}

/** Lets an axis have as many ticks as have room, but none between those of its unit; both in pixels. */
export function tickOptions([start, end]: [Date, Date], unit: "day" | "year", room: number, spacing: number) {
  const count = (unit === "day" ? utcDay : utcYear).count(start, end);
  return count * spacing <= room ? {ticks: unit} : {tickSpacing: spacing};
}
