import {datedOf, overlap} from "../../data/date-interval.js";
import {dayNumber} from "../../data/day-number.js";
import {whenOf} from "../../data/fact-label.js";
import {flag, maybeText, number, text} from "../../data/row.js";
import {pixelsOf} from "../../marks/axis/time-scale.js";
import {frontColor} from "../../marks/front-color.js";
import {packIntervals} from "../../marks/layout/pack-intervals.js";
import {factLink} from "../../marks/link.js";
import {boxOf, wrapLabel} from "../../marks/text.js";
import {rowsOfPart} from "../rows.js";
import {frontName} from "./text.js";
import type {ScaleTime} from "d3";
import type {Dated} from "../../data/date-interval.js";
import type {Span} from "../../data/day-number.js";
import type {Row} from "../../data/row.js";
import type {Arrow, DateBar} from "../../marks/date-mark.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {LaneExtent, LaneParts} from "../../marks/layout/lanes.js";
import type {Interval} from "../../marks/layout/pack-intervals.js";
import type {Point} from "../../marks/plot-marks.js";
import type {Label, TextStyle} from "../../marks/text.js";
import type {Value} from "../../state/parameters.js";

/** The events of one front. */
export interface Lane {
  /** Value of the code list `front`. */
  id: string;
  name: string;
  /** Any CSS color. */
  color: string;
  /** Number of events without a date. */
  undated: number;
  dated: readonly Dated[];
}

/** Events by front, the axis of all of them, and the window of days that is enlarged; days are counted from 1970. */
export interface Timeline extends DrawOptions, LaneExtent {
  width: number;
  lanes: readonly Lane[];
  /** Rows that end before the axis. */
  early: readonly Row[];
  axis: Span;
  window: Span;
  /** Day of publication. */
  issue: number;
}

/** The marks of the enlarged window. */
export interface Detail extends Timeline, LaneParts {
  x: ScaleTime<number, number>;
  points: Point[];
  bars: DateBar[];
  arrows: Arrow[];
}

interface Mark extends Dated {
  x1: number;
  x2: number;
  name?: Name;
}

interface Name extends Label {
  /** Stands below its mark instead of beside it. */
  isBelow: boolean;
}

const NAME: TextStyle = {size: 12, leading: 14, fill: "var(--ink)"};
const MAX_NAME_WIDTH = 270;
/** Least width of a name beside its mark, and the width from which the right side is always taken. */
const MIN_NAME_WIDTH = 130;
const AMPLE_NAME_WIDTH = 200;
const MIN_LENGTH = 9;
const RADIUS = 2;

/** Pixels that an arrow takes beyond an open end. */
const ARROW = 8;

/** Days from which a date is drawn as a thin bar, so that the vaguest dates do not weigh the most. */
const LONG = 62;

/** Tracks that a mark takes. */
const TRACKS = {full: 3, long: 2};

export function timelineOf(rows: readonly Row[], options: DrawOptions): Timeline {
  const {width, codes, parameters} = options;
  const [axis, issue] = [spanOf(rows, "axis"), spanOf(rows, "issue").last];
  const events = rowsOfPart(rows, "event");
  const lanes = rowsOfPart(rows, "lane").map((row) => {
    const id = text(row, "front");
    const dated = events
      .filter((each) => text(each, "front") === id)
      .map((each) => datedOf(each, {first: axis.first, last: issue}));
    return {id, name: frontName(id, codes), color: frontColor(id), undated: number(row, "undated"), dated};
  });
  const isNarrow = width < 560;
  return {
    ...options,
    lanes,
    early: rowsOfPart(rows, "early"),
    axis,
    window: {first: dayIn(parameters.from, axis.first), last: dayIn(parameters.to, axis.last)},
    issue,
    isNarrow,
    left: isNarrow ? 15 : 150,
    right: width - 15
  };
}

/** Packs the dated rows of a lane that share a day with the window into tracks (first-fit); returns the height. */
export function placeMarks({dated, color}: Lane, top: number, detail: Detail): number {
  const {window, isNarrow} = detail;
  const named = chooseNamed(dated, window);
  const seen = dated.filter((each) => overlap(each, window)).map((each) => markOf(each, named, detail));
  const marks = [...seen.filter((mark) => !isLong(mark)), ...seen.filter(isLong)];
  const step = isNarrow ? 3.3 : 4;
  const laid = marks.map((mark) => ({mark, piece: pieceOf(mark, step, detail)}));
  const {places, count} = packIntervals(
    laid.map(({piece}) => piece),
    4
  );
  laid.forEach(({mark, piece: {x1, x2, height = 1}}, i) => {
    const y1 = top + (places[i] ?? 0) * step;
    placeMark(mark, y1 + (tracksOf(mark) / 2) * step, color, detail);
    detail.spots.push({x1, x2, y1, y2: y1 + height * step, ...factLink(mark.row, detail)});
  });
  return count * step;
}

/** Returns the radius of dots in pixels. */
export function radiusOf({isNarrow}: Timeline): number {
  return isNarrow ? 3.5 : 4.5;
}

/** Returns a bound of the window; null is the bound of the axis. */
function dayIn(value: Value | undefined, otherwise: number): number {
  return typeof value === "string" ? dayNumber(value) : otherwise;
}

function spanOf(rows: readonly Row[], part: string): Span {
  const [row] = rowsOfPart(rows, part);
  if (!row) throw new Error(`missing part: ${part}`);
  return {first: dayNumber(text(row, "date_start")), last: dayNumber(text(row, "date_end"))};
}

