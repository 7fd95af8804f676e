import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {crossfilter} from "../../components/crossfilter/crossfilter.js";
import {
  groupDimension,
  groupsDimension,
  maskDimension,
  numberDimension
} from "../../components/crossfilter/dimension.js";
import {dayNumber} from "../../components/data/day-number.js";
import {dayDimension} from "../../components/state/filter-rows.js";
import {openPublished} from "../published.js";
import type {GroupFilter, Range} from "../../components/crossfilter/filters.js";
import type {Bindings} from "../../components/data/duckdb/bind.js";
import type {Cell, Row} from "../../components/data/row.js";

interface Choice {
  groups: Readonly<Record<GroupName, GroupFilter | null>>;
  killed: Range;
  day: {from: string | null; to: string | null};
  text: string;
  /** The range that is dragged. */
  active: "killed" | "day";
}

type GroupName = "type" | "front" | "certainty" | "weapon" | "actors" | "outlets";

const SINGLE = ["type", "front", "certainty", "weapon"] as const;
const LISTS = ["actors", "outlets"] as const;
const YEARS = Array.from({length: 2024 - 1995}, (_, i) => `${1995 + i}-01-01`);

/** Every event with its actors and outlets; a date that is open at one end is taken as the day at the other. */
const FACTS = `
  select e.event_id as id, e.type, e.article_id as front, e.certainty, e.weapon, e.killed,
    coalesce(e.date_start, e.date_end) as first, coalesce(e.date_end, e.date_start) as last,
    (select list(distinct actor_id) from participants p where p.event_id = e.event_id) as actors,
    (select list(distinct outlet_id) from evidence v join citations c using (citation_id)
      where v.fact_id = e.event_id and v.kind = 'event' and outlet_id is not null) as outlets
  from events e
  order by e.event_id`;

/** What each filter asks for. Lists come as one text with ~ between the items, as everywhere. */
const CLAUSES = {
  ...Object.fromEntries(
    SINGLE.map((name) => [
      name,
      `$${name} is null or list_contains(string_split($${name}, '~'), coalesce(${name}, 'NULL'))`
    ])
  ),
  ...Object.fromEntries(
    LISTS.map((name) => [
      name,
      `$${name} is null or list_has_any(string_split($${name}, '~'), coalesce(${name}, ['NULL']))`
    ])
  ),
  killed: "($killed_from::int is null or killed >= $killed_from) and ($killed_to::int is null or killed <= $killed_to)",
  day: "($from::date is null or last >= $from::date) and ($to::date is null or first <= $to::date) and coalesce($from::date <= $to::date, true)",
  text: "contains(id, $text)"
};

const SQL = countAll();

/** Asks for the rows that pass and, for each dimension, for its groups and the number of rows that pass all others. */
function countAll(): string {
  const where = (but?: string): string =>
    Object.entries(CLAUSES)
      .filter(([name]) => name !== but)
      .map(([, clause]) => `(${clause})`)
      .join(" and ");
  const groups = [...SINGLE, ...LISTS].map((name) => {
    const value = name === "actors" || name === "outlets" ? `unnest(coalesce(${name}, [null]))` : name;
    return `select '${name}', value, count(*) from (select ${value} as value from facts where ${where(name)}) group by 2`;
  });
  const years = YEARS.slice(1).map((next, i) => `(date '${YEARS[i] ?? ""}', date '${next}')`);
  return `with facts as materialized (${FACTS}), years(year, next) as (values ${years.join(", ")}) ${[
    `select 'row' as name, id as value, 1 as n from facts where ${where()}`,
    ...Object.keys(CLAUSES).map((name) => `select 'all but', '${name}', count(*) from facts where ${where(name)}`),
    ...groups,
    `select 'year', year::varchar, count(*) from years join facts on first < next and last >= year where ${where("day")} group by 2`
  ].join(" union all ")}`;
}

function bind({groups, killed, day, text: part}: Choice): Bindings {
  const print = (group: string | null): string => group ?? "NULL";
  const lists = [...SINGLE, ...LISTS].map((name): [string, string | null] => [
    name,
    groups[name]?.map(print).join("~") ?? null
  ]);
  return {...Object.fromEntries(lists), killed_from: killed.from, killed_to: killed.to, ...day, text: part};
}

