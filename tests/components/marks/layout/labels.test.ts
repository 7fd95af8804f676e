import {describe, expect, it} from "vitest";
import {chooseSide, placeLabels} from "../../../../components/marks/layout/labels.js";

const box = (x1: number, x2: number) => ({x1, x2, y1: 0, y2: 10});

describe("placeLabels(items, candidatesOf, taken)", () => {
  it("takes the first free candidate of each item, in their order, or none", () => {
    const candidates = [box(0, 10), box(8, 18), box(20, 30)].map((each) => ({needs: [each]}));
    const placed = placeLabels(["a", "b", "c"], () => candidates, [box(5, 9)]);
    expect(placed).toEqual([candidates[2], null, null]);
  });

  it("keeps free what a placed label takes beside what it needs", () => {
    const first = {needs: [box(0, 10)], takes: [box(0, 20)]};
    const second = {needs: [box(12, 18)]};
    expect(placeLabels([first, second], (item) => [item], [])).toEqual([first, null]);
    expect(placeLabels([second, first], (item) => [item], [])).toEqual([second, first]);
  });
});

describe("chooseSide(x1, x2, extent, wanted)", () => {
  it.each([
    [100, {x: 122, room: 478, anchor: "start", isBelow: false}],
    [560, {x: 548, room: 548, anchor: "end", isBelow: false}]
  ])("puts text beside a mark at %d", (x, side) => {
    expect(chooseSide(x, x + 10, {left: 0, right: 600})).toEqual(side);
  });

  it("puts it below where neither side has room", () => {
    expect(chooseSide(140, 150, {left: 0, right: 300})).toEqual({x: 0, room: 300, anchor: "start", isBelow: true});
  });
});
