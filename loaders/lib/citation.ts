import {isDay, isoDay, monthSpan, yearSpan} from "./dates.js";
import type {DatePrecision} from "./dates.js";

/** One source of a bracket. */
export interface Source {
  outlet: string;
  note: string | null;
  datePrinted: string | null;
  published: string | null;
  precision: DatePrecision | null;
  yearInferred: boolean;
}

interface PrintedDate {
  published: string;
  precision: DatePrecision;
  yearInferred: boolean;
}

const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH = MONTHS.map((m) => m.slice(0, 1).toUpperCase() + m.slice(1)).join("|");
const MONTH_DAY = new RegExp(`^(${MONTH}) (\\d{1,2})(?:,? (\\d{4}))?$`);
const DAY_MONTH = new RegExp(`^(\\d{1,2}) (${MONTH})(?:,? (\\d{4}))?$`);
const MONTH_YEAR = new RegExp(`^(${MONTH}),? (\\d{4})$`);
const YEAR = /^\d{4}$/;
const DATE_START = new RegExp(`,\\s*(?=(?:\\d{1,2} )?(?:${MONTH})\\b|\\d{4}$)`);

/**
 * Finds the brackets of a text: each `(…)` with its offset, nested brackets included. Throws
 * `unparseable citation: …` where a bracket is not closed or closes nothing.
 */
export function findBrackets(text: string): {text: string; offset: number}[] {
  const found: {text: string; offset: number}[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(" && depth++ === 0) start = i;
    if (text[i] !== ")") continue;
    if (--depth < 0) throw unparseable(text.slice(Math.max(0, i - 30), i + 1));
    if (depth === 0) found.push({text: text.slice(start + 1, i), offset: start});
  }
  if (depth > 0) throw unparseable(text.slice(start, start + 40));
  return found;
}

/**
 * Parses what stands between the brackets: `outlet, date` or `outlet`, several separated by `; `, a note
 * nested after the outlet. A missing year becomes the latest that puts the date not after `issueDate`
 * (ISO). Throws `unparseable citation: …` and `impossible date: …`.
 */
export function parseBracket(text: string, issueDate: string): Source[] {
  return text.split(/;\s*/).map((part) => parseSource(part.trim(), issueDate));
}

function parseSource(text: string, issueDate: string): Source {
  const cut = DATE_START.exec(text);
  const head = (cut ? text.slice(0, cut.index) : text).trim();
  const datePrinted = cut ? text.slice(cut.index + cut[0].length) : null;
  const named = /^([^()]*[^()\s])(?:\s*\(([^()]+)\))?$/.exec(head);
  const outlet = named?.[1];
  if (outlet === undefined || !/\p{L}/u.test(outlet) || (cut === null && /[,\d]/.test(outlet))) throw unparseable(text);
  const date = datePrinted === null ? null : parsePrinted(datePrinted, issueDate);
  if (date === undefined) throw unparseable(text);
  return {
    outlet,
    note: named?.[2] ?? null,
    datePrinted,
    published: date?.published ?? null,
    precision: date?.precision ?? null,
    yearInferred: date?.yearInferred ?? false
  };
}

function parsePrinted(text: string, issueDate: string): PrintedDate | undefined {
  if (YEAR.test(text)) return whole(yearSpan(Number(text)).start, "year");
  const my = MONTH_YEAR.exec(text);
  if (my) return whole(monthSpan(Number(my[2]), monthNumber(my[1])).start, "month");
  const md = MONTH_DAY.exec(text);
  const dm = DAY_MONTH.exec(text);
  const [month, day, year] = md ? [md[1], md[2], md[3]] : dm ? [dm[2], dm[1], dm[3]] : [];
  if (month === undefined) return undefined;
  return dayOf(monthNumber(month), Number(day), year, issueDate, text);
}

function dayOf(month: number, day: number, year: string | undefined, issueDate: string, text: string): PrintedDate {
  const latest = Number(issueDate.slice(0, 4));
  const years = year === undefined ? [latest, latest - 1, latest - 2, latest - 3, latest - 4] : [Number(year)];
  for (const y of years) {
    const published = isoDay(y, month, day);
    if (!isDay(y, month, day) || (year === undefined && published > issueDate)) continue;
    return {published, precision: "day", yearInferred: year === undefined};
  }
  throw new Error(`impossible date: ${text}`);
}

function whole(published: string | null, precision: DatePrecision): PrintedDate | undefined {
  return published === null ? undefined : {published, precision, yearInferred: false};
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").toLowerCase()) + 1;
}

function unparseable(text: string): Error {
  return new Error(`unparseable citation: ${text || "()"}`);
}
