import {tableFromIPC} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";

import {syntheticEvents} from "../../scripts/bench/crossfilter/events.js";

const COUNT = 20_000;

describe("syntheticEvents(count)", () => {
  const bytes = syntheticEvents(COUNT);
  const table = tableFromIPC(bytes);
  const values = (name: string): unknown[] => Array.from(table.getChild(name));
  const share = (name: string, test: (value: unknown) => boolean): number => values(name).filter(test).length / COUNT;

  it("gives the same bytes for the same count", () => {
    expect(Buffer.from(syntheticEvents(COUNT)).equals(bytes)).toBe(true);
  });

  it.each([
    ["type", 20, 5],
    ["front", 5, 1.2],
    ["weapon", 8, 5],
    ["certainty", 7, 5]
  ])("makes %s of %i groups, the first %d times as often as the last", (name, groups, times) => {
    const counts = new Map<unknown, number>();
    for (const value of values(name)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sizes = [...counts.values()].sort((a, b) => b - a);
    expect(sizes).toHaveLength(groups);
    expect((sizes[0] ?? 0) / (sizes.at(-1) ?? 0)).toBeGreaterThan(times);
  });

  it("leaves out what a text would not tell", () => {
    expect(share("weapon", (value) => value === null)).toBeCloseTo(0.6, 1);
    expect(share("killed", (value) => value === null)).toBeCloseTo(0.3, 1);
    expect(share("day", (value) => value === null)).toBe(0);
  });

  it("dates events from 2012 to the day of the issue, most of them late", () => {
    const days = values("day").map(Number);
    expect(Math.max(...days)).toBe(Date.UTC(2022, 1, 25));
    expect(Math.min(...days)).toBeGreaterThan(Date.UTC(2012, 0, 1));
    expect(share("day", (day) => Number(day) > Date.UTC(2019, 0, 1))).toBeGreaterThan(0.6);
  });
});
