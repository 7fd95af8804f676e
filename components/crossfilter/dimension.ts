import {findStops} from "./bin-edges.js";

export type CodeArray = Uint8Array | Uint16Array | Uint32Array;

/** Each row belongs to one group or to none. */
export interface GroupDimension {
  kind: "group";
  groups: readonly string[];
  /** One code a row, the place of its group; NULL is `groups.length`. */
  codes: CodeArray;
}

/** Each row belongs to any number of groups. */
export interface GroupsDimension {
  kind: "groups";
  groups: readonly string[];
  /** The codes of all rows, one row after the other, each once a row; a row in no group has the one code `groups.length`. */
  codes: CodeArray;
  /** Where the codes of each row begin, and at last where they end: one more than there are rows. */
  offsets: Uint32Array;
}

/** Each row has a value or a span of values, both ends included; NaN is NULL, in both arrays or in neither. */
export interface RangeDimension {
  kind: "range";
  first: Float64Array;
  /** The same array as `first` where rows have single values. */
  last: Float64Array;
  /** Ascending values on which both ends of a filter may rest while they are dragged. */
  stops: Float64Array;
  /** Ascending edges of the bins that are counted; bin i holds what lies from edge i to before edge i + 1. */
  edges: Float64Array;
}

/** Each row is let through or not by what the reader asks for, such as a text. */
export interface MaskDimension {
  kind: "mask";
  size: number;
}

export type Dimension = GroupDimension | GroupsDimension | RangeDimension | MaskDimension;

export interface RangeOptions<T> {
  /** Last value of each row. A row of which one end is NULL has the other as its only value. Default: the first. */
  last?: ArrayLike<T | null>;
  /** Default: the values themselves, or evenly spaced where there are too many. */
  stops?: readonly T[];
  /** Default: none, and nothing is counted by bins. */
  edges?: readonly T[];
}

/** Codes one value a row. Groups come in the order given, or as they appear. Throws `unknown group: …`. */
export function groupDimension(values: readonly (string | null)[], groups = appearing(values)): GroupDimension {
  const code = coder(groups);
  return {kind: "group", groups, codes: pack(values.map(code), groups)};
}

/** Codes a list of values a row; a value that a row has twice counts once, and NULL is the empty list. */
export function groupsDimension(
  lists: readonly (readonly string[] | null)[],
  groups = appearing(lists.flatMap((list) => list ?? []))
): GroupsDimension {
  const code = coder(groups);
  const rows = lists.map((list) => (list && list.length > 0 ? [...new Set(list)] : [null]).map(code));
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((codes, row) => (offsets[row + 1] = (offsets[row] ?? 0) + codes.length));
  return {kind: "groups", groups, codes: pack(rows.flat(), groups), offsets};
}

/** Takes one number a row, or a lowest and a highest; an end without bound is ±Infinity. */
export function numberDimension(values: ArrayLike<number | null>, options: RangeOptions<number> = {}): RangeDimension {
  const ends = options.last;
  const first = fill(values, ends);
  const last = ends ? fill(ends, values) : first;
  const stops = options.stops ? Float64Array.from(options.stops) : findStops(first, last);
  return {kind: "range", first, last, stops, edges: Float64Array.from(options.edges ?? [])};
}

/** Makes room for a mask over rows; open until a filter is set. */
export function maskDimension(size: number): MaskDimension {
  return {kind: "mask", size};
}

/**
 * Gives the number of rows of a dimension. Throws `no such group: …` on a code beyond that of NULL, `ends before it
 * begins: …` on such a span, or one that is NULL at one end alone.
 */
export function sizeOf(dimension: Dimension): number {
  switch (dimension.kind) {
    case "group":
      checkCodes(dimension);
      return dimension.codes.length;
    case "groups":
      checkCodes(dimension);
      return dimension.offsets.length - 1;
    case "range":
      checkSpans(dimension);
      return dimension.first.length;
    case "mask":
      return dimension.size;
  }
}

/** Makes room for codes below `width`, as tight as they allow. */
export function emptyCodes(length: number, width: number): CodeArray {
  if (width <= 2 ** 8) return new Uint8Array(length);
  return width <= 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

function pack(codes: readonly number[], {length}: readonly string[]): CodeArray {
  const packed = emptyCodes(codes.length, length + 1);
  packed.set(codes);
  return packed;
}

/** Takes each number, where it is NULL the other, where both are NULL NaN. */
function fill(values: ArrayLike<number | null>, others?: ArrayLike<number | null>): Float64Array {
  const filled = new Float64Array(values.length);
  for (let row = 0; row < filled.length; row++) filled[row] = values[row] ?? others?.[row] ?? NaN;
  return filled;
}

function appearing(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null);
}

function coder(groups: readonly string[]): (value: string | null) => number {
  const codes = new Map<string | null, number>(groups.map((group, code) => [group, code]));
  codes.set(null, groups.length);
  return (value) => {
    const code = codes.get(value);
    if (code === undefined) throw new Error(`unknown group: ${value ?? "NULL"}`);
    return code;
  };
}

function checkCodes({codes, groups}: GroupDimension | GroupsDimension): void {
  const wrong = codes.find((code) => code > groups.length);
  if (wrong !== undefined) throw new RangeError(`no such group: ${wrong}`);
}

function checkSpans({first, last}: RangeDimension): void {
  if (first === last) return;
  first.forEach((from, row) => {
    const to = last[row] ?? NaN;
    const isSpan = from <= to || (Number.isNaN(from) && Number.isNaN(to));
    if (!isSpan) throw new RangeError(`ends before it begins: ${from}, ${to}`);
  });
}
