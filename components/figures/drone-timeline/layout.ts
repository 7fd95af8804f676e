import {groups, scaleUtc} from "d3";
import {date, maybeNumber, maybeText, text} from "../../data/row.js";
import {DAY_MS} from "../../format/dates.js";
import {calendarOf} from "../../marks/axis/months.js";
import {dateShape} from "../../marks/certainty.js";
import {union} from "../../marks/layout/box.js";
import {chooseSide} from "../../marks/layout/labels.js";
import {BODY, STRONG, placeHeading, stackLabels} from "../../marks/layout/lanes.js";
import {hrefOf} from "../../marks/link.js";
import {boxOf} from "../../marks/text.js";
import {WEAPON_RADIUS, WEAPON_STEP, weaponSymbol} from "../../marks/weapon-symbol.js";
import {rowsOfPart} from "../rows.js";
import {isClaimOfSeries, paragraphsOf, placeLabel, rowLabel} from "./text.js";
import type {SymbolType} from "d3";
import type {Row} from "../../data/row.js";
import type {Calendar} from "../../marks/axis/months.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {LaneExtent, LaneHeading, LaneParts} from "../../marks/layout/lanes.js";
import type {Bar, LinkArea, Point} from "../../marks/plot-marks.js";
import type {TextStyle} from "../../marks/text.js";

/** Attacks by day, a lane for each place; pixels down, dates across. */
export interface Layout extends LaneParts {
  calendar: Calendar;
  left: number;
  right: number;
  /** Bottom of the last lane. */
  bottom: number;
  /** Dashed lines from the day of a statement down through all lanes. */
  guides: {x: Date; y: number}[];
  bars: Bar[];
  /** Bars with weapons in their middle, `x`. */
  weaponBars: (Bar & {x: Date})[];
  weapons: (Point & {symbol: SymbolType})[];
  /** Statements and anniversaries. */
  words: Point[];
}

interface State extends DrawOptions, Layout, LaneExtent {
  width: number;
  claims: readonly Row[];
  x: (day: Date) => number;
}

interface Lane extends LaneHeading {
  rows: readonly Row[];
}

/** Title of the lane of what is no attack. */
export const WORDS_TITLE = "Words and anniversary";

/** Top of the first lane in pixels. */
export const TOP = 36;

/** Pixels left free on either side of the middle of weapons on a bar. */
export const WEAPON_GAP = 22;

const COLOR = "var(--front-iranian-proxies)";
const WORD_COLOR = "var(--ink-2)";
const PLAIN: TextStyle = {...BODY, fill: "var(--ink-2)"};
const COUNTRY: TextStyle = {...PLAIN, size: 11};
const UNCOUNTED: TextStyle = {size: 14, leading: 14, fill: COLOR, isBold: true};

export function computeLayout(rows: readonly Row[], options: DrawOptions): Layout {
  const {width} = options;
  const isNarrow = width < 560;
  const [left, right] = [isNarrow ? 8 : 164, width - 8];
  const calendar = calendarOf(rows);
  const x = scaleUtc([calendar.start, calendar.end], [left, right]);
  const marks = {guides: [], bars: [], weaponBars: [], weapons: [], words: []};
  const empty = {...marks, bottom: TOP, rules: [], labels: [], spots: []};
  const state: State = {
    ...options,
    ...empty,
    calendar,
    claims: rowsOfPart(rows, "claim"),
    isNarrow,
    left,
    right,
    x
  };
  return {...state, bottom: lanesOf(rows).reduce((top, lane) => placeLane(lane, top, state), TOP)};
}

/** Returns a lane of statements, then a lane for each place, each with the claims that belong to no single attack. */
function lanesOf(rows: readonly Row[]): Lane[] {
  const words = rowsOfPart(rows, "word");
  const places = groups(rowsOfPart(rows, "attack"), placeLabel).map(([title, own]) => {
    const claims = rows.filter((row) => isClaimOfSeries(row) && placeLabel(row) === title);
    return headed(title, own.map((row) => maybeText(row, "country"))[0] ?? null, [...own, ...claims]);
  });
  return [...(words.length > 0 ? [headed(WORDS_TITLE, null, words)] : []), ...places];
}

