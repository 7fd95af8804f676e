import {printNumber} from "../../components/format/words.js";
import {FORMATS} from "../../loaders/lib/table-formats.js";
import {escapeHtml} from "../markdown/escape-html.js";
import {scrollTable} from "./scroll-table.js";
import type {Compiled} from "../../loaders/lib/compile.js";

const COLUMNS = Object.entries(FORMATS);

/** Files that hold all tables, with what each is. */
const WHOLES: readonly (readonly [file: string, what: string])[] = [
  ["five-fronts.zip", "everything: each table in each format, the database, the Data Package, licence and citation"],
  [
    "five-fronts.duckdb",
    "all tables as one DuckDB database, with views, macros and a comment on every table and column"
  ],
  ["datapackage.json", "a Data Package (version 2) that describes the CSV files: types, keys, units, allowed values"]
];

/** Prints a link to each published file, with its size in bytes by name, and the rows of each table. */
export function printDownloads({tables, codebook}: Compiled, sizes: ReadonlyMap<string, number>): string {
  const wholes = WHOLES.map(([file, what]) => `<li>${linkTo(file, file, sizes)}: ${escapeHtml(what)}</li>`);
  const rows = [...codebook.tables.values()].map(({name, label}) => {
    const cells = COLUMNS.map(
      ([ending, format]) => `<td>${linkTo(`${name}.${ending}`, format.label, sizes, label)}</td>`
    );
    return `<tr><th scope="row"><a href="#t-${name}">${escapeHtml(label)}</a></th><td class="count-cell">${printNumber(tables[name]?.length ?? 0)}</td>${cells.join("")}</tr>`;
  });
  const heads = ["Table", "Rows", ...COLUMNS.map(([, format]) => format.label)].map(
    (head) => `<th scope="col">${head}</th>`
  );
  return [
    `<ul class="downloads">\n${wholes.join("\n")}\n</ul>`,
    scrollTable("Files by table", `<thead><tr>${heads.join("")}</tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>`)
  ].join("\n");
}

/** Prints a size as a reader compares sizes: bytes, kB or MB, in thousands. */
export function printSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function linkTo(file: string, words: string, sizes: ReadonlyMap<string, number>, table = ""): string {
  const size = sizes.get(file);
  if (size === undefined) throw new Error(`missing published file: ${file}`);
  const name = table === "" ? "" : ` aria-label="${escapeHtml(`${table} as ${words}, ${printSize(size)}`)}"`;
  return `<a href="./data/${file}"${name}>${escapeHtml(words)}</a> <span class="size">${printSize(size)}</span>`;
}
