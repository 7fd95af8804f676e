import * as aq from "arquero";
import {aliasRows} from "./aliases.js";
import type {Alias} from "./aliases.js";
import type {Codebook} from "./codebook.js";
import {codesOf} from "./codebook.js";
import {codebookRows} from "./codebook-rows.js";
import {countryName} from "./country.js";
import type {Registries} from "./registry.js";
import type {ArticleRows, Row, Value} from "./rows.js";
import {termRows} from "./terms.js";
import type {Term} from "./terms.js";

/** Every table by name, rows in reading order. */
export type Tables = Record<string, Row[]>;

type Column = ReturnType<typeof aq.table>;

/** Joins the rows of the articles and the registries to the tables of the codebook, but for computed discrepancies. */
export function shapeTables(
  articles: readonly ArticleRows[],
  registries: Registries,
  {aliases, terms}: {aliases: readonly Alias[]; terms: readonly Term[]},
  codebook: Codebook
): Tables {
  const order = new Map([...codesOf(codebook, "front").keys()].map((front, i) => [front, i]));
  const rank = ({articles: [row]}: ArticleRows): number => order.get(String(row?.article_id)) ?? order.size;
  const sorted = [...articles].sort((a, b) => rank(a) - rank(b));
  const all = (name: keyof ArticleRows): Row[] => sorted.flatMap((rows) => rows[name]);
  const citations = all("citations");
  const evidence = all("evidence");
  const events = withSources(all("events"), evidence, citations);
  const participants = all("participants");
  return {
    articles: all("articles"),
    paragraphs: all("paragraphs"),
    outlets: outletRows(registries),
    citations,
    actors: withSeen(actorRows(registries), participants, events),
    places: placeRows(registries),
    mentions: all("mentions"),
    events,
    participants,
    relations: all("relations"),
    figures: all("figures"),
    evidence,
    discrepancies: all("discrepancies"),
    readings: all("readings"),
    terms: termRows(terms),
    aliases: aliasRows(aliases),
    codebook: codebookRows(codebook)
  };
}

/** Makes an Arquero table of rows; `columns` names them even where there is no row. */
export function toArquero(rows: readonly Row[], columns: readonly string[]): Column {
  return aq.table(columns.map((name) => [name, rows.map((row) => row[name] ?? null)] as [string, Value[]]));
}

function outletRows({outlets, places}: Registries): Row[] {
  const nameOf = countriesOf(places);
  return [...outlets.values()].map(({id, name, aliases, domain, country, kind, language}) => ({
    outlet_id: id,
    name,
    aliases,
    domain,
    country,
    country_name: nameOf(country),
    kind,
    language
  }));
}

/** Names countries as the registry does, those that it lacks as the standard does. */
function countriesOf(places: Registries["places"]): (country: string | null) => string | null {
  const countries = [...places.values()].filter(({kind}) => kind === "country");
  const names = new Map(countries.map(({country, name}) => [country, name]));
  return (country) => names.get(country) ?? countryName(country);
}

function placeRows({places}: Registries): Row[] {
  const nameOf = countriesOf(places);
  return [...places.values()].map(({id, name, kind, country, lat, lon, wherePrecision}) => ({
    place_id: id,
    name,
    kind,
    country: nameOf(country),
    iso_a3: country,
    lat,
    lon,
    where_precision: wherePrecision
  }));
}

function actorRows({actors}: Registries): Row[] {
  return [...actors.values()].map(({id, name, kind, country, aliases, description, plural}) => ({
    actor_id: id,
    name,
    kind,
    country,
    aliases,
    description,
    plural
  }));
}

function withSources(events: Row[], evidence: Row[], citations: Row[]): Row[] {
  const cited = evidence.filter(({kind, citation_id}) => kind === "event" && citation_id !== null);
  const counted = toArquero(cited, ["fact_id", "citation_id"])
    .join(toArquero(citations, ["citation_id", "outlet_id"]), "citation_id")
    .groupby("fact_id")
    .rollup({sources: aq.op.distinct("outlet_id")});
  const sources = new Map(
    counted.objects().map((row) => [Reflect.get(row, "fact_id"), Number(Reflect.get(row, "sources"))])
  );
  return events.map((event) => ({...event, sources: sources.get(event.event_id) ?? 0}));
}

function withSeen(actors: Row[], participants: Row[], events: Row[]): Row[] {
  const dated = toArquero(events, ["event_id", "date_start", "date_end"]).derive({
    last: aq.escape((d: Row) => d.date_end ?? d.date_start)
  });
  const seen = toArquero(participants, ["event_id", "actor_id"])
    .join(dated, "event_id")
    .groupby("actor_id")
    .rollup({first: aq.op.min("date_start"), last: aq.op.max("last")});
  const byActor = new Map(seen.objects().map((row) => [Reflect.get(row, "actor_id"), row]));
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return actors.map((actor) => {
    const row = byActor.get(actor.actor_id) ?? {};
    return {...actor, first_seen: text(Reflect.get(row, "first")), last_seen: text(Reflect.get(row, "last"))};
  });
}
