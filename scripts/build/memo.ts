import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import {DAY_MS} from "../../components/format/dates.js";

/** Returns a text made earlier under a key, else what `make` gives. */
export type Memo = (key: string, make: () => string) => string;

/** Results of earlier builds by the hash of what they were made from; `npm ci` empties it, NO_BUILD_CACHE=1 ignores it. */
const FOLDER = "node_modules/.cache/five-fronts-build";
const KEPT_DAYS = 14;
const MS_PER_DAY = DAY_MS;

/** Returns the first 20 hexadecimal digits of the SHA-256 of texts, bytes and JSON values, in order. */
export function hashOf(...parts: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const data = typeof part === "string" || part instanceof Uint8Array ? part : JSON.stringify(part ?? null);
    hash.update(`${data.length}:`).update(data);
  }
  return hash.digest("hex").slice(0, 20);
}

/** Returns the text that `make` gives, from disk where an earlier build made it under the same key. */
export function memoText(key: string, make: () => string, folder = FOLDER): string {
  const kept = readMemo(key, folder);
  if (kept) return kept.toString();
  const text = make();
  writeMemo(key, Buffer.from(text), folder);
  return text;
}

/** Returns the bytes that `make` gives, from disk where an earlier build made them under the same key. */
export async function memoBytes(
  key: string,
  make: () => Uint8Array | Promise<Uint8Array>,
  folder = FOLDER
): Promise<Uint8Array> {
  const kept = readMemo(key, folder);
  if (kept) return kept;
  const bytes = await make();
  writeMemo(key, bytes, folder);
  return bytes;
}

/** Returns the value that `make` gives, through JSON, from disk where an earlier build made it under the same key. */
export async function memoJson<T>(key: string, make: () => Promise<T>, folder = FOLDER): Promise<T> {
  const bytes = await memoBytes(key, async () => Buffer.from(JSON.stringify(await make())), folder);
  // The key holds a hash of the code that wrote it.
  return JSON.parse(Buffer.from(bytes).toString()) as T;
}

function readMemo(key: string, folder: string): Buffer | null {
  const file = join(folder, key);
  if (process.env.NO_BUILD_CACHE === "1" || !existsSync(file)) return null;
  const now = new Date();
  utimesSync(file, now, now);
  return readFileSync(file);
}

function writeMemo(key: string, bytes: Uint8Array, folder: string): void {
  mkdirSync(folder, {recursive: true});
  const fresh = join(folder, `${key}.${process.pid}`);
  writeFileSync(fresh, bytes);
  renameSync(fresh, join(folder, key));
}

/** Removes what no build has used for two weeks. */
export function pruneMemo(folder = FOLDER): void {
  if (!existsSync(folder)) return;
  const oldest = Date.now() - KEPT_DAYS * MS_PER_DAY;
  for (const name of readdirSync(folder)) {
    if (statSync(join(folder, name)).mtimeMs < oldest) rmSync(join(folder, name));
  }
}
