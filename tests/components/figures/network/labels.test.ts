import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {circleBox, lineBox, placeNodeLabels} from "../../../../components/figures/network/labels.js";
import {overlaps} from "../../../../components/marks/layout/box.js";
import type {NamedNode} from "../../../../components/figures/network/labels.js";

const node = (id: string, x: number, y: number, isMust = false): NamedNode => ({
  id,
  name: `Name of ${id}`,
  x,
  y,
  r: 5,
  isBold: false,
  isMust
});
const frame = {taken: [], width: 400, height: 300};

describe("placeNodeLabels(nodes, {taken, width, height})", () => {
  it("sets a name to the right of its node, and to the left at the edge", () => {
    const names = placeNodeLabels([node("a", 50, 50), node("b", 390, 150)], frame);
    expect([...names.values()].map(({anchor}) => anchor)).toEqual(["start", "end"]);
  });

  it("leaves a name out that has no room, but for those that must be", () => {
    const crowd = Array.from({length: 144}, (_, i) => node(`d${i}`, 12 * (i % 12) + 100, 12 * Math.floor(i / 12) + 60));
    const names = placeNodeLabels([...crowd.slice(1), node("d78", 172, 132, true)], frame);
    expect(names.has("d78")).toBe(true);
    expect(names.has("d66")).toBe(false);
  });

  it("never lays a name on another, on a node or out of the frame", () => {
    const spot = fc.record({x: fc.integer({min: 0, max: 400}), y: fc.integer({min: 0, max: 300})});
    fc.assert(
      fc.property(fc.array(spot, {maxLength: 60}), (spots) => {
        const nodes = spots.map(({x, y}, i) => node(String(i), x, y));
        const boxes = [...placeNodeLabels(nodes, frame)].map(([id, name]) => ({
          id,
          box: lineBox(`Name of ${id}`, name, 11, false)
        }));
        for (const {id, box} of boxes) {
          expect(box.x1 >= 0 && box.x2 <= 400 && box.y1 >= 0 && box.y2 <= 300).toBe(true);
          expect(boxes.filter((other) => other.id !== id && overlaps(box, other.box))).toEqual([]);
          expect(nodes.filter((other) => overlaps(box, circleBox(other)))).toEqual([]);
        }
      }),
      {numRuns: 40}
    );
  });
});
