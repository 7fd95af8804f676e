import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parseLocated} from "./validate/located.js";
import {DataError, reporter} from "./validate/problem.js";
import {flag, oneOf, optional, parseRecord, required, text} from "./validate/record.js";
import type {Located, LocatedMap} from "./validate/located.js";
import type {Problem, Report} from "./validate/problem.js";
import type {RecordOf} from "./validate/record.js";

export type ColumnType = "VARCHAR" | "VARCHAR[]" | "INTEGER" | "DOUBLE" | "BOOLEAN" | "DATE";

/** One column of a table: DuckDB type, whether it may be NULL, its code list or the table it refers to. */
export interface Column {
  name: string;
  type: ColumnType;
  key: boolean;
  required: boolean;
  unit: string | null;
  codes: string | null;
  references: string | null;
  description: string;
}

export interface Table {
  name: string;
  label: string;
  description: string;
  columns: Column[];
}

/** One allowed value of a code list, in the order of the codebook. */
export interface Code {
  value: string;
  label: string;
  /** The label after a name that takes the plural; null where it is the same. */
  plural: string | null;
  short: string | null;
  description: string;
  class: string | null;
  as: string | null;
  unit: string | null;
  color: string | null;
  colorDark: string | null;
}

/** The vocabulary: tables by name, code lists by name. The fronts are the code list `front`. */
export interface Codebook {
  tables: Map<string, Table>;
  codes: Map<string, Map<string, Code>>;
}

const TYPES = new Set(["VARCHAR", "VARCHAR[]", "INTEGER", "DOUBLE", "BOOLEAN", "DATE"]);

const COLUMN = {
  type: required(oneOf("column type", TYPES)),
  key: optional(flag),
  required: optional(flag),
  unit: optional(text),
  codes: optional(text),
  references: optional(text),
  description: required(text)
};

const CODE = {
  label: required(text),
  plural: optional(text),
  short: optional(text),
  description: required(text),
  class: optional(text),
  as: optional(text),
  unit: optional(text),
  color: optional(text),
  color_dark: optional(text)
};

/** The code lists by which the loaders judge the articles and registries. */
const LISTS = [
  "certainty",
  "event_type",
  "weapon",
  "outcome",
  "role",
  "relation_type",
  "measure",
  "unit",
  "discrepancy_kind",
  "actor_kind",
  "place_kind",
  "where_precision",
  "outlet_kind"
];

/** Stands in for a code with faults, so that its uses are not reported as unknown. */
const UNREAD = {
  plural: null,
  short: null,
  description: "",
  class: null,
  as: null,
  unit: null,
  color: null,
  colorDark: null
};

const anything = (node: Located): Located => node;
const TABLE = {label: required(text), description: required(text), columns: required(anything)};
const TOP = {tables: required(anything), fronts: required(anything), codes: required(anything)};

/** Parses `codebook.yaml`; reports its faults and returns undefined when the file has no usable shape. */
export function parseCodebook(source: string, report: Report): Codebook | undefined {
  const root = parseLocated(source, 1, report);
  const top = root && parseRecord(root, TOP, report);
  if (!top) return undefined;
  const codes = new Map<string, Map<string, Code>>([["front", parseCodes(top.fronts, report)]]);
  for (const [name, node] of entriesOf(top.codes, report)) codes.set(name, parseCodes(node, report));
  const missing = LISTS.filter((name) => !codes.has(name));
  for (const name of missing) report(top.lines.codes ?? top.line, "missing code list", name);
  if (missing.length > 0) return undefined;
  const tables = new Map<string, Table>();
  const nodes = entriesOf(top.tables, report);
  for (const [name, node] of nodes) {
    const table = parseTable(name, node, codes, new Set(nodes.keys()), report);
    if (table) tables.set(name, table);
  }
  return {tables, codes};
}

/** Returns the values of a code list; throws `unknown code list: name`. */
export function codesOf(codebook: Codebook, name: string): Map<string, Code> {
  const codes = codebook.codes.get(name);
  if (codes === undefined) throw new Error(`unknown code list: ${name}`);
  return codes;
}

/** Returns a table of the codebook; throws `unknown table: name`. */
export function tableOf(codebook: Codebook, name: string): Table {
  const table = codebook.tables.get(name);
  if (table === undefined) throw new Error(`unknown table: ${name}`);
  return table;
}

function parseTable(
  name: string,
  node: Located,
  codes: Codebook["codes"],
  tables: Set<string>,
  report: Report
): Table | undefined {
  const record = parseRecord(node, TABLE, report);
  if (!record) return undefined;
  const columns: Column[] = [];
  for (const [column, child] of entriesOf(record.columns, report)) {
    const parsed = parseRecord(child, COLUMN, report);
    if (parsed?.codes && !codes.has(parsed.codes)) report(child.line, "unknown code list", parsed.codes);
    if (parsed?.references && !tables.has(parsed.references)) report(child.line, "unknown table", parsed.references);
    if (parsed) columns.push(toColumn(column, parsed));
  }
  return {name, label: record.label, description: record.description, columns};
}

function toColumn(name: string, record: RecordOf<typeof COLUMN>): Column {
  const {type, unit, codes, references, description} = record;
  const key = record.key ?? false;
  return {
    name,
    type: type as ColumnType,
    key,
    required: key || (record.required ?? false),
    unit,
    codes,
    references,
    description
  };
}

function parseCodes(node: Located, report: Report): Map<string, Code> {
  const codes = new Map<string, Code>();
  for (const [value, child] of entriesOf(node, report)) {
    const record = parseRecord(child, CODE, report);
    if (!record) {
      codes.set(value, {...UNREAD, value, label: value});
      continue;
    }
    const {label, plural, short, description, as, unit, color} = record;
    codes.set(value, {
      value,
      label,
      plural,
      short,
      description,
      class: record.class,
      as,
      unit,
      color,
      colorDark: record.color_dark
    });
  }
  return codes;
}

function entriesOf(node: Located, report: Report): LocatedMap["entries"] {
  if (node.kind === "map") return node.entries;
  report(node.line, "not a mapping", "codebook");
  return new Map();
}

const FILE = fileURLToPath(new URL("../../data/codebook.yaml", import.meta.url));

/** Reads the codebook alone, for what needs no articles; throws a `DataError` that lists its faults. */
export function readCodebook(file: string = FILE): Codebook {
  const problems: Problem[] = [];
  const codebook = parseCodebook(readFileSync(file, "utf8"), reporter(problems, "codebook.yaml"));
  if (codebook === undefined || problems.length > 0) throw new DataError(problems);
  return codebook;
}
