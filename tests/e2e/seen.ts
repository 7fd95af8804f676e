import fc from "fast-check";
import {maybeText, text, texts} from "../../components/data/row.js";
import {explore} from "../../components/figures/explore/figure.js";
import {bindings, defaults} from "../../components/state/parameters.js";
import {readSql} from "../../scripts/build/report.js";
import {figureOf, readShown} from "./browsing.js";
import type {Locator, Page} from "playwright-core";
import type {Row} from "../../components/data/row.js";
import type {Values} from "../../components/state/parameters.js";
import type {Native} from "../../scripts/build/native-duckdb.js";

/** The lists of boxes: name, column that is filtered, and label. */
const LISTS = [
  ["front", "article_id", "Front"],
  ["type", "event_type", "Kind of event"],
  ["certainty", "certainty", "Certainty"],
  ["weapon", "weapon", "Weapon"],
  ["place", "place_id", "Place"],
  ["actor", "actors", "Actor"],
  ["outlet", "outlets", "Outlet cited"]
] as const;
const FILTERS = [
  ...LISTS.map(([name, , label]) => [[name], label] as const),
  [["from", "to"], "Dates"],
  [["q"], "Search"]
] as const;
const {id: ID, parameters} = explore;
const SQL = readSql(ID);

interface Standings {
  in: readonly string[];
  /** What only the chart's own filter leaves out. */
  aside: readonly string[];
}

/** What the page says of the events under its filters. */
export interface Seen {
  total: string;
  chips: number;
  ids: readonly string[];
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Events that each filter alone leaves out, by its label. */
  alone: Readonly<Record<string, number>>;
  bars: Standings;
  dots: Standings;
}

/** Reads what the page says. */
export async function seenOn(page: Page): Promise<Seen> {
  const {rows} = await readShown(page);
  const figure = figureOf(page, ID);
  const drawing = figure.locator(".figure-variant:visible svg").first();
  const said = (await figure.locator(".figure-status").textContent()) ?? "";
  const counts = await figure.evaluate((root) => {
    const found: Record<string, Record<string, number>> = {};
    for (const {name, value, parentElement} of root.querySelectorAll<HTMLInputElement>("[type=checkbox][name]")) {
      const count = Number(parentElement?.querySelector(".count")?.textContent);
      found[name] = {...found[name], ...(count !== 0 && {[value]: count})};
    }
    return found;
  });
  return {
    total: (await figure.locator(".board-count").textContent()) ?? "",
    chips: await figure.locator(".chips button").count(),
    ids: (rows[ID] ?? []).map((row) => row.replace(/^e-/, "")),
    counts,
    alone: Object.fromEntries(
      [...said.matchAll(/(\d+) by ([A-Z][\w ]*)/g)].map(([, n, by = ""]): [string, number] => [by, Number(n)])
    ),
    bars: await standingsIn(drawing.locator(".strip")),
    dots: await standingsIn(drawing.locator(".places"))
  };
}

async function standingsIn(chart: Locator): Promise<Standings> {
  const read = (standing: string) =>
    chart
      .locator(`[data-event][data-standing=${standing}]`)
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-event") ?? "").sort());
  return {in: await read("in"), aside: await read("aside")};
}

/** Says what the page has to say under some values, on the word of native DuckDB alone. */
export async function seenBySql(native: Pick<Native, "query">, values: Values): Promise<Seen> {
  const rows = await eventsUnder(native, values);
  const passing = new Set(idsOf(rows));
  const without = (...names: string[]) =>
    eventsUnder(native, {...values, ...Object.fromEntries(names.map((name) => [name, null]))});
  const standings = (all: readonly Row[], column: string): Standings => {
    const ids = idsOf(all.filter((row) => row[column] !== null)).sort();
    return {in: ids.filter((id) => passing.has(id)), aside: ids.filter((id) => !passing.has(id))};
  };
  const counts: Record<string, Record<string, number>> = {};
  for (const [name, column] of LISTS) counts[name] = await countsOf(native, column, {...values, [name]: null});
  const alone: Record<string, number> = {};
  for (const [names, label] of FILTERS) {
    const left = (await without(...names)).length - rows.length;
    if (left > 0) alone[label] = left;
  }
  return {
    total: sayTotal(rows, await eventsUnder(native, {})),
    chips: chipsFor(values),
    ids: idsOf(rows),
    counts,
    alone,
    bars: standings(await without("from", "to"), "last_day"),
    dots: standings(await without("place"), "lat")
  };
}

/** Counts a chip for each item of a short list, for a long one, for both days together and for the search. */
function chipsFor({from = null, to = null, q = null, ...lists}: Values): number {
  const sizes = Object.values(lists).map((value) => (Array.isArray(value) ? value.length : 0));
  const items = sizes.reduce((sum, size) => sum + (size > 4 ? 1 : size), 0);
  return items + Number(from !== null || to !== null) + Number(q !== null);
}

/** Makes combinations that an event fits, with others beside it, and now and then one that few or none may fit. */
export function combinations(rows: readonly Row[]): Values[] {
  const row = fc.constantFrom(...rows);
  const combination = fc.record({
    row,
    others: fc.array(row, {maxLength: 3}),
    stranger: fc.option(row, {freq: 1}),
    lists: fc.subarray([...LISTS], {minLength: 1, maxLength: 4}),
    hasDays: fc.boolean(),
    q: fc.constantFrom(null, null, "a", "TALIBAN", "Iran", "%")
  });
  return fc.sample(combination, {numRuns: 10, seed: 20220225}).map(({row, others, stranger, lists, hasDays, q}) => {
    const chosen = lists.map(([name, column], i): [string, readonly string[]] => {
      const all = [i === 0 && stranger ? stranger : row, ...others];
      return [name, [...new Set(all.flatMap((each) => valuesIn(each, column)))]];
    });
    const [from, to] = hasDays ? [maybeText(row, "first_day"), maybeText(row, "last_day")] : [null, null];
    return {...Object.fromEntries(chosen.filter(([, items]) => items.length > 0)), from, to, q};
  });
}

function valuesIn(row: Row, column: string): string[] {
  if (Array.isArray(row[column])) return texts(row, column).slice(0, 2);
  const value = maybeText(row, column);
  return value === null ? [] : [value];
}

/** Asks native DuckDB for the rows under some values, the other filters open. */
export async function eventsUnder(native: Pick<Native, "query">, values: Values): Promise<readonly Row[]> {
  return (await native.query(SQL, bindings(parameters, {...defaults(parameters), ...values}))).rows;
}

/** Asks it how many rows carry each value of a column. */
async function countsOf(
  native: Pick<Native, "query">,
  column: string,
  values: Values
): Promise<Record<string, number>> {
  const value = column === "actors" || column === "outlets" ? `unnest(${column})` : column;
  const {rows} = await native.query(
    `select value, count(*) as n from (select ${value} as value from (${SQL})) where value is not null group by value`,
    bindings(parameters, {...defaults(parameters), ...values})
  );
  return Object.fromEntries(rows.map((row) => [text(row, "value"), Number(row.n)]));
}

/** Says how many of all events are shown, as the board does. */
export function sayTotal(shown: readonly Row[], all: readonly Row[]): string {
  return `${shown.length} of ${all.length} events`;
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map((row) => text(row, "event_id"));
}
