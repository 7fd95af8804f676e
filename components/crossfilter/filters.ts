import type {CodeArray, Dimension, RangeDimension} from "./dimension.js";

/** Lets rows through that have a value from `from` to `to`, both included; null is no bound. */
export interface Range {
  from: number | null;
  to: number | null;
}

/** The groups that are let through; null stands for the rows in none. The empty list lets nothing through. */
export type GroupFilter = readonly (string | null)[];

/** Lets rows through where it is not zero, one number a row. */
export type Mask = Uint8Array;

/** What a dimension lets through; null is everything. */
export type Filter = GroupFilter | Range | Mask | null;

/** The filters that a dimension takes. */
export type FilterOf<D extends Dimension> = D extends {kind: "range"}
  ? Range | null
  : D extends {kind: "mask"}
    ? Mask | null
    : GroupFilter | null;

type Predicate = (row: number) => boolean;

const EVERYTHING: Predicate = () => true;
const NOTHING: Predicate = () => false;

/**
 * Returns a function that tells whether a filter lets a row through. A span passes where it overlaps the range, a row
 * of several groups where any of them is chosen; NULL passes no bound, and nothing a range that ends before it begins.
 * Throws `not a filter of …` and `unknown group: …`.
 */
export function predicate(dimension: Dimension, filter: Filter): Predicate {
  if (filter === null) return EVERYTHING;
  if (dimension.kind === "range" && isRange(filter)) return inRange(dimension, filter);
  if (dimension.kind === "group" && isGroups(filter)) {
    const {codes} = dimension;
    const chosen = choose(dimension.groups, filter);
    return (row) => chosen[codes[row] ?? 0] === 1;
  }
  if (dimension.kind === "groups" && isGroups(filter)) {
    return inAny(dimension.codes, dimension.offsets, choose(dimension.groups, filter));
  }
  if (dimension.kind === "mask" && filter instanceof Uint8Array && filter.length === dimension.size) {
    return (row) => filter[row] !== 0;
  }
  throw new TypeError(`not a filter of a ${dimension.kind} dimension: ${JSON.stringify(filter).slice(0, 80)}`);
}

/** Tells whether a filter is a range. */
export function isRange(filter: Filter): filter is Range {
  return filter !== null && "from" in filter && !Number.isNaN(filter.from) && !Number.isNaN(filter.to);
}

/** Tells whether a range lets nothing through because it ends before it begins. */
export function isInverted({from, to}: Range): boolean {
  return from !== null && to !== null && from > to;
}

function isGroups(filter: Filter): filter is GroupFilter {
  return Array.isArray(filter);
}

function inRange({first, last}: RangeDimension, range: Range): Predicate {
  if (range.from === null && range.to === null) return EVERYTHING;
  if (isInverted(range)) return NOTHING;
  const [from, to] = [range.from ?? -Infinity, range.to ?? Infinity];
  return (row) => (first[row] ?? NaN) <= to && (last[row] ?? NaN) >= from;
}

function inAny(codes: CodeArray, offsets: Uint32Array, chosen: Uint8Array): Predicate {
  return (row) => {
    const end = offsets[row + 1] ?? 0;
    for (let i = offsets[row] ?? 0; i < end; i++) if (chosen[codes[i] ?? 0] === 1) return true;
    return false;
  };
}

/** Marks the codes of the groups chosen; the last is that of rows in none. */
function choose(groups: readonly string[], filter: GroupFilter): Uint8Array {
  const codes = new Map<string | null, number>(groups.map((group, code) => [group, code]));
  codes.set(null, groups.length);
  const chosen = new Uint8Array(groups.length + 1);
  for (const group of filter) {
    const code = codes.get(group);
    if (code === undefined) throw new Error(`unknown group: ${group ?? "NULL"}`);
    chosen[code] = 1;
  }
  return chosen;
}
