import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {prime, resetCache} from "../../../scripts/build/loader-cache.js";

let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "five-fronts-cache-"));
});

afterEach(() => rmSync(cache, {recursive: true}));

describe("resetCache(cache)", () => {
  it("removes what loaders printed and keeps what packages were bundled to", () => {
    for (const name of ["data", "articles", "_observablehq", "_node"]) {
      mkdirSync(join(cache, name));
      writeFileSync(join(cache, name, "x"), "");
    }
    resetCache(cache);
    expect(readdirSync(cache)).toEqual(["_node", "_npm"]);
    expect(existsSync(join(cache, "_node/x"))).toBe(true);
  });

  it("answers for each library with exactly one version", () => {
    resetCache(join(cache, "new"));
    const names = readdirSync(join(cache, "new/_npm")).filter((name) => !name.startsWith("@"));
    expect(names).toContain("d3@7.9.2");
    expect(new Set(names.map((name) => name.split("@")[0])).size).toBe(names.length);
  });
});

describe("prime(path, bytes, cache)", () => {
  it("writes where the loader's output would be", () => {
    prime("data/events.csv", Buffer.from("id\n"), cache);
    expect(readFileSync(join(cache, "data/events.csv"), "utf8")).toBe("id\n");
  });
});
