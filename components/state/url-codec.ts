import {isDay} from "../data/day-number.js";
import {RESERVED, settle, startOf} from "./page-parameters.js";
import {SEPARATOR, parseValue, printValue} from "./parameters.js";
import {MIGRATIONS, migrate} from "./url-migrations.js";
import type {Schema} from "./page-parameters.js";
import type {Parameter, Refuse, Values} from "./parameters.js";
import type {Migration, Search} from "./url-migrations.js";

/** A parsed link of a page. */
export interface Linked {
  values: Values;
  /** Fact, paragraph or number that the fragment names: `e-…`, `r-…`, `f-…`, `d-…`, `n-…`, `p-3`, `p-<article>.3`. */
  fact: string | null;
  /** Figure that the fragment names. */
  figure: string | null;
  /** Any other place that the fragment names; whether it exists is for the page to see. */
  anchor: string | null;
  /** Version of the page's links when this one was copied; null in an address of the bar. */
  version: number | null;
  /** Version of the data when it was copied. */
  data: string | null;
  /** Rows that the figure of the fragment showed when it was copied. */
  rows: number | null;
  /** Each part that was left out, with the reason in brackets: `front=mars (no choice of Front)`. */
  ignored: readonly string[];
}

/** What a link is printed from. */
export interface Printable {
  values: Values;
  /** Id of a figure, a fact or another anchor of the page. */
  place?: string | null;
  /** Rows that the figure of `place` shows. */
  rows?: number | null;
}

