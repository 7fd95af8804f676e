import {existsSync, readFileSync} from "node:fs";
import {isRecord} from "../components/data/guards.js";

/** Ids of the rows that a link shows, by figure. */
export type Shown = Record<string, readonly string[]>;

const SHOWN = "tests/links.json";

/** Reads which rows each link shows. */
export function readShown(): Record<string, Shown> {
  const kept: unknown = existsSync(SHOWN) ? JSON.parse(readFileSync(SHOWN, "utf8")) : {};
  if (isRecord(kept)) return Object.fromEntries(Object.entries(kept).map(([link, shown]) => [link, parseShown(shown)]));
  throw new Error(`no record: ${SHOWN}`);
}

function parseShown(value: unknown): Shown {
  if (!isRecord(value)) throw new Error(`no record: ${JSON.stringify(value)}`);
  return Object.fromEntries(
    Object.entries(value).map(([figure, ids]) => [figure, Array.isArray(ids) ? ids.map(String) : []])
  );
}
