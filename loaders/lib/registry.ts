import type {Codebook} from "./codebook.js";
import {codesOf} from "./codebook.js";
import {isCountry} from "./country.js";
import {parseLocated} from "./located.js";
import type {Report} from "./problem.js";
import {listOf, number, oneOf, optional, parseRecord, required, text} from "./record.js";

/** What every entry of a registry has. */
export interface Entry {
  id: string;
  name: string;
  aliases: string[];
  line: number;
}

export interface Actor extends Entry {
  kind: string;
  country: string | null;
  description: string | null;
}

export interface Place extends Entry {
  kind: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  wherePrecision: string;
}

export interface Outlet extends Entry {
  domain: string | null;
  country: string | null;
  kind: string;
  language: string | null;
}

/** The three registries, by id in file order. */
export interface Registries {
  actors: Map<string, Actor>;
  places: Map<string, Place>;
  outlets: Map<string, Outlet>;
}

const country = optional(matching(isCountry, "country code"));
const common = {name: required(text), aliases: optional(listOf(text)), country};

/** Parses `actors.yaml`. */
export function parseActors(source: string, codebook: Codebook, report: Report): Map<string, Actor> {
  const kind = required(oneOf("actor kind", codesOf(codebook, "actor_kind")));
  const fields = {...common, kind, description: optional(text)};
  return parseEntries(source, report, (id, node) => {
    const found = parseRecord(node, fields, report);
    return found && {id, name: found.name, aliases: found.aliases ?? [], line: node.line, kind: found.kind, country: found.country, description: found.description};
  });
}

/** Parses `places.yaml`; reports coordinates off the globe and points without a precision. */
export function parsePlaces(source: string, codebook: Codebook, report: Report): Map<string, Place> {
  const fields = {
    ...common,
    kind: required(oneOf("place kind", codesOf(codebook, "place_kind"))),
    lat: optional(number),
    lon: optional(number),
    where_precision: required(oneOf("where_precision", codesOf(codebook, "where_precision")))
  };
  return parseEntries(source, report, (id, node) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {lat, lon} = found;
    if (Math.abs(lat ?? 0) > 90 || Math.abs(lon ?? 0) > 180) report(node.line, "coordinates off the globe", `${String(lat)}, ${String(lon)}`);
    if ((lat === null) !== (lon === null) || (lat === null) !== (found.where_precision === "none")) {
      report(node.line, "coordinates and precision disagree", id);
    }
    return {id, name: found.name, aliases: found.aliases ?? [], line: node.line, kind: found.kind, country: found.country, lat, lon, wherePrecision: found.where_precision};
  });
}

/** Parses `outlets.yaml`. */
export function parseOutlets(source: string, codebook: Codebook, report: Report): Map<string, Outlet> {
  const fields = {
    ...common,
    domain: optional(text),
    kind: required(oneOf("outlet kind", codesOf(codebook, "outlet_kind"))),
    language: optional(matching((value) => /^[a-z]{2}$/.test(value), "language code"))
  };
  return parseEntries(source, report, (id, node) => {
    const found = parseRecord(node, fields, report);
    return found && {id, name: found.name, aliases: found.aliases ?? [], line: node.line, domain: found.domain, country: found.country, kind: found.kind, language: found.language};
  });
}

/** Maps every name and alias, folded, to its entry; reports `name of two entries` on a clash. */
export function nameIndex(entries: Map<string, Entry>, report: Report): Map<string, string> {
  const index = new Map<string, string>();
  for (const {id, name, aliases, line} of entries.values()) {
    for (const spelling of [name, ...aliases]) {
      const folded = foldName(spelling);
      const other = index.get(folded);
      if (other !== undefined && other !== id) report(line, "name of two entries", `${spelling} (${other}, ${id})`);
      index.set(folded, id);
    }
  }
  return index;
}

/** Folds a name for comparison: case, apostrophes, a leading article and a possessive ending are dropped. */
export function foldName(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/['’]s$|['’]$/, "").replace(/['’]/g, "").replace(/^the /, "").replace(/\s+/g, " ").trim();
}

function parseEntries<T>(source: string, report: Report, parse: (id: string, node: ReturnType<typeof parseLocated> & object) => T | undefined): Map<string, T> {
  const root = parseLocated(source, 1, report);
  const entries = new Map<string, T>();
  if (root && root.kind !== "map") report(root.line, "not a mapping", "registry");
  if (root?.kind !== "map") return entries;
  for (const [id, node] of root.entries) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) report(node.line, "not a slug", id);
    const entry = parse(id, node);
    if (entry) entries.set(id, entry);
  }
  return entries;
}

function matching(test: (value: string) => boolean, what: string): typeof text {
  return (node, report) => {
    const value = text(node, report);
    if (value === undefined || test(value)) return value;
    report(node.line, `not a ${what}`, value);
    return undefined;
  };
}
