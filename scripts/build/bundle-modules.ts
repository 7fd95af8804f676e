import {join} from "node:path";
import {build} from "esbuild";
import type {Plugin} from "esbuild";

/** Modules that cells of pages import, and those that modules ask for by address. */
const ENTRIES = [
  "controls/arrow-keys",
  "data/duckdb/open",
  "data/duckdb/worker",
  "evidence/drawer",
  "live/embed",
  "live/live-figure",
  "live/open-page",
  "live/page-extras",
  "workbench/embed",
  "workbench/workbench"
];
/** DuckDB's worker runs by being imported, although its package says that no module of it does anything. */
const WORKER = /^@duckdb\/duckdb-wasm\/dist\/.*\.worker\.js$/;
const KEEP_WORKER: Plugin = {
  name: "keep-worker",
  setup: (builder) => {
    builder.onResolve({filter: WORKER}, async ({path, pluginData, ...options}) => {
      if (pluginData === KEEP_WORKER.name) return undefined;
      const found = await builder.resolve(path, {...options, pluginData: KEEP_WORKER.name});
      return {path: found.path, sideEffects: true};
    });
  }
};

/**
 * Bundles the browser's modules with the libraries that they use into `output`: one file for each module that a page
 * or another module asks for by name, under its own path, and shared chunks. Framework then parses and hashes a
 * hundred files once and not two hundred for each page. Throws esbuild's error for a module that does not compile.
 */
export async function bundleModules(components: string, output: string, figures: readonly string[]): Promise<void> {
  await build({
    entryPoints: [...ENTRIES, ...figures.map((id) => `figures/${id}/figure`)].map((name) =>
      join(components, `${name}.ts`)
    ),
    outdir: output,
    outbase: components,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "eof",
    external: ["observablehq:*"],
    plugins: [KEEP_WORKER],
    logLevel: "silent"
  });
}
