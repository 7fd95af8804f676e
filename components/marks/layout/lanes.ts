import {ruleY} from "@observablehq/plot";
import {scaleUtc} from "d3";
import {text} from "../../data/row.js";
import {TOP, drawOverYears, yearAxes, yearsOf} from "../axis/years.js";
import {RADIUS, arrows, dateBars, isDated, placeDateMark} from "../date-mark.js";
import {dots, labels, linkAreas, pixelChannel} from "../plot-marks.js";
import {boxOf, textWidth, wrapLabel} from "../text.js";
import {union} from "./box.js";
import {chooseSide} from "./labels.js";
import type {Markish} from "@observablehq/plot";
import type {Row} from "../../data/row.js";
import type {Years} from "../axis/years.js";
import type {DateMarks} from "../date-mark.js";
import type {DrawOptions} from "../draw-options.js";
import type {LinkArea, Point} from "../plot-marks.js";
import type {Label, TextStyle} from "../text.js";
import type {Box} from "./box.js";

/** Text styles of lanes. Labels that share a style object become one group of the drawing. */
export const BODY: TextStyle = {size: 12, leading: 15, fill: "var(--ink)"};
export const STRONG: TextStyle = {...BODY, isBold: true};
export const DETAIL: TextStyle = {size: 11, leading: 14, fill: "var(--ink-2)"};
export const NOTE: TextStyle = {...DETAIL, isItalic: true};
export const LANE_TITLE: TextStyle = {...STRONG, size: 13, leading: 16};

/** What every layout in lanes collects, in pixels. */
export interface LaneParts {
  /** Lines above the lanes. */
  rules: {x1: number; x2: number; y: number}[];
  labels: Label[];
  spots: LinkArea[];
}

/** Horizontal extent of lanes, in pixels. */
export interface LaneExtent {
  width: number;
  /** The marks lie between `left` and `right`. */
  left: number;
  right: number;
  /** Titles stand above their lanes instead of to the left of them. */
  isNarrow: boolean;
}

export interface LaneHeading {
  title: string;
  subtitle: string | null;
  /** Style of the subtitle, `DETAIL` by default. */
  subtitleStyle?: TextStyle;
  /** Pixels between title and subtitle on one line, where both fit above a lane; without it, always on lines of their own. */
  gap?: number;
}

/** A paragraph to be wrapped, and its style. */
export type Paragraph = readonly [words: string, style: TextStyle];

/** Where a stack of paragraphs begins, in pixels. */
export interface StackPosition {
  x: number;
  top: number;
  maxWidth: number;
  anchor?: "start" | "end";
}

/** Lanes over a time axis in years. */
export interface TimeLanes extends LaneParts, Omit<DateMarks, "x" | "invert"> {
  /** Domain of the axis, up to the month of publication; null where no row is dated. */
  years: Years | null;
  /** Bottom of the last lane. */
  bottom: number;
  /** Vertical extents of the grid lines, which rows without a date do not cross. */
  grids: {y1: number; y2: number}[];
  /** Marks without a position on the axis; `x` is in pixels. */
  undated: Point[];
}

export interface TimeLaneState extends DrawOptions, TimeLanes, DateMarks, LaneExtent {
  width: number;
}

/** One lane over a time axis: dated rows at their days, the others in a list below. */
export interface TimeLane extends LaneHeading {
  dated: readonly Row[];
  undated: readonly Row[];
  /** Title of the list of undated rows. */
  undatedTitle: string;
  /** Printed instead of dated rows where there are none. */
  emptyText?: string;
}

export interface TimeLaneLayout {
  /** Place one row at `top`, and return its bottom. */
  placeDated: (row: Row, top: number) => number;
  placeUndated: (row: Row, top: number) => number;
  /** Pixels between two dated rows. */
  rowGap: number;
  /** Pixels between the baseline of a heading and the lane below it. */
  headingGap: number;
  /** Least pixels between the baseline of a heading and the next lane. */
  headingBottom: number;
}

/** Returns a box that is `dx` and `dy` pixels larger on each side. */
export function pad({x1, x2, y1, y2}: Box, dx: number, dy: number): Box {
  return {x1: x1 - dx, x2: x2 + dx, y1: y1 - dy, y2: y2 + dy};
}

/** Wraps paragraphs and stacks them below each other; `bottom` is that of the last line. */
export function stackLabels(
  paragraphs: readonly Paragraph[],
  {x, top, maxWidth, anchor}: StackPosition
): {labels: Label[]; bottom: number} {
  let bottom = top;
  const stack = paragraphs.map(([words, style]) => {
    const label: Label = {x, y: bottom + 11, lines: wrapLabel(words, maxWidth, style), style, anchor};
    bottom += label.lines.length * style.leading;
    return label;
  });
  return {labels: stack, bottom};
}

/** Adds paragraphs below each other to `labels`, and returns the box that they take. */
export function placeText(paragraphs: readonly Paragraph[], position: StackPosition, labels: Label[]): Box {
  const stack = stackLabels(paragraphs, position);
  labels.push(...stack.labels);
  return {...union(stack.labels.map(boxOf)), y2: stack.bottom};
}

