import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {basename, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {parseCodebook} from "./codebook.js";
import {compile} from "./compile.js";
import {DATA} from "./data-folder.js";
import {FORMATS} from "./table-formats.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MEMO = join(ROOT, "node_modules/.cache/five-fronts");
const WHOLES = [
  "five-fronts.duckdb",
  "five-fronts.zip",
  "datapackage.json",
  "version.json",
  "changes.json",
  "land.json",
  "network.json"
];
/** Everything that published files are made from: files, and folders with all that is in them. */
export const INPUTS: readonly string[] = [
  DATA,
  ...["loaders", "components/format", "components/data/csv.ts", "package-lock.json", "LICENSE", "CITATION.cff"].map(
    (name) => join(ROOT, name)
  )
];

/**
 * Returns the bytes of a published file, such as `events.csv`. All files are made in one run and kept on disk
 * under a hash of everything that they are made from, so that the loaders, each a process of its own, neither
 * repeat the work nor ever see a stale file. Throws a `DataError` when the data has problems, and
 * `unknown published file: name`.
 */
export async function published(name: string): Promise<Uint8Array> {
  const dir = await publishedDir();
  const file = join(dir, name);
  if (!existsSync(file)) throw new Error(`unknown published file: ${name}`);
  return readFileSync(file);
}

/** Names every published file: each table of the codebook in each format, and the files of the whole. */
export function publishedNames(): string[] {
  const codebook = parseCodebook(readFileSync(join(DATA, "codebook.yaml"), "utf8"), () => undefined);
  const tables = [...(codebook?.tables.keys() ?? [])];
  return [...tables.flatMap((table) => Object.keys(FORMATS).map((ending) => `${table}.${ending}`)), ...WHOLES];
}

/** Returns the folder that holds every published file, making it when its inputs have changed. */
export async function publishedDir(): Promise<string> {
  const dir = join(MEMO, hashInputs());
  if (existsSync(dir)) return dir;
  const {makeFiles} = await import("./published-files.js");
  const files = await makeFiles(compile(), ROOT);
  mkdirSync(MEMO, {recursive: true});
  for (const old of readdirSync(MEMO)) {
    if (!old.startsWith("new-") && old !== basename(dir)) rmSync(join(MEMO, old), {recursive: true, force: true});
  }
  const fresh = mkdtempSync(join(MEMO, "new-"));
  for (const [name, bytes] of files) writeFileSync(join(fresh, name), bytes);
  moveInto(fresh, dir);
  return dir;
}

function moveInto(fresh: string, dir: string): void {
  try {
    renameSync(fresh, dir);
  } catch (error) {
    if (!existsSync(dir)) throw error;
    rmSync(fresh, {recursive: true});
  }
}

/** Returns a hash of files, and of all files below folders, by name and content. Throws where one is missing. */
export function hashInputs(inputs = INPUTS): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of filesBelow(input)) {
      hash.update(`${relative(input, file)}\n`);
      hash.update(createHash("sha256").update(readFileSync(file)).digest());
    }
  }
  return hash.digest("hex").slice(0, 20);
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
