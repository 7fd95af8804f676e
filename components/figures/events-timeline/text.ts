import {label} from "../../data/codebook.js";
import {whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {capital, numeral} from "../../format/words.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** States how many of the counted events fall within the days of the rows, and how many more may. */
export function finding(counted: readonly Row[], rows: readonly Row[]): string {
  const [inside, partly] = [countAt(counted, "inside"), countAt(counted, "partly")];
  const [from = "", to = ""] = partOf(rows, "window").flatMap((row) => [
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

/** Names the front whose first day lies before those of all others; null where none does. */
export function furthestBack(rows: readonly Row[], codes: Codes): string | null {
  const firsts = new Map<string, string>();
  for (const row of countedOf(rows)) {
    const [front, day] = [text(row, "front"), maybeText(row, "date_start")];
    if (day !== null && day < (firsts.get(front) ?? "9999")) firsts.set(front, day);
  }
  const [first, second] = [...firsts].sort(([, a], [, b]) => a.localeCompare(b));
  return first && second && first[1] < second[1] ? nameOf(first[0], codes) : null;
}

/** Sums a front up in words. */
export function sayLane(front: string, rows: readonly Row[], codes: Codes): string {
  const counted = countedOf(rows).filter((row) => text(row, "front") === front);
  const name = label(codes, "front", front);
  const first = counted.find((row) => maybeText(row, "date_start") !== null);
  if (counted.length === 0) return `${name}: no dated event.`;
  const counts = `${counted.length} dated, ${countAt(counted, "inside")} within the days shown, ${countAt(counted, "partly")} perhaps`;
  return `${name}: ${counts}${first ? `; the earliest: ${text(first, "title")}, ${whenOf(first)}` : ""}.`;
}

/** Gives the dated events that count: no series, no totals, nothing denied. */
export function countedOf(rows: readonly Row[]): Row[] {
  return rows.filter((row) => ["event", "early"].includes(text(row, "part")) && flag(row, "counted"));
}

/** Gives the rows of one part. */
export function partOf(rows: readonly Row[], part: string): Row[] {
  return rows.filter((row) => text(row, "part") === part);
}

/** Gives the short name of a front. */
export function nameOf(front: string, codes: Codes): string {
  return codes.front?.find(({value}) => value === front)?.short ?? label(codes, "front", front);
}
