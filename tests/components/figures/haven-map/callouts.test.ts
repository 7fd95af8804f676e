import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {leaderOf, placeCallouts} from "../../../../components/figures/haven-map/callouts.js";

const frame = {x: 0, y: 0, width: 400, height: 300};
const at = (x: number, y: number) => ({x, y, radius: 8, width: 80, height: 40});

describe("placeCallouts(callouts, frame, taken)", () => {
  it("puts a callout next to its place and not over it", () => {
    const [corner] = placeCallouts([at(200, 150)], frame, []);
    const [x, y] = corner ?? [NaN, NaN];
    expect(x + 80 < 192 || x > 208 || y + 40 < 142 || y > 158).toBe(true);
    expect(Math.hypot(Math.max(x - 200, 0, 200 - x - 80), Math.max(y - 150, 0, 150 - y - 40))).toBeLessThan(24);
  });

  it("keeps what is taken free, and gives up where nothing is free", () => {
    const half = {x1: 0, y1: 0, x2: 400, y2: 180};
    const [corner] = placeCallouts([at(200, 195)], frame, [half]);
    expect(corner?.[1]).toBeGreaterThanOrEqual(180);
    expect(placeCallouts([at(200, 100)], frame, [{x1: 0, y1: 0, x2: 400, y2: 300}])).toEqual([null]);
  });

  it("lets no two callouts lie on each other, on a place or outside of the frame", () => {
    const places = fc.array(fc.tuple(fc.integer({min: 10, max: 390}), fc.integer({min: 10, max: 290})), {maxLength: 6});
    fc.assert(
      fc.property(places, (spots) => {
        const callouts = spots.map(([x, y]) => at(x, y));
        const boxes = placeCallouts(callouts, frame, []).flatMap((corner) =>
          corner ? [{x1: corner[0], y1: corner[1], x2: corner[0] + 80, y2: corner[1] + 40}] : []
        );
        boxes.forEach((a, i) => {
          expect(a.x1 >= 0 && a.y1 >= 0 && a.x2 <= 400 && a.y2 <= 300).toBe(true);
          expect(callouts.some(({x, y}) => x > a.x1 && x < a.x2 && y > a.y1 && y < a.y2)).toBe(false);
          expect(boxes.slice(i + 1).some((b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2)).toBe(false);
        });
      }),
      {numRuns: 60}
    );
  });
});

describe("leaderOf(callout, corner)", () => {
  it("leads from the rim of the place to the callout, and not where they touch", () => {
    expect(leaderOf(at(100, 100), [160, 80])).toEqual([108, 100, 160, 100]);
    expect(leaderOf(at(100, 100), [110, 80])).toBeNull();
  });
});