function open(rows: readonly Row[], recount: number) {
  const texts = (name: string) => rows.map((row) => text(row[name]));
  const lists = (name: string) => rows.map((row) => list(row[name]));
  const dimensions = {
    type: groupDimension(texts("type")),
    front: groupDimension(texts("front")),
    certainty: groupDimension(texts("certainty")),
    weapon: groupDimension(texts("weapon")),
    actors: groupsDimension(lists("actors")),
    outlets: groupsDimension(lists("outlets")),
    killed: numberDimension(rows.map(({killed}) => number(killed))),
    day: dayDimension(texts("first"), {last: texts("last"), edges: YEARS}),
    text: maskDimension(rows.length)
  };
  return {dimensions, engine: crossfilter(dimensions, {recount})};
}

/** Sets all filters, the active one last, and says what SQL is asked to say. */
function ask({dimensions, engine}: ReturnType<typeof open>, rows: readonly Row[], choice: Choice): string[] {
  const {groups, killed, day, active} = choice;
  for (const name of [...SINGLE, ...LISTS]) engine.filter(name, groups[name]);
  engine.filter(
    "text",
    Uint8Array.from(rows, ({id}) => Number(text(id)?.includes(choice.text)))
  );
  const drag = {
    killed: () => engine.filter("killed", killed),
    day: () => engine.filter("day", {from: maybeDay(day.from), to: maybeDay(day.to)})
  };
  drag[active === "day" ? "killed" : "day"]();
  engine.activate(active);
  drag[active]();
  const said = (name: string, counts: Uint32Array, values: readonly (string | null)[]): string[] =>
    [...counts].flatMap((n, i) => (n > 0 ? say(name, values[i] ?? null, n) : []));
  return [
    ...[...engine.rows()].map((row) => say("row", text(rows[row]?.id), 1)),
    ...Object.keys(CLAUSES).map((name) => say("all but", name, engine.counts(name as keyof typeof dimensions).rows)),
    ...[...SINGLE, ...LISTS].flatMap((name) => said(name, engine.counts(name).groups, dimensions[name].groups)),
    ...said("year", engine.counts("day").groups.subarray(0, -1), YEARS)
  ].sort();
}

function say(...parts: (string | number | null)[]): string {
  return parts.join(" ");
}

function text(cell: Cell | undefined): string | null {
  return typeof cell === "string" ? cell : null;
}

function list(cell: Cell | undefined): string[] | null {
  return Array.isArray(cell) ? cell.filter((item) => typeof item === "string") : null;
}

function number(cell: Cell | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}

function maybeDay(day: string | null): number | null {
  return day === null ? null : dayNumber(day);
}

/** Makes choices that leave something now and then: most filters are open, and lists are long. */
function choices(rows: readonly Row[]): fc.Arbitrary<Choice> {
  const groups = (name: GroupName): fc.Arbitrary<GroupFilter | null> => {
    const values = rows.flatMap((row) => list(row[name]) ?? [text(row[name])]);
    return fc.oneof({arbitrary: fc.constant(null), weight: 4}, fc.subarray([...new Set([...values, null])]));
  };
  const days = rows.flatMap((row) => [text(row.first), text(row.last)]).filter((day) => day !== null);
  const day = fc.option(fc.constantFrom(...days, "1950-01-01", "2021-12-24"), {freq: 1});
  const killed = fc.option(fc.constantFrom(0, 1, 2, 5, 11));
  return fc.record({
    groups: fc.record({
      type: groups("type"),
      front: groups("front"),
      certainty: groups("certainty"),
      weapon: groups("weapon"),
      actors: groups("actors"),
      outlets: groups("outlets")
    }),
    killed: fc.oneof(
      {arbitrary: fc.constant({from: null, to: null}), weight: 8},
      fc.record({from: killed, to: killed})
    ),
    day: fc.record({from: day, to: day}),
    text: fc.constantFrom("", "", "", "a", "attack", "arrest"),
    active: fc.constantFrom("killed", "day")
  });
}

describe("crossfilter over the events of the report", () => {
  const native = openPublished();

  it("keeps and counts what SQL does, with an index and without", async () => {
    const {rows: facts} = await native.query(FACTS);
    const engines = [open(facts, 0), open(facts, Infinity)];
    await fc.assert(
      fc.asyncProperty(choices(facts), async (choice) => {
        const {rows} = await native.query(SQL, bind(choice));
        const expected = rows.map(({name, value, n}) => say(text(name), text(value), number(n))).sort();
        for (const engine of engines) expect(ask(engine, facts, choice)).toEqual(expected);
      }),
      {numRuns: 100}
    );
  }, 60_000);
});
