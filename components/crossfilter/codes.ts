import {slotFinder} from "./bin-edges.js";
import {emptyCodes} from "./dimension.js";
import type {CodeArray, Dimension, GroupDimension, RangeDimension} from "./dimension.js";

/** The codes by which rows are counted: those of a dimension's groups or bins. */
export interface Coding {
  /** Number of codes; the last is that of rows in no group. */
  width: number;
  codes: CodeArray;
  /** Where the codes of each row begin; null where each row has one. */
  offsets: Uint32Array | null;
}

/**
 * Gives the codes by which a dimension is counted, null where it has neither groups nor bins. A span is in every bin
 * that it overlaps; what lies in no bin is counted with NULL.
 */
export function codingOf(dimension: Dimension): Coding | null {
  switch (dimension.kind) {
    case "group":
      return {width: dimension.groups.length + 1, codes: dimension.codes, offsets: null};
    case "groups":
      return {width: dimension.groups.length + 1, codes: dimension.codes, offsets: dimension.offsets};
    case "range":
      return dimension.edges.length < 2 ? null : binned(dimension);
    case "mask":
      return null;
  }
}

/** Splits each code by the groups of another dimension: the code becomes `code * (groups + 1) + group`. */
export function splitCoding({width, codes, offsets}: Coding, by: GroupDimension): Coding {
  const parts = by.groups.length + 1;
  const {codes: other} = by;
  const split = emptyCodes(codes.length, width * parts);
  if (offsets === null) {
    for (let row = 0; row < codes.length; row++) split[row] = (codes[row] ?? 0) * parts + (other[row] ?? 0);
  } else {
    for (let row = 0; row + 1 < offsets.length; row++) {
      const [from = 0, to = 0] = [offsets[row], offsets[row + 1]];
      for (let i = from; i < to; i++) split[i] = (codes[i] ?? 0) * parts + (other[row] ?? 0);
    }
  }
  return {width: width * parts, codes: split, offsets};
}

function binned({first, last, edges}: RangeDimension): Coding {
  const find = slotFinder(edges);
  const bins = edges.length - 1;
  const binOf = (value: number): number => (find(value) - 1) >> 1;
  if (first === last) {
    const codes = emptyCodes(first.length, bins + 1);
    for (let row = 0; row < codes.length; row++) {
      const value = first[row] ?? NaN;
      const bin = Number.isNaN(value) ? -1 : binOf(value);
      codes[row] = bin < 0 ? bins : bin;
    }
    return {width: bins + 1, codes, offsets: null};
  }
  return spread(first, last, bins, binOf);
}

/** Lists for each span the bins that it overlaps. */
function spread(first: Float64Array, last: Float64Array, bins: number, binOf: (value: number) => number): Coding {
  const codes: number[] = [];
  const offsets = new Uint32Array(first.length + 1);
  first.forEach((from, row) => {
    const to = last[row] ?? NaN;
    const [low, high] = Number.isNaN(from) ? [0, -1] : [Math.max(binOf(from), 0), Math.min(binOf(to), bins - 1)];
    for (let bin = low; bin <= high; bin++) codes.push(bin);
    if (high < low) codes.push(bins);
    offsets[row + 1] = codes.length;
  });
  const packed = emptyCodes(codes.length, bins + 1);
  packed.set(codes);
  return {width: bins + 1, codes: packed, offsets};
}
