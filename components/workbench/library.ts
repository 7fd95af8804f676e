import {notebookOf} from "./notebook.js";
import type {Bindings} from "../parameters.js";
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

/** Fetches the queries; throws `no answer: …`. */
export async function fetchLibrary(document: Document): Promise<Library> {
  const url = new URL("./data/queries.json", document.baseURI);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`no answer: ${response.status} (${url.pathname})`);
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
