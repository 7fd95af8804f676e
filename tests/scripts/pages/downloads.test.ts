import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {publishedNames} from "../../../loaders/lib/publish.js";
import {printDownloads, printSize} from "../../../scripts/pages/downloads.js";

const compiled = compile();
const names = publishedNames();
const sizes = new Map(names.map((name, i) => [name, 1000 * (i + 1)]));

describe("printDownloads(compiled, sizes)", () => {
  const {document} = parseHTML(`<main>${printDownloads(compiled, sizes)}</main>`);

  it("links each table in each format, and the files of the whole", () => {
    const files = [...document.querySelectorAll("a[href^='./data/']")].map((a) => a.getAttribute("href")?.slice(7));
    const tables = [...compiled.codebook.tables.keys()];
    const wanted = names.filter((name) => tables.some((table) => name.startsWith(`${table}.`)));
    expect(files).toEqual(expect.arrayContaining(wanted));
    expect(files).toEqual(expect.arrayContaining(["five-fronts.zip", "five-fronts.duckdb", "datapackage.json"]));
    expect(files).toHaveLength(wanted.length + 3);
  });

  it("gives the rows of each table", () => {
    const row = [...document.querySelectorAll("tr")].find((each) => each.querySelector("th")?.textContent === "Events");
    expect(row?.querySelector("td")?.textContent).toBe(String(compiled.tables.events?.length));
  });

  it("throws where a file is missing", () => {
    expect(() => printDownloads(compiled, new Map())).toThrow("missing published file: five-fronts.zip");
  });
});

describe("printSize(bytes)", () => {
  it.each([
    [3, "3 B"],
    [999, "999 B"],
    [1499, "1 kB"],
    [67_400, "67 kB"],
    [1_340_000, "1.3 MB"]
  ])("prints %d as %s", (bytes, printed) => {
    expect(printSize(bytes)).toBe(printed);
  });
});
