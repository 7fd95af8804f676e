import {mkdirSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

/** Where Framework keeps what loaders printed and what it bundled. */
export const CACHE = "docs/.observablehq/cache";

/** Bundled from node_modules and named by package version, so never stale. */
const KEPT = new Set(["_node", "_npm"]);

/**
 * Libraries whose newest version Framework would ask the npm registry for, used or not: its client names them all. A
 * folder with a version is answer enough, and pins what the client says.
 */
const LIBRARIES = [
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
  "apache-arrow@21.2.0",
  "arquero@8.0.3",
  "d3-dsv@3.0.2",
  "d3@7.9.2",
  "echarts@6.1.0",
  "htl@1.0.0",
  "leaflet@1.9.4",
  "lodash@4.18.1",
  "mapbox-gl@3.32.0",
  "parquet-wasm@0.8.0",
  "react-dom@19.3.1",
  "react@19.3.1",
  "topojson-client@3.1.0"
];

/** Removes every loader's output, since a build uses whatever the cache holds, and answers for the registry. */
export function resetCache(cache = CACHE): void {
  mkdirSync(cache, {recursive: true});
  for (const name of readdirSync(cache)) {
    if (!KEPT.has(name)) rmSync(join(cache, name), {recursive: true});
  }
  for (const library of LIBRARIES) mkdirSync(join(cache, "_npm", library), {recursive: true});
}

/** Puts bytes in the cache as the output of the loader for `path`, so that a build need not start the loader. */
export function prime(path: string, bytes: Uint8Array, cache = CACHE): void {
  const file = join(cache, path);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, bytes);
}