/** Fragment of a copied link to a page as a whole: every copied link has one, so that a cut shows. */
const TOP = "top";
const FACTS: Readonly<Record<string, string>> = {e: "event", r: "relation", f: "figure", d: "discrepancy"};
const FACT = /^([erfd])-([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const PARAGRAPH = /^p-(?:([a-z0-9-]+)\.)?((?:fn)?\d{1,4})$/;
/** A number of the prose, shown with the facts that it rests on. */
const NUMBER = /^n-[\w-]{1,200}$/;
const ANCHOR = /^[\p{L}\p{N}_.-]{1,200}$/u;
const DATA = /^\d{4}-\d{2}-\d{2}\.[0-9a-f]{10}$/;
const MOST_NAMED = 12;
const LONGEST_PART = 60;

/**
 * Prints the query and fragment of a link: what differs from the defaults, for the address bar; with `full` every
 * value, the versions of page and data, and the number of rows, for a link that is copied.
 */
export function printLink(schema: Schema, {values, place, rows}: Printable, {full = false} = {}): string {
  const settled = settle(schema, values);
  const start = startOf(schema);
  const chosen = Object.entries(schema.parameters).flatMap(([name, parameter]): [string, string][] => {
    const printed = printValue(parameter, settled[name]);
    return full || printed !== printValue(parameter, start[name]) ? [[name, printed]] : [];
  });
  const parts: [string, string][] = full
    ? [
        ["v", String(schema.version)],
        ...chosen,
        ["d", schema.data],
        ...(typeof rows === "number" ? [["n", String(rows)] satisfies [string, string]] : [])
      ]
    : chosen;
  const search = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const anchor = place ?? (full ? TOP : "");
  return `${search && `?${search}`}${anchor && `#${encodeURIComponent(anchor)}`}`;
}

/**
 * Reads the query and fragment of a link. Never throws: what is absent is the default, and what cannot be used is
 * left out and named.
 */
export function parseLink(
  schema: Schema,
  search: string,
  hash: string,
  migrations: readonly Migration[] = MIGRATIONS
): Linked {
  const ignored = ledger();
  const entries = readEntries(search, ignored.add);
  const version = readVersion(entries.get("v"), schema, ignored.add);
  const anchor = readAnchor(hash, ignored.add);
  const printed = migrate(schema.page, {search: entries, anchor}, version, migrations);
  const values = readValues(schema, printed.search, ignored.add);
  const place = readPlace(schema, printed.anchor, ignored.add);
  const data = readData(printed.search.get("d"), ignored.add);
  const rows = readRows(printed.search.get("n"), ignored.add);
  if (version !== null && (data === null || anchor === ""))
    ignored.add(tail(search, hash), "the link was cut off here");
  return {values, ...place, version, data, rows, ignored: ignored.lines()};
}

/** Returns the slug that replaced an old one, or the slug itself. */
export function resolve({aliases}: Pick<Schema, "aliases">, kinds: readonly string[], slug: string): string {
  return aliases.find((alias) => alias.old === slug && kinds.includes(alias.kind))?.new ?? slug;
}

function readEntries(search: string, ignore: Refuse): Search {
  const entries = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (entries.has(name)) ignore(part(name, value), "stands twice, the first holds");
    else entries.set(name, value);
  }
  return entries;
}

function readVersion(printed: string | undefined, schema: Schema, ignore: Refuse): number | null {
  if (printed === undefined) return null;
  const version = Number(printed);
  if (/^[1-9]\d{0,5}$/.test(printed) && version <= schema.version) return version;
  ignore(part("v", printed), `this page knows links up to version ${schema.version}`);
  return schema.version;
}

function readData(printed: string | undefined, ignore: Refuse): string | null {
  if (printed === undefined) return null;
  if (DATA.test(printed) && isDay(printed.slice(0, "YYYY-MM-DD".length))) return printed;
  ignore(part("d", printed), "no version of the data");
  return null;
}

function readRows(printed: string | undefined, ignore: Refuse): number | null {
  if (printed === undefined) return null;
  if (/^\d{1,9}$/.test(printed)) return Number(printed);
  ignore(part("n", printed), "no number of rows");
  return null;
}

function readValues(schema: Schema, search: Search, ignore: Refuse): Values {
  const values: Record<string, Values[string]> = {...startOf(schema)};
  for (const [name, printed] of search) {
    if (RESERVED.has(name)) continue;
    const parameter = Object.hasOwn(schema.parameters, name) ? schema.parameters[name] : undefined;
    if (!parameter) {
      ignore(part(name, printed), "no filter of this page");
      continue;
    }
    const refuse: Refuse = (value, why) => {
      ignore(part(name, value), why);
    };
    values[name] = parseValue(parameter, renamed(schema, parameter, printed), schema.choices[name] ?? {}, refuse);
  }
  return settle(schema, values);
}

function renamed(schema: Schema, parameter: Parameter, printed: string): string {
  if (parameter.kind !== "one" && parameter.kind !== "many") return printed;
  const {codes, column = ""} = parameter;
  const kinds = [codes ?? "", column.replace(/_id$|s$/, "")];
  return printed
    .split(SEPARATOR)
    .map((slug) => resolve(schema, kinds, slug))
    .join(SEPARATOR);
}

function readAnchor(hash: string, ignore: Refuse): string {
  const printed = hash.replace(/^#/, "");
  try {
    return decodeURIComponent(printed);
  } catch {
    ignore(`#${printed}`, "not readable");
    return "";
  }
}

function readPlace(schema: Schema, anchor: string, ignore: Refuse): Pick<Linked, "fact" | "figure" | "anchor"> {
  const nowhere = {fact: null, figure: null, anchor: null};
  if (anchor === "" || anchor === TOP) return nowhere;
  if (schema.figures.includes(anchor)) return {...nowhere, figure: anchor};
  const fact = readFact(schema, anchor);
  if (fact !== null) return {...nowhere, fact};
  if (ANCHOR.test(anchor)) return {...nowhere, anchor};
  ignore(`#${anchor}`, "no place of this page");
  return nowhere;
}

function readFact(schema: Schema, anchor: string): string | null {
  const [, letter = "", slug = ""] = FACT.exec(anchor) ?? [];
  const kind = FACTS[letter];
  if (NUMBER.test(anchor)) return anchor;
  if (kind !== undefined) return `${letter}-${resolve(schema, [kind], slug)}`;
  const [found, article, n = ""] = PARAGRAPH.exec(anchor) ?? [];
  if (found === undefined) return null;
  return article === undefined ? anchor : `p-${resolve(schema, ["front", "article"], article)}.${n}`;
}

function tail(search: string, hash: string): string {
  return hash.length > 1 ? hash : `…${search.slice(search.lastIndexOf("&") + 1)}`;
}

function part(name: string, value: string): string {
  return value === "" ? name : `${name}=${value}`;
}

/** Collects what was left out as lines of bounded length and number, free of what could confuse a reader's screen. */
function ledger(): {add: Refuse; lines: () => string[]} {
  const named: string[] = [];
  let more = 0;
  return {
    add: (value, why) => {
      if (named.length < MOST_NAMED) named.push(`${clip(value)} (${why})`);
      else more++;
    },
    lines: () => (more > 0 ? [...named, `and ${more} more`] : named)
  };
}

/** Shortens a part and shows what cannot be seen, such as marks that turn the direction of the text, as `�`. */
function clip(value: string): string {
  const letters = Array.from(value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD"));
  return letters.length > LONGEST_PART ? `${letters.slice(0, LONGEST_PART).join("")}…` : letters.join("");
}
