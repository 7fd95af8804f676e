import {describe, expect, it} from "vitest";
import {dateOf, dayNumber} from "../../../../components/data/day-number.js";
import {dayScale, parseScale, printScale} from "../../../../components/marks/axis/time-scale.js";

const spanOf = (first: string, last: string) => ({first: dayNumber(first), last: dayNumber(last)});
const at = (day: string) => dateOf(dayNumber(day));

describe("dayScale(axis, left, right)", () => {
  it("gives the last two years the larger part of the width", () => {
    const x = dayScale(spanOf("2009-01-01", "2022-02-25"), 0, 100);
    expect([x(at("2009-01-01")), x(at("2021-01-01")), x(at("2022-02-26"))]).toEqual([0, 44, 100]);
  });

  it("has one part where there are no more years", () => {
    const x = dayScale(spanOf("2021-01-01", "2022-02-25"), 0, 100);
    expect(x.range()).toEqual([0, 100]);
  });
});

describe("printStops(scale), parseStops(text)", () => {
  it("are each other's inverse, within the axis", () => {
    const x = dayScale(spanOf("2009-01-01", "2022-02-25"), 18, 582);
    const text = printScale(x);
    expect(text).toBe("18:2009-01-01 266:2021-01-01 582:2022-02-26");
    const read = parseScale(text);
    for (const day of ["2009-01-01", "2015-06-30", "2021-01-01", "2022-01-05"]) expect(read(at(day))).toBe(x(at(day)));
    expect([read(at("1801-01-01")), read(at("2030-01-01"))]).toEqual([18, 582]);
  });
});
