import {linkSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";

/** Where a build lays out what it gives to Framework. */
export const STAGE = ".cache/site";

/** Folders of docs/ whose content the build makes itself. */
const MADE = new Set(["components", "data", "articles", "embed", ".observablehq"]);

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

/** Makes the empty folders that answer for the npm registry in a cache of Framework. */
export function answerForRegistry(cache: string): void {
  for (const library of LIBRARIES) mkdirSync(join(cache, "_npm", library), {recursive: true});
}

/**
 * Lays out a root for Framework's build: the pages and stylesheets of docs/ as links, and beside them as plain files
 * what loaders print in the preview. No loader then has to be started, each a process of its own.
 */
export function stageSite(files: ReadonlyMap<string, string | Uint8Array>, docs = "docs", stage = STAGE): void {
  rmSync(stage, {recursive: true, force: true});
  mkdirSync(stage, {recursive: true});
  for (const name of readdirSync(docs)) {
    if (!MADE.has(name) && !name.endsWith(".md.ts")) symlinkSync(resolve(docs, name), join(stage, name));
  }
  mkdirSync(join(stage, "embed"));
  linkSync(join(docs, "embed/sql.md"), join(stage, "embed/sql.md"));
  for (const [path, content] of files) {
    const file = join(stage, path);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, content);
  }
  answerForRegistry(join(stage, ".observablehq/cache"));
}
