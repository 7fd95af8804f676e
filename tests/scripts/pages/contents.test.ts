import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {codesOf, readCodebook} from "../../../loaders/lib/codebook.js";
import {contents} from "../../../scripts/pages/contents.js";

const codebook = readCodebook();
const [first = "", second = ""] = codesOf(codebook, "front").keys();

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "five-fronts-contents-"));
  for (const folder of ["docs", "articles"]) mkdirSync(join(root, folder));
  for (const file of [`docs/${second}.md`, "docs/methods.md", `articles/${second}.md`, `articles/${first}.md`]) {
    writeFileSync(join(root, file), "");
  }
});

afterAll(() => rmSync(root, {recursive: true}));

describe("contents(codebook, docs, articles)", () => {
  it("lists what there is, fronts in the order of the codebook", () => {
    const sections = contents(codebook, join(root, "docs"), join(root, "articles"));
    expect(sections.map(({name, pages}) => [name, ...pages.map(({path}) => path)])).toEqual([
      ["Stories", `/${second}`],
      ["Articles", `/articles/${first}`, `/articles/${second}`],
      ["About", "/methods"]
    ]);
  });

  it("leads from story to story and from article to article", () => {
    const sections = contents(codebook, join(root, "docs"), join(root, "articles"));
    expect(sections.flatMap(({pages}) => pages.map(({pager}) => pager))).toEqual([
      "stories",
      "articles",
      "articles",
      null
    ]);
  });

  it("names the fronts by their short labels", () => {
    const [stories] = contents(codebook, join(root, "docs"), join(root, "articles"));
    expect(stories?.pages[0]?.name).toBe(codesOf(codebook, "front").get(second)?.short);
  });
});
