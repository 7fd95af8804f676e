import {parseLimits} from "../query-limits.js";
import {parseNotebook, printNotebook} from "./notebook.js";
import type {Limits} from "../query-limits.js";
import type {Notebook} from "./notebook.js";

/** One statement that was run. */
export interface Past {
  sql: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Milliseconds of running. */
  ms: number;
  /** Rows; null where it failed. */
  rows: number | null;
}

/** What stays in the browser from one visit to the next, where it is allowed. */
export interface Shelf {
  draft: () => Notebook | null;
  keep: (notebook: Notebook) => void;
  /** Statements that were run, the newest first. */
  past: () => readonly Past[];
  note: (entry: Past) => void;
  forget: () => void;
  /** What the reader allows queries to take. */
  limits: () => Limits;
  keepLimits: (limits: Limits) => void;
}

const DRAFT = "five-fronts/sql/draft";
const PAST = "five-fronts/sql/past";
const LIMITS = "five-fronts/sql/limits";
const MOST = 200;

/** Opens what the browser keeps; where it keeps nothing, things last as long as the page. */
export function openShelf(window: Pick<Window, "localStorage">): Shelf {
  const memory = new Map<string, string>();
  const get = (key: string): string | null => {
    try {
      return window.localStorage.getItem(key) ?? memory.get(key) ?? null;
    } catch {
      return memory.get(key) ?? null;
    }
  };
  const set = (key: string, text: string): void => {
    memory.set(key, text);
    try {
      window.localStorage.setItem(key, text);
    } catch {
      // The text stays in memory.
    }
  };
  const past = (): Past[] => parsePast(get(PAST));
  return {
    draft: () => parseDraft(get(DRAFT)),
    keep: (notebook) => set(DRAFT, printNotebook(notebook)),
    past,
    note: (entry) => set(PAST, JSON.stringify([entry, ...past()].slice(0, MOST))),
    forget: () => set(PAST, "[]"),
    limits: () => parseLimits(get(LIMITS)),
    keepLimits: (limits) => set(LIMITS, JSON.stringify(limits))
  };
}

function parseDraft(text: string | null): Notebook | null {
  if (text === null) return null;
  try {
    return parseNotebook(text);
  } catch {
    return null;
  }
}

function parsePast(text: string | null): Past[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter(isPast) : [];
  } catch {
    return [];
  }
}

function isPast(value: unknown): value is Past {
  if (typeof value !== "object" || value === null) return false;
  const {sql, at, ms, rows}: Partial<Record<keyof Past, unknown>> = value;
  return (
    typeof sql === "string" &&
    typeof at === "number" &&
    typeof ms === "number" &&
    (rows === null || typeof rows === "number")
  );
}
