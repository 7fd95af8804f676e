import {codesOf} from "./codebook.js";
import {EVENT_COUNTS} from "./facts.js";
import {countId} from "./validate/check.js";
import type {Article, CodedParagraph} from "./article.js";
import type {Codebook} from "./codebook.js";
import type {EventFact} from "./facts.js";

/** A value of a table: DATE as ISO text, VARCHAR[] as a list, NULL as null. */
export type Value = string | number | boolean | null | string[];
export type Row = Record<string, Value>;

/** The rows that one article gives to each table; columns stand in the codebook's order. */
export interface ArticleRows {
  articles: Row[];
  paragraphs: Row[];
  citations: Row[];
  mentions: Row[];
  events: Row[];
  participants: Row[];
  relations: Row[];
  figures: Row[];
  evidence: Row[];
  discrepancies: Row[];
  readings: Row[];
}

type Resolve = (printed: string) => string | undefined;

/** Lays a checked article out in rows; `resolve` finds the outlet that a citation prints. */
export function articleRows(article: Article, codebook: Codebook, resolve: Resolve): ArticleRows {
  const each = (rows: (paragraph: CodedParagraph, article: Article) => Row[]): Row[] =>
    article.paragraphs.flatMap((paragraph) => rows(paragraph, article));
  return {
    articles: [articleRow(article, codebook)],
    paragraphs: each(paragraphRows),
    citations: each((paragraph) => citationRows(paragraph, article, resolve)),
    mentions: each(mentionRows),
    events: each((paragraph) => paragraph.facts.events.map((event) => eventRow(event, paragraph, article, codebook))),
    participants: each(participantRows),
    relations: each(relationRows),
    figures: each(figureRows),
    evidence: each(evidenceRows),
    discrepancies: each(discrepancyRows),
    readings: each(readingRows)
  };
}

function articleRow({id, front, paragraphs}: Article, codebook: Codebook): Row {
  const {title, author, publication, publisher, volume, issue, published, url} = front;
  const code = codesOf(codebook, "front").get(front.front);
  const sum = (of: (p: CodedParagraph) => number): number => paragraphs.reduce((n, p) => n + of(p), 0);
  return {
    article_id: id,
    title,
    author,
    publication,
    publisher,
    volume,
    issue,
    published,
    url,
    front: code?.short ?? front.front,
    front_label: code?.label ?? front.front,
    paragraphs: paragraphs.length,
    citations: sum((p) => p.citations.length),
    words: sum((p) => p.text.split(" ").length)
  };
}

function paragraphRows({id, n, section, text}: CodedParagraph, article: Article): Row[] {
  return [{paragraph_id: id, article_id: article.id, n, section, text}];
}

