import {sayFact, whenOf} from "../../data/fact-label.js";
import {maybeNumber, maybeText, number, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {numeral} from "../../format/words.js";
import {countLabel, sourcesLabel} from "../count-text.js";
import {rowsOfPart} from "../rows.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** States how the numbers shown compare: the first with the last or, where the last fills the scale, who finds it too many. */
export function finding(rows: readonly Row[]): string {
  const counts = numbersIn(rows).filter((row) => maybeText(row, "viewer") === null);
  const [peak] = counts;
  const now = counts.at(-1);
  if (!peak || !now) return "No count of U.S. troops fits";
  const viewed = numbersIn(rows).find((row) => maybeText(row, "viewer") !== null && row.value === now.value);
  if (viewed && fullWidthOf(rows) === now.value) {
    return `For ${text(viewed, "viewer")} all ${countLabel(now)} U.S. troops left in Iraq are too many, by the author’s account`;
  }
  if (peak === now) return `${countLabel(now)} U.S. troops in Iraq${dateIn(now)}`;
  const share = number(peak, "value") / number(now, "value");
  const about = Number.isInteger(share) ? "" : "about ";
  return `U.S. troops in Iraq are down from ${countLabel(peak)} to ${countLabel(now)}${dateIn(now)}: ${about}one in ${numeral(Math.round(share))}`;
}

/** States that the text gives no number between a count without a date and one with a date; empty where not both are shown. */
export function missingBetween(rows: readonly Row[]): string[] {
  const [peak] = numbersIn(rows).filter((row) => maybeText(row, "date_start") === null);
  const dated = numbersIn(rows).filter((row) => maybeText(row, "date_start") !== null);
  if (!peak || dated.length === 0) return [];
  return [
    `The text gives ${countLabel(peak)} no date, and no number between: how fast the force shrank it does not tell.`
  ];
}

/** Returns the number whose bar fills the width; null where no row has a number. */
export function fullWidthOf(rows: readonly Row[]): number | null {
  return rows.map((row) => maybeNumber(row, "full_width"))[0] ?? null;
}

/** Returns tooltip and accessible name of a row. */
export function rowLabel(row: Row, codes: Codes): string {
  return sayFact(row, codes, [numberLabel(row), sourcesLabel(row)]);
}

export function numberLabel(row: Row): string {
  return text(row, "part") === "number" ? countLabel(row) : "No number in the text";
}

function numbersIn(rows: readonly Row[]): Row[] {
  return rowsOfPart(rows, "number").filter((row) => maybeNumber(row, "value") !== null);
}

function dateIn(row: Row): string {
  const day = maybeText(row, "date_start");
  if (day === null) return "";
  return text(row, "date_precision") === "day" ? ` on ${printDay(day)}` : ` in ${whenOf(row)}`;
}
