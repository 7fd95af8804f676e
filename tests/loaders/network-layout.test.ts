import {describe, expect, it} from "vitest";
import {parseNetworkPlan, positionsAt} from "../../components/figures/network/positions.js";
import {compile} from "../../loaders/lib/compile.js";
import {simulate, layoutNetwork} from "../../loaders/lib/network-layout.js";
import {published} from "../../loaders/lib/publish.js";
import type {Spot, Relation} from "../../loaders/lib/network-layout.js";

const {tables} = compile();
const plan = layoutNetwork(tables);

const star = (front: string, size: number): Relation[] =>
  Array.from({length: size}, (_, i) => ({source: `${front}-hub`, target: `${front}-${i}`, front}));
const distance = ([a, b]: Spot, [c, d]: Spot): number => Math.hypot(a - c, b - d);

describe("layOut(ties, width, height)", () => {
  const ties = [
    ...star("x", 12),
    ...star("y", 12),
    {source: "x-hub", target: "bridge", front: "x"},
    {source: "y-hub", target: "bridge", front: "y"}
  ];
  const {spots} = simulate(ties, 600, 400);
  const at = (id: string): Spot => spots[id] ?? [NaN, NaN];

  it("gives the same spots each time", () => {
    expect(simulate(ties, 600, 400)).toEqual(simulate(ties, 600, 400));
  });

  it("keeps the actors of a front together, and those of two between them", () => {
    for (let i = 0; i < 12; i++)
      expect(distance(at(`x-${i}`), at("x-hub"))).toBeLessThan(distance(at(`x-${i}`), at("y-hub")));
    const [near, far] = ["x-hub", "y-hub"].map((hub) => distance(at("bridge"), at(hub)));
    expect((near ?? 0) + (far ?? 0)).toBeLessThan(1.3 * distance(at("x-hub"), at("y-hub")));
  });

  it("stays on its plane", () => {
    for (const [x, y] of Object.values(spots))
      expect([x >= 0, x <= 600, y >= 0, y <= 400]).toEqual(Array(4).fill(true));
  });

  it("lays out nothing, and a single tie", () => {
    expect(simulate([], 600, 400).spots).toEqual({});
    expect(Object.keys(simulate(star("x", 1), 600, 400).spots)).toEqual(["x-hub", "x-0"]);
  });
});

describe("layoutNetwork(tables)", () => {
  it("gives every actor a spot, or names it among those without a tie", () => {
    const ids = (tables.actors ?? []).map(({actor_id}) => String(actor_id)).sort();
    for (const {spots} of plan.planes) {
      expect([...Object.keys(spots), ...plan.untied.map(({id}) => id)].sort()).toEqual(ids);
    }
  });

  it("lays no actor on another", () => {
    for (const {spots} of plan.planes) {
      const all = Object.values(spots);
      const least = Math.min(...all.flatMap((spot, i) => all.slice(i + 1).map((other) => distance(spot, other))));
      expect(least).toBeGreaterThan(3);
    }
  });

  it("is what is published, in a shape that pages read", async () => {
    const bytes = await published("network.json");
    expect(parseNetworkPlan(JSON.parse(new TextDecoder().decode(bytes)))).toEqual(plan);
  });
});

describe("planeAt(plan, width)", () => {
  it.each([320, 340, 599, 600, 760, 920, 1400])("fills a width of %d pixels", (width) => {
    const plane = positionsAt(plan, width);
    expect(plane.width).toBe(width);
    const places = Object.values(plane.spots).map(([x]) => x);
    expect([Math.min(...places) >= 0, Math.max(...places) <= width]).toEqual([true, true]);
  });
});

describe("parsePlan(value)", () => {
  it.each([undefined, null, {}, {planes: [{}], untied: []}, {planes: [], untied: [{id: "a"}]}])(
    "refuses %j",
    (value) => {
      expect(() => parseNetworkPlan(value)).toThrow(/^no plan: /);
    }
  );
});
