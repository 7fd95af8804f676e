import {FileAttachment} from "observablehq:stdlib";
import {errorMessage} from "../../format/error-message.js";
import {createDatabase} from "./client.js";
import {download, inflate, together} from "./download.js";
import {startEngine} from "./engine.js";
import {isShort} from "./restarting-engine.js";
import type {Database} from "./client.js";
import type {Progress} from "./download.js";
import type {EngineFiles, Furnish} from "./engine.js";

const WASM_MAGIC = [0x00, 0x61, 0x73, 0x6d];

let shared: Database | undefined;

/** Returns the one database of the page; nothing is downloaded before it is opened or queried. */
export function database(): Database {
  shared ??= createDatabase({start: starter()});
  return shared;
}

/**
 * Gives what starts engines. It keeps the files, so that a restart downloads nothing; files that no engine starts from
 * are fetched anew.
 */
export function starter(furnish?: Furnish) {
  let files: Promise<EngineFiles> | undefined;
  let cache: RequestCache = "default";
  return async (tell: (progress: Progress) => void) => {
    files ??= fetchFiles(tell, cache);
    try {
      return await startEngine(await files, furnish);
    } catch (error) {
      // Want of memory is no fault of the files.
      if (!isShort(error)) {
        files = undefined;
        cache = "reload";
      }
      throw readable(error);
    }
  };
}

/** Distinguishes a failed start from a failed download. */
function readable(error: unknown): Error {
  const message = errorMessage(error);
  return new Error(message.startsWith("download failed") ? message : `database not started: ${message}`, {
    cause: error
  });
}

async function fetchFiles(tell: (progress: Progress) => void, cache: RequestCache): Promise<EngineFiles> {
  const wasm = FileAttachment("../../../data/duckdb-eh.wasm.gz");
  const database = FileAttachment("../../../data/five-fronts.duckdb");
  const [tellWasm, tellDatabase] = together([wasm.size, database.size], tell);
  const get: typeof fetch = (input, init) => fetch(input, {...init, cache});
  const [module, bytes] = await Promise.all([
    download(await wasm.url(), tellWasm, get).then(unpack),
    download(await database.url(), tellDatabase, get)
  ]);
  const worker = import.meta.resolve("./worker.js");
  return {worker, wasm: module, database: bytes};
}

/** Inflates the module; throws `not a module` for anything else, such as the sign-in page of a network. */
async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const module = await inflate(packed, "application/wasm");
  const head = new Uint8Array(await module.slice(0, WASM_MAGIC.length).arrayBuffer());
  if (WASM_MAGIC.every((byte, index) => head[index] === byte)) return module;
  throw new Error(`not a module: ${packed.length} bytes`);
}
