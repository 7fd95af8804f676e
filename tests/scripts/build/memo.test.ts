import {mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {DAY_MS} from "../../../components/format/dates.js";
import {hashOf, memoJson, memoText, pruneMemo} from "../../../scripts/build/memo.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "five-fronts-memo-"));
});

afterEach(() => rmSync(folder, {recursive: true}));

describe("hashOf(...parts)", () => {
  it("tells parts apart that are alike once joined", () => {
    const hashes = [hashOf("ab", "c"), hashOf("a", "bc"), hashOf("abc"), hashOf(["ab", "c"]), hashOf("ab", null)];
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashOf("ab", {c: [1, null]})).toBe(hashOf("ab", {c: [1, null]}));
  });
});

describe("memoText(key, make, folder)", () => {
  it("makes a text once for a key", () => {
    expect(memoText("a", () => "first", folder)).toBe("first");
    expect(memoText("a", () => "second", folder)).toBe("first");
    expect(memoText("b", () => "second", folder)).toBe("second");
  });

  it("keeps nothing of what fails", () => {
    const fail = (): string => {
      throw new Error("no text");
    };
    expect(() => memoText("a", fail, folder)).toThrow("no text");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("memoJson(key, make, folder)", () => {
  it("gives the value back as it was", async () => {
    const value = [{day: "2022-01-03", low: null, list: ["a"]}];
    expect(await memoJson("a", () => Promise.resolve(value), folder)).toEqual(value);
    expect(await memoJson("a", () => Promise.resolve([]), folder)).toEqual(value);
  });
});

describe("pruneMemo(folder)", () => {
  it("removes what was not used for two weeks", () => {
    for (const name of ["old", "new"]) writeFileSync(join(folder, name), "x");
    const day = new Date(Date.now() - 15 * DAY_MS);
    utimesSync(join(folder, "old"), day, day);
    pruneMemo(folder);
    expect(readdirSync(folder)).toEqual(["new"]);
  });
});
