import {slotsOf} from "./bins.js";
import {codingOf, splitCoding} from "./codes.js";
import {outcomeCoding, outcomesOf, tally} from "./counts.js";
import {sizeOf} from "./dimension.js";
import {predicate} from "./filters.js";
import {prefixIndex} from "./range-index.js";
import type {Slots} from "./bins.js";
import type {Coding} from "./codes.js";
import type {Dimension} from "./dimension.js";
import type {Filter, FilterOf} from "./filters.js";
import type {PrefixIndex, Reading} from "./range-index.js";

/** Each dimension has one bit of 32, and no number is negative. */
const MOST = 31;
/** The most counts in the index of one dimension, of 64 MB. */
const MOST_INDEXED = 2 ** 24;

const EMPTY = new Uint32Array(0);

export interface CrossfilterOptions<Name extends string> {
  /** Dimensions whose counts are split by the groups of another, which has one group a row. Default: none. */
  by?: Partial<Record<Name, Name>>;
  /** Rows up to which nothing is indexed, because counting them all anew takes less than a millisecond. Default 16,384. */
  recount?: number;
}

/** What one dimension shows. */
export interface Counts {
  /**
   * Rows of each group, or bin, that pass all filters but the dimension's own; at last those in none. Where it is split
   * by another of n groups, each group has n + 1 counts. Empty where the dimension has neither groups nor bins.
   */
  groups: Uint32Array;
  /** Rows that pass all filters but the dimension's own. */
  rows: number;
  /** Those of them that its own filter leaves out: they would pass if it were open. */
  leftOut: number;
}

export interface RowsOptions {
  /** Row numbers in the order wanted. Default: ascending. */
  order?: Uint32Array;
  /** The most that are wanted. Default: all. */
  limit?: number;
}

export interface Crossfilter<D extends Readonly<Record<string, Dimension>>> {
  size: number;
  /** Sets the filter of a dimension, null to open it. Throws `not a filter of …`, `unknown group: …`. */
  filter: <Name extends keyof D & string>(name: Name, filter: FilterOf<D[Name]>) => void;
  /**
   * Makes ready for many filters of a range dimension, one after the other, as while it is dragged: each then takes time
   * by the number of groups, not of rows. That is so for bounds that rest on a stop, or anywhere between two stops that
   * have no value between them; other bounds are counted row by row. It holds until another dimension is filtered.
   * Nothing is made ready where groups times stops exceed 2^23.
   */
  activate: (name: keyof D & string) => void;
  /** Gives the counts of a dimension under the filters of all others; they are the engine's own and not to be written. */
  counts: (name: keyof D & string) => Counts;
  /** Counts the rows that pass all filters. */
  total: () => number;
  /** Numbers the rows that pass all filters. */
  rows: (options?: RowsOptions) => Uint32Array;
}

interface State {
  size: number;
  names: readonly string[];
  dimensions: readonly Dimension[];
  codings: readonly (Coding | null)[];
  /** The rows of range dimensions by slot, as far as they were asked for. */
  slots: Map<number, Slots>;
  recount: number;
  filters: Filter[];
  /** One number a row, with bit d set where dimension d leaves the row out. */
  masks: Uint32Array;
  /** Dimensions whose bits do not yet follow their filters. */
  stale: Set<number>;
  index: {active: number; prefix: PrefixIndex} | null;
  reading: Reading | null;
}

/**
 * Filters rows by any number of dimensions, up to 31, and counts for each what passes the filters of all others. Every
 * row has a mask of the dimensions that leave it out, as in Crossfilter (Square, 2012); a row counts for a dimension
 * where no other bit is set. Counts are exact, with an index or without. Throws `rows differ: …`, `no such group: …`,
 * `ends before it begins: …`, `not ascending: …`, `too many dimensions: …`.
 */
export function crossfilter<D extends Readonly<Record<string, Dimension>>>(
  dimensions: D,
  options: CrossfilterOptions<keyof D & string> = {}
): Crossfilter<D> {
  const state = start(dimensions, options);
  return {
    size: state.size,
    filter: (name, filter) => setFilter(state, find(state, name), filter),
    activate: (name) => activate(state, find(state, name)),
    counts: (name) => countsOf(read(state), find(state, name)),
    total: () => read(state).outcomes[0] ?? 0,
    rows: (wanted = {}) => passing(wanted.limit === undefined ? settle(state) : state, wanted)
  };
}

