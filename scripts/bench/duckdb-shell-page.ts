import {copyFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const PAGE = fileURLToPath(new URL("./workbench/shell.ts", import.meta.url));
const HTML = [
  '<!doctype html><meta charset="utf-8"><title>shell</title><link rel="stylesheet" href="xterm.css">',
  '<body style="margin: 0"><div id="shell" style="width: 100vw; height: 100vh"></div>',
  '<script type="module" src="page.js"></script>'
].join("");

/** Writes a page that holds the stock shell of DuckDB-WASM, over the database file `database`, into a folder. */
export async function writeShell(folder: string, database: string): Promise<void> {
  const {resolve} = createRequire(import.meta.url);
  await build({
    entryPoints: [PAGE],
    bundle: true,
    format: "esm",
    minify: true,
    logOverride: {"empty-import-meta": "silent"},
    outfile: join(folder, "page.js")
  });
  const files: readonly (readonly [from: string, to: string])[] = [
    [resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"), "duckdb.wasm"],
    [resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js"), "duckdb.worker.js"],
    [resolve("@duckdb/duckdb-wasm-shell/dist/shell_bg.wasm"), "shell.wasm"],
    [resolve("xterm/css/xterm.css"), "xterm.css"],
    [database, "five-fronts.duckdb"]
  ];
  for (const [from, to] of files) copyFileSync(from, join(folder, to));
  writeFileSync(join(folder, "index.html"), HTML);
}
