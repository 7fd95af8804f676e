import {createHash} from "node:crypto";
import {auditReadings, auditTables} from "./audit.js";
import {DATA, readDataFolder} from "./data-folder.js";
import {parseData} from "./parse-data.js";
import {shapeTables} from "./tables.js";
import {conformTables} from "./validate/conform.js";
import {DataError} from "./validate/problem.js";
import type {Change} from "./changelog.js";
import type {Codebook} from "./codebook.js";
import type {Sources} from "./data-folder.js";
import type {Tables} from "./tables.js";
import type {Problem} from "./validate/problem.js";

/** The hand-kept data as tables, with the version that links and downloads carry. */
export interface Compiled {
  tables: Tables;
  codebook: Codebook;
  version: string;
  /** The changelog of the data, newest first. */
  changes: Change[];
}

/** Compiles the data folder; throws a `DataError` that lists every problem when there is one. */
export function compile(dir: string = DATA): Compiled {
  const {problems, compiled} = compileSources(readDataFolder(dir));
  if (compiled === undefined) throw new DataError(problems);
  return compiled;
}

/** Compiles the hand-kept texts; `compiled` is absent when there is any problem. */
export function compileSources(sources: Sources): {problems: Problem[]; compiled?: Compiled} {
  const {problems, data} = parseData(sources);
  if (data === undefined) return {problems};
  const {articles, registries, codebook, changes} = data;
  const shaped = shapeTables(articles, registries, data, codebook);
  shaped.discrepancies = [...(shaped.discrepancies ?? []), ...auditTables(shaped)];
  shaped.readings = [...(shaped.readings ?? []), ...auditReadings(shaped)];
  const tables = conformTables(shaped, codebook);
  return {problems, compiled: {tables, codebook, changes, version: versionOf(changes, tables)}};
}

/** The day of the newest change, and a hash of all that it led to. */
function versionOf([newest]: readonly Change[], tables: Tables): string {
  return `${newest?.date ?? ""}.${hashTables(tables)}`;
}

function hashTables(tables: Tables): string {
  const hash = createHash("sha256");
  for (const [name, rows] of Object.entries(tables)) {
    hash.update(`${name}\n`);
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest("hex").slice(0, 10);
}
