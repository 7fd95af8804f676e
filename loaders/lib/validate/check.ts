import {foldName, nameIndex} from "../registry.js";
import {reporter} from "./problem.js";
import type {Article, CodedParagraph} from "../article.js";
import type {DateSpan} from "../dates.js";
import type {EventFact, Facts} from "../facts.js";
import type {Change} from "../readings.js";
import type {Entry, Registries} from "../registry.js";
import type {Problem, Report} from "./problem.js";

/** Holds articles, one after the other, against the registries and against each other. */
export interface Checker {
  /** Reports what in an article leads nowhere by itself or by the registries. */
  check: (article: Article) => void;
  /** Reports, when all articles have been checked, what leads nowhere among them, and what nothing uses. */
  finish: () => void;
}

type Kind = "actor" | "place" | "outlet";

/** A reference from one fact to another, to be followed when all facts are known. */
interface Reference {
  kind: "event" | "fact";
  id: string;
  line: number;
  report: Report;
}

interface Scope {
  registries: Registries;
  /** The folded spellings of each actor and place. */
  spellings: Record<"actor" | "place", Map<string, Set<string>>>;
  resolve: (printed: string) => string | undefined;
  /** Ids of everything that a fact may refer to. */
  facts: Set<string>;
  /** The event that each event is part of, if any. */
  parts: Map<string, {partOf: string | null; line: number; report: Report}>;
  references: Reference[];
  used: Record<Kind, Set<string>>;
  /** Slugs that stand in blocks with faults, which count as used, and ids among them, which count as defined. */
  unread: {slugs: Set<string>; ids: Set<string>};
  /** Whether an outlet did not parse, so that nobody knows its names. */
  unreadOutlets: boolean;
  /** Paragraphs (or articles) with a bracket that did not parse: nobody knows what it cites. */
  misread: Set<string>;
}

const SLUGS = /[a-z0-9]+(?:-[a-z0-9]+)*/g;
const IDS = /\bid: *([a-z0-9-]+)/g;

/** Returns a checker that adds what it finds to `problems`. It keeps ids, not articles. */
export function referenceChecker(registries: Registries, problems: Problem[]): Checker {
  const scope: Scope = {
    registries,
    spellings: {actor: spellingsOf(registries.actors), place: spellingsOf(registries.places)},
    resolve: outletResolver(registries),
    facts: new Set(),
    parts: new Map(),
    references: [],
    used: {actor: new Set(), place: new Set(), outlet: new Set()},
    unread: {slugs: new Set(), ids: new Set()},
    unreadOutlets: [...registries.unread].some((entry) => entry.startsWith("outlet:")),
    misread: new Set()
  };
  return {
    check: (article) => checkArticle(article, scope, reporter(problems, article.file)),
    finish: () => {
      checkAmongFacts(scope);
      checkRegistry("actor", registries.actors, scope, reporter(problems, "actors.yaml"));
      checkRegistry("place", registries.places, scope, reporter(problems, "places.yaml"));
      checkRegistry("outlet", registries.outlets, scope, reporter(problems, "outlets.yaml"));
    }
  };
}

/** Returns the outlet that a citation prints, by name, alias or domain. */
export function outletResolver(registries: Registries): (printed: string) => string | undefined {
  const index = nameIndex(registries.outlets, () => undefined);
  return (printed) => index.get(foldName(printed));
}

/** Returns the id of the figure that an event's own count becomes. */
export function countId(event: string, count: string): string {
  return `${event}-${count.replace("_", "-")}`;
}

function spellingsOf(entries: Map<string, Entry>): Map<string, Set<string>> {
  return new Map([...entries].map(([id, {name, aliases}]) => [id, new Set([name, ...aliases].map(foldName))]));
}

function checkArticle(article: Article, scope: Scope, report: Report): void {
  for (const text of article.unread) {
    for (const [slug] of text.matchAll(SLUGS)) scope.unread.slugs.add(slug);
    for (const [, id = ""] of text.matchAll(IDS)) scope.unread.ids.add(id);
  }
  if (article.paragraphs.length === 0) scope.misread.add(article.id);
  for (const paragraph of article.paragraphs) {
    claim(paragraph.id, paragraph.line, scope, report);
    claimFacts(paragraph.facts, scope, report);
    checkMentions(paragraph, scope, report);
    checkCitations(paragraph, scope, report);
    checkFacts(paragraph, article.front.published, scope, report);
  }
}

function claim(id: string, line: number, {facts}: Scope, report: Report): void {
  if (facts.has(id)) report(line, "duplicate id", id);
  facts.add(id);
}

function claimFacts({events, relations, figures, discrepancies}: Facts, scope: Scope, report: Report): void {
  for (const {id, line, partOf, counts} of events) {
    claim(id, line, scope, report);
    scope.parts.set(id, {partOf, line, report});
    for (const name of Object.keys(counts)) claim(countId(id, name), line, scope, report);
  }
  const readings = discrepancies.flatMap((each) => each.readings);
  for (const {id, line} of [...relations, ...figures, ...discrepancies, ...readings]) claim(id, line, scope, report);
}

