import {day} from "./validate/record.js";
import type {Located} from "./validate/located.js";
import type {Report} from "./validate/problem.js";

/** One entry of the data's changelog: its day, and what changed, a paragraph or item a line. */
export interface Change {
  date: string;
  lines: string[];
}

const HEADING = /^## (\d{4}-\d\d-\d\d)$/;

/** Parses `CHANGELOG.md`, newest first. Reports `missing date`, days that are none, and days out of order. */
export function parseChangelog(text: string, report: Report): Change[] {
  const changes: Change[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    const date = HEADING.exec(line)?.[1];
    if (date !== undefined) changes.push({date: readDay(date, changes.at(-1)?.date, i + 1, report), lines: [""]});
    else if (!line.startsWith("#")) addLine(changes.at(-1), line);
  }
  if (changes.length === 0) report(1, "missing date", "no heading ## YYYY-MM-DD");
  return changes.map(({date, lines}) => ({date, lines: lines.filter((line) => line !== "")}));
}

function readDay(date: string, newer: string | undefined, line: number, report: Report): string {
  const node: Located = {kind: "scalar", line, value: date};
  const found = day(node, report) ?? "";
  if (newer !== undefined && found >= newer && found !== "" && newer !== "") report(line, "date out of order", date);
  return found;
}

/** Adds a line to the last paragraph; an empty line or an item's mark opens the next. */
function addLine(change: Change | undefined, line: string): void {
  if (change === undefined) return;
  const item = /^[-*] (.*)$/.exec(line)?.[1];
  if (line.trim() === "") change.lines.push("");
  else if (item !== undefined) change.lines.push(item.trim());
  else change.lines.push(`${change.lines.pop() ?? ""} ${line.trim()}`.trim());
}
