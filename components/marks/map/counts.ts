import {rollup} from "d3";
import {maybeText} from "../../data/row.js";
import type {Row} from "../../data/row.js";

/** Countries that the same number of events lie in. */
export interface CountryCount {
  names: readonly string[];
  count: number;
}

/** Tells whether a row has a point on the map. */
export function isPlaced(row: Row): boolean {
  return row.lat !== null;
}

/** Counts rows by country, the most first; those of no country are left out. */
export function countByCountry(rows: readonly Row[]): CountryCount[] {
  const named = rows.filter((row) => maybeText(row, "country") !== null);
  const counts = rollup(
    named,
    (own) => own.length,
    (row) => maybeText(row, "country") ?? ""
  );
  const byCount = rollup(
    [...counts].sort(([a], [b]) => a.localeCompare(b, "en")),
    (own) => own.map(([name]) => name),
    ([, count]) => count
  );
  return [...byCount].sort(([a], [b]) => b - a).map(([count, names]) => ({names, count}));
}
