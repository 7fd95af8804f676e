import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {extname, join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";
import {listFiles} from "../build/folder.js";

export interface Packed {
  folder: string;
  remove: () => void;
}

const TEXTS = new Set([".css", ".csv", ".html", ".js", ".json", ".svg"]);
/** What hosts spend on files that they compress as they go. */
const QUALITY = 5;

/** Copies a built site into a temporary folder with each text beside its Brotli, as static hosts keep them. */
export function packSite(site: string): Packed {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-packed-"));
  cpSync(site, folder, {recursive: true});
  for (const name of listFiles(folder)) if (TEXTS.has(extname(name))) pack(join(folder, name));
  return {folder, remove: () => rmSync(folder, {recursive: true})};
}

/** Writes the Brotli of a file beside it. */
export function pack(file: string): void {
  const params = {[constants.BROTLI_PARAM_QUALITY]: QUALITY};
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), {params}));
}
