import {group} from "d3";
import {maybeText, number, text} from "../../data/row.js";
import type {Database} from "../../data/duckdb/client.js";
import type {Row} from "../../data/row.js";

export interface CatalogColumn {
  name: string;
  type: string;
  /** Its COMMENT, from the codebook. */
  comment: string | null;
}

export interface CatalogTable {
  name: string;
  /** A published table or view, or one that the reader made or imported. */
  kind: "table" | "view" | "own";
  comment: string | null;
  /** Estimated number of rows; null for views. */
  rows: number | null;
  columns: readonly CatalogColumn[];
}

export interface CatalogFunction {
  name: string;
  /** Parameters and return type, such as "(string VARCHAR) → VARCHAR". */
  signature: string;
  description: string | null;
  /** DuckDB's function_type: scalar, aggregate, macro, table, table_macro. */
  kind: string;
}

/** Tables, functions and codes of the database, for completion, tooltips and the schema browser. */
export interface Catalog {
  tables: readonly CatalogTable[];
  functions: readonly CatalogFunction[];
  /** Code values with their labels, by `table.column`. */
  codes: Readonly<Record<string, readonly {value: string; label: string}[]>>;
}

const TABLES = `
select table_name as name, 'table' as kind, comment, estimated_size::int as rows
from duckdb_tables() where database_name = current_database() and not internal
union all
select view_name, 'view', comment, null from duckdb_views() where database_name = current_database() and not internal
order by kind, name`;

const COLUMNS = `
select table_name as "table", column_name as name, data_type as type, comment
from duckdb_columns() where database_name = current_database() and not internal
order by table_name, column_index`;

const FUNCTIONS = `
select
  function_name as name,
  min('(' || array_to_string(parameters, ', ') || ')' || coalesce(' → ' || return_type, '')) as signature,
  min(description) as description,
  min(function_type) as kind
from duckdb_functions()
where function_type in ('scalar', 'aggregate', 'macro', 'table', 'table_macro') and regexp_matches(function_name, '^[a-z][a-z0-9_]*$')
group by function_name
order by function_name`;

const CODES = `
select table_name || '.' || column_name as "column", value, label
from labels
order by table_name, column_name, "order"`;

const EVERYTHING = {maxRows: 100_000};

/** Queries the catalog; `published` names the tables and views of the report, all others are the reader's. */
export async function readCatalog({query}: Pick<Database, "query">, published: ReadonlySet<string>): Promise<Catalog> {
  const ask = async (sql: string): Promise<Row[]> => (await query(sql, EVERYTHING)).rows;
  const columns = group(await ask(COLUMNS), (row) => text(row, "table"));
  const tables = (await ask(TABLES)).map((row): CatalogTable => {
    const name = text(row, "name");
    return {
      name,
      kind: !published.has(name) ? "own" : row.kind === "view" ? "view" : "table",
      comment: maybeText(row, "comment"),
      rows: row.rows === null ? null : number(row, "rows"),
      columns: (columns.get(name) ?? []).map((column) => ({
        name: text(column, "name"),
        type: text(column, "type"),
        comment: maybeText(column, "comment")
      }))
    };
  });
  const functions = (await ask(FUNCTIONS)).map((row) => ({
    name: text(row, "name"),
    signature: maybeText(row, "signature") ?? "()",
    description: maybeText(row, "description"),
    kind: text(row, "kind")
  }));
  return {tables, functions, codes: await readCodes(ask)};
}

/** Returns no codes if the reader has dropped the view `labels`. */
async function readCodes(ask: (sql: string) => Promise<Row[]>): Promise<Catalog["codes"]> {
  const rows = await ask(CODES).catch((): Row[] => []);
  const groups = group(rows, (row) => text(row, "column"));
  return Object.fromEntries(
    [...groups].map(([column, codes]) => [
      column,
      codes.map((row) => ({value: text(row, "value"), label: text(row, "label")}))
    ])
  );
}
