import {fetchOk} from "../../data/fetch-ok.js";
import {notebookOf} from "./notebook.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {Notebook} from "./notebook.js";

/** A question of ours with its SQL. */
export interface Example {
  id: string;
  title: string;
  /** What it teaches: the heading under which it stands. */
  skill: string;
  sql: string;
}

/** The SQL of a figure with the parameters that it starts with. */
export interface FigureQuery {
  id: string;
  title: string;
  sql: string;
  parameters: Bindings;
}

/** All queries of this project. */
export interface Library {
  examples: readonly Example[];
  figures: readonly FigureQuery[];
}

/** Fetches the queries; `root` is the way to the root of the site. Throws `no answer: …`. */
export async function fetchLibrary(document: Document, root = "./"): Promise<Library> {
  const url = new URL(`${root}data/queries.json`, document.baseURI);
  const response = await fetchOk(url, {name: url.pathname});
  const value: unknown = await response.json();
  if (isLibrary(value)) return value;
  throw new Error(`no queries: ${url.pathname}`);
}

/** Finds the query that an address names: `query=<id>`, or `figure=<id>` with its parameters; throws `no query: …`. */
export function namedQuery({examples, figures}: Library, address: URLSearchParams): Notebook {
  const [query, figure] = [address.get("query"), address.get("figure")];
  const example = examples.find(({id}) => id === query);
  if (example) return notebookOf(`-- ${example.title}\n${example.sql}`, example.title);
  const found = figures.find(({id}) => id === figure);
  if (!found) throw new Error(`no query: ${query ?? figure ?? ""}`);
  const values = Object.fromEntries(
    Object.entries(found.parameters).map(([name, value]) => [name, valueOf(address.get(name), value)])
  );
  return {...notebookOf(found.sql, found.title), values};
}

/**
 * Gives the title of a statement that is among the queries of the project, whoever brought it; null where somebody else
 * wrote it. The title of a figure says what its own values show: with others, the figure is named by its id.
 */
export function ownTitle({examples, figures}: Library, sql: string, values: Bindings = {}): string | null {
  const wanted = bare(sql);
  const isWanted = (query: {sql: string}): boolean => bare(query.sql) === wanted;
  const example = examples.find(isWanted);
  if (example) return example.title;
  const figure = figures.find(isWanted);
  if (!figure) return null;
  const isAsDrawn = Object.entries(figure.parameters).every(([name, value]) => (values[name] ?? null) === value);
  return isAsDrawn ? figure.title : `Query of the figure ${figure.id}, with other values`;
}

/** Leaves out comments before a statement, and the semicolon and space around it. */
function bare(sql: string): string {
  return sql
    .replace(/^(?:\s*--[^\n]*\n)*/, "")
    .replace(/[\s;]+$/, "")
    .trim();
}

function valueOf(printed: string | null, start: Bindings[string] | undefined): string | number | null {
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
