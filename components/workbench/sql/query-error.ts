import {verbOf} from "../../data/duckdb/tokens.js";
import {errorMessage} from "../../format/error-message.js";
import {printMemory} from "../query-limits.js";

/** What is wrong with a statement, in plain text for its author. */
export interface Fault {
  message: string;
  /** Where DuckDB sees it, as offsets in the statement; null where it does not say. */
  from: number | null;
  to: number | null;
  /** What can be done about it. */
  hint: string | null;
}

interface Advice {
  pattern: RegExp;
  hint: string;
}

const OWN_DATA = "To use a file of yours, drop it on this page: it stays in your browser.";

/** Statements that reach out of the browser, by their first word. */
const OUTWARD: Readonly<Record<string, string>> = {
  install: "Extensions are off: this page loads nothing from elsewhere.",
  load: "Extensions are off: this page loads nothing from elsewhere.",
  attach: `Other databases cannot be attached here. ${OWN_DATA}`,
  detach: "The published tables stay attached, as Reset needs them.",
  export: "Files cannot be written from SQL. Every result can be saved below it.",
  import: `Files cannot be read from SQL. ${OWN_DATA}`,
  copy: `Files can neither be read nor written from SQL. Every result can be saved below it. ${OWN_DATA}`
};

/** Pages of DuckDB's own that its messages name. */
const MANUAL = /https?:\/\/duckdb\.org\S*/g;
const SHORT = /out of memory|could not allocate|memory limit|failed to allocate/i;
const SIZE = String.raw`([\d.]+) (bytes|KiB|MiB|GiB)`;
const TAKEN = new RegExp(String.raw`of size ${SIZE} \(${SIZE}/${SIZE} used\)`);
const MEGABYTES: Readonly<Record<string, number>> = {bytes: 2 ** -20, KiB: 2 ** -10, MiB: 1, GiB: 1024};

const ADVICE: readonly Advice[] = [
  {
    pattern: SHORT,
    hint: "Ask for fewer rows or columns, or group before you join or sort; drop tables that you made; or allow more memory above the cells. The database runs on, and its tables are as they were."
  },
  {
    pattern:
      /file system operations are disabled|external access|disabled by configuration|LocalFileSystem|https?:\/\//i,
    hint: `Files and addresses are off: a query reads the tables of this page and yours. ${OWN_DATA}`
  },
  {pattern: /query too slow/, hint: "Ask for less, or allow more time above the cells."},
  {
    pattern: /current_date|today|now\(\)|get_current_time/i,
    hint: "What day it is, is unknown here: write a date, such as date '2022-02-25'."
  },
  {
    pattern: /extension|autoload/i,
    hint: "This needs an extension of DuckDB, and none is loaded here: no JSON type, no time zones, no Parquet or network functions."
  },
  {
    pattern: /configuration has been locked/,
    hint: "Settings stay as they are; the limits of time and memory are set above the cells."
  },
  {pattern: /read-only/i, hint: "The published tables are kept as they are; their copies in this page can be changed."}
];

/** Says why a statement is not run at all, and undefined where it is. */
export function refusal(sql: string): Error | undefined {
  const verb = verbOf(sql);
  const isInner = verb === "copy" && /^\s*copy\s+from\s+database\b/i.test(sql);
  const why = isInner ? undefined : OUTWARD[verb];
  return why === undefined ? undefined : new Error(`${verb.toUpperCase()} is off. ${why}`);
}

/** Reads an error of the engine: its words, where in the statement it points, and what can be done. */
export function faultOf(error: unknown, sql: string): Fault {
  const text = errorMessage(error);
  const [message = text] = text.split(/\n+(?:LINE \d+:|Please try installing)/);
  const place = placeOf(text, sql);
  const own = text.replaceAll(MANUAL, "");
  const hint = ADVICE.find(({pattern}) => pattern.test(own))?.hint ?? null;
  return {message: sayPlainly(message.trim()), ...place, hint};
}

function sayPlainly(message: string): string {
  const ms = /query too slow: (\d+) ms/.exec(message)?.[1];
  if (ms !== undefined) return `Stopped: the query had no answer within ${Number(ms) / 1000} seconds, its time limit.`;
  if (SHORT.test(message)) return sayShort(message);
  if (message.includes("query crashed")) return "The database broke down over this statement and was started anew.";
  return message;
}

/** Says what was asked of the memory and what there was; what DuckDB advises here cannot be done in a browser. */
function sayShort(message: string): string {
  const [, ...sizes] = TAKEN.exec(message) ?? [];
  const [asked, used, most] = [0, 2, 4].map((at) => Number(sizes[at]) * (MEGABYTES[sizes[at + 1] ?? ""] ?? NaN));
  const limit = most !== undefined && most > 0 ? `its memory limit of ${printMemory(most)}` : "its memory limit";
  const stopped = `Stopped: the query reached ${limit}.`;
  if (asked === undefined || used === undefined || Number.isNaN(asked)) return stopped;
  return `${stopped} It asked for ${printMemory(asked)} more when ${printMemory(used)} were in use.`;
}

/** Finds what DuckDB points at: its message repeats the line, cut at both ends where it is long, with a caret below. */
function placeOf(text: string, sql: string): {from: number | null; to: number | null} {
  const nowhere = {from: null, to: null};
  const found = /LINE (\d+): ([^\n]*)\n( *)\^/.exec(text);
  if (!found) return nowhere;
  const [, line = "1", shown = "", space = ""] = found;
  const lines = sql.split("\n");
  const whole = lines[Number(line) - 1] ?? "";
  const start = lines.slice(0, Number(line) - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const column = space.length - `LINE ${line}: `.length;
  const cut = shown.replace(/^\.\.\.|\.\.\.$/g, "");
  const at = whole.indexOf(cut);
  if (column < 0 || at < 0) return nowhere;
  const from = start + at + column - (shown.startsWith("...") ? 3 : 0);
  const word = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}\p{N}_$.]+|\S)/u.exec(sql.slice(from))?.[0] ?? "";
  return from > sql.length ? nowhere : {from, to: Math.min(sql.length, from + Math.max(1, word.length))};
}
