import {date, flag, listOf, number, optional, parseRecord, required, slug, text} from "./validate/record.js";
import type {DateSpan} from "./dates.js";
import type {Parse} from "./validate/record.js";

/** What another reading changes in a fact; what it leaves as coded is null. */
export interface Change {
  line: number;
  fact: string;
  date: DateSpan | null;
  partOf: string | null;
  value: number | null;
  /** False where the fact falls away under this reading. */
  holds: boolean;
}

/** Another way to read what a discrepancy leaves open, beside the way that was coded. */
export interface Reading {
  id: string;
  line: number;
  label: string;
  changes: Change[];
}

const CHANGE = {
  fact: required(slug),
  date: optional(date),
  part_of: optional(slug),
  value: optional(number),
  holds: optional(flag)
};

const READING = {id: required(slug), label: required(text), changes: required(listOf(change))};

/** Reads one reading of a discrepancy. Reports `changes nothing: <reading or fact>`. */
export const reading: Parse<Reading> = (node, report) => {
  const found = parseRecord(node, READING, report);
  if (!found) return undefined;
  const {id, line, label, changes} = found;
  if (changes.length === 0) report(line, "changes nothing", id);
  return {id, line, label, changes};
};

function change(...[node, report]: Parameters<Parse<Change>>): Change | undefined {
  const found = parseRecord(node, CHANGE, report);
  if (!found) return undefined;
  const {line, fact, part_of: partOf, value} = found;
  const holds = found.holds ?? true;
  if (holds && [found.date, partOf, value].every((each) => each === null)) report(line, "changes nothing", fact);
  return {line, fact, date: found.date, partOf, value, holds};
}
