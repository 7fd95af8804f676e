import * as aq from "arquero";
import type {Article, CodedParagraph} from "./article.js";
import {countId, outletResolver} from "./check.js";
import type {Codebook} from "./codebook.js";
import {codesOf} from "./codebook.js";
import {codebookRows} from "./codebook-rows.js";
import {countryName} from "./country.js";
import type {EventFact, Facts} from "./facts.js";
import {EVENT_COUNTS} from "./facts.js";
import type {Registries} from "./registry.js";

/** A value of a table: DATE as ISO text, VARCHAR[] as a list, NULL as null. */
export type Value = string | number | boolean | null | string[];
export type Row = Record<string, Value>;
/** Every table by name, rows in reading order. */
export type Tables = Record<string, Row[]>;

type Column = ReturnType<typeof aq.table>;

/** Shapes checked articles and registries into the tables of the codebook, but for computed discrepancies. */
export function shapeTables(articles: readonly Article[], registries: Registries, codebook: Codebook): Tables {
  const order = [...codesOf(codebook, "front").keys()];
  const sorted = [...articles].sort((a, b) => order.indexOf(a.front.front) - order.indexOf(b.front.front));
  const resolve = outletResolver(registries);
  const each = <T>(rows: (paragraph: CodedParagraph, article: Article) => T[]): T[] =>
    sorted.flatMap((article) => article.paragraphs.flatMap((paragraph) => rows(paragraph, article)));
  const citations = each((paragraph, article) => citationRows(paragraph, article, resolve));
  const evidence = each(evidenceRows);
  const events = withSources(each((p, a) => p.facts.events.map((e) => eventRow(e, p, a, codebook))), evidence, citations);
  const participants = each((p) => p.facts.events.flatMap((e) => e.participants.map(({actor, role}) => ({event_id: e.id, actor_id: actor, role}))));
  const paragraphs = each((p, a) => [{paragraph_id: p.id, article_id: a.id, n: p.n, section: p.section, text: p.text}]);
  return {
    articles: sorted.map((article) => articleRow(article, codebook)),
    paragraphs,
    outlets: [...registries.outlets.values()].map(({id, name, aliases, domain, country, kind, language}) => ({outlet_id: id, name, aliases, domain, country, kind, language})),
    citations,
    actors: withSeen(actorRows(registries), participants, events),
    places: [...registries.places.values()].map((p) => ({place_id: p.id, name: p.name, kind: p.kind, country: countryName(p.country), iso_a3: p.country, lat: p.lat, lon: p.lon, where_precision: p.wherePrecision})),
    mentions: each(mentionRows),
    events,
    participants,
    relations: each(relationRows),
    figures: each(figureRows),
    evidence,
    discrepancies: each((p, a) => p.facts.discrepancies.map(({id, kind, facts, note}) => ({discrepancy_id: id, article_id: a.id, paragraph_id: p.id, kind, facts, note, found: "coded"}))),
    codebook: codebookRows(codebook)
  };
}

/** Makes an Arquero table of rows; `columns` names them even where there is no row. */
export function toArquero(rows: readonly Row[], columns: readonly string[]): Column {
  return aq.table(columns.map((name) => [name, rows.map((row) => row[name] ?? null)] as [string, Value[]]));
}

function articleRow({id, front, paragraphs}: Article, codebook: Codebook): Row {
  const {title, author, publication, publisher, volume, issue, published, url} = front;
  const code = codesOf(codebook, "front").get(front.front);
  const sum = (of: (p: CodedParagraph) => number): number => paragraphs.reduce((n, p) => n + of(p), 0);
  return {
    article_id: id, title, author, publication, publisher, volume, issue, published, url,
    front: code?.short ?? front.front, front_label: code?.label ?? front.front, paragraphs: paragraphs.length,
    citations: sum((p) => p.citations.length), words: sum((p) => p.text.split(" ").length)
  };
}

function citationRows(paragraph: CodedParagraph, article: Article, resolve: (printed: string) => string | undefined): Row[] {
  return paragraph.citations.map((source, k) => ({
    citation_id: citationId(paragraph, k + 1),
    article_id: article.id,
    paragraph_id: paragraph.id,
    outlet_id: resolve(source.outlet) ?? source.outlet,
    outlet_printed: source.outlet,
    date_printed: source.datePrinted,
    published: source.published,
    date_precision: source.precision,
    year_inferred: source.yearInferred,
    note: source.note
  }));
}

