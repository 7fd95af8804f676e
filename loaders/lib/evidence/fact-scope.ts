import {codesOf, tableOf} from "../codebook.js";
import type {Code, Codebook} from "../codebook.js";
import type {Compiled} from "../compile.js";
import type {Row, Value} from "../rows.js";
import type {Tables} from "../tables.js";

/** The tables as facts are looked up in them. */
export interface FactScope {
  /** Rows of a table that belong to an article. */
  of: (table: string, article: string) => readonly Row[];
  /** Name of an actor. */
  name: (actor: Value | undefined) => string;
  /** Whether a verb after the name of an actor stands in the plural. */
  isPlural: (actor: Value | undefined) => boolean;
  event: (id: Value | undefined) => Row | undefined;
  /** Row of a place. */
  place: (id: Value | undefined) => Row | undefined;
  /** Label of a code value in a column; empty for NULL. */
  label: (table: string, column: string, value: Value | undefined) => string;
  /** Code value in a column. */
  code: (table: string, column: string, value: Value | undefined) => Code | undefined;
  /** Citations behind a fact. */
  sourcesOf: (fact: string) => readonly Row[];
  participantsOf: (event: string) => readonly Row[];
}

const scopes = new WeakMap<Tables, FactScope>();

/** Indexes the tables for the wording of facts, once for all articles. */
export function factScope({tables, codebook}: Compiled): FactScope {
  const known = scopes.get(tables);
  if (known) return known;
  const scope = makeScope(tables, codebook);
  scopes.set(tables, scope);
  return scope;
}

/** Reads a text column; throws where it is absent or no text. */
export function column(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== "string") throw new Error(`not text: ${name} (${JSON.stringify(row)})`);
  return value;
}

/** Reads a text column that may be NULL. */
export function maybeColumn(row: Row, name: string): string | null {
  return row[name] === null ? null : column(row, name);
}

/** Finds the first row whose column has a value. */
export function find(rows: readonly Row[] | undefined, name: string, value: string): Row | undefined {
  return rows?.find((row) => row[name] === value);
}

/** Groups rows by a text column, in order of first appearance. */
export function group(rows: readonly Row[], name: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = column(row, name);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function makeScope(tables: Tables, codebook: Codebook): FactScope {
  const names = new Map((tables.actors ?? []).map((row) => [row.actor_id, column(row, "name")]));
  const plurals = new Set((tables.actors ?? []).filter((row) => row.plural === true).map((row) => row.actor_id));
  const events = new Map((tables.events ?? []).map((row) => [row.event_id, row]));
  const places = new Map((tables.places ?? []).map((row) => [row.place_id, row]));
  const citations = new Map((tables.citations ?? []).map((row) => [row.citation_id, row]));
  const evidence = group(tables.evidence ?? [], "fact_id");
  const participants = group(tables.participants ?? [], "event_id");
  const articles = new Map<string, Map<string, Row[]>>();
  const byArticle = (table: string): Map<string, Row[]> => {
    const known = articles.get(table) ?? group(tables[table] ?? [], "article_id");
    articles.set(table, known);
    return known;
  };
  const code = (table: string, name: string, value: Value | undefined): Code | undefined =>
    codeOf(codebook, table, name, value);
  return {
    of: (table, article) => byArticle(table).get(article) ?? [],
    name: (actor) => names.get(actor ?? null) ?? String(actor ?? ""),
    isPlural: (actor) => plurals.has(actor ?? null),
    event: (id) => events.get(id ?? null),
    place: (id) => places.get(id ?? null),
    label: (table, name, value) => code(table, name, value)?.label ?? String(value ?? ""),
    code,
    sourcesOf: (fact) =>
      (evidence.get(fact) ?? [])
        .map((row) => citations.get(row.citation_id ?? null))
        .filter((row) => row !== undefined),
    participantsOf: (event) => participants.get(event) ?? []
  };
}

function codeOf(codebook: Codebook, table: string, name: string, value: Value | undefined): Code | undefined {
  if (value === null || value === undefined) return undefined;
  const codes = tableOf(codebook, table).columns.find((each) => each.name === name)?.codes;
  return codesOf(codebook, codes ?? "").get(String(value));
}
