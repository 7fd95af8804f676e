import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {tableFromIPC} from "@uwdata/flechette";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {tableOf} from "../../loaders/lib/codebook.js";
import {literal} from "../../loaders/lib/database.js";
import {toArrow, toCsv} from "../../loaders/lib/table-formats.js";
import {compileSmall} from "./small.js";
import type {Column, Table} from "../../loaders/lib/codebook.js";
import type {Row} from "../../loaders/lib/rows.js";

const BOATS = table({
  boat_id: "VARCHAR",
  names: "VARCHAR[]",
  crew: "INTEGER",
  length: "DOUBLE",
  sound: "BOOLEAN",
  built: "DATE"
});
const ROWS: Row[] = [
  {boat_id: "dory", names: ['Dory, "the" old', "Dori"], crew: 2, length: 4.5, sound: true, built: "2019-05-01"},
  {boat_id: "line\nfeed, comma", names: [], crew: -1, length: 1e-7, sound: false, built: "1899-12-31"},
  {boat_id: "façade 漢", names: null, crew: null, length: null, sound: null, built: null}
];

describe("toCsv(table, rows)", {timeout: 30_000}, () => {
  it("quotes what must be quoted and no more", () => {
    expect(toCsv(BOATS, ROWS)).toBe(
      [
        "boat_id,names,crew,length,sound,built",
        'dory,"[""Dory, \\""the\\"" old"",""Dori""]",2,4.5,true,2019-05-01',
        '"line\nfeed, comma",[],-1,1e-7,false,1899-12-31',
        "façade 漢,,,,,",
        ""
      ].join("\n")
    );
  });

  it("comes back from DuckDB as it went", async () => {
    expect(await readCsv(BOATS, ROWS)).toEqual(ROWS);
  });

  it.each(["articles", "paragraphs", "citations", "actors", "places", "events", "figures", "discrepancies"])(
    "brings %s back as it went",
    async (name) => {
      const {tables, codebook} = compileSmall();
      const rows = tables[name] ?? [];
      expect(rows.length).toBeGreaterThan(0);
      expect(await readCsv(tableOf(codebook, name), rows)).toEqual(rows);
    }
  );
});

describe("toArrow(table, rows)", () => {
  it("comes back as it went, typed by the codebook", () => {
    const table = tableFromIPC(toArrow(BOATS, ROWS), {useDate: true});
    expect(table.names).toEqual(Object.keys(ROWS[0] ?? {}));
    expect(table.toArray().map(plain)).toEqual(ROWS);
  });

  it("keeps every day as that day", () => {
    const days = fc.date({min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true});
    fc.assert(
      fc.property(fc.array(days, {minLength: 1}), (dates) => {
        const rows = dates.map((date) => ({built: date.toISOString().slice(0, 10)}));
        const read = tableFromIPC(toArrow(table({built: "DATE"}), rows), {useDate: true});
        expect(read.toArray().map(plain)).toEqual(rows);
      })
    );
  });

  it("keeps the columns where there is no row", () => {
    const read = tableFromIPC(toArrow(BOATS, []));
    expect([read.numRows, read.names]).toEqual([0, BOATS.columns.map(({name}) => name)]);
  });
});

function plain(row: object): Row {
  const cells = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Date ? value.toISOString().slice(0, 10) : value
  ]);
  return Object.fromEntries(cells) as Row;
}

async function readCsv({columns}: Table, rows: Row[]): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "five-fronts-csv-"));
  try {
    const file = join(dir, "table.csv");
    writeFileSync(file, toCsv({...BOATS, columns}, rows));
    const types = columns.map(
      ({name, type}) => `${literal(name)}: ${literal(type === "VARCHAR[]" ? "VARCHAR" : type)}`
    );
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const result = await connection.runAndReadAll(
      `from read_csv(${literal(file)}, header = true, columns = {${types.join(", ")}})`
    );
    connection.closeSync();
    return result.getRowObjectsJson().map((row) => {
      const cells = columns.map(({name, type}): [string, Row[string]] => {
        const value = row[name] as Row[string];
        return [
          name,
          type === "VARCHAR[]" && typeof value === "string" ? (JSON.parse(value) as string[]) : (value ?? null)
        ];
      });
      return Object.fromEntries(cells);
    });
  } finally {
    rmSync(dir, {recursive: true});
  }
}

function table(columns: Record<string, Column["type"]>): Table {
  const rest = {key: false, required: false, unit: null, codes: null, references: null, description: ""};
  return {
    name: "boats",
    label: "Boats",
    description: "",
    columns: Object.entries(columns).map(([name, type]) => ({name, type, ...rest}))
  };
}
