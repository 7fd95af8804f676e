import {label} from "../../data/codebook.js";
import {sayFact, termOf, whenOf} from "../../data/fact-label.js";
import {flag, maybeText, number, text} from "../../data/row.js";
import {capital} from "../../format/words.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** One of the matters that states deal with, a column of a matrix. */
export interface Matter {
  id: string;
  label: string;
}

/** A row of a matrix: a state, and what is told of it in each matter. */
export interface Party {
  id: string;
  name: string;
  cells: readonly Cell[];
}

interface Cell {
  matter: Matter;
  facts: readonly Row[];
  /** The text says something here, be it left out by a filter. */
  isSaid: boolean;
}

/** Gives the rows that tell a stance. */
export function stancesOf(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "stance");
}

/** Gives the matters that anything is told of, in their order. */
export function mattersOf(rows: readonly Row[]): Matter[] {
  const matters = new Map(
    rows.map((row) => [
      text(row, "matter"),
      {id: text(row, "matter"), label: text(row, "matter_label"), order: number(row, "matter_order")}
    ])
  );
  return [...matters.values()].sort((a, b) => a.order - b.order);
}

/** Gives the parties in the order of the rows, each with a cell for every matter. */
export function partiesOf(rows: readonly Row[], matters: readonly Matter[]): Party[] {
  const names = new Map(rows.map((row) => [text(row, "actor_id"), text(row, "state")]));
  return [...names].map(([id, name]) => {
    const own = rows.filter((row) => text(row, "actor_id") === id);
    const cells = matters.map((matter) => {
      const inside = own.filter((row) => text(row, "matter") === matter.id);
      return {matter, facts: stancesOf(inside), isSaid: inside.length > 0};
    });
    return {id, name, cells};
  });
}

/** Names the states that a stance is told of; classes of states and alliances are none. */
export function statesWith(rows: readonly Row[], stance?: string): string[] {
  const own = rows.filter((row) => flag(row, "counted") && (stance === undefined || text(row, "stance") === stance));
  return [...new Set(own.map((row) => text(row, "state")))];
}

/** Says a stance in a few words, with its date where it has one. */
export function wordsOf(row: Row): string {
  if (maybeText(row, "date_precision") === null) return text(row, "says");
  const when = maybeText(row, "date_start") === null ? whenOf(row) : termOf(row);
  return `${text(row, "says")}, ${when}`;
}

/** Says a stance in full. */
export function sayStance(row: Row, codes: Codes): string {
  const head = `${text(row, "state")}, ${text(row, "matter_label").toLowerCase()}: ${wordsOf(row)}`;
  const grounds = text(row, "grounds") === "cited" ? "a source is cited" : "no source is cited";
  return `${head}. ${sayFact(row, codes, [capital(grounds)])}`;
}

/** Says what is told of one party: matter by matter, with the certainty of what is not asserted. */
export function sayParty({name, cells}: Party, codes: Codes): string {
  const matters = cells
    .filter(({facts}) => facts.length > 0)
    .map(
      ({matter, facts}) => `${matter.label.toLowerCase()}: ${facts.map((row) => sayShort(row, codes)).join(", and ")}`
    );
  return `${name}: ${matters.join("; ")}.`;
}

function sayShort(row: Row, codes: Codes): string {
  const certainty = text(row, "certainty");
  const words = wordsOf(row);
  const suffix = certainty === "asserted" ? "" : ` (${label(codes, "certainty", certainty)})`;
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}${suffix}`;
}
