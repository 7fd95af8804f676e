import type {Article, CodedParagraph} from "./article.js";
import type {DateSpan} from "./dates.js";
import type {EventFact} from "./facts.js";
import {reporter} from "./problem.js";
import type {Problem, Report} from "./problem.js";
import {foldName, nameIndex} from "./registry.js";
import type {Registries} from "./registry.js";

/** What names and facts the whole of the data defines. */
interface Scope {
  registries: Registries;
  events: Map<string, EventFact>;
  facts: Set<string>;
  used: Set<string>;
}

/** Holds articles and registries against each other and reports every reference that leads nowhere. */
export function checkReferences(articles: readonly Article[], registries: Registries, problems: Problem[]): void {
  const scope: Scope = {registries, events: new Map(), facts: new Set(), used: new Set()};
  for (const article of articles) collectFacts(article, scope, reporter(problems, article.file));
  for (const article of articles) checkArticle(article, scope, reporter(problems, article.file));
  checkRegistry("actor", registries.actors, scope, reporter(problems, "actors.yaml"));
  checkRegistry("place", registries.places, scope, reporter(problems, "places.yaml"));
  checkRegistry("outlet", registries.outlets, scope, reporter(problems, "outlets.yaml"));
}

/** Returns the outlet that a citation prints, by name, alias or domain. */
export function outletResolver(registries: Registries): (printed: string) => string | undefined {
  const index = nameIndex(registries.outlets, () => undefined);
  for (const {id, domain} of registries.outlets.values()) if (domain !== null) index.set(foldName(domain), id);
  return (printed) => index.get(foldName(printed));
}

function collectFacts(article: Article, {events, facts}: Scope, report: Report): void {
  const claim = (id: string, line: number): void => {
    if (facts.has(id)) report(line, "duplicate id", id);
    facts.add(id);
  };
  for (const paragraph of article.paragraphs) {
    claim(paragraph.id, paragraph.line);
    paragraph.citations.forEach((_, k) => facts.add(`${paragraph.id}.c${String(k + 1)}`));
    for (const event of paragraph.facts.events) {
      claim(event.id, event.line);
      events.set(event.id, event);
      for (const name of Object.keys(event.counts)) claim(countId(event.id, name), event.line);
    }
    for (const {id, line} of paragraph.facts.relations) claim(id, line);
    for (const {id, line} of paragraph.facts.figures) claim(id, line);
    for (const {id, line} of paragraph.facts.discrepancies) claim(id, line);
  }
}

/** Returns the id of the figure that an event's own count becomes. */
export function countId(event: string, count: string): string {
  return `${event}-${count.replace("_", "-")}`;
}

function checkArticle(article: Article, scope: Scope, report: Report): void {
  const resolve = outletResolver(scope.registries);
  for (const paragraph of article.paragraphs) {
    checkMentions(paragraph, scope, report);
    for (const {outlet, line} of paragraph.citations) {
      const id = resolve(outlet);
      if (id === undefined) report(line, "unknown outlet", outlet);
      else scope.used.add(`outlet:${id}`);
    }
    checkFacts(paragraph, article.front.published, scope, report);
  }
}

function checkMentions(paragraph: CodedParagraph, scope: Scope, report: Report): void {
  for (const {kind, id, text, line} of paragraph.mentions) {
    const entry = kind === "actor" ? checkActor(id, line, scope, report) : checkPlace(id, line, scope, report);
    if (!entry) continue;
    const names = [entry.name, ...entry.aliases].map(foldName);
    if (!names.includes(foldName(text))) report(line, `not a name of ${kind} ${id}`, text);
  }
}

function checkFacts(paragraph: CodedParagraph, published: string, scope: Scope, report: Report): void {
  const {events, relations, figures, discrepancies} = paragraph.facts;
  for (const fact of [...events, ...relations, ...figures]) checkCites(fact, paragraph, report);
  for (const event of events) checkEvent(event, published, scope, report);
  for (const {source, target, line, date, certainty} of relations) {
    checkActor(source, line, scope, report);
    checkActor(target, line, scope, report);
    checkPast(date, certainty, published, line, report);
  }
  for (const {actor, event, line} of figures) {
    if (actor !== null) checkActor(actor, line, scope, report);
    if (event !== null && !scope.events.has(event)) report(line, "unknown event", event);
  }
  for (const {facts, line} of discrepancies) {
    for (const fact of facts) if (!scope.facts.has(fact)) report(line, "unknown fact", fact);
  }
}

function checkEvent(event: EventFact, published: string, scope: Scope, report: Report): void {
  const {id, line, place, partOf, participants, counts, weapon, date, certainty} = event;
  if (place !== null) checkPlace(place, line, scope, report);
  if (counts.weapon_count && weapon === null) report(line, "weapon count without weapon", id);
  checkPast(date, certainty, published, line, report);
  checkPartOf(id, partOf, line, scope, report);
  const seen = new Set<string>();
  for (const {actor, role, line: at} of participants) {
    checkActor(actor, at, scope, report);
    if (seen.has(`${actor} ${role}`)) report(at, "participant twice", `${actor} (${role})`);
    seen.add(`${actor} ${role}`);
  }
}

function checkPartOf(id: string, partOf: string | null, line: number, scope: Scope, report: Report): void {
  if (partOf === null) return;
  if (!scope.events.has(partOf)) report(line, "unknown event", partOf);
  const path = new Set([id]);
  for (let at: string | null = partOf; at !== null; at = scope.events.get(at)?.partOf ?? null) {
    if (path.has(at)) {
      if (at === id) report(line, "part of itself", id);
      return;
    }
    path.add(at);
  }
}

function checkPast(date: DateSpan | null, certainty: string, published: string, line: number, report: Report): void {
  if (date?.start && date.start > published && certainty !== "hypothetical") report(line, "date after issue", date.start);
}

function checkCites({cites, line}: {cites: number[] | null; line: number}, paragraph: CodedParagraph, report: Report): void {
  const count = paragraph.citations.length;
  if (cites === null && count > 0) report(line, "missing field", "cites");
  for (const [i, k] of (cites ?? []).entries()) {
    if (k < 1 || k > count) report(line, "no such citation", `${String(k)} of ${String(count)}`);
    else if (cites?.indexOf(k) !== i) report(line, "citation twice", String(k));
  }
}

function checkActor(id: string, line: number, {registries, used}: Scope, report: Report) {
  used.add(`actor:${id}`);
  const actor = registries.actors.get(id);
  if (!actor) report(line, "unknown actor", id);
  return actor;
}

function checkPlace(id: string, line: number, {registries, used}: Scope, report: Report) {
  used.add(`place:${id}`);
  const place = registries.places.get(id);
  if (!place) report(line, "unknown place", id);
  return place;
}

function checkRegistry(kind: string, entries: Registries["actors" | "places" | "outlets"], {used}: Scope, report: Report): void {
  nameIndex(entries, report);
  for (const {id, line} of entries.values()) if (!used.has(`${kind}:${id}`)) report(line, `unused ${kind}`, id);
}