function citationRows(paragraph: CodedParagraph, article: Article, resolve: Resolve): Row[] {
  return paragraph.citations.map((source) => ({
    citation_id: source.id,
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

function mentionRows(paragraph: CodedParagraph): Row[] {
  const seen = new Set<string>();
  return paragraph.mentions.flatMap(({kind, id, text}) => {
    if (seen.has(`${kind}:${id}`)) return [];
    seen.add(`${kind}:${id}`);
    return [{paragraph_id: paragraph.id, kind, id, text}];
  });
}

function eventRow(event: EventFact, paragraph: CodedParagraph, article: Article, codebook: Codebook): Row {
  const {id, type, title, date, place, weapon, counts, outcome, certainty, hedge, umbrella, partOf} = event;
  return {
    event_id: id,
    article_id: article.id,
    paragraph_id: paragraph.id,
    type,
    class: codesOf(codebook, "event_type").get(type)?.class ?? null,
    title,
    date_start: date?.start ?? null,
    date_end: date?.end ?? null,
    date_precision: date?.precision ?? null,
    date_printed: event.datePrinted,
    place_id: place,
    weapon,
    weapon_count: counts.weapon_count?.value ?? null,
    killed: counts.killed?.value ?? null,
    wounded: counts.wounded?.value ?? null,
    arrested: counts.arrested?.value ?? null,
    outcome,
    certainty,
    hedge,
    umbrella,
    part_of: partOf
  };
}

function participantRows({facts}: CodedParagraph): Row[] {
  return facts.events.flatMap(({id, participants}) =>
    participants.map(({actor, role}) => ({event_id: id, actor_id: actor, role}))
  );
}

function relationRows(paragraph: CodedParagraph, article: Article): Row[] {
  return paragraph.facts.relations.map(({id, source, type, target, date, datePrinted, certainty, hedge, note}) => ({
    relation_id: id,
    article_id: article.id,
    paragraph_id: paragraph.id,
    source_id: source,
    type,
    target_id: target,
    date_start: date?.start ?? null,
    date_end: date?.end ?? null,
    date_precision: date?.precision ?? null,
    date_printed: datePrinted,
    certainty,
    hedge,
    note
  }));
}

function figureRows(paragraph: CodedParagraph, article: Article): Row[] {
  const counted = paragraph.facts.events.flatMap((event) => countRows(event, paragraph, article));
  const stated = paragraph.facts.figures.map(
    ({id, event, actor, subject, measure, value, low, high, qualifier, printed, unit, asOf, certainty, hedge}) => ({
      figure_id: id,
      article_id: article.id,
      paragraph_id: paragraph.id,
      event_id: event,
      actor_id: actor,
      subject,
      measure,
      value,
      low,
      high,
      qualifier,
      printed,
      unit,
      as_of: asOf?.start ?? null,
      as_of_end: asOf?.end ?? null,
      as_of_precision: asOf?.precision ?? null,
      certainty,
      hedge
    })
  );
  return [...counted, ...stated];
}

function countRows(
  {id, title, date, counts, certainty, hedge}: EventFact,
  paragraph: CodedParagraph,
  article: Article
): Row[] {
  return EVENT_COUNTS.flatMap((name) => {
    const quantity = counts[name];
    if (!quantity) return [];
    const {value, low, high, qualifier, printed} = quantity;
    return [
      {
        figure_id: countId(id, name),
        article_id: article.id,
        paragraph_id: paragraph.id,
        event_id: id,
        actor_id: null,
        subject: title,
        measure: name.replace("_", "-"),
        value,
        low,
        high,
        qualifier,
        printed,
        unit: name === "weapon_count" ? "weapons" : "people",
        as_of: date?.start ?? null,
        as_of_end: date?.end ?? null,
        as_of_precision: date?.precision ?? null,
        certainty,
        hedge
      }
    ];
  });
}

function evidenceRows(paragraph: CodedParagraph): Row[] {
  const {events, relations, figures} = paragraph.facts;
  const rows = (kind: string, {id, cites}: {id: string; cites: number[] | null}): Row[] => {
    const citations = cites?.length ? cites.map((k) => paragraph.citations[k - 1]?.id ?? null) : [null];
    return citations.map((citation_id) => ({fact_id: id, kind, paragraph_id: paragraph.id, citation_id}));
  };
  return [
    ...events.flatMap((event) => [
      ...rows("event", event),
      ...Object.keys(event.counts).flatMap((name) => rows("figure", {id: countId(event.id, name), cites: event.cites}))
    ]),
    ...relations.flatMap((relation) => rows("relation", relation)),
    ...figures.flatMap((figure) => rows("figure", figure))
  ];
}

function discrepancyRows(paragraph: CodedParagraph, article: Article): Row[] {
  return paragraph.facts.discrepancies.map(({id, kind, facts, note}) => ({
    discrepancy_id: id,
    article_id: article.id,
    paragraph_id: paragraph.id,
    kind,
    facts,
    note,
    found: "coded"
  }));
}

function readingRows({facts}: CodedParagraph, article: Article): Row[] {
  return facts.discrepancies.flatMap(({id: discrepancy, readings}) =>
    readings.flatMap(({id, label, changes}) =>
      changes.map(({fact, date, partOf, value, holds}) => ({
        reading_id: id,
        discrepancy_id: discrepancy,
        article_id: article.id,
        label,
        fact_id: fact,
        holds,
        date_start: date?.start ?? null,
        date_end: date?.end ?? null,
        date_precision: date?.precision ?? null,
        part_of: partOf,
        value
      }))
    )
  );
}
