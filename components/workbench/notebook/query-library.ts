import {fetchOk} from "../../data/fetch-ok.js";
import {notebookOf} from "./notebook.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {Notebook} from "./notebook.js";

/** An example query. */
export interface Example {
  id: string;
  title: string;
  /** The heading it is listed under. */
  skill: string;
  sql: string;
}

/** The query of a figure with the default values of its parameters. */
export interface FigureQuery {
  id: string;
  title: string;
  sql: string;
  parameters: Bindings;
}

/** The published example and figure queries. */
export interface Library {
  examples: readonly Example[];
  figures: readonly FigureQuery[];
}

/** Fetches the queries; `root` is the relative path of the site's root. Throws `no answer: …`, `no queries: …`. */
export async function fetchLibrary(document: Document, root = "./"): Promise<Library> {
  const url = new URL(`${root}data/queries.json`, document.baseURI);
  const response = await fetchOk(url, {name: url.pathname});
  const value: unknown = await response.json();
  if (isLibrary(value)) return value;
  throw new Error(`no queries: ${url.pathname}`);
}

/** Returns the query named in URL parameters: `query=<id>`, or `figure=<id>` with its own; throws `no query: …`. */
export function namedQuery({examples, figures}: Library, address: URLSearchParams): Notebook {
  const [query, figure] = [address.get("query"), address.get("figure")];
  const example = examples.find(({id}) => id === query);
  if (example) return notebookOf(`-- ${example.title}\n${example.sql}`, example.title);
  const figureQuery = figures.find(({id}) => id === figure);
  if (!figureQuery) throw new Error(`no query: ${query ?? figure ?? ""}`);
  const values = Object.fromEntries(
    Object.entries(figureQuery.parameters).map(([name, value]) => [name, parseParameter(address.get(name), value)])
  );
  return {...notebookOf(figureQuery.sql, figureQuery.title), values};
}

/**
 * Returns the title of a statement that is among the published queries; null for any other. A figure's title holds for
 * its default values only: with others, the figure is named by its id.
 */
export function publishedTitle({examples, figures}: Library, sql: string, values: Bindings = {}): string | null {
  const wanted = normalizeSql(sql);
  const isWanted = (query: {sql: string}): boolean => normalizeSql(query.sql) === wanted;
  const example = examples.find(isWanted);
  if (example) return example.title;
  const figure = figures.find(isWanted);
  if (!figure) return null;
  const hasDefaults = Object.entries(figure.parameters).every(([name, value]) => (values[name] ?? null) === value);
  return hasDefaults ? figure.title : `Query of the figure ${figure.id}, with other values`;
}

/** Strips leading comments, surrounding space and the semicolon, to compare statements. */
function normalizeSql(sql: string): string {
  return sql
    .replace(/^(?:\s*--[^\n]*\n)*/, "")
    .replace(/[\s;]+$/, "")
    .trim();
}

function parseParameter(printed: string | null, start: Bindings[string] | undefined): string | number | null {
  if (printed === null) return start ?? null;
  if (printed === "*") return null;
  return /^-?\d+(?:\.\d+)?$/.test(printed) ? Number(printed) : printed.replace(/^\*(?=.)/, "");
}

function isLibrary(value: unknown): value is Library {
  return (
    typeof value === "object" &&
    value !== null &&
    "examples" in value &&
    "figures" in value &&
    Array.isArray(value.examples) &&
    Array.isArray(value.figures)
  );
}
