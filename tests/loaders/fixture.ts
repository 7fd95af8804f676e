import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DATA} from "../../loaders/lib/data-folder.js";

export const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** A codebook's list of no tables: quick to read, and enough where no table is made. */
export const NO_TABLES = "tables: {}\n";

/**
 * Lays a valid little data folder out in a temporary place, with the files of `overlay` (a folder) over it, and
 * hands its path to `use`. The codebook gets `tables`, by default those of the real one, where it names none.
 */
export function withData<T>(overlay: string | null, use: (dir: string) => T, tables = realTables()): T {
  const dir = mkdtempSync(join(tmpdir(), "five-fronts-data-"));
  try {
    cpSync(join(FIXTURES, "base"), dir, {recursive: true});
    if (overlay !== null) cpSync(overlay, dir, {recursive: true, filter: (path) => !path.endsWith("expected.txt")});
    const file = join(dir, "codebook.yaml");
    const codebook = readFileSync(file, "utf8");
    if (/^codes:/m.test(codebook) && !/^tables:/m.test(codebook)) writeFileSync(file, codebook + tables);
    return use(dir);
  } finally {
    rmSync(dir, {recursive: true});
  }
}

function realTables(): string {
  const text = readFileSync(join(DATA, "codebook.yaml"), "utf8");
  return /^tables:\n(?:(?: .*)?\n)*/m.exec(text)?.[0] ?? "";
}
