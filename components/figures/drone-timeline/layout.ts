import {scaleUtc} from "d3";
import {date, maybeNumber, maybeText, text} from "../../data/row.js";
import {calendarOf} from "../../marks/axis/months.js";
import {extent} from "../../marks/certainty.js";
import {besideOf} from "../../marks/layout/labels.js";
import {boxOf, fold, textWidth} from "../../marks/text.js";
import {WEAPON_RADIUS, WEAPON_STEP, weaponSymbol} from "../../marks/weapon-symbol.js";
import {attacksOf, detailsOf, hrefOf, isOfSeries, placeOf, sayRow} from "./text.js";
import type {SymbolType} from "d3";
import type {Row} from "../../data/row.js";
import type {Calendar} from "../../marks/axis/months.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Bar, Point} from "../../marks/plot-marks.js";
import type {Label, Spot, Style} from "../../marks/text.js";

/** Where everything of some attacks stands: days across, a row a site, pixels down. */
export interface Sites {
  calendar: Calendar;
  left: number;
  right: number;
  /** The foot of the last site. */
  bottom: number;
  /** Lines above the sites. */
  rules: {x1: number; x2: number; y: number}[];
  /** Days that words lead down from. */
  guides: {x: Date; y: number}[];
  bars: Bar[];
  /** Bars with weapons in their middle, `x`. */
  barsOfWeapons: (Bar & {x: Date})[];
  weapons: (Point & {symbol: SymbolType})[];
  words: Point[];
  labels: Label[];
  spots: Spot[];
}

interface Frame extends DrawOptions, Sites {
  claims: readonly Row[];
  /** Labels stand above their rows and not beside them. */
  isNarrow: boolean;
  x: (day: Date) => number;
}

interface Lane {
  name: string;
  country: string | null;
  rows: readonly Row[];
}

/** Names what is no site: words and anniversaries. */
export const AROUND = "Words and anniversary";

/** Where the first site begins. */
export const TOP = 36;

/** Room on either side of the middle of weapons on a bar. */
export const GAP = 22;

const DAY = 86_400_000;
const COLOR = "var(--front-iranian-proxies)";
const WORD_COLOR = "var(--ink-2)";
const PLAIN: Style = {size: 12, leading: 15, fill: "var(--ink-2)"};
const BOLD: Style = {...PLAIN, fill: "var(--ink)", isBold: true};
const NAME: Style = {size: 13, leading: 16, fill: "var(--ink)", isBold: true};
const COUNTRY: Style = {...PLAIN, size: 11};
const UNCOUNTED: Style = {size: 14, leading: 14, fill: COLOR, isBold: true};

/** Places attacks, the words around them and their claims, site by site. */
export function placeSites(rows: readonly Row[], options: DrawOptions): Sites {
  const frame = frameOf(rows, options);
  return {...frame, bottom: lanesOf(rows).reduce((top, lane) => placeLane(lane, top, frame), TOP)};
}

function frameOf(rows: readonly Row[], options: DrawOptions): Frame {
  const {width} = options;
  const isNarrow = width < 560;
  const [left, right] = [isNarrow ? 8 : 164, width - 8];
  const calendar = calendarOf(rows);
  const claims = rows.filter((row) => text(row, "part") === "claim");
  const x = scaleUtc([calendar.start, calendar.end], [left, right]);
  const empty = {
    bottom: TOP,
    rules: [],
    guides: [],
    bars: [],
    barsOfWeapons: [],
    weapons: [],
    words: [],
    labels: [],
    spots: []
  };
  return {...options, ...empty, calendar, claims, isNarrow, left, right, x};
}

/** Words first, then the sites in the order of the rows, each with the claims that no one attack owns. */
function lanesOf(rows: readonly Row[]): Lane[] {
  const words = rows.filter((row) => text(row, "part") === "word");
  const attacks = attacksOf(rows);
  const sites = [...new Set(attacks.map(placeOf))].map((name) => {
    const own = attacks.filter((row) => placeOf(row) === name);
    const claims = rows.filter((row) => isOfSeries(row) && placeOf(row) === name);
    return {name, country: own.map((row) => maybeText(row, "country"))[0] ?? null, rows: [...own, ...claims]};
  });
  return [...(words.length > 0 ? [{name: AROUND, country: null, rows: words}] : []), ...sites];
}

