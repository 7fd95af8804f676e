import {label} from "../../data/codebook.js";
import {sayFact, whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text, texts} from "../../data/row.js";
import {capital, sequence} from "../../format/words.js";
import {PEOPLE_WIDTH, countOf, peopleHeight, placePeople, sayCount} from "../../marks/person-icons.js";
import {fold} from "../../marks/text.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {People} from "../../marks/person-icons.js";
import type {Certain, Point} from "../../marks/plot-marks.js";
import type {Box, Label, Spot, Style} from "../../marks/text.js";

/** Where everything of some arrests stands, front by front, in pixels. */
export interface Roster {
  /** The foot of the last front. */
  bottom: number;
  /** Lines above the fronts, in their colors. */
  heads: {y: number; color: string}[];
  /** Frames that set totals apart. */
  frames: Box[];
  people: (Point & People["people"][number])[];
  rings: (People["rings"][number] & Certain)[];
  dashes: (People["dashes"][number] & Certain)[];
  labels: Label[];
  spots: Spot[];
}

interface Frame extends DrawOptions, Roster {
  /** Labels stand above their circles and not beside them. */
  isNarrow: boolean;
  /** Letters of the totals shown, by event. */
  letters: ReadonlyMap<string, string>;
}

interface Line {
  words: string;
  style: Style;
}

const PAD = 10;
const DATE_WIDTH = 116;
const SPACE = 12;
const PLAIN: Style = {size: 12, leading: 15, fill: "var(--ink)"};
const BOLD: Style = {...PLAIN, isBold: true};
const DATE: Style = {...PLAIN, fill: "var(--ink-2)"};
const DETAIL: Style = {...DATE, size: 11};
const HEAD: Style = {...DETAIL, isItalic: true};
const FRONT: Style = {...BOLD, size: 14, leading: 18};

/** Places arrests front by front, totals before the cases and apart from them. */
export function placeRoster(rows: readonly Row[], options: DrawOptions): Roster {
  const totals = [...new Set(rows.filter((row) => flag(row, "total")).map((row) => text(row, "event_id")))];
  const letters = new Map(totals.map((id, i) => [id, String.fromCharCode(65 + i)]));
  const empty = {bottom: 0, heads: [], frames: [], people: [], rings: [], dashes: [], labels: [], spots: []};
  const frame: Frame = {...options, ...empty, isNarrow: options.width < 560, letters};
  const fronts = [...new Set(rows.map((row) => text(row, "article_id")))];
  const foot = fronts.reduce((top, front) => {
    const own = rows.filter((row) => text(row, "article_id") === front);
    return placeFront(front, own, top, frame) + 22;
  }, 4);
  return {...frame, bottom: foot - 10};
}

/** Places one front; gives its foot, as the others do that follow. */
function placeFront(front: string, rows: readonly Row[], top: number, frame: Frame): number {
  const {codes, heads, labels, width} = frame;
  const lines = fold(label(codes, "front", front), width - 2 * PAD, FRONT);
  heads.push({y: top, color: `var(--front-${front})`});
  labels.push({x: PAD, y: top + 22, lines, style: FRONT});
  const totals = rows.filter((row) => flag(row, "total"));
  const cases = rows.filter((row) => !flag(row, "total"));
  let y = top + 18 + lines.length * FRONT.leading;
  if (totals.length > 0) {
    y = placeTotals(totals, y, frame) + SPACE;
    if (cases.length > 0) y = placeHead("Cases", y, frame);
  }
  return placeEntries(cases, y, frame) - 8;
}

/** Sets the totals apart in a frame of their own. */
function placeTotals(totals: readonly Row[], top: number, frame: Frame): number {
  const foot = placeEntries(totals, placeHead("Totals, never added to the cases", top + 4, frame), frame);
  frame.frames.push({x1: 0.5, x2: frame.width - 0.5, y1: top + 0.5, y2: foot - 3.5});
  return foot - 4;
}

function placeHead(head: string, top: number, {labels}: Frame): number {
  labels.push({x: PAD, y: top + 12, lines: [head], style: HEAD});
  return top + 22;
}

function placeEntries(rows: readonly Row[], top: number, frame: Frame): number {
  return rows.reduce((y, row) => placeEntry(row, y, frame) + SPACE, top);
}

function placeEntry(row: Row, top: number, frame: Frame): number {
  const {codes, isNarrow, link, spots, width} = frame;
  const count = countOf(row);
  const details = detailsOf(row, frame);
  const x = isNarrow ? PAD : PAD + DATE_WIDTH + PEOPLE_WIDTH + 14;
  const dates = isNarrow ? top : placeLines(dateLines(row, frame), PAD, top, DATE_WIDTH - 8, frame);
  const words = placeLines(linesOf(row, details, frame), x, top, width - x - PAD, frame);
  let bottom = Math.max(dates, words);
  if (!isNarrow || count.kind !== "nobody") {
    const y = isNarrow ? words + 3 : count.kind === "names" ? top - 1 : top;
    placeCount(row, isNarrow ? PAD : PAD + DATE_WIDTH, y, frame);
    bottom = Math.max(bottom, y + peopleHeight(count));
  }
  spots.push({
    x1: PAD - 5,
    x2: width - PAD + 5,
    y1: top - 4,
    y2: bottom + 4,
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: sayFact(row, codes, [sayCount(row, codes), ...details].map(capital))
  });
  return bottom;
}

function placeCount(row: Row, x: number, y: number, frame: Frame): void {
  const {people, rings, dashes} = placePeople(countOf(row), x, y);
  const look = {certainty: text(row, "certainty"), color: `var(--front-${text(row, "article_id")})`};
  frame.people.push(...people.map((each) => ({...each, ...look})));
  frame.rings.push(...rings.map((each) => ({...each, ...look})));
  frame.dashes.push(...dashes.map((each) => ({...each, ...look})));
}

function placeLines(lines: readonly Line[], x: number, top: number, width: number, {labels}: Frame): number {
  return lines.reduce((y, {words, style}) => {
    const lines = fold(words, width, style);
    labels.push({x, y: y + 11, lines, style});
    return y + lines.length * style.leading;
  }, top);
}

/** On a narrow drawing the words say the date and the letter; on a wide one these have a column of their own. */
function linesOf(row: Row, details: readonly string[], {codes, isNarrow, letters}: Frame): Line[] {
  const own = letters.get(text(row, "event_id"));
  const count = sayCount(row, codes);
  const more = isNarrow ? [whenOf(row), ...details] : details;
  return [
    {words: isNarrow && own !== undefined ? `Total ${own}: ${count}` : count, style: BOLD},
    {words: text(row, "title"), style: PLAIN},
    ...(more.length > 0 ? [{words: capital(more.join("; ")), style: DETAIL}] : [])
  ];
}

function dateLines(row: Row, {letters}: Frame): Line[] {
  const own = letters.get(text(row, "event_id"));
  return [
    ...(own === undefined ? [] : [{words: `Total ${own}`, style: BOLD}]),
    {words: capital(whenOf(row)), style: DATE}
  ];
}

/** Says where and by whom, what part of the number is singled out, and which total contains it, as far as known. */
function detailsOf(row: Row, {codes, letters}: Frame): string[] {
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
