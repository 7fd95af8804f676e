import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {packIntervals} from "../../../../components/marks/layout/pack-intervals.js";

const piece = fc
  .record({
    x1: fc.integer({min: 0, max: 200}),
    width: fc.integer({min: 1, max: 80}),
    height: fc.integer({min: 1, max: 4})
  })
  .map(({x1, width, height}) => ({x1, x2: x1 + width, height}));

describe("layTracks(pieces, gap)", () => {
  it("lays pieces beside each other where they fit, and below where not", () => {
    const pieces = [
      {x1: 0, x2: 10},
      {x1: 5, x2: 15, height: 2},
      {x1: 14, x2: 20},
      {x1: 0, x2: 4}
    ];
    expect(packIntervals(pieces)).toEqual({places: [0, 1, 0, 1], count: 3});
    expect(packIntervals(pieces, 4)).toEqual({places: [0, 1, 0, 3], count: 4});
    expect(packIntervals([])).toEqual({places: [], count: 0});
  });

  it("never lays two pieces on each other and leaves no track empty", () => {
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 30}), fc.integer({min: 0, max: 5}), (pieces, gap) => {
        const {places, count} = packIntervals(pieces, gap);
        const boxes = pieces.map((each, i) => ({
          ...each,
          top: places[i] ?? NaN,
          bottom: (places[i] ?? NaN) + each.height
        }));
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) {
            const areApart = a.x2 + gap <= b.x1 || b.x2 + gap <= a.x1 || a.bottom <= b.top || b.bottom <= a.top;
            expect(areApart).toBe(true);
          }
        }
        expect(Math.max(0, ...boxes.map(({bottom}) => bottom))).toBe(count);
      })
    );
  });
});