/** Places one site; gives its foot, as the others do that follow. */
function placeLane({name, country, rows}: Lane, top: number, frame: Frame): number {
  const {isNarrow, labels, left, rules, width} = frame;
  const x = isNarrow ? left : 0;
  const room = isNarrow ? width - 16 : left - 20;
  const lines = fold(name, room, NAME);
  const after = textWidth(name, NAME.size, true) + 6;
  const isBeside = isNarrow && after + textWidth(country ?? "", COUNTRY.size) <= room;
  const foot = top + 20 + (lines.length - 1) * NAME.leading + (country === null || isBeside ? 0 : 15);
  rules.push({x1: x, x2: width, y: top});
  labels.push({x, y: top + 20, lines, style: NAME});
  if (country !== null) labels.push({x: isBeside ? x + after : x, y: foot, lines: [country], style: COUNTRY});
  const y = rows.reduce((y, row) => placeEntry(row, y, frame) + 9, isNarrow ? foot + 8 : top + 8);
  return Math.max(y, foot + 10);
}

function placeEntry(row: Row, top: number, frame: Frame): number {
  const {labels, spots} = frame;
  const isAttack = text(row, "part") === "attack";
  const count = maybeNumber(row, "weapon_count");
  const [x1, x2] = reachOf(row, frame);
  const depth = (isAttack ? (count ?? 1) : 1) * WEAPON_STEP;
  if (isAttack) placeWeapons(row, (x1 + x2) / 2, top + 7, frame);
  else placeWord(row, top + 7, frame);
  const side = besideOf(x1, x2 + (isAttack && count === null && isDay(row) ? 12 : 0), frame);
  let y = top + (side.isBelow ? depth + 2 : 0);
  const details = detailsOf(row, frame).map(({words, isBold, claim}) => {
    const style = isBold ? BOLD : PLAIN;
    const label = {x: side.x, y: y + 11, lines: fold(words, side.room, style), style, anchor: side.anchor};
    y += label.lines.length * style.leading;
    return {label, box: boxOf(label), claim};
  });
  labels.push(...details.map(({label}) => label));
  const bottom = side.isBelow ? y + 2 : Math.max(y, top + depth);
  const left = Math.min(x1, ...details.map(({box}) => box.x1)) - 4;
  const right = Math.max(x2, ...details.map(({box}) => box.x2)) + 4;
  spots.push({x1: left, x2: right, y1: top - 3, y2: bottom + 2, ...linkOf(row, frame)});
  for (const {box, claim} of details) {
    if (claim) spots.push({...box, y1: box.y1 - 5, y2: box.y2 + 5, ...linkOf(claim, frame)});
  }
  return bottom;
}

function linkOf(row: Row, frame: Frame): Pick<Spot, "href" | "label"> {
  return {href: hrefOf(row, frame), label: sayRow(row, frame)};
}

function placeWeapons(row: Row, x: number, y: number, {barsOfWeapons, weapons, labels}: Frame): void {
  const count = maybeNumber(row, "weapon_count");
  const mark = {certainty: text(row, "certainty"), color: COLOR};
  const [x1, middle, x2] = daysOf(row);
  if (!isDay(row)) barsOfWeapons.push({...mark, x1, x: middle, x2, y});
  const symbol = weaponSymbol(maybeText(row, "weapon"));
  for (let i = 0; i < (count ?? 1); i++) weapons.push({...mark, x: middle, y: y + i * WEAPON_STEP, symbol});
  if (count === null) labels.push({x: x + WEAPON_RADIUS + 3, y: y + 5, lines: ["?"], style: UNCOUNTED});
}

function placeWord(row: Row, y: number, {bars, guides, words}: Frame): void {
  const mark = {certainty: text(row, "certainty"), color: WORD_COLOR, y};
  const [x1, x, x2] = daysOf(row);
  if (!isDay(row)) bars.push({...mark, x1, x2});
  else {
    words.push({...mark, x});
    if (!isOfSeries(row)) guides.push({x, y});
  }
}

/** Gives the midnights that open and close the days of a row, and the middle between them. */
function daysOf(row: Row): readonly [Date, Date, Date] {
  const [start, end] = [date(row, "date_start").getTime(), date(row, "date_end").getTime() + DAY];
  return [new Date(start), new Date((start + end) / 2), new Date(end)];
}

/** Gives the pixels that a mark takes across. */
function reachOf(row: Row, {x}: Frame): readonly [number, number] {
  const [start, middle, end] = daysOf(row);
  return isDay(row) ? [x(middle) - WEAPON_RADIUS, x(middle) + WEAPON_RADIUS] : [x(start), x(end)];
}

function isDay(row: Row): boolean {
  return extent(text(row, "date_precision")) === "dot";
}