/** Adds the rule above a lane and its heading, and returns the baseline of the last line of the heading. */
export function placeHeading(
  {title, subtitle, subtitleStyle = DETAIL, gap}: LaneHeading,
  top: number,
  {width, left, right, isNarrow, rules, labels}: LaneExtent & Pick<LaneParts, "rules" | "labels">
): number {
  const [x, maxWidth] = isNarrow ? [left, right - left] : [0, left - 20];
  const lines = wrapLabel(title, maxWidth, LANE_TITLE);
  const last = top + 20 + (lines.length - 1) * LANE_TITLE.leading;
  rules.push({x1: x, x2: width, y: top});
  labels.push({x, y: top + 20, lines, style: LANE_TITLE});
  if (subtitle === null) return last;
  const after = textWidth(title, LANE_TITLE.size, true) + (gap ?? 0);
  if (isNarrow && gap !== undefined && after + textWidth(subtitle, subtitleStyle.size) <= maxWidth) {
    labels.push({x: x + after, y: last, lines: [subtitle], style: subtitleStyle});
    return last;
  }
  const below = wrapLabel(subtitle, maxWidth, subtitleStyle);
  labels.push({x, y: last + 15, lines: below, style: subtitleStyle});
  return last + 15 + (below.length - 1) * subtitleStyle.leading;
}

/** Starts a layout of lanes over the years of rows; below a width of `narrow` pixels, titles stand above their lanes. */
export function timeLanes(rows: readonly Row[], options: DrawOptions, narrow: number): TimeLaneState {
  const isNarrow = options.width < narrow;
  const [left, right] = [isNarrow ? 15 : 164, options.width - 8];
  const years = yearsOf(rows);
  const x = scaleUtc(years ?? [new Date(0), new Date(1)], [left, right]);
  const marks = {bars: [], points: [], arrows: [], undated: []};
  const parts = {rules: [], grids: [], labels: [], spots: []};
  return {...options, ...marks, ...parts, bottom: TOP, years, left, right, isNarrow, x, invert: (px) => x.invert(px)};
}

/** Places a lane from `top` down, and returns its bottom. */
export function placeTimeLane(lane: TimeLane, top: number, state: TimeLaneState, layout: TimeLaneLayout): number {
  const {isNarrow, left, grids, labels} = state;
  const {dated, undated, undatedTitle, emptyText} = lane;
  const {placeDated, placeUndated, rowGap, headingGap, headingBottom} = layout;
  const baseline = placeHeading(lane, top, state);
  const start = isNarrow ? baseline + headingGap : top + 10;
  let y = dated.reduce((at, row) => placeDated(row, at) + rowGap, start);
  if (dated.length > 0) grids.push({y1: isNarrow ? start - 6 : top, y2: y});
  else if (emptyText !== undefined) {
    labels.push({x: left, y: start + 11, lines: [emptyText], style: NOTE});
    y += 24;
  }
  if (undated.length > 0) {
    labels.push({x: left, y: y + 12, lines: [undatedTitle], style: NOTE});
    y = undated.reduce((at, row) => placeUndated(row, at) + 4, y + 22) + 6;
  }
  return Math.max(y, baseline + headingBottom);
}

/** Adds the mark of a dated row and its label to the right, to the left or below; returns the label and the box of the mark. */
export function placeDatedRow(
  row: Row,
  top: number,
  {words, color}: {words: string; color: string},
  state: TimeLaneState
): {label: Label; mark: Box} {
  const [x1, x2] = placeDateMark(row, top + 7, color, state);
  const side = chooseSide(x1, x2, state, textWidth(words, BODY.size));
  const lines = wrapLabel(words, side.room, BODY);
  const label: Label = {x: side.x, y: top + (side.isBelow ? 26 : 11), lines, style: BODY, anchor: side.anchor};
  state.labels.push(label);
  return {label, mark: {x1, x2, y1: top, y2: top + 14}};
}

/** Adds a mark at the left edge and the words of a row without a date; returns the box of both. */
export function placeUndatedRow(
  row: Row,
  top: number,
  {words, color}: {words: string; color: string},
  {undated, labels, left, right}: TimeLaneState
): Box {
  undated.push({certainty: text(row, "certainty"), color, x: left + RADIUS + 1, y: top + 7});
  const label = {x: left + 18, y: top + 11, lines: wrapLabel(words, right - left - 18, BODY), style: BODY};
  labels.push(label);
  return {...boxOf(label), x1: left - 2, y1: top - 1};
}

/** Splits rows into those with a date and those without. */
export function splitDated(rows: readonly Row[]): {dated: Row[]; undated: Row[]} {
  return {dated: rows.filter(isDated), undated: rows.filter((row) => !isDated(row))};
}

/** Draws lanes over their years; `behind` and `above` are marks of the figure itself, below and above those of the dates. */
export function drawTimeLanes(
  lanes: TimeLanes,
  options: DrawOptions,
  {behind = [], above = []}: {behind?: Markish[]; above?: Markish[]} = {}
): SVGElement | HTMLElement {
  const marks = [
    ...(lanes.years ? yearAxes(lanes.years, lanes) : []),
    ruleY(lanes.rules, {x1: pixelChannel("x1"), x2: pixelChannel("x2"), y: "y", stroke: "var(--ink-3)"}),
    ...behind,
    dateBars(lanes.bars),
    dots(lanes.points, {r: RADIUS}),
    dots(lanes.undated, {x: pixelChannel("x"), r: RADIUS - 0.5}),
    arrows(lanes.arrows),
    ...above,
    labels(lanes.labels),
    linkAreas(lanes.spots)
  ];
  return drawOverYears(marks, lanes, options);
}
