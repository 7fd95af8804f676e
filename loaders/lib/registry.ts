import {codesOf} from "./codebook.js";
import {isCountry} from "./country.js";
import {parseLocated} from "./validate/located.js";
import {reporter, withFaults} from "./validate/problem.js";
import {
  describe,
  flag,
  isSlug,
  listOf,
  number,
  oneOf,
  optional,
  parseRecord,
  required,
  text
} from "./validate/record.js";
import type {Codebook} from "./codebook.js";
import type {Located} from "./validate/located.js";
import type {Problem, Report} from "./validate/problem.js";

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
  /** Whether a verb after the name stands in the plural. */
  plural: boolean;
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

/**
 * The three registries, by id in file order. `unread` holds `actor:<id>` for an actor with faults, and `actor:`
 * where the registry does not parse at all; so for the others. What is unread is not reported as unknown.
 */
export interface Registries {
  actors: Map<string, Actor>;
  places: Map<string, Place>;
  outlets: Map<string, Outlet>;
  unread: Set<string>;
}

type Parser<T> = (id: string, node: Located, report: Report) => T | undefined;

const country = optional(matching(isCountry, "country code"));
const common = {name: required(text), aliases: optional(listOf(text)), country};

/** Parses the three registries from the text of their files. */
export function parseRegistries(
  sources: Record<"actors" | "places" | "outlets", string>,
  codebook: Codebook,
  problems: Problem[]
): Registries {
  const unread = new Set<string>();
  const entries = <T>(file: keyof typeof sources, parse: Parser<T>): Map<string, T> =>
    parseEntries(file.slice(0, -1), sources[file], parse, unread, reporter(problems, `${file}.yaml`));
  return {
    actors: entries("actors", actorParser(codebook)),
    places: entries("places", placeParser(codebook)),
    outlets: entries("outlets", outletParser(codebook)),
    unread
  };
}

function actorParser(codebook: Codebook): Parser<Actor> {
  const kind = required(oneOf("actor kind", codesOf(codebook, "actor_kind")));
  const fields = {...common, kind, description: optional(text), plural: optional(flag)};
  return (id, node, report) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {name, kind, country, description, line} = found;
    return {id, name, aliases: found.aliases ?? [], line, kind, country, description, plural: found.plural ?? false};
  };
}

function placeParser(codebook: Codebook): Parser<Place> {
  const fields = {
    ...common,
    kind: required(oneOf("place kind", codesOf(codebook, "place_kind"))),
    lat: optional(number),
    lon: optional(number),
    where_precision: required(oneOf("where_precision", codesOf(codebook, "where_precision")))
  };
  return (id, node, report) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {name, kind, country, lat, lon, where_precision: wherePrecision, line, lines} = found;
    if (Math.abs(lat ?? 0) > 90 || Math.abs(lon ?? 0) > 180)
      report(line, "coordinates off the globe", `${String(lat)}, ${String(lon)}`);
    const pointless = lines.lat === undefined;
    if (pointless !== (lines.lon === undefined) || pointless !== (wherePrecision === "none"))
      report(line, "coordinates and precision disagree", id);
    return {id, name, aliases: found.aliases ?? [], line, kind, country, lat, lon, wherePrecision};
  };
}

function outletParser(codebook: Codebook): Parser<Outlet> {
  const fields = {
    ...common,
    domain: optional(text),
    kind: required(oneOf("outlet kind", codesOf(codebook, "outlet_kind"))),
    language: optional(matching((value) => /^[a-z]{2}$/.test(value), "language code"))
  };
  return (id, node, report) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {name, domain, country, kind, language, line} = found;
    return {id, name, aliases: found.aliases ?? [], line, domain, country, kind, language};
  };
}

/**
 * Maps every name and alias, and the domain of an outlet, folded, to its entry; reports `name of two entries`
 * on a clash.
 */
export function nameIndex(entries: Map<string, Entry & {domain?: string | null}>, report: Report): Map<string, string> {
  const index = new Map<string, string>();
  for (const {id, name, aliases, domain, line} of entries.values()) {
    for (const spelling of domain ? [name, ...aliases, domain] : [name, ...aliases]) {
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
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]s$|['’]$/, "")
    .replace(/['’]/g, "")
    .replace(/^the /, "")
    .replace(/\s+/g, " ")
    .trim();
}

function parseEntries<T>(
  kind: string,
  source: string,
  parse: Parser<T>,
  unread: Set<string>,
  report: Report
): Map<string, T> {
  const root = parseLocated(source, 1, report);
  const entries = new Map<string, T>();
  if (root?.kind !== "map") {
    if (root) report(root.line, "not a mapping", describe(root));
    unread.add(`${kind}:`);
    return entries;
  }
  for (const [id, node] of root.entries) {
    const {result, faulty} = withFaults(report, (report) => {
      if (!isSlug(id)) report(node.line, "not a slug", id);
      return parse(id, node, report);
    });
    if (result) entries.set(id, result);
    if (faulty) unread.add(`${kind}:${id}`);
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
