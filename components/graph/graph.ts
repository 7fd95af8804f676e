import {label} from "../data/codebook.js";
import {termOf} from "../data/fact-label.js";
import {maybeText, text} from "../data/row.js";
import {capital, named, numeral, sequence} from "../format/words.js";
import type {Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";

/** One drawn body: an actor, all façade groups as one, or a claim. */
export interface GraphNode {
  id: string;
  name: string;
  kind: string;
  isClass: boolean;
  /** Names of the actors that it stands for, where it stands for several. */
  members: readonly string[];
  /** Ties of persons that are set as lines in the body. */
  heads: readonly Row[];
  /** The claim, where it is one. */
  claim: Row | null;
}

/** Ties between the same two bodies that read alike and are as certain. */
export interface Edge {
  above: string;
  below: string;
  /** One row a fact. */
  rows: readonly Row[];
  type: string;
  direction: string;
  certainty: string;
  /** The words of the tie, read from above to below or the other way, as `direction` says. */
  words: string;
  /** Whether the words name the person who does it, or to whom it is done, beside the body that the person leads. */
  isSourceNamed: boolean;
  isTargetNamed: boolean;
  /** Its ends have changed places, so that it leads on. */
  isReversed?: boolean;
  /** How certain and in which words; empty where the author states it as fact. */
  certaintyWords: string;
}

export interface Graph {
  nodes: readonly GraphNode[];
  edges: readonly Edge[];
  /** Pairs that no tie joins. */
  gaps: readonly Row[];
}

interface End {
  id: string;
  actor: string;
  name: string;
  kind: string;
  isClass: boolean;
}

/** Reads rows of ties into bodies and strands: persons who lead a drawn body become lines in it. */
export function graphFrom(rows: readonly Row[], codes: Codes): Graph {
  const facts = rows.filter((row) => text(row, "part") !== "gap");
  const hosts = new Map(facts.filter(isLeadership).map((row) => [text(row, "above_id"), text(row, "below_node")]));
  const isHead = (row: Row): boolean => hosts.get(text(row, "above_id")) === text(row, "below_node");
  const strands = new Map<string, Edge>();
  for (const row of facts.filter((each) => !isHead(each))) {
    const strand = edgeOf(row, hosts, codes);
    const key = [strand.above, strand.below, strand.type, strand.certainty, strand.words, strand.certaintyWords].join(
      "|"
    );
    const known = strands.get(key)?.rows ?? [];
    const isKnown = known.some((each) => text(each, "anchor") === text(row, "anchor"));
    strands.set(key, {...strand, rows: isKnown ? known : [...known, row]});
  }
  return {
    nodes: nodesOf(facts, hosts, facts.filter(isHead), codes),
    edges: [...strands.values()],
    gaps: rows.filter((row) => text(row, "part") === "gap")
  };
}

/** Says a tie, a claim or a gap in words: what, when, what it consists in, how certain and in which words. */
export function tieSentence(row: Row, codes: Codes): string {
  const [note, certainty] = [maybeText(row, "note"), maybeText(row, "certainty")];
  const isDated = maybeText(row, "date_precision") !== null;
  return [
    text(row, "sentence"),
    ...(isDated ? [capital(sayWhen(row, codes))] : []),
    ...(text(row, "part") === "claim" ? [capital(sayDeed(row))] : []),
    ...(note === null ? [] : [note]),
    ...(certainty === null ? [`Both are said to ${sayShared(row)}`] : [capital(certaintyPhrase(row, codes))])
  ]
    .map((part) => part.replace(/\.$/, ""))
    .join(". ")
    .concat(".");
}

/** Says what the text ties a claim to. */
export function sayDeed(claim: Row): string {
  return text(claim, "tied") === "attack" ? "tied to one attack" : "tied to a series only";
}

/** Says what the two of a gap are both said to do, and to whom: "direct Qasim al-Jabbarin". */
export function sayShared(gap: Row): string {
  return `${maybeText(gap, "reads") ?? "direct"} ${text(gap, "via")}`;
}

/** Says who leads or founded, and when. */
export function sayHead(row: Row): string {
  const [when, name] = [maybeText(row, "date_precision"), text(row, "above")];
  const isFormer = /^former\b/i.test(maybeText(row, "note") ?? "");
  const led: Record<string, string> = {
    leads: `${isFormer ? "formerly " : ""}led by ${name}`,
    founded: `founded by ${name},`
  };
  const what = led[text(row, "type")] ?? `${name} ${text(row, "reads")}`;
  return when === null ? what.replace(/,$/, "") : `${what} ${termOf(row)}`;
}

function sayWhen(row: Row, codes: Codes): string {
  const [precision, printed] = [text(row, "date_precision"), maybeText(row, "date_printed")];
  const reach = precision === "day" ? "" : `, dated to a ${label(codes, "date_precision", precision)}`;
  return `${termOf(row)} (${printed === null ? "" : `“${printed}”`}${reach})`.replace("(, ", "(").replace(" ()", "");
}

function certaintyPhrase(row: Row, codes: Codes): string {
  const hedge = maybeText(row, "hedge");
  return `${label(codes, "certainty", text(row, "certainty"))}${hedge === null ? "" : `: “${hedge}”`}`;
}

function edgeOf(row: Row, hosts: ReadonlyMap<string, string>, codes: Codes): Edge {
  const isUp = text(row, "direction") === "up";
  const [source, target] = isUp ? (["below", "above"] as const) : (["above", "below"] as const);
  const isHosted = (side: string): boolean => hosts.has(text(row, `${side}_id`));
  const words = text(row, "reads").replace(/^is (an? )?/, "");
  const [certainty, hedge] = [text(row, "certainty"), maybeText(row, "hedge")];
  const [isSourceNamed, isTargetNamed] = [isHosted(source), isHosted(target)];
  return {
    above: hosts.get(text(row, "above_id")) ?? text(row, "above_node"),
    below: hosts.get(text(row, "below_id")) ?? text(row, "below_node"),
    rows: [],
    type: text(row, "type"),
    direction: text(row, "direction"),
    certainty,
    words: [...(isSourceNamed ? [text(row, source)] : []), words, ...(isTargetNamed ? [text(row, target)] : [])].join(
      " "
    ),
    isSourceNamed,
    isTargetNamed,
    certaintyWords: certainty === "asserted" && hedge === null ? "" : certaintyPhrase(row, codes)
  };
}

function nodesOf(
  facts: readonly Row[],
  hosts: ReadonlyMap<string, string>,
  heads: readonly Row[],
  codes: Codes
): GraphNode[] {
  const bodies = new Map<string, GraphNode & {members: string[]}>();
  for (const row of facts) {
    for (const end of [endOf(row, "above"), endOf(row, "below")]) {
      if (hosts.has(end.actor)) continue;
      const known = bodies.get(end.id) ?? {
        id: end.id,
        name: end.id === end.actor ? end.name : `${capital(label(codes, "actor_kind", end.kind))}s`,
        kind: end.kind,
        isClass: end.isClass && end.id === end.actor,
        members: [],
        heads: heads.filter((head) => text(head, "below_node") === end.id),
        claim: end.kind === "claim" ? row : null
      };
      const isMember = end.id !== end.actor && !end.isClass && !known.members.includes(end.name);
      bodies.set(end.id, isMember ? {...known, members: [...known.members, end.name].sort()} : known);
    }
  }
  return [...bodies.values()];
}

function endOf(row: Row, side: "above" | "below"): End {
  return {
    id: text(row, `${side}_node`),
    actor: text(row, `${side}_id`),
    name: text(row, side),
    kind: text(row, `${side}_kind`),
    isClass: row[`${side}_is_class`] === true
  };
}

function isLeadership(row: Row): boolean {
  return text(row, "type") === "leads" && text(row, "above_kind") === "person" && text(row, "below_kind") !== "person";
}

/** Counts the facts of one part. */
export function countFacts(rows: readonly Row[], part: string): number {
  return new Set(rows.filter((row) => text(row, "part") === part).map((row) => text(row, "anchor"))).size;
}

/** Counts in words: "one tie", "two ties". */
export function count(value: number, noun: string): string {
  return `${numeral(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** Names the groups of a list of bodies in a sentence, "the" included. */
export function namesOf(bodies: readonly GraphNode[]): string {
  return sequence(bodies.map(({name}) => named(name)));
}
