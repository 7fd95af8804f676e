import {createHash} from "node:crypto";
import {existsSync, readFileSync, readdirSync, renameSync, rmSync} from "node:fs";
import {join, relative} from "node:path";

/** Lists the files below a folder as sorted paths with slashes, links not followed. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** Puts `next` in the place of `current`, which stays as it was if that fails. */
export function swapFolder(next: string, current: string): void {
  const old = `${current}.old`;
  rmSync(old, {recursive: true, force: true});
  if (existsSync(current)) renameSync(current, old);
  try {
    renameSync(next, current);
  } catch (error) {
    if (existsSync(old)) renameSync(old, current);
    throw error;
  }
  rmSync(old, {recursive: true, force: true});
}

/** Maps each file below a folder to the SHA-256 of its bytes. */
export function fingerprint(folder: string): Map<string, string> {
  const hash = (file: string): string =>
    createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
  return new Map(listFiles(folder).map((file) => [file, hash(file)]));
}

/** Where the built site stands. */
export const DIST = "dist";
