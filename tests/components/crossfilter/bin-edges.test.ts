import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findStops, slotFinder} from "../../../components/crossfilter/bin-edges.js";

const finite = fc.double({noNaN: true, noDefaultInfinity: true});
const some = fc.oneof(fc.integer({min: -9, max: 9}), finite);

describe("slotFinder(stops)", () => {
  it("orders values on stops and between them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(some, {maxLength: 40}), fc.array(fc.double({noNaN: true})), (list, others) => {
        const stops = Float64Array.from(new Set(list.map((stop) => stop + 0))).sort();
        const find = slotFinder(stops);
        for (const value of [...stops, ...others]) {
          const below = stops.filter((stop) => stop < value).length;
          expect(find(value)).toBe(2 * below + (stops.includes(value) ? 1 : 0));
        }
      })
    );
  });

  it.each([
    [[1, 1], "not ascending: 1, 1"],
    [[2, 1], "not ascending: 2, 1"],
    [[0, Infinity], "not ascending: 0, Infinity"],
    [[NaN], "not ascending: -Infinity, NaN"]
  ])("refuses %j", (stops, message) => {
    expect(() => slotFinder(Float64Array.from(stops))).toThrow(message);
  });
});

describe("findStops(first, last)", () => {
  it("gives each value once, in order, without NULL and open ends", () => {
    const first = Float64Array.of(3, NaN, -Infinity, 1);
    expect([...findStops(first, first)]).toEqual([1, 3]);
    expect([...findStops(first, Float64Array.of(4, NaN, 2, 3))]).toEqual([1, 2, 3, 4]);
  });

  it("spaces stops evenly where there are more than 4096 values", () => {
    const values = Float64Array.from({length: 8190}, (_, i) => i / 2);
    const stops = findStops(values, values);
    expect(stops).toHaveLength(4096);
    expect([stops[0], stops.at(-1)]).toEqual([0, 4094.5]);
  });

  it("never gives a stop twice", () => {
    const values = Float64Array.from({length: 5000}, (_, i) => 1 + i * Number.EPSILON);
    expect(() => slotFinder(findStops(values, values))).not.toThrow();
  });
});
