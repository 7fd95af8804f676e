import {describe, expect, it} from "vitest";
import {BREAK, breakCenters, brokenTimeScale} from "../../../../components/marks/axis/broken-time-scale.js";

describe("windowsOf(spans, left, right)", () => {
  const windows = brokenTimeScale(
    [
      {first: 0, last: 59},
      {first: 800, last: 839}
    ],
    100,
    100 + 200 + BREAK
  );

  it("lays spans side by side, all at one scale", () => {
    expect(windows.segments).toEqual([
      {first: 0, last: 59, x1: 100, x2: 220},
      {first: 800, last: 839, x1: 220 + BREAK, x2: 300 + BREAK}
    ]);
  });

  it.each([
    [0, 100],
    [30, 160],
    [60, 220],
    [800, 246],
    [820.5, 287],
    [840, 326]
  ])("places day %d at %d", (day, x) => {
    expect(windows.at(day)).toBe(x);
  });

  it("places what is left out in the middle of the break and what lies beyond at the ends", () => {
    expect(windows.at(400)).toBe(220 + BREAK / 2);
    expect(breakCenters(windows)).toEqual([220 + BREAK / 2]);
    expect([windows.at(-5), windows.at(900)]).toEqual([100, 326]);
  });

  it("refuses an axis without days", () => {
    expect(() => brokenTimeScale([], 0, 100)).toThrow("no days");
  });
});
