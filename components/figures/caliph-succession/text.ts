import {dayNumber} from "../../data/day-number.js";
import {termOf, whenOf} from "../../data/fact-label.js";
import {maybeText, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {capital, numeral} from "../../format/words.js";
import {rowsOfPart} from "../rows.js";
import type {Row} from "../../data/row.js";

/** Returns whether a row is about what did not happen. */
export function isAbsent(row: Row): boolean {
  return maybeText(row, "outcome") === "none";
}

/** Returns whether a term has neither start nor end: in the rows shown, nobody is in office. */
export function isVacant(row: Row): boolean {
  return text(row, "part") === "term" && maybeText(row, "date_start") === null && maybeText(row, "date_end") === null;
}

/** States what followed the deaths that are shown, and what did not. */
export function finding(rows: readonly Row[]): string {
  const [first, ...later] = rowsOfPart(rows, "death");
  if (!first) return "No death of a caliph fits";
  const pledge = rowsOfPart(rows, "pledge").find((row) => !isAbsent(row));
  const words = `${surnameOf(first)}’s ${deathOf(first)}`;
  const within = pledge && maybeText(pledge, "within_words");
  const start = !pledge
    ? `No pledge follows ${words}`
    : `${within ? `${capital(within)} of` : "After"} ${words} provinces pledge to a successor`;
  const last = later.at(-1);
  if (last) return `${start}; ${lastDeath(last, rows)}`;
  const open = rowsOfPart(rows, "term").find((row) => maybeText(row, "date_start") && !maybeText(row, "until_last"));
  return open ? `${start}; no end of ${surnameOf(open)}’s term is as certain as asked` : start;
}

/** Returns the words beside a mark; null where the marks of the row say enough. */
export function rowWords(row: Row, {deaths, issue}: {deaths: readonly Row[]; issue: number}): string | null {
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

/** Returns whether provinces pledged, and how soon. */
export function pledgeLabel(row: Row): string {
  if (isAbsent(row)) return "no pledge";
  const within = maybeText(row, "within_words");
  return within === null ? "pledge" : `pledge ${within.charAt(0).toLowerCase()}${within.slice(1)}`;
}

/** Returns the days from a death to a day; null where the day of the death is not known. */
export function daysSince(death: Row | undefined, day: number): number | null {
  if (!death || maybeText(death, "date_precision") !== "day") return null;
  return day - dayNumber(text(death, "date_start"));
}

/** Returns the last word of a name. */
export function surnameOf(row: Row): string {
  return text(row, "person").split(" ").at(-1) ?? "";
}

/** Returns the day of publication; throws where there are no rows. */
export function issueOf(rows: readonly Row[]): number {
  const [row] = rows;
  if (!row) throw new Error("no rows");
  return dayNumber(text(row, "issue"));
}

function lastDeath(death: Row, rows: readonly Row[]): string {
  const days = daysSince(death, issueOf(rows));
  const words = `${surnameOf(death)}’s ${deathOf(death)}`;
  const absent = rowsOfPart(rows, "pledge").find(isAbsent);
  const end = absent && maybeText(absent, "date_end");
  if (end) return `no pledge is known to follow ${words} by ${printDay(end)}`;
  const when = `${days === null ? "" : `${numeral(days)} days `}after ${words}`;
  return absent ? `${when} no pledge is known` : `${when} no row tells of any`;
}

/** Returns "death", with its certainty where the author does not assert it. */
function deathOf(row: Row): string {
  const certainty = text(row, "certainty");
  return certainty === "asserted" ? "death" : `${certainty} death`;
}
