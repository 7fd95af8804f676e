import {describe, expect, it} from "vitest";
import {groupDimension, groupsDimension, numberDimension} from "../../../components/crossfilter/dimension.js";

describe("groupDimension(values, groups)", () => {
  it("codes groups as they appear, NULL behind them", () => {
    const {groups, codes} = groupDimension(["b", null, "a", "b"]);
    expect(groups).toEqual(["b", "a"]);
    expect([...codes]).toEqual([0, 2, 1, 0]);
  });

  it("keeps the order given, and groups that no row has", () => {
    const {groups, codes} = groupDimension(["b", null], ["a", "b", "c"]);
    expect(groups).toEqual(["a", "b", "c"]);
    expect([...codes]).toEqual([1, 3]);
  });

  it("refuses a value that is not among the groups", () => {
    expect(() => groupDimension(["b", "z"], ["a", "b"])).toThrow("unknown group: z");
  });

  it.each([
    [255, Uint8Array],
    [256, Uint16Array],
    [65_536, Uint32Array]
  ])("packs %i groups as tightly as they allow", (count, type) => {
    const values = Array.from({length: count}, (_, i) => `g${i}`);
    const {codes} = groupDimension([...values, null]);
    expect(codes).toBeInstanceOf(type);
    expect(codes.at(-1)).toBe(count);
  });
});

describe("groupsDimension(lists, groups)", () => {
  it("codes each value of a row once, and no list as an empty one", () => {
    const {groups, codes, offsets} = groupsDimension([["b", "a", "b"], null, [], ["a"]]);
    expect(groups).toEqual(["b", "a"]);
    expect([...codes]).toEqual([0, 1, 2, 2, 1]);
    expect([...offsets]).toEqual([0, 2, 3, 4, 5]);
  });
});

describe("numberDimension(values, options)", () => {
  it("takes a row that is NULL at one end as the value at the other", () => {
    const {first, last} = numberDimension([1, null, 3, null, 5], {last: [2, 2, null, null, Infinity]});
    expect([...first]).toEqual([1, 2, 3, NaN, 5]);
    expect([...last]).toEqual([2, 2, 3, NaN, Infinity]);
  });
});
