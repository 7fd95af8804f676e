import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {crossfilter} from "../../../components/crossfilter/crossfilter.js";
import {
  groupDimension,
  groupsDimension,
  maskDimension,
  numberDimension
} from "../../../components/crossfilter/dimension.js";
import type {Crossfilter} from "../../../components/crossfilter/crossfilter.js";
import type {Dimension} from "../../../components/crossfilter/dimension.js";
import type {Filter, Range} from "../../../components/crossfilter/filters.js";

type Any = Crossfilter<Record<string, Dimension>>;
type Filters = Readonly<Record<string, Filter>>;

interface Event {
  type: string | null;
  front: string | null;
  actors: string[] | null;
  /** The lowest and the highest number. */
  killed: [number, number] | null;
  lag: number | null;
}

const TYPES = ["attack", "arrest", "statement"];
const FRONTS = ["iraq", "bangladesh"];
const ACTORS = ["a", "b", "c", "d"];
const EDGES = {killed: [-2, 0, 1, 4], lag: [0, 0.5, 3]};
const NAMES = ["type", "front", "actors", "killed", "lag", "text"];

/** Opens both ways: with an index for whatever is active, and without any. */
function openBoth(events: readonly Event[], stops: number[] | undefined): [Any, Any] {
  const dimensions = {
    type: groupDimension(pluck(events, "type"), TYPES),
    front: groupDimension(pluck(events, "front"), FRONTS),
    actors: groupsDimension(pluck(events, "actors"), ACTORS),
    killed: numberDimension(
      events.map(({killed}) => killed?.[0] ?? null),
      {last: events.map(({killed}) => killed?.[1] ?? null), edges: EDGES.killed}
    ),
    lag: numberDimension(pluck(events, "lag"), {edges: EDGES.lag, ...(stops && {stops})}),
    text: maskDimension(events.length)
  };
  const by = {type: "front", actors: "front"} as const;
  return [crossfilter<Record<string, Dimension>>(dimensions, {by, recount: 0}), crossfilter(dimensions, {by})];
}

/** What the engine should say, by going through all events for every question. */
function naive(events: readonly Event[], filters: Filters) {
  const pass = (row: number, but?: string): boolean =>
    NAMES.every((name) => name === but || passes(events, row, name, filters[name] ?? null));
  const all = events.map((_, row) => row);
  const rows = all.filter((row) => pass(row));
  const counts = Object.fromEntries(
    NAMES.map((name) => {
      const others = all.filter((row) => pass(row, name));
      const groups = groupsIn(events, others, name);
      return [name, {groups, rows: others.length, leftOut: others.length - rows.length}];
    })
  );
  return {rows, some: rows.slice(0, 3), total: rows.length, counts};
}

function passes(events: readonly Event[], row: number, name: string, filter: Filter): boolean {
  const event = events[row];
  if (filter === null || event === undefined) return true;
  if (filter instanceof Uint8Array) return filter[row] !== 0;
  if (Array.isArray(filter)) return groupsOf(event, name).some((group) => filter.includes(group));
  const {from, to} = filter as Range;
  if (from === null && to === null) return true;
  const span = spanOf(event, name);
  if (span === null || (from !== null && to !== null && from > to)) return false;
  return (from === null || span[1] >= from) && (to === null || span[0] <= to);
}

function groupsOf(event: Event, name: string): (string | null)[] {
  if (name !== "actors") return [name === "type" ? event.type : event.front];
  return event.actors === null || event.actors.length === 0 ? [null] : event.actors;
}

function spanOf({killed, lag}: Event, name: string): [number, number] | null {
  if (name === "killed") return killed;
  return lag === null ? null : [lag, lag];
}

