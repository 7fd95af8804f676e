import {codesOf} from "./codebook.js";
import {QUANTITY, checkQuantity, count} from "./quantity.js";
import {reading} from "./readings.js";
import {date, flag, listOf, oneOf, optional, parseRecord, required, slug, text, whole} from "./validate/record.js";
import type {Codebook} from "./codebook.js";
import type {DateSpan} from "./dates.js";
import type {Quantity} from "./quantity.js";
import type {Reading} from "./readings.js";
import type {Located} from "./validate/located.js";
import type {Report} from "./validate/problem.js";
import type {Parse} from "./validate/record.js";

/** The four counts that an event carries; each is a measure of the codebook. */
export const EVENT_COUNTS = ["killed", "wounded", "arrested", "weapon_count"] as const;
export type EventCount = (typeof EVENT_COUNTS)[number];

interface Fact {
  id: string;
  line: number;
  certainty: string;
  hedge: string | null;
  cites: number[] | null;
}

export interface Participant {
  actor: string;
  role: string;
  line: number;
}

export interface EventFact extends Fact {
  type: string;
  title: string;
  date: DateSpan | null;
  datePrinted: string | null;
  place: string | null;
  weapon: string | null;
  counts: Partial<Record<EventCount, Quantity>>;
  outcome: string | null;
  umbrella: boolean;
  partOf: string | null;
  participants: Participant[];
}

export interface RelationFact extends Fact {
  source: string;
  type: string;
  target: string;
  date: DateSpan | null;
  datePrinted: string | null;
  note: string | null;
}

export interface FigureFact extends Fact, Quantity {
  subject: string;
  measure: string;
  unit: string;
  asOf: DateSpan | null;
  event: string | null;
  actor: string | null;
}

export interface DiscrepancyFact {
  id: string;
  line: number;
  kind: string;
  facts: string[];
  note: string;
  /** Other ways to read it than the one that was coded. */
  readings: Reading[];
}

/** What was coded from one paragraph. */
export interface Facts {
  events: EventFact[];
  relations: RelationFact[];
  figures: FigureFact[];
  discrepancies: DiscrepancyFact[];
}

/** Parses the YAML block of a paragraph. */
export type FactsParser = (block: Located, report: Report) => Facts;

/** Returns a parser of blocks that holds them to the codebook. */
export function factsParser(codebook: Codebook): FactsParser {
  const event = eventParser(codebook);
  const relation = relationParser(codebook);
  const figure = figureParser(codebook);
  const discrepancy = discrepancyParser(codebook);
  const fields = {
    events: optional(listOf(event)),
    relations: optional(listOf(relation)),
    figures: optional(listOf(figure)),
    discrepancies: optional(listOf(discrepancy))
  };
  return (block, report) => {
    const found = parseRecord(block, fields, report);
    return {
      events: found?.events ?? [],
      relations: found?.relations ?? [],
      figures: found?.figures ?? [],
      discrepancies: found?.discrepancies ?? []
    };
  };
}

function eventParser(codebook: Codebook): Parse<EventFact> {
  const fields = {
    id: required(slug),
    type: required(oneOf("event type", codesOf(codebook, "event_type"))),
    title: required(text),
    date: optional(date),
    date_printed: optional(text),
    place: optional(slug),
    weapon: optional(oneOf("weapon", codesOf(codebook, "weapon"))),
    weapon_count: optional(count),
    killed: optional(count),
    wounded: optional(count),
    arrested: optional(count),
    outcome: optional(oneOf("outcome", codesOf(codebook, "outcome"))),
    ...stated(codebook),
    umbrella: optional(flag),
    part_of: optional(slug),
    participants: optional(participantsParser(codebook))
  };
  return (node, report) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {id, type, title, place, weapon, outcome, certainty, hedge, line, lines} = found;
    if (lines.weapon_count !== undefined && lines.weapon === undefined)
      report(lines.weapon_count, "weapon count without weapon", id);
    const counts: EventFact["counts"] = {};
    for (const name of EVENT_COUNTS) if (found[name]) counts[name] = found[name];
    return {
      id,
      line,
      type,
      title,
      date: found.date,
      datePrinted: found.date_printed,
      place,
      weapon,
      counts,
      outcome,
      certainty,
      hedge,
      umbrella: found.umbrella ?? false,
      partOf: found.part_of,
      participants: found.participants ?? [],
      cites: citesOf(found)
    };
  };
}

function relationParser(codebook: Codebook): Parse<RelationFact> {
  const fields = {
    id: optional(slug),
    source: required(slug),
    type: required(oneOf("relation type", codesOf(codebook, "relation_type"))),
    target: required(slug),
    date: optional(date),
    date_printed: optional(text),
    ...stated(codebook),
    note: optional(text)
  };
  return (node, report) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {source, type, target, certainty, hedge, note, line} = found;
    const id = found.id ?? `${source}-${type}-${target}`;
    return {
      id,
      line,
      source,
      type,
      target,
      date: found.date,
      datePrinted: found.date_printed,
      certainty,
      hedge,
      note,
      cites: citesOf(found)
    };
  };
}

function figureParser(codebook: Codebook): Parse<FigureFact> {
  const measures = codesOf(codebook, "measure");
  const fields = {
    id: required(slug),
    subject: required(text),
    measure: required(oneOf("measure", measures)),
    ...QUANTITY,
    unit: optional(oneOf("unit", codesOf(codebook, "unit"))),
    as_of: optional(date),
    event: optional(slug),
    actor: optional(slug),
    ...stated(codebook)
  };
  return (node, report) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {value, low, high, qualifier, printed, subject, measure, event, actor, certainty, hedge, id, line} = found;
    const quantity = checkQuantity({value, low, high, qualifier, printed}, found, report);
    if (!quantity) return undefined;
    const unit = found.unit ?? measures.get(measure)?.unit;
    if (!unit) {
      report(line, "missing field", "unit");
      return undefined;
    }
    const cites = citesOf(found);
    return {id, line, subject, measure, ...quantity, unit, asOf: found.as_of, event, actor, certainty, hedge, cites};
  };
}

function discrepancyParser(codebook: Codebook): Parse<DiscrepancyFact> {
  const fields = {
    id: required(slug),
    kind: required(oneOf("discrepancy kind", codesOf(codebook, "discrepancy_kind"))),
    facts: optional(listOf(text)),
    note: required(text),
    readings: optional(listOf(reading))
  };
  return (node, report) => {
    const found = parseRecord(node, fields, report);
    if (!found) return undefined;
    const {id, line, kind, facts, note, readings} = found;
    return {id, line, kind, facts: facts ?? [], note, readings: readings ?? []};
  };
}

/** Tells cites with faults, which cover nothing, from cites that are left out. */
function citesOf({cites, lines}: {cites: number[] | null; lines: {cites?: number}}): number[] | null {
  return cites ?? (lines.cites === undefined ? null : []);
}

function stated(codebook: Codebook) {
  return {
    certainty: required(oneOf("certainty", codesOf(codebook, "certainty"))),
    hedge: optional(text),
    cites: optional(listOf(whole))
  };
}

function participantsParser(codebook: Codebook): Parse<Participant[]> {
  const roles = codesOf(codebook, "role");
  const actors = listOf(slug);
  return (node, report) => {
    if (node.kind !== "map") {
      report(node.line, "not a mapping", "participants");
      return undefined;
    }
    const found: Participant[] = [];
    for (const [role, list] of node.entries) {
      if (!roles.has(role)) report(list.line, "unknown role", role);
      for (const actor of actors(list, report) ?? []) found.push({actor, role, line: list.line});
    }
    return found;
  };
}
