import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {relativePath} from "../../../../components/marks/map/relative-path.js";

type Spot = [number, number];

function drawn(lines: readonly (readonly Spot[])[], isClosed = false): string {
  const pen = relativePath();
  for (const [first, ...rest] of lines) {
    if (!first) continue;
    pen.moveTo(...first);
    for (const spot of rest) pen.lineTo(...spot);
    if (isClosed) pen.closePath();
  }
  return pen.read();
}

/** Reads path data of steps back, to places in tenths of a pixel. */
function readBack(data: string): Spot[][] {
  let [at, start]: [Spot, Spot] = [
    [0, 0],
    [0, 0]
  ];
  return [...data.matchAll(/m([^mz]*)(z?)/g)].map(([, numbers = "", end]) => {
    const steps = [...numbers.matchAll(/-?\d*\.?\d+/g)].map(([number]) => Math.round(Number(number) * 10));
    const line: Spot[] = [];
    for (let i = 0; i < steps.length; i += 2) {
      at = [at[0] + (steps[i] ?? 0), at[1] + (steps[i + 1] ?? 0)];
      line.push(at);
    }
    start = line[0] ?? start;
    if (end === "z") at = start;
    return line;
  });
}

describe("newPen()", () => {
  it("writes steps and not places", () => {
    const square: Spot[] = [
      [10, 20],
      [30.25, 20],
      [30.25, 19.5],
      [10, 20.5]
    ];
    expect(drawn([square])).toBe("m10 20 20.3 0 0-.5-20.3 1");
  });

  it("begins after a closed line where that began", () => {
    const line: Spot[] = [
      [1, 1],
      [2, 1],
      [2, 2]
    ];
    expect(drawn([line, line], true)).toBe("m1 1 1 0 0 1zm0 0 1 0 0 1z");
  });

  it("leaves out lines without length", () => {
    const still: Spot[] = [
      [5, 5],
      [5.01, 5]
    ];
    expect(drawn([[[5, 5]], still], true)).toBe("");
  });

  it("strays from no point by more than half a tenth, however many there are", () => {
    const number = fc.double({min: -2000, max: 2000, noNaN: true});
    const spots = fc.array(fc.tuple(number, number), {minLength: 2, maxLength: 40});
    fc.assert(
      fc.property(fc.array(spots, {maxLength: 5}), fc.boolean(), (lines, isClosed) => {
        const tenths = lines.map((line) => line.map(([x, y]): Spot => [Math.round(x * 10), Math.round(y * 10)]));
        const kept = tenths
          .map((line) => line.filter((spot, i) => i === 0 || String(spot) !== String(line[i - 1])))
          .filter((line) => line.length > 1);
        expect(readBack(drawn(lines, isClosed)).map((line) => line.map(String))).toEqual(
          kept.map((line) => line.map(([x, y]) => String([x + 0, y + 0])))
        );
      })
    );
  });
});
