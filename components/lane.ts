import {maybeText, text} from "./cell.js";
import {append, dress, look, strike} from "./certainty.js";
import {overlap} from "./dated.js";
import {whenOf} from "./fact.js";
import {wrap} from "./glyph.js";
import {letter, textWidth, wrapText} from "./lettering.js";
import {ARROW, drawSpan} from "./span.js";
import {layTracks} from "./tracks.js";
import type {Dated} from "./dated.js";
import type {Span} from "./day.js";
import type {Row} from "./figure.js";
import type {Piece} from "./tracks.js";

export interface LaneOptions {
  window: Span;
  left: number;
  right: number;
  /** Gives the place of a day. */
  x: (day: number) => number;
  color: string;
  /** Marks are smaller and stand closer. */
  isDense: boolean;
  /** Tells whether a row is thin: it stands for others. */
  isThin: (row: Row) => boolean;
  /** Tells whether a row is named beside its mark. */
  isNamed: (row: Row) => boolean;
  href: (row: Row) => string;
  say: (row: Row) => string;
}

interface Mark extends Dated {
  x1: number;
  x2: number;
  name?: Name;
}

interface Name {
  lines: readonly string[];
  x: number;
  anchor: "start" | "end";
  /** Stands under its mark and not beside it. */
  isBelow: boolean;
  width: number;
}

const SIZE = 12;
const LEADING = 14;
const WIDEST = 270;
const LEAST_ROOM = 130;
const AMPLE_ROOM = 200;
const LEAST_LENGTH = 9;

/** Days above which a date is drawn as a thin bar, so that the vaguest dates do not weigh the most. */
const LONG = 62;

/** Tracks that marks take, one below the other. */
const TRACKS = {full: 3, long: 2};

/** Draws the dated rows of a lane that share a day with the window, none on another; gives the height. */
export function drawLane(parent: Element, dated: readonly Dated[], top: number, options: LaneOptions): number {
  const seen = dated.filter((each) => overlap(each, options.window)).map((each) => markOf(each, options));
  const marks = [...seen.filter((mark) => !isLong(mark)), ...seen.filter(isLong)];
  const step = options.isDense ? 3.3 : 4;
  const {places, count} = layTracks(
    marks.map((mark) => pieceOf(mark, step, options)),
    4
  );
  marks.forEach((mark, i) => drawMark(parent, mark, top + ((places[i] ?? 0) + tracksOf(mark) / 2) * step, options));
  return count * step;
}

function isLong({isOpenStart, isOpenEnd, first, last}: Dated): boolean {
  return isOpenStart || isOpenEnd || last - first >= LONG;
}

/** Counts the tracks that a mark takes; words beside it need the room of a full one. */
function tracksOf(mark: Mark): number {
  return isLong(mark) && (mark.name?.isBelow ?? true) ? TRACKS.long : TRACKS.full;
}

function markOf(dated: Dated, options: LaneOptions): Mark {
  const {window, x, isDense} = options;
  const r = isDense ? 3.5 : 4.5;
  const middle = x(dated.first + 0.5);
  const [from, to] = [x(Math.max(dated.first, window.first)), x(Math.min(dated.last, window.last) + 1)];
  const [x1, x2] = dated.isDay ? [middle - r, middle + r] : [from, Math.max(to, from + LEAST_LENGTH)];
  const mark = {...dated, x1, x2};
  return options.isNamed(dated.row) ? {...mark, name: nameOf(mark, options)} : mark;
}

/** Places the name of a mark to its right, to its left, or below it. */
function nameOf({row, x1, x2}: Mark, {left, right}: LaneOptions): Name {
  const [after, before] = [right - x2 - ARROW - 4, x1 - left - ARROW - 4];
  const name = `${text(row, "title")}, ${whenOf(row)}`;
  const place = (room: number) => {
    const lines = wrapText(name, Math.min(room, WIDEST), SIZE);
    return {lines, width: Math.max(...lines.map((line) => textWidth(line, SIZE)))};
  };
  const isAfter = after >= AMPLE_ROOM || (after >= before && after >= LEAST_ROOM);
  if (isAfter) return {...place(after), x: x2 + ARROW + 2, anchor: "start", isBelow: false};
  if (before >= LEAST_ROOM) return {...place(before), x: x1 - ARROW - 2, anchor: "end", isBelow: false};
  const below = place(right - left);
  return {...below, x: Math.max(left, Math.min(x1, right - below.width)), anchor: "start", isBelow: true};
}

function pieceOf(mark: Mark, step: number, {window, x}: LaneOptions): Piece {
  const {x1, x2, name, isOpenStart, isOpenEnd} = mark;
  const height = tracksOf(mark);
  const box = {
    x1: x1 - (isOpenStart ? ARROW : 1),
    x2: Math.min(x2 + (isOpenEnd ? ARROW : 1), x(window.last + 1) + ARROW)
  };
  if (!name) return {...box, height};
  const words = Math.ceil((name.lines.length * LEADING + 4) / step);
  const start = name.anchor === "start" ? name.x : name.x - name.width;
  return {
    x1: Math.min(box.x1, start),
    x2: Math.max(box.x2, start + name.width),
    height: name.isBelow ? words + height : Math.max(words, height)
  };
}

function drawMark(parent: Element, mark: Mark, y: number, options: LaneOptions): void {
  const {row, x1, x2, isDay, name} = mark;
  const {color, isDense, isThin, window, href, say} = options;
  const group = wrap(parent, {href: href(row), label: say(row)});
  const certainty = text(row, "certainty");
  if (isDay) {
    const [cx, r] = [(x1 + x2) / 2, (x2 - x1) / 2];
    dress(append(group, "circle", {cx, cy: y, r}), certainty, color);
    if (look(certainty).struck) strike(group, cx, y, r, color);
  } else {
    const height = (isLong(mark) ? 3.5 : isDense ? 6 : 7) / (isThin(row) ? 2 : 1);
    const start = mark.first < window.first ? "cut" : mark.isOpenStart ? "open" : "closed";
    const end = mark.last > window.last ? "cut" : mark.isOpenEnd ? "open" : "closed";
    drawSpan(group, {x1, x2, y, height, start, end, certainty, color});
  }
  if (name) letterName(group, name, y);
}

function letterName(group: Element, {lines, x, anchor, isBelow}: Name, y: number): void {
  letter(group, {x, y: y + (isBelow ? 15 : 4), lines, size: SIZE, leading: LEADING, anchor});
}

/** Chooses the rows that are named: those in which people are counted killed, and of the rest the two with the most sources. */
export function chooseNamed(dated: readonly Dated[], window: Span): Set<string> {
  const seen = dated.filter((each) => overlap(each, window) && each.row.umbrella !== true);
  const killed = seen.filter(({row}) => typeof row.killed === "number" && row.killed > 0);
  const others = seen.filter((each) => !killed.includes(each)).sort(compare);
  return new Set([...killed, ...others.slice(0, 2)].map(({row}) => text(row, "event_id")));
}

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
