import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {fingerprint, listFiles, swapFolder} from "../../../scripts/build/folder.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "five-fronts-folder-"));
});

afterEach(() => rmSync(root, {recursive: true}));

function write(folder: string, ...names: string[]): string {
  const path = join(root, folder);
  mkdirSync(join(path, "sub"), {recursive: true});
  for (const name of names) writeFileSync(join(path, name), name);
  return path;
}

describe("listFiles(folder)", () => {
  it("lists files at every depth in order", () => {
    expect(listFiles(write("a", "b", "sub/c", "a"))).toEqual(["a", "b", "sub/c"]);
  });
});

describe("swapFolder(next, current)", () => {
  it("replaces the folder and leaves nothing else behind", () => {
    const current = write("dist", "old");
    swapFolder(write("dist.next", "new"), current);
    expect(listFiles(root)).toEqual(["dist/new"]);
  });

  it("works where there is no folder yet", () => {
    swapFolder(write("dist.next", "new"), join(root, "dist"));
    expect(listFiles(root)).toEqual(["dist/new"]);
  });

  it("keeps the folder when the new one is missing", () => {
    const current = write("dist", "old");
    expect(() => swapFolder(join(root, "none"), current)).toThrow("ENOENT");
    expect(existsSync(join(current, "old"))).toBe(true);
  });
});

describe("fingerprint(folder)", () => {
  it("tells a changed byte", () => {
    const folder = write("a", "x", "sub/y");
    const before = fingerprint(folder);
    expect(fingerprint(folder)).toEqual(before);
    writeFileSync(join(folder, "sub/y"), "z");
    expect(fingerprint(folder)).not.toEqual(before);
    expect(fingerprint(folder).get("x")).toBe(before.get("x"));
  });
});
