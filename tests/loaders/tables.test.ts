import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {compile, compileSources} from "../../loaders/lib/compile.js";
import {readDataFolder} from "../../loaders/lib/data-folder.js";
import {toArquero} from "../../loaders/lib/tables.js";
import {FIXTURES, withData} from "./fixture.js";
import {compileSmall} from "./small.js";
import type {Tables} from "../../loaders/lib/tables.js";

describe("compileSources(sources)", {timeout: 30_000}, () => {
  const {tables, codebook, version} = compileSmall();
  const expected = JSON.parse(readFileSync(join(FIXTURES, "harbor.tables.json"), "utf8")) as Tables;

  it.each(Object.keys(expected))("shapes the rows of %s", (name) => {
    expect(tables[name]).toEqual(expected[name]);
  });

  it("gives every table of the codebook, columns in its order", () => {
    expect(Object.keys(tables)).toEqual([...codebook.tables.keys()]);
    for (const [name, rows] of Object.entries(tables)) {
      const columns = codebook.tables.get(name)?.columns.map((column) => column.name);
      for (const row of rows) expect(Object.keys(row)).toEqual(columns);
    }
  });

  it("lays the codebook out as rows", () => {
    const rows = tables.codebook ?? [];
    expect(rows.find((row) => row.table_name === "events" && row.column_name === null)).toMatchObject({
      label: "Events",
      value: null
    });
    expect(rows.filter((row) => row.table_name === "events" && row.column_name === "type")).toMatchObject([
      {type: "VARCHAR", value: null},
      {value: "blockade", value_label: "Blockade", value_order: 1, value_class: "quarrel"},
      {value: "meeting", value_label: "Meeting", value_order: 2}
    ]);
    expect(rows.filter((row) => row.column_name === "article_id" && row.value !== null)).toMatchObject([
      {table_name: "articles", value: "harbor", value_color: "#123456"},
      {table_name: "articles", value: "lighthouse"}
    ]);
  });

  it("names the data by its date and its content", () => {
    expect(version).toMatch(/^2020-06-01\.[0-9a-f]{10}$/);
    expect(compileSmall().version).toBe(version);
    const changed = withData(null, (dir) => {
      const sources = readDataFolder(dir);
      const articles = [...sources.articles].map((article) => ({
        ...article,
        text: article.text.replace("value: 12", "value: 13")
      }));
      return compileSources({...sources, articles}).compiled?.version;
    });
    expect(changed).toMatch(/^2020-06-01\./);
    expect(changed).not.toBe(version);
  });

  it("orders articles as the codebook does, whatever their names", () => {
    const order = withData(null, (dir) => {
      const sources = readDataFolder(dir);
      const [harbor] = [...sources.articles];
      const text = (harbor?.text ?? "")
        .replace("front: harbor", "front: lighthouse")
        .replaceAll(/id: /g, "id: l-")
        .replaceAll(/(part_of|event): /g, "$1: l-");
      const other = text
        .replace("facts: [quay-blockade, harbor.1.c2, harbor.2]", "facts: []")
        .replaceAll("  - source: ", "  - id: l-SOURCE\n    source: ");
      let n = 0;
      const lighthouse = {
        file: "articles/a.md",
        id: "lighthouse",
        text: other.replaceAll("SOURCE", () => `tie-${++n}`)
      };
      const {problems, compiled} = compileSources({...sources, articles: [lighthouse, ...(harbor ? [harbor] : [])]});
      expect(problems).toEqual([]);
      return compiled?.tables.paragraphs?.map((row) => row.paragraph_id);
    });
    expect(order).toEqual(["harbor.1", "harbor.2", "harbor.fn1", "lighthouse.1", "lighthouse.2", "lighthouse.fn1"]);
  });
});

describe("compile(dir)", () => {
  it("takes the real data without a problem", () => {
    const {tables} = compile();
    expect(tables.articles).toHaveLength(5);
    for (const name of ["events", "relations", "figures", "citations"])
      expect(tables[name]?.length).toBeGreaterThan(50);
  }, 30_000);
});

describe("toArquero(rows, columns)", () => {
  it("names the columns even where there is no row", () => {
    expect(toArquero([], ["a", "b"]).columnNames()).toEqual(["a", "b"]);
    expect(toArquero([{a: 1}], ["a", "b"]).objects()).toEqual([{a: 1, b: null}]);
  });
});