function isLong({isOpenStart, isOpenEnd, first, last}: Dated): boolean {
  return isOpenStart || isOpenEnd || last - first >= LONG;
}

/** Returns the tracks that a mark takes; a name beside it needs those of a full one. */
function tracksOf(mark: Mark): number {
  return isLong(mark) && (mark.name?.isBelow ?? true) ? TRACKS.long : TRACKS.full;
}

function markOf(dated: Dated, named: ReadonlySet<string>, detail: Detail): Mark {
  const {window, x} = detail;
  const [first, last] = [Math.max(dated.first, window.first), Math.min(dated.last, window.last)];
  const [from, to] = pixelsOf({first, last}, x);
  const [middle, r] = [(from + to) / 2, radiusOf(detail)];
  const [x1, x2] = dated.isDay ? [middle - r, middle + r] : [from, Math.max(to, from + MIN_LENGTH)];
  const mark = {...dated, x1, x2};
  return named.has(text(dated.row, "event_id")) ? {...mark, name: placeName(mark, detail)} : mark;
}

/** Places the name of a mark to its right, to its left, or below it. */
function placeName({row, x1, x2}: Mark, {left, right}: Detail): Name {
  const [after, before] = [right - x2 - ARROW - 4, x1 - left - ARROW - 4];
  const wrapped = (width: number) =>
    wrapLabel(`${text(row, "title")}, ${whenOf(row)}`, Math.min(width, MAX_NAME_WIDTH), NAME);
  const beside = {y: 4, style: NAME, isBelow: false};
  const isAfter = after >= AMPLE_NAME_WIDTH || (after >= before && after >= MIN_NAME_WIDTH);
  if (isAfter) return {...beside, lines: wrapped(after), x: x2 + ARROW + 2};
  if (before >= MIN_NAME_WIDTH) return {...beside, lines: wrapped(before), x: x1 - ARROW - 2, anchor: "end"};
  const below = {x: 0, y: 15, style: NAME, isBelow: true, lines: wrapped(right - left)};
  return {...below, x: Math.max(left, Math.min(x1, right - boxOf(below).x2))};
}

function pieceOf(mark: Mark, step: number, {window, x}: Detail): Interval {
  const {x1, x2, name, isOpenStart, isOpenEnd} = mark;
  const height = tracksOf(mark);
  const [, end] = pixelsOf(window, x);
  const box = {x1: x1 - (isOpenStart ? ARROW : 1), x2: Math.min(x2 + (isOpenEnd ? ARROW : 1), end + ARROW)};
  if (!name) return {...box, height};
  const tracks = Math.ceil((name.lines.length * NAME.leading + 4) / step);
  const own = boxOf(name);
  return {
    x1: Math.min(box.x1, own.x1),
    x2: Math.max(box.x2, own.x2),
    height: name.isBelow ? tracks + height : Math.max(tracks, height)
  };
}

function placeMark(mark: Mark, y: number, color: string, detail: Detail): void {
  const {row, x1, x2, isDay, name} = mark;
  const {window, x, isNarrow, points, bars, arrows, labels} = detail;
  const look = {certainty: text(row, "certainty"), color, y};
  if (isDay) points.push({...look, x: x.invert((x1 + x2) / 2)});
  else {
    const [isCutStart, isCutEnd] = [mark.first < window.first, mark.last > window.last];
    const [isOpenStart, isOpenEnd] = [!isCutStart && mark.isOpenStart, !isCutEnd && mark.isOpenEnd];
    const height = (isLong(mark) ? 3.5 : isNarrow ? 6 : 7) / (flag(row, "umbrella") ? 2 : 1);
    const radius = Math.min(height / 2, RADIUS);
    const [rx1, rx2] = [isCutStart || isOpenStart ? 0 : radius, isCutEnd || isOpenEnd ? 0 : radius];
    bars.push({...look, x1: x.invert(x1), x2: x.invert(x2), height, rx1, rx2});
    if (isOpenStart) arrows.push({x: x1 - 7, y, rotate: -90, color});
    if (isOpenEnd) arrows.push({x: x2 + 7, y, rotate: 90, color});
  }
  if (name) labels.push({...name, y: y + name.y});
}

/** Returns the ids of the events that are named: those with people killed, and of the rest the two with the most sources. */
function chooseNamed(dated: readonly Dated[], window: Span): Set<string> {
  const seen = dated.filter((each) => overlap(each, window) && each.row.umbrella !== true);
  const killed = seen.filter(({row}) => typeof row.killed === "number" && row.killed > 0);
  const others = seen.filter((each) => !killed.includes(each)).sort(compare);
  return new Set([...killed, ...others.slice(0, 2)].map(({row}) => text(row, "event_id")));
}

/** Orders by sources (most first), then exactness of the date, then date (latest first). */
function compare(a: Dated, b: Dated): number {
  const sources = ({row}: Dated): number => (typeof row.sources === "number" ? row.sources : 0);
  const length = ({first, last, isOpenStart, isOpenEnd}: Dated): number =>
    isOpenStart || isOpenEnd ? Infinity : last - first;
  const id = ({row}: Dated): string => maybeText(row, "event_id") ?? "";
  return (
    sources(b) - sources(a) ||
    (length(a) === length(b) ? 0 : length(a) - length(b)) ||
    b.first - a.first ||
    (id(a) < id(b) ? -1 : 1)
  );
}
