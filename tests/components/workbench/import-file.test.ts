import {tableFromIPC} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import {printParquet} from "../../../components/data/parquet.js";
import {importFile, tableName} from "../../../components/workbench/import-file.js";

const fileOf = (name: string, content: string | ArrayBuffer) => ({
  name,
  text: () => Promise.resolve(typeof content === "string" ? content : ""),
  arrayBuffer: () => Promise.resolve(typeof content === "string" ? new TextEncoder().encode(content).buffer : content)
});

async function read(name: string, content: string | ArrayBuffer): Promise<{name: string; rows: unknown[]}> {
  const {name: table, ipc} = await importFile(fileOf(name, content));
  return {
    name: table,
    rows: tableFromIPC(ipc)
      .toArray()
      .map((row: object) => ({...row}))
  };
}

describe("readOwnData(file)", () => {
  it("reads CSV: numbers where all are, NULL where a cell is empty", async () => {
    expect(await read("My fronts (2022).csv", 'front,n,code\na,1,007\n"b, ""c""",,8\n')).toEqual({
      name: "my_fronts_2022",
      rows: [
        {front: "a", n: 1, code: "007"},
        {front: 'b, "c"', n: null, code: "8"}
      ]
    });
  });

  it("reads TSV, JSON, JSON lines and Parquet", async () => {
    const rows = [
      {a: "x", b: 1},
      {a: "y", b: null}
    ];
    expect((await read("t.tsv", "a\tb\nx\t1\ny\t\n")).rows).toEqual(rows);
    expect((await read("t.json", JSON.stringify(rows))).rows).toEqual(rows);
    expect((await read("t.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"))).rows).toEqual(rows);
    const parquet = printParquet({a: "VARCHAR", b: "DOUBLE"}, rows, {});
    expect((await read("t.parquet", parquet)).rows).toEqual(rows);
  });

  it("makes text of what differs in kind, and JSON of what holds others", async () => {
    expect((await read("t.json", '[{"a":1,"b":[1]},{"a":"x","b":null}]')).rows).toEqual([
      {a: "1", b: "[1]"},
      {a: "x", b: null}
    ]);
  });

  it.each([
    ["t.xlsx", "", "unknown kind of file: t.xlsx"],
    ["t.csv", "a,b\n", "no rows"],
    ["t.json", '{"a":1}', "no list of records"],
    ["t.jsonl", '{"a":1}\n{', "not JSON: line 2"]
  ])("refuses %s", async (name, content, why) => {
    await expect(read(name, content)).rejects.toThrow(why);
  });
});

describe("tableName(file)", () => {
  it.each([
    ["Übersicht der Länder.csv", "u_bersicht_der_la_nder"],
    ["2022.csv", "t_2022"],
    ["....csv", "t_data"],
    ["drop table events;--.csv", "drop_table_events"]
  ])("makes of %s a name", (file, name) => {
    expect(tableName(file)).toBe(name);
  });
});
