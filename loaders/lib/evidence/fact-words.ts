import {column, group, maybeColumn} from "./fact-scope.js";
import {lastDay, partsOf, sayAsOf, sayPlace, sayQuantity, sayTie, sayWhen} from "./wording.js";
import type {Row, Value} from "../rows.js";
import type {FactScope} from "./fact-scope.js";
import type {Part} from "./wording.js";

/** A fact of this or another article, by name. */
export interface Pointer {
  article: string;
  anchor: string;
  title: string;
}

/** One event, tie or number with all that is known of it, in words. */
export interface Fact {
  kind: "event" | "relation" | "figure";
  /** What kind of thing it is: "Drone attack", "Tie", "Number: killed". */
  type: string;
  /** The fact itself. */
  title: string;
  /** Code value; its words stand in `certainty` of the whole. */
  certainty: string;
  hedge: string | null;
  /** The date no finer than it is known; null where the text gives none. */
  when: string | null;
  /** How far the date is known: "day", "part of a year". */
  precision: string | null;
  /** The article's words for the date. */
  printed: string | null;
  place: string | null;
  outcome: string | null;
  weapon: string | null;
  /** Numbers stated of it, each in words. */
  numbers: string[];
  /** A series or total that contains single cases. */
  isUmbrella: boolean;
  note: string | null;
  parts: Part[];
  /** The event that it belongs to or speaks of. */
  partOf: Pointer | null;
  /** Label of its paragraph: "3", "fn1". */
  paragraph: string;
  /** Sources cited for it; `isOlder` where a source appeared before the first day that the text allows. */
  sources: {citation: string; isOlder: boolean}[];
  /** Ids of the discrepancies that touch it or a source cited for it. */
  discrepancies: string[];
}

/** Tells whether a number is one of an event's own counts, which stand with the event. */
export function isCount(figure: Row): boolean {
  return figure.event_id !== null && figure.figure_id === `${String(figure.event_id)}-${String(figure.measure)}`;
}

/** Puts every event, tie and number of an article into words, by anchor. */
export function factsOf(id: string, scope: FactScope): Record<string, Fact> {
  const counts = group(scope.of("figures", id).filter(isCount), "event_id");
  const facts: [string, Fact][] = [
    ...scope
      .of("events", id)
      .map((row): [string, Fact] => [
        `e-${column(row, "event_id")}`,
        eventFact(row, counts.get(column(row, "event_id")) ?? [], scope)
      ]),
    ...scope
      .of("relations", id)
      .map((row): [string, Fact] => [`r-${column(row, "relation_id")}`, relationFact(row, scope)]),
    ...scope.of("figures", id).map((row): [string, Fact] => [`f-${column(row, "figure_id")}`, figureFact(row, scope)])
  ];
  return Object.fromEntries(facts);
}

function point(event: Value | undefined, scope: FactScope): Pointer | null {
  const row = scope.event(event);
  if (!row) return null;
  return {article: column(row, "article_id"), anchor: `e-${column(row, "event_id")}`, title: column(row, "title")};
}

function eventFact(row: Row, counts: readonly Row[], scope: FactScope): Fact {
  const id = column(row, "event_id");
  return {
    kind: "event",
    type: scope.label("events", "type", row.type),
    title: column(row, "title"),
    ...dateOf(row, scope),
    place: sayPlace(row, scope),
    outcome: scope.label("events", "outcome", row.outcome) || null,
    weapon: scope.label("events", "weapon", row.weapon) || null,
    numbers: counts.map((count) => sayQuantity(count, scope)),
    isUmbrella: row.umbrella === true,
    note: null,
    parts: partsOf(id, scope),
    partOf: point(row.part_of, scope),
    ...groundsOf(row, [id, ...counts.map((count) => column(count, "figure_id"))], maybeColumn(row, "date_start"), scope)
  };
}

function relationFact(row: Row, scope: FactScope): Fact {
  return {
    ...EMPTY,
    kind: "relation",
    type: "Tie",
    title: sayTie(row, scope),
    ...dateOf(row, scope),
    note: maybeColumn(row, "note"),
    ...groundsOf(row, [column(row, "relation_id")], maybeColumn(row, "date_start"), scope)
  };
}

function figureFact(row: Row, scope: FactScope): Fact {
  const event = scope.event(row.event_id);
  const id = column(row, "figure_id");
  const dated = event && isCount(row) ? {...dateOf(event, scope), place: sayPlace(event, scope)} : null;
  const start = maybeColumn(row, "as_of") ?? (event ? maybeColumn(event, "date_start") : null);
  return {
    ...EMPTY,
    kind: "figure",
    type: `Number: ${scope.label("figures", "measure", row.measure)}`,
    title: column(row, "subject"),
    when: sayAsOf(row),
    ...dated,
    numbers: [sayQuantity(row, scope)],
    parts: row.actor_id === null ? [] : [{role: "describes", names: [scope.name(row.actor_id)]}],
    partOf: point(row.event_id, scope),
    ...groundsOf(row, event && isCount(row) ? [id, column(event, "event_id")] : [id], start, scope)
  };
}

const EMPTY = {
  when: null,
  precision: null,
  printed: null,
  place: null,
  outcome: null,
  weapon: null,
  numbers: [],
  isUmbrella: false,
  note: null,
  parts: [],
  partOf: null
};

function dateOf(row: Row, scope: FactScope): Pick<Fact, "when" | "precision" | "printed"> {
  return {
    when: sayWhen(row),
    precision: row.date_precision === null ? null : scope.label("events", "date_precision", row.date_precision),
    printed: maybeColumn(row, "date_printed")
  };
}

/** Says how certain a fact is, where it was coded from, and what is cited for it and against it. */
function groundsOf(
  row: Row,
  /** Its id first, then those of what is said with it. */
  [id, ...others]: [string, ...string[]],
  firstDay: string | null,
  scope: FactScope
): Pick<Fact, "certainty" | "hedge" | "paragraph" | "sources" | "discrepancies"> {
  const sources = scope.sourcesOf(id);
  const names = new Set([id, ...others]);
  const cited = new Set(sources.map((source) => source.citation_id));
  return {
    certainty: column(row, "certainty"),
    hedge: maybeColumn(row, "hedge"),
    paragraph: labelOf(row),
    sources: sources.map((source) => ({citation: column(source, "citation_id"), isOlder: isOlder(source, firstDay)})),
    discrepancies: scope
      .of("discrepancies", column(row, "article_id"))
      .filter(({facts, found}) =>
        touched(facts).some((fact) => names.has(fact) || (found === "coded" && cited.has(fact)))
      )
      .map((each) => column(each, "discrepancy_id"))
  };
}

function isOlder(source: Row, firstDay: string | null): boolean {
  const last = lastDay(source);
  return last !== null && firstDay !== null && last < firstDay;
}

function touched(facts: unknown): string[] {
  return Array.isArray(facts) ? facts.map(String) : [];
}

/** Gives the label of a row's paragraph: "3", "fn1". */
export function labelOf(row: Row): string {
  return column(row, "paragraph_id").split(".").at(-1) ?? "";
}