function groupsIn(events: readonly Event[], rows: readonly number[], name: string): number[] {
  const chosen = rows.flatMap((row) => events[row] ?? []);
  const count = (test: (event: Event) => boolean): number => chosen.filter(test).length;
  if (name === "text") return [];
  if (name === "killed" || name === "lag") {
    const edges = EDGES[name];
    const inBin = (event: Event, bin: number): boolean => {
      const span = spanOf(event, name);
      return span !== null && span[0] < (edges[bin + 1] ?? 0) && span[1] >= (edges[bin] ?? 0);
    };
    const bins = edges.slice(1).map((_, bin) => bin);
    return [
      ...bins.map((bin) => count((event) => inBin(event, bin))),
      count((event) => !bins.some((bin) => inBin(event, bin)))
    ];
  }
  const groups = {type: TYPES, front: FRONTS, actors: ACTORS}[name] ?? [];
  return [...groups, null].flatMap((group) =>
    name === "front"
      ? count((event) => event.front === group)
      : [...FRONTS, null].map((front) =>
          count((event) => groupsOf(event, name).includes(group) && event.front === front)
        )
  );
}

function answer(engine: Any) {
  const some = [...engine.rows({limit: 3})];
  const counts = NAMES.map(
    (name) => [name, {...engine.counts(name), groups: [...engine.counts(name).groups]}] as const
  );
  return {rows: [...engine.rows()], some, total: engine.total(), counts: Object.fromEntries(counts)};
}

function pluck<K extends keyof Event>(events: readonly Event[], key: K): Event[K][] {
  return events.map((event) => event[key]);
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, {freq: 4});
const number = fc.oneof(fc.integer({min: -3, max: 5}), fc.constantFrom(0.25, 0.5, 2.5));
const bound = fc.oneof(number, fc.constantFrom(Infinity, -Infinity));
const event: fc.Arbitrary<Event> = fc.record({
  type: maybe(fc.constantFrom(...TYPES)),
  front: maybe(fc.constantFrom(...FRONTS)),
  actors: maybe(fc.array(fc.constantFrom(...ACTORS), {maxLength: 5})),
  killed: maybe(fc.tuple(bound, bound).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])),
  lag: maybe(number)
});
const range = fc.record({from: maybe(bound), to: maybe(bound)});

/** One thing that a reader does: filter a dimension, or take hold of it and drag. */
function deed(size: number): fc.Arbitrary<{name: string; filter: Filter; active: boolean}> {
  const groups = (all: readonly string[]) => fc.subarray<string | null>([...all, null]);
  const filters: [string, fc.Arbitrary<Filter>][] = [
    ["type", groups(TYPES)],
    ["front", groups(FRONTS)],
    ["actors", groups(ACTORS)],
    ["killed", range],
    ["killed", range],
    ["lag", range],
    ["lag", range],
    ["text", fc.uint8Array({minLength: size, maxLength: size, max: 1})]
  ];
  return fc.oneof(
    ...filters.map(([name, filter]) =>
      fc.record({name: fc.constant(name), filter: fc.option(filter, {freq: 6}), active: fc.boolean()})
    )
  );
}

/** Makes masks of one row, and nothing else. */
function many(count: number): Record<string, Dimension> {
  return Object.fromEntries(Array.from({length: count}, (_, i) => [`d${i}`, maskDimension(1)]));
}

const session = fc
  .array(event, {maxLength: 30})
  .chain((events) => fc.tuple(fc.constant(events), fc.array(deed(events.length), {minLength: 1, maxLength: 12})));

