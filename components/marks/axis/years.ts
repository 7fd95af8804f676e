import {axisX, ruleX} from "@observablehq/plot";
import {utcMonth, utcYear} from "d3";
import {maybeDate} from "../../data/row.js";
import {DAY_MS} from "../../format/dates.js";
import {AXIS, draw} from "../plot-marks.js";
import type {Markish} from "@observablehq/plot";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../draw-options.js";

/** Midnights (UTC) that open and close some years. */
export type Years = readonly [Date, Date];

/** Where years stand, in pixels. */
interface Place {
  left: number;
  right: number;
  /** Heights between which years are told apart: what carries no date stands on none. */
  grids: readonly {y1: number; y2: number}[];
}

/** Height of the years above what is drawn over them. */
export const TOP = 26;
const FOOT = 20;
const SPACING = 34;

/** Finds the years that hold all dates of some rows, to the month of the issue; null where nothing is dated. */
export function yearsOf(rows: readonly Row[]): Years | null {
  const days = rows.flatMap((row) => [maybeDate(row, "date_start"), maybeDate(row, "date_end")]);
  const times = days.filter((day) => day !== null).map((day) => day.getTime());
  if (times.length === 0) return null;
  const issue = maybeDate(rows[0] ?? {}, "published") ?? new Date(Math.max(...times));
  const last = new Date(Math.max(issue.getTime(), ...times) + DAY_MS);
  return [utcYear.floor(new Date(Math.min(...times))), utcMonth.ceil(last)];
}

/** What stands over years, down to its foot; without years where nothing is dated. */
interface Placed {
  years: Years | null;
  left: number;
  right: number;
  bottom: number;
}

/** Draws marks over an axis of years, between them and again below. */
export function drawOverYears(
  marks: Markish[],
  {years, left, right, bottom}: Placed,
  {document, width}: DrawOptions
): ReturnType<typeof draw> {
  return draw(marks, {
    document,
    width,
    height: Math.ceil(bottom + (years ? FOOT : 0)),
    marginTop: TOP,
    marginBottom: years ? FOOT : 0,
    marginLeft: left,
    marginRight: width - right,
    x: {type: "utc", domain: [...(years ?? [new Date(0), new Date(1)])]}
  });
}

/** Draws the years above and below, and their lines behind what is dated. */
export function yearAxes([start, end]: Years, {grids, left, right}: Place): Markish[] {
  const all = utcYear.range(start, end);
  const step = Math.ceil((SPACING * all.length) / (right - left));
  const ticks = all.filter((_, i) => i % step === 0);
  const lines = ticks.flatMap((x) => grids.map((grid) => ({x, ...grid})));
  return [
    ruleX(lines, {x: "x", y1: "y1", y2: "y2", stroke: "var(--ink-3)", strokeOpacity: 0.5}),
    (["top", "bottom"] as const).map((anchor) =>
      axisX(ticks, {...AXIS, anchor, tickPadding: 6, tickFormat: (day: Date) => String(day.getUTCFullYear())})
    )
  ];
}
