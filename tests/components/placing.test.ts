import fc from "fast-check";
import {describe, expect, it} from "vitest";

import {textWidth} from "../../components/lettering.js";
import {edgesOf, edgesOfDisc, meet, placeNames} from "../../components/placing.js";
import type {Named} from "../../components/placing.js";

const disc = (id: string, x: number, y: number, isMust = false): Named => ({
  id,
  name: `Name of ${id}`,
  x,
  y,
  r: 5,
  isBold: false,
  isMust
});
const frame = {taken: [], width: 400, height: 300, size: 11};

describe("placeNames({discs, taken, width, height, size})", () => {
  it("sets a name to the right of its disc, and to the left at the edge", () => {
    const names = placeNames({discs: [disc("a", 50, 50), disc("b", 390, 150)], ...frame});
    expect([...names.values()].map(({anchor}) => anchor)).toEqual(["start", "end"]);
  });

  it("leaves a name out that has no room, but for those that must be", () => {
    const crowd = Array.from({length: 144}, (_, i) => disc(`d${i}`, 12 * (i % 12) + 100, 12 * Math.floor(i / 12) + 60));
    const names = placeNames({discs: [...crowd.slice(1), disc("d78", 172, 132, true)], ...frame});
    expect(names.has("d78")).toBe(true);
    expect(names.has("d66")).toBe(false);
  });

  it("never lays a name on another, on a disc or out of the frame", () => {
    const spot = fc.record({x: fc.integer({min: 0, max: 400}), y: fc.integer({min: 0, max: 300})});
    fc.assert(
      fc.property(fc.array(spot, {maxLength: 60}), (spots) => {
        const discs = spots.map(({x, y}, i) => disc(String(i), x, y));
        const boxes = [...placeNames({discs, ...frame})].map(([id, name]) => ({
          id,
          box: edgesOf(name, textWidth(`Name of ${id}`, 11), 11)
        }));
        for (const {id, box} of boxes) {
          expect(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 300).toBe(true);
          expect(boxes.filter((other) => other.id !== id && meet(box, other.box))).toEqual([]);
          expect(discs.filter((other) => meet(box, edgesOfDisc(other)))).toEqual([]);
        }
      }),
      {numRuns: 40}
    );
  });
});