describe("crossfilter(dimensions, options)", () => {
  it.each([
    ["on every value", undefined],
    ["between values", [-1, 0.25, 2]],
    ["nowhere", []]
  ])("counts as going through all rows does, stops %s", (_, stops) => {
    fc.assert(
      fc.property(session, ([events, deeds]) => {
        const engines = openBoth(events, stops);
        const filters: Record<string, Filter> = {};
        for (const {name, filter, active} of deeds) {
          filters[name] = filter;
          const expected = naive(events, filters);
          for (const engine of engines) {
            if (active) engine.activate(name);
            engine.filter(name, filter);
            expect(answer(engine)).toEqual(expected);
          }
        }
      }),
      {numRuns: 300}
    );
  });

  const lag = numberDimension([1, null, 3]);
  const spans = {...lag, last: Float64Array.of(0, NaN, 3)};
  const half = {...lag, last: Float64Array.of(1, 2, 3)};
  const faults: [string, Record<string, Dimension>, object, string][] = [
    ["dimensions of different lengths", {lag, text: maskDimension(2)}, {}, "rows differ: lag 3, text 2"],
    ["a code beyond NULL", {type: {kind: "group", groups: ["a"], codes: Uint8Array.of(0, 2)}}, {}, "no such group: 2"],
    ["a span that ends before it begins", {spans}, {}, "ends before it begins: 1, 0"],
    ["a span that is NULL at one end", {half}, {}, "ends before it begins: NaN, 2"],
    ["edges out of order", {lag: numberDimension([1], {edges: [2, 1]})}, {}, "not ascending: 2, 1"],
    ["a split by bins", {lag: numberDimension([1], {edges: [0, 2]})}, {by: {lag: "lag"}}, "not a group dimension: lag"],
    ["more than 31 dimensions", many(32), {}, "too many dimensions: 32"]
  ];
  it.each(faults)("refuses %s", (_, dimensions, options, message) => {
    expect(() => crossfilter(dimensions, options)).toThrow(message);
  });

  it("takes 31 dimensions", () => {
    const engine = crossfilter(many(31));
    engine.filter("d30", Uint8Array.of(0));
    expect(engine.counts("d30")).toMatchObject({rows: 1, leftOut: 1});
    expect(engine.counts("d0")).toMatchObject({rows: 0, leftOut: 0});
  });

  const wrong: [string, string, Filter, string][] = [
    ["a group that is not there", "type", ["z"], "unknown group: z"],
    ["a range of groups", "type", {from: 0, to: 1}, 'not a filter of a group dimension: {"from":0,"to":1}'],
    ["groups of numbers", "lag", ["a"], 'not a filter of a range dimension: ["a"]'],
    ["a bound that is no number", "lag", {from: NaN, to: 1}, 'not a filter of a range dimension: {"from":null,"to":1}'],
    ["a mask of other rows", "text", Uint8Array.of(1), 'not a filter of a mask dimension: {"0":1}'],
    ["a dimension that is not there", "place", null, "unknown dimension: place"]
  ];
  it.each(wrong)("refuses %s and keeps what stood", (_, name, filter, message) => {
    const engine: Any = crossfilter({type: groupDimension(["a", "b", null]), text: maskDimension(3), lag});
    engine.filter("type", ["a"]);
    expect(() => engine.filter(name, filter)).toThrow(message);
    expect([...engine.rows()]).toEqual([0]);
  });

  it("gives rows in the order wanted and no more than wanted", () => {
    const engine = crossfilter({lag: numberDimension([1, 2, 3, 4, 5])});
    engine.filter("lag", {from: 2, to: null});
    const order = Uint32Array.of(4, 3, 2, 1, 0);
    expect([...engine.rows({order, limit: 3})]).toEqual([4, 3, 2]);
    expect([...engine.rows({order, limit: 9})]).toEqual([4, 3, 2, 1]);
  });

  it("counts while a dimension is dragged, and after another moves", () => {
    const size = 20_000;
    const lags = Array.from({length: size}, (_, row) => row % 100);
    const types = lags.map((value) => (value < 50 ? "a" : "b"));
    const engine = crossfilter({lag: numberDimension(lags), type: groupDimension(types)});
    const groups = (): number[] => [...engine.counts("type").groups];
    engine.activate("lag");
    engine.filter("lag", {from: 49, to: 51});
    expect(groups()).toEqual([200, 400, 0]);
    engine.filter("type", ["b"]);
    engine.filter("lag", {from: 48, to: 50});
    expect(groups()).toEqual([400, 200, 0]);
    expect(engine.counts("lag")).toMatchObject({rows: size / 2, leftOut: size / 2 - 200});
    expect(engine.rows()).toHaveLength(200);
  });
});