function start(dimensions: Readonly<Record<string, Dimension>>, options: CrossfilterOptions<string>): State {
  const {by = {}, recount = 16_384} = options;
  const names = Object.keys(dimensions);
  const list = Object.values(dimensions);
  if (names.length > MOST) throw new RangeError(`too many dimensions: ${names.length}`);
  const size = commonSize(dimensions);
  return {
    size,
    names,
    dimensions: list,
    codings: names.map((name) => countedBy(dimensions, name, by[name])),
    slots: new Map(),
    recount,
    filters: list.map(() => null),
    masks: new Uint32Array(size),
    stale: new Set(),
    index: null,
    reading: null
  };
}

function commonSize(dimensions: Readonly<Record<string, Dimension>>): number {
  const sizes = Object.entries(dimensions).map(([name, dimension]) => ({name, size: sizeOf(dimension)}));
  const [first] = sizes;
  const other = sizes.find(({size}) => size !== first?.size);
  if (first && other) throw new RangeError(`rows differ: ${first.name} ${first.size}, ${other.name} ${other.size}`);
  return first?.size ?? 0;
}

function countedBy(dimensions: Readonly<Record<string, Dimension>>, name: string, by?: string): Coding | null {
  const dimension = dimensions[name];
  const coding = dimension ? codingOf(dimension) : null;
  if (by === undefined || coding === null) return coding;
  const other = dimensions[by];
  if (other?.kind !== "group") throw new TypeError(`not a group dimension: ${by}`);
  return splitCoding(coding, other);
}

function find({names}: State, name: string): number {
  const found = names.indexOf(name);
  if (found < 0) throw new Error(`unknown dimension: ${name}`);
  return found;
}

function setFilter(state: State, d: number, filter: Filter): void {
  const dimension = state.dimensions[d];
  if (dimension) predicate(dimension, filter);
  state.filters[d] = filter;
  state.stale.add(d);
  state.reading = null;
  if (state.index?.active !== d) state.index = null;
}

function activate(state: State, active: number): void {
  const dimension = state.dimensions[active];
  if (state.index?.active === active || dimension?.kind !== "range" || state.size <= state.recount) return;
  const slots = state.slots.get(active) ?? slotsOf(dimension);
  state.slots.set(active, slots);
  const widest = Math.max(...state.codings.map((coding) => coding?.width ?? 1));
  if (widest * slots.count > MOST_INDEXED) return;
  const {masks} = settle(state);
  state.index = {active, prefix: prefixIndex({masks, codings: state.codings, active, slots})};
}

function read(state: State): Reading {
  const {index} = state;
  state.reading ??= index?.prefix.read(state.filters[index.active] ?? null) ?? recount(settle(state));
  return state.reading;
}

/** Goes through all rows; groups are counted when they are asked for. */
function recount({masks, codings}: State): Reading {
  const outcomes = outcomesOf(masks, -1, codings.length);
  const groups = new Map<number, Uint32Array>();
  return {
    outcomes: tally(outcomeCoding(outcomes, codings.length), null),
    groups: (d) => {
      const coding = codings[d];
      const counts = groups.get(d) ?? (coding ? tally(coding, {outcomes, own: d + 1}) : EMPTY);
      groups.set(d, counts);
      return counts;
    }
  };
}

function countsOf({outcomes, groups}: Reading, d: number): Counts {
  const leftOut = outcomes[d + 1] ?? 0;
  return {groups: groups(d), rows: (outcomes[0] ?? 0) + leftOut, leftOut};
}

/** Brings the masks up to date. */
function settle(state: State): State {
  for (const d of state.stale) mark(state.masks, 1 << d, predicateOf(state, d));
  state.stale.clear();
  return state;
}

function predicateOf({dimensions, filters}: State, d: number): (row: number) => boolean {
  const dimension = dimensions[d];
  return dimension ? predicate(dimension, filters[d] ?? null) : () => true;
}

function mark(masks: Uint32Array, bit: number, passes: (row: number) => boolean): void {
  for (let row = 0; row < masks.length; row++) {
    const mask = masks[row] ?? 0;
    masks[row] = passes(row) ? mask & ~bit : mask | bit;
  }
}

/** Looks at no more rows than it must; filters that the masks do not yet follow are asked row by row. */
function passing(state: State, {order, limit = Infinity}: RowsOptions): Uint32Array {
  const {masks} = state;
  const stale = [...state.stale];
  const tests = stale.map((d) => predicateOf(state, d));
  const keep = ~stale.reduce((bits, d) => bits | (1 << d), 0);
  const rows = new Uint32Array(Math.min(limit, masks.length));
  let length = 0;
  for (let i = 0; i < masks.length && length < rows.length; i++) {
    const row = order === undefined ? i : (order[i] ?? 0);
    if (((masks[row] ?? 0) & keep) !== 0) continue;
    if (tests.length === 0 || tests.every((passes) => passes(row))) rows[length++] = row;
  }
  return rows.subarray(0, length);
}