function headed(title: string, subtitle: string | null, rows: readonly Row[]): Lane {
  return {title, subtitle, subtitleStyle: COUNTRY, gap: 6, rows};
}

function placeLane(lane: Lane, top: number, state: State): number {
  const baseline = placeHeading(lane, top, state);
  const y = lane.rows.reduce((y, row) => placeRow(row, y, state) + 9, state.isNarrow ? baseline + 8 : top + 8);
  return Math.max(y, baseline + 10);
}

function placeRow(row: Row, top: number, state: State): number {
  const {labels, spots} = state;
  const isAttack = text(row, "part") === "attack";
  const count = maybeNumber(row, "weapon_count");
  const [x1, x2] = extentOf(row, state);
  const height = (isAttack ? (count ?? 1) : 1) * WEAPON_STEP;
  if (isAttack) placeWeapons(row, (x1 + x2) / 2, top + 7, state);
  else placeWord(row, top + 7, state);
  const side = chooseSide(x1, x2 + (isAttack && count === null && isDay(row) ? 12 : 0), state);
  const paragraphs = paragraphsOf(row, state);
  const stack = stackLabels(
    paragraphs.map(({words, isBold}) => [words, isBold ? STRONG : PLAIN]),
    {x: side.x, top: top + (side.isBelow ? height + 2 : 0), maxWidth: side.room, anchor: side.anchor}
  );
  labels.push(...stack.labels);
  const boxes = stack.labels.map(boxOf);
  const bottom = side.isBelow ? stack.bottom + 2 : Math.max(stack.bottom, top + height);
  const all = union([...boxes, {x1, x2, y1: top, y2: top}]);
  spots.push({x1: all.x1 - 4, x2: all.x2 + 4, y1: top - 3, y2: bottom + 2, ...linkOf(row, state)});
  paragraphs.forEach(({claim}, i) => {
    const box = boxes[i];
    if (claim && box) spots.push({...box, y1: box.y1 - 5, y2: box.y2 + 5, ...linkOf(claim, state)});
  });
  return bottom;
}

function linkOf(row: Row, state: State): Pick<LinkArea, "href" | "label"> {
  return {href: hrefOf(row, state), label: rowLabel(row, state)};
}

function placeWeapons(row: Row, x: number, y: number, {weaponBars, weapons, labels}: State): void {
  const count = maybeNumber(row, "weapon_count");
  const look = {certainty: text(row, "certainty"), color: COLOR};
  const [x1, middle, x2] = daysOf(row);
  if (!isDay(row)) weaponBars.push({...look, x1, x: middle, x2, y});
  const symbol = weaponSymbol(maybeText(row, "weapon"));
  for (let i = 0; i < (count ?? 1); i++) weapons.push({...look, x: middle, y: y + i * WEAPON_STEP, symbol});
  if (count === null) labels.push({x: x + WEAPON_RADIUS + 3, y: y + 5, lines: ["?"], style: UNCOUNTED});
}

function placeWord(row: Row, y: number, {bars, guides, words}: State): void {
  const mark = {certainty: text(row, "certainty"), color: WORD_COLOR, y};
  const [x1, x, x2] = daysOf(row);
  if (!isDay(row)) bars.push({...mark, x1, x2});
  else {
    words.push({...mark, x});
    if (!isClaimOfSeries(row)) guides.push({x, y});
  }
}

/** Returns the midnights that open and close the days of a row, and the middle between them. */
function daysOf(row: Row): readonly [start: Date, middle: Date, end: Date] {
  const [start, end] = [date(row, "date_start").getTime(), date(row, "date_end").getTime() + DAY_MS];
  return [new Date(start), new Date((start + end) / 2), new Date(end)];
}

/** Returns the horizontal extent of a mark in pixels. */
function extentOf(row: Row, {x}: State): readonly [number, number] {
  const [start, middle, end] = daysOf(row);
  return isDay(row) ? [x(middle) - WEAPON_RADIUS, x(middle) + WEAPON_RADIUS] : [x(start), x(end)];
}

function isDay(row: Row): boolean {
  return dateShape(text(row, "date_precision")) === "dot";
}
