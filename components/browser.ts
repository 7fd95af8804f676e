import {FileAttachment} from "observablehq:stdlib";

import {createDatabase} from "./database.js";
import {download, inflate, together} from "./download.js";
import {startEngine} from "./engine.js";
import type {Database} from "./database.js";
import type {Progress} from "./download.js";
import type {EngineFiles} from "./engine.js";

let shared: Database | undefined;

/** Gives the one database of the page; nothing is downloaded before it is opened or asked. */
export function database(): Database {
  shared ??= createDatabase({start: starter()});
  return shared;
}

/** Keeps the files, so that a restart downloads nothing. */
function starter() {
  let files: Promise<EngineFiles> | undefined;
  return async (tell: (progress: Progress) => void) => {
    files ??= fetchFiles(tell).catch((error: unknown) => {
      files = undefined;
      throw error;
    });
    return startEngine(await files);
  };
}

async function fetchFiles(tell: (progress: Progress) => void): Promise<EngineFiles> {
  const wasm = FileAttachment("../data/duckdb-eh.wasm.gz");
  const database = FileAttachment("../data/five-fronts.duckdb");
  const [tellWasm, tellDatabase] = together([wasm.size, database.size], tell);
  const [module, bytes] = await Promise.all([
    download(await wasm.url(), tellWasm).then((packed) => inflate(packed, "application/wasm")),
    download(await database.url(), tellDatabase)
  ]);
  const worker = import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js");
  return {worker, wasm: module, database: bytes};
}
