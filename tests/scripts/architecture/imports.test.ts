import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {circlesIn, readImports} from "../../../scripts/architecture/imports.js";

const folder = mkdtempSync(join(tmpdir(), "five-fronts-imports-"));
const FILES = {
  "a.ts": 'import type {B} from "./room/b.js";\nimport "node:fs";\n',
  "room/b.ts": 'import {c} from "./c.js";\nimport "../missing.js";\n',
  "room/c.ts": 'export const load = () => import("../a.js");\nimport type {B} from "./b.js";\n',
  "room/d.ts": 'export {c} from "./c.js";\n// import {b} from "./b.js";\n'
};

beforeAll(() => {
  mkdirSync(join(folder, "room"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("readImports(folders)", () => {
  it("finds imports of values, of types and on demand among the files", () => {
    const inside = (file: string): string => file.slice(folder.length + 1);
    expect(readImports([folder]).map(({from, to, isType}) => [inside(from), inside(to), isType])).toEqual([
      ["a.ts", "room/b.ts", true],
      ["room/b.ts", "room/c.ts", false],
      ["room/c.ts", "a.ts", false],
      ["room/c.ts", "room/b.ts", true],
      ["room/d.ts", "room/c.ts", false]
    ]);
  });
});

describe("circlesIn(imports)", () => {
  const edge = (from: string, to: string) => ({from, to, isType: false});

  it.each([
    ["a file that imports itself", [edge("a", "a")], [["a"]]],
    ["a circle through types", [edge("a", "b"), {...edge("b", "a"), isType: true}], [["a", "b"]]],
    [
      "two circles",
      [edge("a", "b"), edge("b", "a"), edge("b", "c"), edge("c", "d"), edge("d", "c")],
      [
        ["c", "d"],
        ["a", "b"]
      ]
    ],
    ["two ways to one file", [edge("a", "b"), edge("a", "c"), edge("b", "d"), edge("c", "d")], []]
  ])("knows %s", (_, imports, circles) => {
    expect(circlesIn(imports)).toEqual(circles);
  });

  it("finds none in the project", () => {
    expect(circlesIn(readImports(["components", "loaders", "scripts", "tests"]))).toEqual([]);
  });
});
