import {dayNumber} from "../../data/day-number.js";
import {termOf, whenOf} from "../../data/fact-label.js";
import {maybeText, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {capital, numeral} from "../../format/words.js";
import {windowsOf} from "../../marks/axis/broken-time-scale.js";
import type {Span} from "../../data/day-number.js";
import type {Row} from "../../data/row.js";
import type {Windows} from "../../marks/axis/broken-time-scale.js";
import type {DrawOptions} from "../../marks/draw-options.js";

/** What stands where in a drawing of terms, deaths, pledges and words. */
export interface Course extends DrawOptions {
  windows: Windows;
  /** The pixels between which days stand. */
  left: number;
  right: number;
  /** The middle of the column of what carries no date. */
  undated: number;
  /** Names of lanes stand above their rows and not beside them. */
  isNarrow: boolean;
  /** The day of the issue, the last that an open end reaches. */
  issue: number;
  deaths: readonly Row[];
}

const COLUMN = 56;
const NAMES = 172;

/** Lays out the axis of the rows; throws where they hold no window. */
export function courseOf(rows: readonly Row[], options: DrawOptions): Course {
  const {width} = options;
  const isNarrow = width < 640;
  const [left, right] = [isNarrow ? 8 : NAMES, width - COLUMN - 8];
  const spans = partOf(rows, "window").map((row): Span => ({
    first: dayNumber(text(row, "date_start")),
    last: dayNumber(text(row, "date_end"))
  }));
  return {
    ...options,
    windows: windowsOf(spans, left, right),
    left,
    right,
    undated: width - COLUMN / 2,
    isNarrow,
    issue: issueOf(rows),
    deaths: partOf(rows, "death")
  };
}

/** Gives the rows of one part. */
export function partOf(rows: readonly Row[], part: string): Row[] {
  return rows.filter((row) => text(row, "part") === part);
}

/** Tells whether a row says what did not happen. */
export function isAbsent(row: Row): boolean {
  return maybeText(row, "outcome") === "none";
}

/** Tells whether a term is nobody's as far as the rows shown tell: neither start nor end. */
export function isVacant(row: Row): boolean {
  return text(row, "part") === "term" && maybeText(row, "date_start") === null && maybeText(row, "date_end") === null;
}

/** States what followed the deaths that are shown, and what did not. */
export function finding(rows: readonly Row[]): string {
  const [first, ...later] = partOf(rows, "death");
  if (!first) return "No death of a caliph fits";
  const pledge = partOf(rows, "pledge").find((row) => !isAbsent(row));
  const said = `${surname(first)}’s ${deathOf(first)}`;
  const within = pledge && maybeText(pledge, "within_words");
  const start = !pledge
    ? `No pledge follows ${said}`
    : `${within ? `${capital(within)} of` : "After"} ${said} provinces pledge to a successor`;
  const last = later.at(-1);
  if (last) return `${start}; ${sayLast(last, rows)}`;
  const open = partOf(rows, "term").find((row) => maybeText(row, "date_start") && !maybeText(row, "until_last"));
  return open ? `${start}; no end of ${surname(open)}’s term is as certain as asked` : start;
}

/** Says a row in the words that stand beside its mark; null where its marks say enough. */
export function wordsOf(row: Row, {deaths, issue}: Course): string | null {
  if (text(row, "part") !== "term") {
    return maybeText(row, "date_precision") === null ? text(row, "title") : `${text(row, "title")}, ${whenOf(row)}`;
  }
  if (isVacant(row)) {
    const days = daysSince(deaths.at(-1), issue);
    return `No successor is told of${days === null ? "" : `, ${numeral(days)} days on`}`;
  }
  if (maybeText(row, "date_start") === null) return `Caliph ${termOf(row)}; the text gives no start`;
  return maybeText(row, "until_last") === null ? "Caliph to this day, as far as anything is this certain" : null;
}

/** Says whether provinces pledged, and how soon. */
export function pledgeWords(row: Row): string {
  if (isAbsent(row)) return "no pledge";
  const within = maybeText(row, "within_words");
  return within === null ? "pledge" : `pledge ${within.charAt(0).toLowerCase()}${within.slice(1)}`;
}

/** Counts the days from a death to a day; null where the text does not give the day of the death. */
export function daysSince(death: Row | undefined, day: number): number | null {
  if (!death || maybeText(death, "date_precision") !== "day") return null;
  return day - dayNumber(text(death, "date_start"));
}

/** Gives the last word of a name. */
export function surname(row: Row): string {
  return text(row, "person").split(" ").at(-1) ?? "";
}

/** Gives the day of the issue that the rows are from. */
export function issueOf(rows: readonly Row[]): number {
  const [row] = rows;
  if (!row) throw new Error("no rows");
  return dayNumber(text(row, "issue"));
}

function sayLast(death: Row, rows: readonly Row[]): string {
  const days = daysSince(death, issueOf(rows));
  const said = `${surname(death)}’s ${deathOf(death)}`;
  const absent = partOf(rows, "pledge").find(isAbsent);
  const end = absent && maybeText(absent, "date_end");
  if (end) return `no pledge is known to follow ${said} by ${printDay(end)}`;
  const when = `${days === null ? "" : `${numeral(days)} days `}after ${said}`;
  return absent ? `${when} no pledge is known` : `${when} no row tells of any`;
}

/** Qualifies a death that the author does not state himself. */
function deathOf(row: Row): string {
  const certainty = text(row, "certainty");
  return certainty === "asserted" ? "death" : `${certainty} death`;
}
