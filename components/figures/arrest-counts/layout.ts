import {groups} from "d3";
import {label} from "../../data/codebook.js";
import {sayFact, whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text, texts} from "../../data/row.js";
import {capital, sequence} from "../../format/words.js";
import {BODY, STRONG, placeText} from "../../marks/layout/lanes.js";
import {hrefOf} from "../../marks/link.js";
import {PEOPLE_WIDTH, countOf, peopleHeight, placePeople, sayCount} from "../../marks/person-icons.js";
import {wrapLabel} from "../../marks/text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Box} from "../../marks/layout/box.js";
import type {LaneParts, Paragraph} from "../../marks/layout/lanes.js";
import type {People} from "../../marks/person-icons.js";
import type {TextStyle} from "../../marks/text.js";

/** Arrests front by front, totals before the single cases, in pixels. */
export interface Layout extends People, Pick<LaneParts, "labels" | "spots"> {
  /** Bottom of the last front. */
  bottom: number;
  /** Lines above the fronts, in their colors. */
  fronts: {y: number; color: string}[];
  /** Outlines around the totals of a front. */
  boxes: Box[];
}

interface State extends DrawOptions, Layout {
  /** Words stand above their circles instead of to the right of them. */
  isNarrow: boolean;
  /** Letter of each total shown, by event id. */
  letters: ReadonlyMap<string, string>;
}

const PAD = 10;
const DATE_WIDTH = 116;
const GAP = 12;
const DATE: TextStyle = {...BODY, fill: "var(--ink-2)"};
const DETAIL: TextStyle = {...DATE, size: 11};
const SECTION: TextStyle = {...DETAIL, isItalic: true};
const FRONT: TextStyle = {...STRONG, size: 14, leading: 18};

export function computeLayout(rows: readonly Row[], options: DrawOptions): Layout {
  const totals = [...new Set(rows.filter((row) => flag(row, "total")).map((row) => text(row, "event_id")))];
  const letters = new Map(totals.map((id, i) => [id, String.fromCharCode(65 + i)]));
  const empty = {bottom: 0, fronts: [], boxes: [], people: [], rings: [], dashes: [], labels: [], spots: []};
  const state: State = {...options, ...empty, isNarrow: options.width < 560, letters};
  const fronts = groups(rows, (row) => text(row, "article_id"));
  const bottom = fronts.reduce((top, [front, own]) => placeFront(front, own, top, state) + 22, 4);
  return {...state, bottom: bottom - 10};
}

function placeFront(front: string, rows: readonly Row[], top: number, state: State): number {
  const {codes, fronts, labels, width} = state;
  const lines = wrapLabel(label(codes, "front", front), width - 2 * PAD, FRONT);
  fronts.push({y: top, color: `var(--front-${front})`});
  labels.push({x: PAD, y: top + 22, lines, style: FRONT});
  const totals = rows.filter((row) => flag(row, "total"));
  const cases = rows.filter((row) => !flag(row, "total"));
  let y = top + 18 + lines.length * FRONT.leading;
  if (totals.length > 0) {
    y = placeTotals(totals, y, state) + GAP;
    if (cases.length > 0) y = placeTitle("Cases", y, state);
  }
  return placeRows(cases, y, state) - 8;
}

function placeTotals(totals: readonly Row[], top: number, state: State): number {
  const bottom = placeRows(totals, placeTitle("Totals, never added to the cases", top + 4, state), state);
  state.boxes.push({x1: 0.5, x2: state.width - 0.5, y1: top + 0.5, y2: bottom - 3.5});
  return bottom - 4;
}

function placeTitle(title: string, top: number, {labels}: State): number {
  labels.push({x: PAD, y: top + 12, lines: [title], style: SECTION});
  return top + 22;
}

function placeRows(rows: readonly Row[], top: number, state: State): number {
  return rows.reduce((y, row) => placeRow(row, y, state) + GAP, top);
}

function placeRow(row: Row, top: number, state: State): number {
  const {codes, isNarrow, labels, spots, width} = state;
  const count = countOf(row);
  const details = detailsOf(row, state);
  const x = isNarrow ? PAD : PAD + DATE_WIDTH + PEOPLE_WIDTH + 14;
  const dates = isNarrow ? top : placeText(dateColumn(row, state), {x: PAD, top, maxWidth: DATE_WIDTH - 8}, labels).y2;
  const words = placeText(wordColumn(row, details, state), {x, top, maxWidth: width - x - PAD}, labels).y2;
  let bottom = Math.max(dates, words);
  if (!isNarrow || count.kind !== "nobody") {
    const y = isNarrow ? words + 3 : count.kind === "names" ? top - 1 : top;
    placeCount(row, isNarrow ? PAD : PAD + DATE_WIDTH, y, state);
    bottom = Math.max(bottom, y + peopleHeight(count));
  }
  spots.push({
    x1: PAD - 5,
    x2: width - PAD + 5,
    y1: top - 4,
    y2: bottom + 4,
    href: hrefOf(row, state),
    label: sayFact(row, codes, [sayCount(row, codes), ...details].map(capital))
  });
  return bottom;
}

function placeCount(row: Row, x: number, y: number, state: State): void {
  const look = {certainty: text(row, "certainty"), color: `var(--front-${text(row, "article_id")})`};
  const {people, rings, dashes} = placePeople(countOf(row), {x, y, ...look});
  state.people.push(...people);
  state.rings.push(...rings);
  state.dashes.push(...dashes);
}

/** Returns count, title and details; on a narrow drawing also letter and date, which have no column of their own there. */
function wordColumn(row: Row, details: readonly string[], {codes, isNarrow, letters}: State): Paragraph[] {
  const letter = letters.get(text(row, "event_id"));
  const count = sayCount(row, codes);
  const more = isNarrow ? [whenOf(row), ...details] : details;
  return [
    [isNarrow && letter !== undefined ? `Total ${letter}: ${count}` : count, STRONG],
    [text(row, "title"), BODY],
    ...(more.length > 0 ? [[capital(more.join("; ")), DETAIL] as const] : [])
  ];
}

function dateColumn(row: Row, {letters}: State): Paragraph[] {
  const letter = letters.get(text(row, "event_id"));
  return [...(letter === undefined ? [] : [[`Total ${letter}`, STRONG] as const]), [capital(whenOf(row)), DATE]];
}

/** Returns place, authorities, what part of the number is singled out, and the total that contains it, as far as known. */
function detailsOf(row: Row, {codes, letters}: State): string[] {
  const [place, country] = [maybeText(row, "place"), maybeText(row, "country")];
  const authorities = texts(row, "authorities");
  const total = letters.get(maybeText(row, "part_of") ?? "");
  return [
    ...(place === null ? [] : [country === null || place.includes(country) ? place : `${place}, ${country}`]),
    ...(authorities.length > 0 ? [`${label(codes, "role", "authority")}: ${sequence(authorities)}`] : []),
    ...texts(row, "among"),
    ...(total === undefined ? [] : [`part of total ${total}`])
  ];
}
