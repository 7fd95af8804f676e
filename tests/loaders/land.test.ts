import {describe, expect, it} from "vitest";
import {parseLands} from "../../components/marks/map/basemap.js";
import {readLands} from "../../loaders/lib/land.js";
import {published} from "../../loaders/lib/publish.js";
import type {Line} from "../../loaders/lib/land.js";

const lands = readLands();
const placesOf = (lines: readonly Line[]) =>
  lines.flatMap((line) =>
    Array.from({length: line.length / 2}, (_, i): [number, number] => [line[2 * i] ?? NaN, line[2 * i + 1] ?? NaN])
  );

describe("readLands()", () => {
  it("gives the world coarsely and the region finely, within their windows", () => {
    for (const [land, west, south, east, north] of [
      [lands.world, -26, -36, 150, 74],
      [lands.region, 30, 16, 98, 48]
    ] as const) {
      const places = placesOf([...land.land, ...land.borders]);
      expect(places.length).toBeGreaterThan(1000);
      for (const [lon, lat] of places) {
        expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true);
      }
    }
    for (const [lon, lat] of placesOf(lands.world.borders)) {
      expect(lon >= -4 && lon <= 48 && lat >= -28 && lat <= 30).toBe(true);
    }
    expect(lands.world.borders.length).toBeGreaterThan(30);
    expect(lands.region.borders.length).toBeGreaterThan(30);
  });

  it("repeats no place along a line", () => {
    for (const line of [...lands.region.land, ...lands.region.borders]) {
      const places = placesOf([line]).map((place) => place.join());
      expect(places.some((place, i) => place === places[i + 1])).toBe(false);
      expect(places.length).toBeGreaterThan(1);
    }
  });

  it("is published as the drawings read it, in a few tens of kilobytes", async () => {
    const bytes = await published("land.json");
    expect(parseLands(JSON.parse(new TextDecoder().decode(bytes)))).toEqual(lands);
    expect(bytes.byteLength).toBeLessThan(100_000);
  });
});
