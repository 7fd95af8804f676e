import {parseLimits} from "../query-limits.js";
import {parseNotebook, printNotebook} from "./notebook.js";
import type {Limits} from "../query-limits.js";
import type {Notebook} from "./notebook.js";

/** A statement in the history. */
export interface HistoryEntry {
  sql: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Run time in milliseconds. */
  ms: number;
  /** Number of rows; null after an error. */
  rows: number | null;
}

/** The workbench's part of localStorage. */
export interface WorkbenchStorage {
  draft: () => Notebook | null;
  saveDraft: (notebook: Notebook) => void;
  /** Returns the statements that were run, newest first. */
  history: () => readonly HistoryEntry[];
  addToHistory: (entry: HistoryEntry) => void;
  clearHistory: () => void;
  limits: () => Limits;
  saveLimits: (limits: Limits) => void;
}

const DRAFT = "five-fronts/sql/draft";
const HISTORY = "five-fronts/sql/past";
const LIMITS = "five-fronts/sql/limits";
const MOST_ENTRIES = 200;

/** Opens the storage; where the browser refuses localStorage, values last as long as the page. */
export function openStorage(window: Pick<Window, "localStorage">): WorkbenchStorage {
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
  const history = (): HistoryEntry[] => parseHistory(get(HISTORY));
  return {
    draft: () => parseDraft(get(DRAFT)),
    saveDraft: (notebook) => set(DRAFT, printNotebook(notebook)),
    history,
    addToHistory: (entry) => set(HISTORY, JSON.stringify([entry, ...history()].slice(0, MOST_ENTRIES))),
    clearHistory: () => set(HISTORY, "[]"),
    limits: () => parseLimits(get(LIMITS)),
    saveLimits: (limits) => set(LIMITS, JSON.stringify(limits))
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

function parseHistory(text: string | null): HistoryEntry[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter(isHistoryEntry) : [];
  } catch {
    return [];
  }
}

function isHistoryEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== "object" || value === null) return false;
  const {sql, at, ms, rows}: Partial<Record<keyof HistoryEntry, unknown>> = value;
  return (
    typeof sql === "string" &&
    typeof at === "number" &&
    typeof ms === "number" &&
    (rows === null || typeof rows === "number")
  );
}
