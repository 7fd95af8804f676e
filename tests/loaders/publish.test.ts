import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {unzipSync} from "fflate";
import {afterAll, describe, expect, it} from "vitest";
import {INPUTS, hashInputs, published, publishedDir, publishedNames} from "../../loaders/lib/publish.js";
import {makeFiles} from "../../loaders/lib/published-files.js";
import {readImports} from "../../scripts/architecture/imports.js";
import {compileSmall} from "./small.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const dir = mkdtempSync(join(tmpdir(), "five-fronts-publish-"));

afterAll(() => rmSync(dir, {recursive: true}));

describe("makeFiles(compiled, root)", () => {
  it("makes every table in every format, and the same bytes twice", async () => {
    const compiled = compileSmall();
    const [first, second] = [await makeFiles(compiled, ROOT), await makeFiles(compiled, ROOT)];
    const tables = Object.keys(compiled.tables).flatMap((name) =>
      ["csv", "json", "arrow", "parquet"].map((format) => `${name}.${format}`)
    );
    const wholes = ["changes", "datapackage", "land", "network", "version"].map((name) => `${name}.json`);
    wholes.push("five-fronts.duckdb", "five-fronts.zip");
    expect([...first.keys()].sort()).toEqual([...tables, ...wholes].sort());
    for (const [name, bytes] of first)
      expect([name, Buffer.compare(bytes, second.get(name) ?? new Uint8Array())]).toEqual([name, 0]);
  }, 60_000);

  it("zips all of it with a readme, the licence and the citation", async () => {
    const files = await makeFiles(compileSmall(), ROOT);
    const zip = unzipSync(files.get("five-fronts.zip") ?? new Uint8Array());
    const names = [...files.keys()].filter(
      (name) => !["five-fronts.zip", "version.json", "changes.json", "land.json", "network.json"].includes(name)
    );
    expect(Object.keys(zip).sort()).toEqual(
      [...names, "README.txt", "LICENSE", "CITATION.cff"].map((name) => `five-fronts/${name}`).sort()
    );
    for (const name of names)
      expect(Buffer.compare(zip[`five-fronts/${name}`] ?? new Uint8Array(), files.get(name) ?? new Uint8Array())).toBe(
        0
      );
  }, 60_000);
});

describe("published(name)", () => {
  it("gives each of the published names", async () => {
    for (const name of publishedNames()) expect((await published(name)).byteLength).toBeGreaterThan(0);
    const version = new TextDecoder().decode(await published("version.json"));
    expect(version).toMatch(/^\{"data_version":"\d{4}-\d\d-\d\d\.[0-9a-f]{10}"\}\n$/);
  }, 60_000);

  it("keeps what it made for as long as nothing changes", async () => {
    const kept = await publishedDir();
    expect(kept.endsWith(hashInputs())).toBe(true);
    expect(existsSync(kept)).toBe(true);
  }, 60_000);

  it("throws for a name that is not published", async () => {
    await expect(published("boats.csv")).rejects.toThrow(new Error("unknown published file: boats.csv"));
  }, 60_000);
});

describe("hashInputs(inputs)", () => {
  const folder = join(dir, "data");
  const file = join(dir, "LICENSE");
  mkdirSync(join(folder, "articles"), {recursive: true});
  writeFileSync(join(folder, "articles/a.md"), "one");
  writeFileSync(file, "free");
  const key = hashInputs([folder, file]);

  it.each([
    ["a file's text", () => writeFileSync(join(folder, "articles/a.md"), "two")],
    ["a new file", () => writeFileSync(join(folder, "articles/b.md"), "")],
    ["a file beside the folder", () => writeFileSync(file, "bound")]
  ])("changes with %s", (_, change) => {
    const before = hashInputs([folder, file]);
    change();
    expect(hashInputs([folder, file])).not.toBe(before);
  });

  it("comes back with the text and does not depend on the place", () => {
    const other = join(dir, "elsewhere/data");
    mkdirSync(join(other, "articles"), {recursive: true});
    writeFileSync(join(other, "articles/a.md"), "one");
    writeFileSync(join(dir, "elsewhere/LICENSE"), "free");
    expect(hashInputs([other, join(dir, "elsewhere/LICENSE")])).toBe(key);
  });

  it("throws for what is not there", () => {
    expect(() => hashInputs([join(dir, "none")])).toThrow("ENOENT");
  });
});

describe("INPUTS", () => {
  const inputs = INPUTS.map((input) => relative(ROOT, input));

  it("hold every file that publishing imports", () => {
    const imports = readImports(["loaders", "components"]).filter(({isType}) => !isType);
    const files = new Set(["loaders/lib/publish.ts"]);
    for (const file of files) for (const {from, to} of imports) if (from === file) files.add(to);
    expect([...files]).toContain("components/format/dates.ts");
    const isInput = (file: string): boolean => inputs.some((input) => file === input || file.startsWith(`${input}/`));
    expect([...files].filter((file) => !isInput(file))).toEqual([]);
  });

  it.each(inputs)(
    "publish anew when %s changes",
    (input) => {
      const copies = inputs.map((each) => join(dir, "project", each));
      inputs.forEach((each, i) => cpSync(join(ROOT, each), copies[i] ?? "", {recursive: true}));
      const before = hashInputs(copies);
      for (const file of filesIn(join(dir, "project", input))) {
        const bytes = readFileSync(file);
        writeFileSync(file, "changed");
        expect([file, hashInputs(copies)]).not.toEqual([file, before]);
        writeFileSync(file, bytes);
      }
      expect(hashInputs(copies)).toBe(before);
    },
    60_000
  );
});

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, {recursive: true, withFileTypes: true});
  return entries.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
}
