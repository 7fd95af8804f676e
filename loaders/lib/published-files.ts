import {readFileSync} from "node:fs";
import {join} from "node:path";
import {zipSync} from "fflate";
import {tableOf} from "./codebook.js";
import {buildDatabase, literal} from "./database.js";
import {dataPackage} from "./datapackage.js";
import {readLands} from "./land.js";
import {layoutNetwork} from "./network-layout.js";
import {FORMATS} from "./table-formats.js";
import type {Compiled} from "./compile.js";

const EPOCH = new Date(1980, 0, 1);
const text = new TextEncoder();

/** Makes every published file from the compiled data, by name. The same input gives the same bytes. */
export async function makeFiles(compiled: Compiled, root: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [name, rows] of Object.entries(compiled.tables)) {
    const table = tableOf(compiled.codebook, name);
    for (const [ending, format] of Object.entries(FORMATS)) {
      if ("encode" in format) files.set(`${name}.${ending}`, format.encode(table, rows));
    }
  }
  files.set("datapackage.json", text.encode(dataPackage(compiled)));
  const database = await buildDatabase(compiled, async (connection, dir) => {
    for (const name of Object.keys(compiled.tables)) {
      for (const [ending, format] of Object.entries(FORMATS)) {
        if (!("copyOptions" in format)) continue;
        const file = join(dir, `${name}.${ending}`);
        await connection.run(`copy (from ${name}) to ${literal(file)} (${format.copyOptions})`);
        files.set(`${name}.${ending}`, readFileSync(file));
      }
    }
  });
  files.set("five-fronts.duckdb", database);
  files.set("five-fronts.zip", zip(files, compiled, root));
  files.set("land.json", text.encode(`${JSON.stringify(readLands())}\n`));
  files.set("network.json", text.encode(`${JSON.stringify(layoutNetwork(compiled.tables))}\n`));
  files.set("changes.json", text.encode(`${JSON.stringify(compiled.changes)}\n`));
  files.set("version.json", text.encode(`${JSON.stringify({data_version: compiled.version})}\n`));
  return files;
}

function zip(files: Map<string, Uint8Array>, {version}: Compiled, root: string): Uint8Array {
  const papers = {
    "README.txt": text.encode(readme(version)),
    "CITATION.cff": readFileSync(join(root, "CITATION.cff")),
    LICENSE: readFileSync(join(root, "LICENSE"))
  };
  const entries = Object.entries({...papers, ...Object.fromEntries(files)});
  return zipSync(Object.fromEntries(entries.map(([name, bytes]) => [`five-fronts/${name}`, [bytes, {mtime: EPOCH}]])), {
    level: 9
  });
}

function readme(version: string): string {
  return [
    "Five Fronts: Terrorism Monitor 20(4) as tables",
    `Data version ${version}`,
    "",
    "Each table comes as .csv, .json, .arrow (IPC stream) and .parquet; five-fronts.duckdb holds them all,",
    "with helpful views and a comment on every table and column. datapackage.json describes the CSV files.",
    'In CSV, an empty cell is NULL, "" an empty text, and a list is JSON. Cells are never altered for spreadsheets: a text',
    "that begins with =, +, - or @ is to be imported as text. Dates are calendar days.",
    "",
    "Data and digests: CC BY 4.0. Cite as in CITATION.cff, with the data version.",
    "The articles belong to their publisher, The Jamestown Foundation; no text of theirs is in here.",
    ""
  ].join("\n");
}