function checkMentions(paragraph: CodedParagraph, scope: Scope, report: Report): void {
  for (const {kind, id, text, line} of paragraph.mentions) {
    checkName(kind, id, line, scope, report);
    const spellings = scope.spellings[kind].get(id);
    if (scope.registries.unread.has(`${kind}:${id}`)) continue;
    if (spellings && !spellings.has(foldName(text))) report(line, `not a name of ${kind} ${id}`, text);
  }
}

function checkCitations({id: paragraph, citations, misread}: CodedParagraph, scope: Scope, report: Report): void {
  if (misread) scope.misread.add(paragraph);
  for (const {id, outlet, line} of citations) {
    scope.facts.add(id);
    const found = scope.resolve(outlet);
    if (found !== undefined) scope.used.outlet.add(found);
    else if (!scope.unreadOutlets) report(line, "unknown outlet", outlet);
  }
}

function checkFacts(paragraph: CodedParagraph, published: string, scope: Scope, report: Report): void {
  const {events, relations, figures, discrepancies} = paragraph.facts;
  for (const fact of [...events, ...relations, ...figures]) checkCites(fact, paragraph, report);
  for (const event of events) checkEvent(event, published, scope, report);
  for (const {source, target, line, date, certainty} of relations) {
    checkName("actor", source, line, scope, report);
    checkName("actor", target, line, scope, report);
    checkPast(date, certainty, published, line, report);
  }
  for (const {actor, event, line} of figures) {
    if (actor !== null) checkName("actor", actor, line, scope, report);
    if (event !== null) scope.references.push({kind: "event", id: event, line, report});
  }
  for (const {facts, line, readings} of discrepancies) {
    for (const id of facts) scope.references.push({kind: "fact", id, line, report});
    for (const change of readings.flatMap((each) => each.changes)) checkChange(change, scope, report);
  }
}

function checkChange({fact, partOf, line}: Change, {references}: Scope, report: Report): void {
  references.push({kind: "fact", id: fact, line, report});
  if (partOf !== null) references.push({kind: "event", id: partOf, line, report});
}

function checkEvent(event: EventFact, published: string, scope: Scope, report: Report): void {
  const {line, place, partOf, participants, date, certainty} = event;
  if (place !== null) checkName("place", place, line, scope, report);
  if (partOf !== null) scope.references.push({kind: "event", id: partOf, line, report});
  checkPast(date, certainty, published, line, report);
  const seen = new Set<string>();
  for (const {actor, role, line: at} of participants) {
    checkName("actor", actor, at, scope, report);
    if (seen.has(`${actor} ${role}`)) report(at, "participant twice", `${actor} (${role})`);
    seen.add(`${actor} ${role}`);
  }
}

function checkPast(date: DateSpan | null, certainty: string, published: string, line: number, report: Report): void {
  if (date?.start && date.start > published && certainty !== "hypothetical")
    report(line, "date after issue", date.start);
}

function checkCites(
  {cites, line}: {cites: number[] | null; line: number},
  {citations, misread}: CodedParagraph,
  report: Report
): void {
  if (misread) return;
  if (cites === null && citations.length > 0) report(line, "missing field", "cites");
  for (const [i, k] of (cites ?? []).entries()) {
    if (k < 1 || k > citations.length) report(line, "no such citation", `${k} of ${citations.length}`);
    else if (cites?.indexOf(k) !== i) report(line, "citation twice", String(k));
  }
}

function checkName(kind: "actor" | "place", id: string, line: number, scope: Scope, report: Report): void {
  const {unread} = scope.registries;
  scope.used[kind].add(id);
  if (!scope.spellings[kind].has(id) && !unread.has(`${kind}:`) && !unread.has(`${kind}:${id}`))
    report(line, `unknown ${kind}`, id);
}

function checkAmongFacts({references, facts, parts, unread, misread}: Scope): void {
  for (const {kind, id, line, report} of references) {
    const known = kind === "event" ? parts.has(id) : facts.has(id);
    const paragraph = id.replace(/\.c\d+$/, "");
    if (!known && !unread.ids.has(id) && !misread.has(paragraph)) report(line, `unknown ${kind}`, id);
  }
  for (const [id, {line, report}] of parts) if (isPartOfItself(id, parts)) report(line, "part of itself", id);
}

function isPartOfItself(id: string, parts: Scope["parts"]): boolean {
  const path = new Set<string>();
  for (let at = parts.get(id)?.partOf ?? null; at !== null; at = parts.get(at)?.partOf ?? null) {
    if (at === id) return true;
    if (path.has(at)) return false;
    path.add(at);
  }
  return false;
}

function checkRegistry(kind: Kind, entries: Map<string, Entry>, scope: Scope, report: Report): void {
  nameIndex(entries, report);
  if (kind === "outlet" && scope.misread.size > 0) return;
  const {unread} = scope.registries;
  for (const {id, line} of entries.values()) {
    const known = scope.used[kind].has(id) || scope.unread.slugs.has(id) || unread.has(`${kind}:${id}`);
    if (!known) report(line, `unused ${kind}`, id);
  }
}
