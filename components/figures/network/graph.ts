import {label} from "../../data/codebook.js";
import {termOf} from "../../data/fact-label.js";
import {maybeText, text} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import type {Plan, Plane} from "../../../loaders/lib/network-layout.js";
import type {Codes} from "../../data/codebook.js";
import type {Link, Row} from "../../data/row.js";

/** An actor with what it is tied by. */
export interface Actor {
  id: string;
  name: string;
  kind: string;
  /** Fronts on which it is tied, in the codebook's order. */
  fronts: readonly string[];
  edgeCount: number;
  /** Actors that it is tied to. */
  degree: number;
}

/** All ties between two actors. */
export interface Edge {
  /** The ends, as the first of its ties reads. */
  a: string;
  b: string;
  rows: readonly Row[];
}

/** Actors and what ties them. */
export interface Graph {
  /** By id; those on several fronts first, then those with the most neighbours. */
  actors: ReadonlyMap<string, Actor>;
  edges: readonly Edge[];
}

/** What rows were picked for: an actor, a chain from one actor to another, or nothing. */
export interface Selection {
  focus: string | null;
  path: string | null;
}

interface Draft {
  id: string;
  name: string;
  kind: string;
  fronts: Set<string>;
  ties: number;
  others: Set<string>;
}

/** Types of ties that read the same from both ends. */
const LEVEL: ReadonlySet<string> = new Set([
  "allied-with",
  "cooperates-with",
  "rival-of",
  "family-of",
  "met",
  "same-as"
]);

/** Reads rows of ties into actors and strands. */
export function graphFrom(rows: readonly Row[], {front = [], certainty = []}: Codes): Graph {
  const drafts = new Map<string, Draft>();
  const strands = new Map<string, Edge & {rows: Row[]}>();
  for (const row of rows) {
    const [source, target] = [draftAt(drafts, row, "source"), draftAt(drafts, row, "target")];
    for (const [own, other] of [
      [source, target],
      [target, source]
    ] as const) {
      own.ties += 1;
      own.fronts.add(text(row, "article_id"));
      own.others.add(other.id);
    }
    const key = pairOf(source.id, target.id);
    const strand = strands.get(key) ?? {a: source.id, b: target.id, rows: []};
    strand.rows.push(row);
    strands.set(key, strand);
  }
  const firmness = new Map(certainty.map(({value}, i) => [value, i]));
  const rank = (row: Row): number => firmness.get(text(row, "certainty")) ?? Infinity;
  for (const strand of strands.values()) strand.rows.sort((a, b) => rank(a) - rank(b));
  const order = front.map(({value}) => value);
  const actors = [...drafts.values()]
    .map((draft) => actorOf(draft, order))
    .sort((a, b) => b.fronts.length - a.fronts.length || b.degree - a.degree || (a.name < b.name ? -1 : 1));
  return {actors: new Map(actors.map((actor) => [actor.id, actor])), edges: [...strands.values()]};
}

/** Names two actors, in either order. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Tells whether a tie reads one way only. */
export function isDirected(row: Row): boolean {
  return !LEVEL.has(text(row, "type"));
}

/** Tells what rows were picked for, from the rows themselves. */
export function selectionOf(rows: readonly Row[]): Selection {
  const first = rows.find((row) => row.step === 0);
  const last = rows.find((row) => row.ahead === 0);
  return {
    focus: first ? maybeText(first, "near_id") : null,
    path: last ? text(last, text(last, "near_id") === text(last, "source_id") ? "target_id" : "source_id") : null
  };
}

/** Names an actor of some rows. */
export function nameIn(rows: readonly Row[], id: string | null): string {
  for (const row of rows) {
    for (const side of ["source", "target"]) if (row[`${side}_id`] === id) return text(row, side);
  }
  return "";
}

/** Says a tie in words: who, what, whom. */
export function tieSentence(row: Row): string {
  return text(row, "title");
}

/** Says what qualifies a tie: since when, how certain and in which words. */
export function tieQualifiers(row: Row, codes: Codes): string {
  const hedge = maybeText(row, "hedge");
  const isDated = maybeText(row, "date_start") !== null || maybeText(row, "date_end") !== null;
  const certainty = label(codes, "certainty", text(row, "certainty"));
  return [...(isDated ? [termOf(row)] : []), `${certainty}${hedge === null ? "" : ` (“${hedge}”)`}`].join(", ");
}

/** Says a tie with all that qualifies it. */
export function tieDescription(row: Row, codes: Codes): string {
  const note = maybeText(row, "note");
  return `${tieSentence(row)}. ${capital(tieQualifiers(row, codes))}.${note === null ? "" : ` ${note}`}`;
}

/** Says what an actor is and how it is tied. */
export function describeActor({name, kind, edgeCount: ties, degree: reach, fronts}: Actor, codes: Codes): string {
  const what = label(codes, "actor_kind", kind);
  return `${name}, ${what}: ${count(ties, "tie")} to ${count(reach, "actor")}${
    fronts.length > 1 ? `, on ${numeral(fronts.length)} fronts` : ""
  }`;
}

/** Counts things in words. */
export function count(number: number, thing: string): string {
  return `${numeral(number)} ${thing}${number === 1 ? "" : "s"}`;
}

function draftAt(drafts: Map<string, Draft>, row: Row, side: "source" | "target"): Draft {
  const id = text(row, `${side}_id`);
  const known = drafts.get(id);
  if (known) return known;
  const [name, kind] = [text(row, side), text(row, `${side}_kind`)];
  const draft = {id, name, kind, fronts: new Set<string>(), ties: 0, others: new Set<string>()};
  drafts.set(id, draft);
  return draft;
}

function actorOf({id, name, kind, fronts, ties, others}: Draft, order: readonly string[]): Actor {
  return {id, name, kind, fronts: order.filter((front) => fronts.has(front)), edgeCount: ties, degree: others.size};
}

/** A drawing under way: all ties, those that are lit, and where they lie. */
export interface GraphView extends GraphOptions {
  all: Graph;
  shown: Graph;
  selection: Selection;
  positions: Plane;
}

export interface GraphOptions {
  document: Document;
  width: number;
  codes: Codes;
  link: Link;
  plan: Plan;
}
