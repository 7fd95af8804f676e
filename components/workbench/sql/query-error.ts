import {verbOf} from "../../data/duckdb/tokens.js";
import {errorMessage} from "../../format/error-message.js";
import {printMemory} from "../query-limits.js";

/** An error of a statement as shown to its author. */
export interface QueryError {
  message: string;
  /** Range of the offending token, as offsets in the statement; null if DuckDB gives no position. */
  from: number | null;
  to: number | null;
  /** What the author can do about it. */
  hint: string | null;
}

interface Hint {
  pattern: RegExp;
  hint: string;
}

const IMPORT_HINT = "To use a file of yours, drop it on this page: it stays in your browser.";

/** Statements that are blocked as they would read or write outside the database, by first keyword. */
const BLOCKED: Readonly<Record<string, string>> = {
  install: "Extensions are off: this page loads nothing from elsewhere.",
  load: "Extensions are off: this page loads nothing from elsewhere.",
  attach: `Other databases cannot be attached here. ${IMPORT_HINT}`,
  detach: "The published tables stay attached, as Reset needs them.",
  export: "Files cannot be written from SQL. Every result can be saved below it.",
  import: `Files cannot be read from SQL. ${IMPORT_HINT}`,
  copy: `Files can neither be read nor written from SQL. Every result can be saved below it. ${IMPORT_HINT}`
};

/** Links to DuckDB's manual in its messages. */
const MANUAL = /https?:\/\/duckdb\.org\S*/g;
const OUT_OF_MEMORY = /out of memory|could not allocate|memory limit|failed to allocate/i;
const SIZE = String.raw`([\d.]+) (bytes|KiB|MiB|GiB)`;
const ALLOCATION = new RegExp(String.raw`of size ${SIZE} \(${SIZE}/${SIZE} used\)`);
const MEGABYTES: Readonly<Record<string, number>> = {bytes: 2 ** -20, KiB: 2 ** -10, MiB: 1, GiB: 1024};

const HINTS: readonly Hint[] = [
  {
    pattern: OUT_OF_MEMORY,
    hint: "Ask for fewer rows or columns, or group before you join or sort; drop tables that you made; or allow more memory above the cells. The database runs on, and its tables are as they were."
  },
  {
    pattern:
      /file system operations are disabled|external access|disabled by configuration|LocalFileSystem|https?:\/\//i,
    hint: `Files and addresses are off: a query reads the tables of this page and yours. ${IMPORT_HINT}`
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

/** Returns the error of a blocked statement; undefined if the statement may run. */
export function blockedError(sql: string): Error | undefined {
  const verb = verbOf(sql);
  const isInner = verb === "copy" && /^\s*copy\s+from\s+database\b/i.test(sql);
  const why = isInner ? undefined : BLOCKED[verb];
  return why === undefined ? undefined : new Error(`${verb.toUpperCase()} is off. ${why}`);
}

/** Parses an error of the engine into message, position and hint. */
export function parseQueryError(error: unknown, sql: string): QueryError {
  const text = errorMessage(error);
  const [message = text] = text.split(/\n+(?:LINE \d+:|Please try installing)/);
  const range = findRange(text, sql);
  const ownText = text.replaceAll(MANUAL, "");
  const hint = HINTS.find(({pattern}) => pattern.test(ownText))?.hint ?? null;
  return {message: plainMessage(message.trim()), ...range, hint};
}

function plainMessage(message: string): string {
  const ms = /query too slow: (\d+) ms/.exec(message)?.[1];
  if (ms !== undefined) return `Stopped: the query had no answer within ${Number(ms) / 1000} seconds, its time limit.`;
  if (OUT_OF_MEMORY.test(message)) return memoryMessage(message);
  if (message.includes("query crashed")) return "The database broke down over this statement and was started anew.";
  return message;
}

/** Rewrites an out-of-memory message with its sizes; DuckDB's own advice does not apply in a browser. */
function memoryMessage(message: string): string {
  const [, ...sizes] = ALLOCATION.exec(message) ?? [];
  const [asked, used, most] = [0, 2, 4].map((at) => Number(sizes[at]) * (MEGABYTES[sizes[at + 1] ?? ""] ?? NaN));
  const limit = most !== undefined && most > 0 ? `its memory limit of ${printMemory(most)}` : "its memory limit";
  const stopped = `Stopped: the query reached ${limit}.`;
  if (asked === undefined || used === undefined || Number.isNaN(asked)) return stopped;
  return `${stopped} It asked for ${printMemory(asked)} more when ${printMemory(used)} were in use.`;
}

/** Finds the offsets of the caret in DuckDB's message, which repeats the line, truncated at both ends if long. */
function findRange(text: string, sql: string): {from: number | null; to: number | null} {
  const none = {from: null, to: null};
  const found = /LINE (\d+): ([^\n]*)\n( *)\^/.exec(text);
  if (!found) return none;
  const [, line = "1", shown = "", space = ""] = found;
  const lines = sql.split("\n");
  const whole = lines[Number(line) - 1] ?? "";
  const start = lines.slice(0, Number(line) - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const column = space.length - `LINE ${line}: `.length;
  const cut = shown.replace(/^\.\.\.|\.\.\.$/g, "");
  const at = whole.indexOf(cut);
  if (column < 0 || at < 0) return none;
  const from = start + at + column - (shown.startsWith("...") ? 3 : 0);
  const word = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}\p{N}_$.]+|\S)/u.exec(sql.slice(from))?.[0] ?? "";
  return from > sql.length ? none : {from, to: Math.min(sql.length, from + Math.max(1, word.length))};
}
