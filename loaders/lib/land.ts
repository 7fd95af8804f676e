import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {geoEquirectangular, geoStream} from "d3";
import {merge, mesh} from "topojson-client";
import type {GeoGeometryObjects, GeoStream} from "d3";
import type {GeometryCollection, Polygon, MultiPolygon, Topology} from "topojson-specification";

/** A line as longitudes and latitudes by turns, in degrees. */
export type Line = readonly number[];

/** Land and the borders of countries within a window of longitude and latitude. */
export interface Land {
  /** Rings of polygons; holes run the other way round. */
  land: readonly Line[];
  /** Borders between two countries. */
  borders: readonly Line[];
}

/** What maps are drawn on: the world coarsely, with borders in Africa alone, and the region of the articles finely. */
export interface Lands {
  world: Land;
  region: Land;
}

/** Degrees: west, south, east, north. */
type Window = readonly [number, number, number, number];

interface Atlas {
  file: string;
  window: Window;
  /** Degrees to which places are rounded; what then falls together is one. */
  grid: number;
}

type Countries = Topology<{countries: GeometryCollection}>;

const require = createRequire(import.meta.url);

const WORLD: Atlas = {file: require.resolve("world-atlas/countries-110m.json"), window: [-26, -36, 150, 74], grid: 0.5};
const AFRICA: Atlas = {...WORLD, window: [-4, -28, 48, 30]};
const REGION: Atlas = {file: require.resolve("world-atlas/countries-50m.json"), window: [30, 16, 98, 48], grid: 0.02};

/** Reads land and borders from Natural Earth, cut to what the maps of the report show. */
export function readLands(): Lands {
  return {world: {...readLand(WORLD), borders: readLand(AFRICA).borders}, region: readLand(REGION)};
}

function readLand({file, window, grid}: Atlas): Land {
  const atlas = JSON.parse(readFileSync(file, "utf8")) as Countries;
  const {countries} = atlas.objects;
  const polygons = countries.geometries.filter(
    (each): each is Polygon | MultiPolygon => each.type?.endsWith("Polygon") === true
  );
  return {
    land: cut(merge(atlas, polygons), window, grid),
    borders: cut(
      mesh(atlas, countries, (a, b) => a !== b),
      window,
      grid
    )
  };
}

/** Cuts a shape at a window and rounds what is left to a grid. */
function cut(shape: GeoGeometryObjects, [west, south, east, north]: Window, grid: number): Line[] {
  const lines: Line[] = [];
  let line: number[] = [];
  const collect: GeoStream = {
    polygonStart: () => undefined,
    polygonEnd: () => undefined,
    lineStart: () => void (line = []),
    point: (x, y) => {
      const [lon, lat] = [round(x, grid), round(-y, grid)];
      if (line.at(-2) !== lon || line.at(-1) !== lat) line.push(lon, lat);
    },
    lineEnd: () => {
      if (line.length > 2) lines.push(line);
    }
  };
  const plane = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0)
    .clipExtent([
      [west, -north],
      [east, -south]
    ]);
  geoStream(shape, plane.stream(collect));
  return lines;
}

function round(degrees: number, grid: number): number {
  return Number((Math.round(degrees / grid) * grid).toFixed(3));
}