function eventRow(event: EventFact, paragraph: CodedParagraph, article: Article, codebook: Codebook): Row {
  const {id, type, title, date, place, weapon, counts, outcome, certainty, hedge, umbrella, partOf} = event;
  return {
    event_id: id, article_id: article.id, paragraph_id: paragraph.id, type, class: codesOf(codebook, "event_type").get(type)?.class ?? null,
    title, date_start: date?.start ?? null, date_end: date?.end ?? null, date_precision: date?.precision ?? null, date_printed: event.datePrinted,
    place_id: place, weapon, weapon_count: counts.weapon_count?.value ?? null, killed: counts.killed?.value ?? null,
    wounded: counts.wounded?.value ?? null, arrested: counts.arrested?.value ?? null, outcome, certainty, hedge, umbrella, part_of: partOf
  };
}

function relationRows(paragraph: CodedParagraph, article: Article): Row[] {
  return paragraph.facts.relations.map(({id, source, type, target, date, datePrinted, certainty, hedge, note}) => ({
    relation_id: id, article_id: article.id, paragraph_id: paragraph.id, source_id: source, type, target_id: target,
    date_start: date?.start ?? null, date_end: date?.end ?? null, date_precision: date?.precision ?? null, date_printed: datePrinted,
    certainty, hedge, note
  }));
}

function figureRows(paragraph: CodedParagraph, article: Article): Row[] {
  const place = {article_id: article.id, paragraph_id: paragraph.id};
  const counted = paragraph.facts.events.flatMap((event) => countRows(event).map((row) => ({...row, ...place})));
  const stated = paragraph.facts.figures.map(({id, event, actor, subject, measure, value, low, high, qualifier, printed, unit, asOf, certainty, hedge}) => ({
    figure_id: id, ...place, event_id: event, actor_id: actor, subject, measure, value, low, high, qualifier, printed, unit,
    as_of: asOf?.start ?? null, certainty, hedge
  }));
  return [...counted, ...stated];
}

function countRows(event: EventFact): Row[] {
  return EVENT_COUNTS.flatMap((name) => {
    const quantity = event.counts[name];
    if (!quantity) return [];
    const measure = name.replace("_", "-");
    const unit = name === "weapon_count" ? "weapons" : "people";
    const {certainty, hedge, title} = event;
    return [{figure_id: countId(event.id, name), event_id: event.id, actor_id: null, subject: title, measure, ...quantity, unit, as_of: event.date?.start ?? null, certainty, hedge}];
  });
}

function evidenceRows(paragraph: CodedParagraph): Row[] {
  const {events, relations, figures}: Facts = paragraph.facts;
  const rows = (kind: string, id: string, cites: number[] | null): Row[] => {
    const citations = cites?.length ? cites.map((k) => citationId(paragraph, k)) : [null];
    return citations.map((citation_id) => ({fact_id: id, kind, paragraph_id: paragraph.id, citation_id}));
  };
  return [
    ...events.flatMap((e) => [e.id, ...Object.keys(e.counts).map((c) => countId(e.id, c))].flatMap((id, i) => rows(i ? "figure" : "event", id, e.cites))),
    ...relations.flatMap((r) => rows("relation", r.id, r.cites)),
    ...figures.flatMap((f) => rows("figure", f.id, f.cites))
  ];
}

function mentionRows(paragraph: CodedParagraph): Row[] {
  const seen = new Set<string>();
  return paragraph.mentions.flatMap(({kind, id, text}) => {
    if (seen.has(`${kind}:${id}`)) return [];
    seen.add(`${kind}:${id}`);
    return [{paragraph_id: paragraph.id, kind, id, text}];
  });
}

function actorRows(registries: Registries): Row[] {
  return [...registries.actors.values()].map(({id, name, kind, country, aliases, description}) => ({actor_id: id, name, kind, country, aliases, description}));
}

function withSources(events: Row[], evidence: Row[], citations: Row[]): Row[] {
  const counted = toArquero(evidence, ["fact_id", "citation_id"])
    .join(toArquero(citations, ["citation_id", "outlet_id"]), "citation_id")
    .groupby("fact_id")
    .rollup({sources: aq.op.distinct("outlet_id")});
  const sources = new Map(counted.objects().map((row) => [Reflect.get(row, "fact_id"), Number(Reflect.get(row, "sources"))]));
  return events.map((event) => ({...event, sources: sources.get(event.event_id) ?? 0}));
}

function withSeen(actors: Row[], participants: Row[], events: Row[]): Row[] {
  const dated = toArquero(events, ["event_id", "date_start", "date_end"]).derive({last: aq.escape((d: Row) => d.date_end ?? d.date_start)});
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

function citationId(paragraph: CodedParagraph, k: number): string {
  return `${paragraph.id}.c${String(k)}`;
}
