import {groups} from "d3";
import {label} from "../../data/codebook.js";
import {sayFact, whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text, texts} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {isDated} from "../../marks/date-mark.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

const NO_DEED = "No deed named";

/** Returns the rows of one part that may be counted: series and totals are left out. */
export function countedIn(rows: readonly Row[], part: string): Row[] {
  return rows.filter((row) => text(row, "part") === part && !flag(row, "umbrella"));
}

/** Returns whether the lanes are deeds, each with the measures that are for it. */
export function isByDeed(rows: readonly Row[]): boolean {
  return rows.some((row) => [maybeText(row, "deed"), NO_DEED].includes(text(row, "lane")));
}

/** Returns tooltip and accessible name of a row. */
export function rowLabel(row: Row, codes: Codes): string {
  const deed = maybeText(row, "deed");
  const tie = text(row, "part") === "measure" ? [deed === null ? NO_DEED : `Deed: ${deed}`] : [];
  const series = flag(row, "umbrella") ? ["A series or total of cases"] : [];
  return sayFact(row, codes, [...[...texts(row, "counts"), ...withinOf(row)].map(capital), ...tie, ...series]);
}

/** Returns the words printed beside a mark: title, date, counts and, unless the author asserts it, the certainty. */
export function rowWords(row: Row, codes: Codes): string {
  const [certainty, hedge] = [text(row, "certainty"), maybeText(row, "hedge")];
  const firmness = `${label(codes, "certainty", certainty)}${hedge === null || hedge === certainty ? "" : `: “${hedge}”`}`;
  const when = isDated(row) ? [whenOf(row)] : [];
  const words = [[text(row, "title"), ...when].join(", "), ...texts(row, "counts"), ...withinOf(row)].join("; ");
  return certainty === "asserted" ? words : `${words} (${firmness})`;
}

/** Returns the subtitle of a lane: of a deed how many measures name it, else how many rows are dated. */
export function laneSubtitle(rows: readonly Row[]): string {
  if (isByDeed(rows)) {
    const measures = countedIn(rows, "measure").length;
    return `${measures === 0 ? "no" : numeral(measures)} ${measures === 1 ? "measure" : "measures"} told`;
  }
  const counted = rows.filter((row) => text(row, "part") !== "gap" && !flag(row, "umbrella"));
  const dated = counted.filter(isDated).length;
  return `${dated} dated, ${counted.length - dated} not`;
}

/** States by deed how many attacks have a measure, otherwise when attacks end and measures come. */
export function finding(rows: readonly Row[]): string {
  const parts = isByDeed(rows) ? [...answered(rows), ...tied(rows)] : [...lastAttack(rows), ...yearOfMeasures(rows)];
  return parts.length > 0 ? capital(parts.join("; ")) : "Series, threats or claims alone";
}

function withinOf(row: Row): string[] {
  const within = maybeText(row, "within");
  return within === null ? [] : [`read as among “${within}”`];
}

function answered(rows: readonly Row[]): string[] {
  const attacks = countedIn(rows, "attack").filter((row) => maybeText(row, "deed_id") !== null);
  const measures = countedIn(rows, "measure").map((row) => maybeText(row, "deed_id"));
  const count = attacks.filter((row) => measures.includes(text(row, "deed_id"))).length;
  if (attacks.length === 0) return [];
  if (measures.length === 0) return [`${plural(attacks.length, "single attack")} shown`];
  const some = count === 0 ? "none" : numeral(count);
  return [
    `of ${plural(attacks.length, "single attack")} shown, ${some} ${count > 1 ? "have" : "has"} a measure told for it`
  ];
}

function tied(rows: readonly Row[]): string[] {
  const measures = countedIn(rows, "measure");
  const loose = measures.filter((row) => maybeText(row, "deed_id") === null).length;
  if (measures.length === 0) return ["no measure is shown"];
  return [
    `${loose === 0 ? "none" : numeral(loose)} of ${plural(measures.length, "measure")} ${loose > 1 ? "name" : "names"} no deed`
  ];
}

function lastAttack(rows: readonly Row[]): string[] {
  const attacks = countedIn(rows, "attack");
  const [last] = attacks.filter(isDated).sort((a, b) => endOf(b).localeCompare(endOf(a)));
  if (attacks.length === 0) return [];
  return [last ? `the last single attack shown is of ${whenOf(last)}` : "no attack shown carries a date"];
}

/** Returns the year in which most measures end. */
function yearOfMeasures(rows: readonly Row[]): string[] {
  const measures = countedIn(rows, "measure");
  const years = measures.filter(isDated).map((row) => endOf(row).slice(0, 4));
  const [[year, own] = ["", []]] = groups(years, (each) => each).sort(([, a], [, b]) => b.length - a.length);
  if (measures.length === 0) return [];
  if (years.length === 0) return ["no measure shown carries a date"];
  if (years.length === 1) return [`the one dated measure falls in ${year}`];
  return [
    `${numeral(own.length)} of ${plural(years.length, "dated measure")} ${own.length > 1 ? "fall" : "falls"} in ${year}`
  ];
}

function plural(value: number, noun: string): string {
  return `${numeral(value)} ${noun}${value === 1 ? "" : "s"}`;
}

function endOf(row: Row): string {
  return maybeText(row, "date_end") ?? text(row, "date_start");
}
