import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {assignLayers, layoutLayers, pathKey} from "../../../components/graph/layered-layout.js";
import type {LayoutEdge, NodeBox, NodeSize} from "../../../components/graph/layered-layout.js";

const tie = (above: string, below: string, isLevel = false): LayoutEdge => ({above, below, breadth: 4, isLevel});
const box = (id: string, height = 20): NodeSize => ({id, width: 50, height});
const lay = (boxes: readonly NodeSize[], ties: readonly LayoutEdge[]) => {
  const layers = assignLayers(
    boxes.map(({id}) => id),
    ties
  );
  return layoutLayers(boxes, ties, {layers, starts: [0, 100, 200, 300, 400, 500, 600, 700], gap: 10});
};
const inLayer = (places: ReadonlyMap<string, NodeBox>, layer: number) =>
  [...places.values()].filter((place) => place.layer === layer).sort((a, b) => a.y - b.y);

const ids = ["a", "b", "c", "d", "e", "f", "g"];
const boxesOf = fc.tuple(...ids.map((id) => fc.integer({min: 5, max: 60}).map((height) => box(id, height))));
const tiesOf = fc.array(
  fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.boolean())
    .map(([above, below, level]) => tie(above, below, level)),
  {maxLength: 14}
);

describe("layersOf", () => {
  it("goes as many steps down as the longest path", () => {
    const layers = assignLayers(["a", "b", "c", "d"], [tie("a", "d"), tie("a", "b"), tie("b", "c"), tie("c", "d")]);
    expect([...layers]).toEqual(
      expect.arrayContaining([
        ["a", 0],
        ["b", 1],
        ["c", 2],
        ["d", 3]
      ])
    );
  });

  it("puts who has nobody above right over those below", () => {
    const layers = assignLayers(["a", "b", "c", "x"], [tie("a", "b"), tie("b", "c"), tie("x", "c")]);
    expect(layers.get("x")).toBe(1);
  });

  it("puts equals side by side and lets them decide nothing", () => {
    const layers = assignLayers(
      ["a", "b", "c", "p"],
      [tie("a", "b"), tie("b", "c"), tie("p", "b", true), tie("a", "c", true)]
    );
    expect(layers.get("p")).toBe(1);
    expect(layers.get("c")).toBe(2);
  });

  it("leaves the tie out that closes a circle", () => {
    const layers = assignLayers(["a", "b", "c"], [tie("a", "b"), tie("b", "c"), tie("c", "a"), tie("b", "b")]);
    expect([layers.get("a"), layers.get("b"), layers.get("c")]).toEqual([0, 1, 2]);
  });

  it("gives every id a layer from 0 on, and every tie that decides leads down", () => {
    fc.assert(
      fc.property(tiesOf, (ties) => {
        const layers = assignLayers(ids, ties);
        expect([...layers.keys()].sort()).toEqual(ids);
        for (const layer of layers.values()) expect(layer).toBeGreaterThanOrEqual(0);
        const downs = ties.filter(({above, below, isLevel}) => isLevel === false && above < below);
        const acyclic = assignLayers(ids, downs);
        for (const {above, below} of downs) expect(acyclic.get(above)).toBeLessThan(acyclic.get(below) ?? 0);
      })
    );
  });
});

describe("layOut", () => {
  it("orders the layers so that ties do not cross where they need not", () => {
    const ties = [tie("a", "z"), tie("b", "y"), tie("c", "x")];
    const {boxes: places} = lay(
      ["a", "b", "c", "x", "y", "z"].map((id) => box(id)),
      ties
    );
    expect(inLayer(places, 1).map(({id}) => id)).toEqual(["z", "y", "x"]);
  });

  it("puts a lone parent at the middle of its children", () => {
    const {boxes: places} = lay(
      ["a", "x", "y", "z"].map((id) => box(id)),
      [tie("a", "x"), tie("a", "y"), tie("a", "z")]
    );
    expect(places.get("a")?.y).toBeCloseTo(places.get("y")?.y ?? NaN);
  });

  it("leads a long tie through the layers between", () => {
    const ties = [tie("a", "b"), tie("b", "c"), tie("a", "c")];
    const {paths: ways} = lay([box("a"), box("b", 80), box("c")], ties);
    expect(ways.get(pathKey({above: "a", below: "c"}))?.map(({layer, height}) => [layer, height])).toEqual([[1, 4]]);
    expect(ways.get(pathKey({above: "a", below: "b"}))).toEqual([]);
  });

  it("puts a guest between its two", () => {
    const boxes = [box("a"), box("b"), box("c"), {...box("gap"), between: ["a", "b"] as const}];
    const layers = new Map([
      ["a", 0],
      ["b", 0],
      ["c", 1],
      ["gap", 0]
    ]);
    const {boxes: places} = layoutLayers(boxes, [tie("a", "c"), tie("b", "c")], {layers, starts: [0, 100], gap: 10});
    expect(inLayer(places, 0).map(({id}) => id)).toEqual(["a", "gap", "b"]);
  });

  it("keeps the boxes of a layer apart, from 0 on, and gives the same places each time", () => {
    fc.assert(
      fc.property(boxesOf, tiesOf, (boxes, ties) => {
        const layout = lay(boxes, ties);
        for (let layer = 0; layer < ids.length; layer++) {
          const column = inLayer(layout.boxes, layer);
          column.slice(1).forEach((place, i) => {
            const last = column[i];
            expect(place.y - (last ? last.y + last.height : 0)).toBeGreaterThanOrEqual(10 - 1e-6);
          });
        }
        for (const {y, height} of layout.boxes.values()) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeLessThanOrEqual(layout.height + 1e-6);
        }
        expect(lay(boxes, ties)).toEqual(layout);
      })
    );
  });

  it("lays out nothing", () => {
    expect(lay([], [])).toEqual({boxes: new Map(), paths: new Map(), height: 0});
  });
});
