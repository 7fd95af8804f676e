import {label} from "../../data/codebook.js";
import {whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {capital, numeral} from "../../format/words.js";
import {rowsOfPart} from "../rows.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** States how many of the counted events fall within the window, and how many more may. */
export function finding(counted: readonly Row[], rows: readonly Row[]): string {
  const [inside, partly] = [countAt(counted, "inside"), countAt(counted, "partly")];
  const [from = "", to = ""] = rowsOfPart(rows, "window").flatMap((row) => [
    text(row, "date_start"),
    text(row, "date_end")
  ]);
  if (from > to) return `No day lies between ${printDay(from)} and ${printDay(to)}`;
  const days = from === to ? ` on ${printDay(from)}` : ` between ${printDay(from)} and ${printDay(to)}`;
  const all = counted.length === 1 ? "the one dated event shown" : `the ${numeral(counted.length)} dated events shown`;
  const share = inside === 0 ? "none" : numeral(inside);
  const more = inside === 0 ? `but ${numeral(partly)} may` : `and ${numeral(partly)} more may`;
  return `${capital(share)} of ${all} ${inside > 1 ? "fall" : "falls"}${days}${partly === 0 ? "" : `, ${more}`}`;
}

function countAt(rows: readonly Row[], position: string): number {
  return rows.filter((row) => text(row, "position") === position).length;
}

/** Returns the name of the front with the earliest date; null where two share it or there is only one. */
export function earliestFront(rows: readonly Row[], codes: Codes): string | null {
  const firsts = new Map<string, string>();
  for (const row of countedIn(rows)) {
    const [front, day] = [text(row, "front"), maybeText(row, "date_start")];
    if (day !== null && day < (firsts.get(front) ?? "9999")) firsts.set(front, day);
  }
  const [first, second] = [...firsts].sort(([, a], [, b]) => a.localeCompare(b));
  return first && second && first[1] < second[1] ? frontName(first[0], codes) : null;
}

/** Returns the counts of a front and its earliest event. */
export function laneLabel(front: string, rows: readonly Row[], codes: Codes): string {
  const counted = countedIn(rows).filter((row) => text(row, "front") === front);
  const name = label(codes, "front", front);
  const first = counted.find((row) => maybeText(row, "date_start") !== null);
  if (counted.length === 0) return `${name}: no dated event.`;
  const counts = `${counted.length} dated, ${countAt(counted, "inside")} within the days shown, ${countAt(counted, "partly")} perhaps`;
  return `${name}: ${counts}${first ? `; the earliest: ${text(first, "title")}, ${whenOf(first)}` : ""}.`;
}

/** Returns the dated events that are counted: no series, no totals, nothing denied. */
export function countedIn(rows: readonly Row[]): Row[] {
  return rows.filter((row) => ["event", "early"].includes(text(row, "part")) && flag(row, "counted"));
}

export function frontName(front: string, codes: Codes): string {
  return codes.front?.find(({value}) => value === front)?.short ?? label(codes, "front", front);
}
