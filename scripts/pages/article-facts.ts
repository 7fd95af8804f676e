import {escapeHtml} from "../markdown/escape-html.js";
import type {Evidence} from "../../loaders/lib/evidence/evidence.js";
import type {Fact} from "../../loaders/lib/evidence/fact-words.js";

/** Prints what was coded from a paragraph as lists: sources, events, ties, numbers, discrepancies. */
export function printFacts(label: string, evidence: Evidence): string {
  const {facts, citations, discrepancies} = evidence.paragraphs[label] ?? {facts: [], citations: [], discrepancies: []};
  const of = (kind: Fact["kind"]): string[] =>
    facts.filter((anchor) => evidence.facts[anchor]?.kind === kind).map((anchor) => printFact(anchor, evidence));
  const lists = [
    list(
      "Sources cited",
      citations.map((id) => printCitation(id, evidence))
    ),
    list("Events", of("event")),
    list("Ties", of("relation")),
    list("Numbers", of("figure")),
    list(
      "Discrepancies",
      discrepancies.map((id) => printDiscrepancy(id, evidence))
    )
  ].filter((html) => html !== "");
  return lists.length === 0 ? "" : `<div class="facts">\n${lists.join("\n")}\n</div>`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<details class="fact-list"${title === "Sources cited" ? " open" : ""}>\n<summary>${title} <span class="count">${String(items.length)}</span></summary>\n<ul>\n${items.join("\n")}\n</ul>\n</details>`;
}

function printCitation(id: string, {citations}: Evidence): string {
  const {outlet = "", when = ""} = citations[id] ?? {};
  return `<li id="c-${id}">${escapeHtml(`${outlet}, ${when}`)}</li>`;
}

function printFact(anchor: string, evidence: Evidence): string {
  const fact = evidence.facts[anchor];
  if (!fact) throw new Error(`unknown fact: ${anchor}`);
  const counts = fact.kind === "event" ? countAnchors(anchor, evidence) : [];
  const title = `${counts.map((id) => `<span id="${id}"></span>`).join("")}${escapeHtml(fact.title)}`;
  const {label = fact.certainty} = evidence.certainty[fact.certainty] ?? {};
  const hedge = fact.hedge === null ? "" : ` (“${fact.hedge}”)`;
  const details = [...detailsOf(fact).map(escapeHtml), printSources(fact, evidence)].join("; ");
  return `<li id="${anchor}"><span class="fact">${title}</span> <span class="certainty certainty-${fact.certainty}">${escapeHtml(label + hedge)}</span> <span class="detail">${details}</span></li>`;
}

/** Finds the anchors of an event's own counts, which stand with the event. */
function countAnchors(anchor: string, {facts, paragraphs}: Evidence): string[] {
  const apart = new Set(Object.values(paragraphs).flatMap((paragraph) => paragraph.facts));
  return Object.entries(facts).flatMap(([id, {kind, partOf}]) =>
    kind === "figure" && partOf?.anchor === anchor && !apart.has(id) ? [id] : []
  );
}

function detailsOf(fact: Fact): string[] {
  const {kind, type, when, printed, place, outcome, weapon, numbers, isUmbrella, note, parts} = fact;
  const isDated = kind === "event" || (kind === "relation" && (when !== null || printed !== null));
  const date = `${when ?? "undated"}${printed === null ? "" : ` (“${printed}”)`}`;
  return [
    ...(isDated ? [date] : []),
    ...(kind === "event" ? [type] : []),
    ...[place, outcome].filter((part) => part !== null),
    ...(weapon === null ? [] : [`weapon: ${weapon}`]),
    ...numbers,
    ...(isUmbrella ? ["series or total"] : []),
    ...(note === null ? [] : [note]),
    ...(kind === "event" ? parts.map(({role, names}) => `${role}: ${names.join(", ")}`) : [])
  ];
}

function printSources({sources}: Fact, {citations}: Evidence): string {
  const links = sources.map(
    ({citation}) => `<a href="#c-${citation}">${escapeHtml(citations[citation]?.outlet ?? citation)}</a>`
  );
  return links.length > 0 ? `cites ${links.join(", ")}` : "no source cited";
}

function printDiscrepancy(id: string, {discrepancies}: Evidence): string {
  const {kind = "", note = "", isComputed = false} = discrepancies[id] ?? {};
  return `<li id="d-${id}"><b>${escapeHtml(kind)}</b>: ${escapeHtml(note)}${isComputed ? " (found by the tables)" : ""}</li>`;
}
