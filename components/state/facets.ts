import {factsIn} from "../data/fact-anchor.js";
import type {Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";
import type {Choices, Parameter, Parameters, Values} from "./parameters.js";

/** The name of a row, singular and plural. */
export const ROWS: readonly [string, string] = ["row", "rows"];

/** The rows that pass all filters but one. */
export interface Facet {
  /** Rows of facts that pass. */
  rows: number;
  /** Rows by value of the filter, cumulated for a threshold; empty for dates, numbers and searches. */
  counts: Readonly<Record<string, number>>;
}

/** Facets by the name of their filter. */
export type Facets = Readonly<Record<string, Facet>>;

/** Returns the rows of a figure under some values. */
export type Ask = (values: Values) => readonly Row[] | Promise<readonly Row[]>;

/** A figure's parameters, their values and the code lists. */
export interface Asked {
  parameters: Parameters;
  values: Values;
  codes: Codes;
}

/** Filters that leave rows once they are opened together. */
export interface Relaxation {
  names: readonly string[];
  /** Rows of facts that then pass. */
  rows: number;
}

/** Names the filters among some parameters: both ends of a range are one, under the name of the end that opens it. */
export function filtersOf(parameters: Parameters): string[] {
  const closing = new Set(Object.values(parameters).flatMap((each) => untilOf(each)));
  return Object.keys(parameters).filter((name) => {
    const parameter = parameters[name];
    return parameter && isFilter(parameter) && !closing.has(name);
  });
}

/** Names the filters that are set. */
export function setFilters(parameters: Parameters, values: Values): string[] {
  return filtersOf(parameters).filter((name) => endsOf(parameters, name).some((end) => (values[end] ?? null) !== null));
}

/** Returns the label of a filter; throws `unknown filter: name`. */
export function nameOfFilter(parameters: Parameters, name: string): string {
  const parameter = parameters[name];
  if (!parameter) throw new Error(`unknown filter: ${name}`);
  return ("range" in parameter ? parameter.range?.label : undefined) ?? parameter.label;
}

/** Returns the values with some filters opened. */
export function opened(parameters: Parameters, values: Values, names: readonly string[]): Values {
  const ends = names.flatMap((name) => endsOf(parameters, name));
  return {...values, ...Object.fromEntries(ends.map((end) => [end, null]))};
}

/** Queries every facet; `rows` are those under the values themselves, which serve the filters that are open already. */
export async function facetsOf(asked: Asked, rows: readonly Row[], ask: Ask): Promise<Facets> {
  const {parameters, values} = asked;
  const isSet = new Set(setFilters(parameters, values));
  const facets: [string, Facet][] = [];
  for (const name of filtersOf(parameters)) {
    const standing = isSet.has(name) ? await ask(opened(parameters, values, [name])) : rows;
    facets.push([name, facetOf(asked, name, standing)]);
  }
  return Object.fromEntries(facets);
}

/**
 * Finds which filters to open where nothing is left: single ones, most rows first; where none does it alone, pairs;
 * where no pair does, all that are set.
 */
export async function relaxations({parameters, values}: Asked, facets: Facets, ask: Ask): Promise<Relaxation[]> {
  const set = setFilters(parameters, values);
  const singles = set.map((name) => ({names: [name], rows: facets[name]?.rows ?? 0})).filter(({rows}) => rows > 0);
  if (singles.length > 0) return mostFirst(singles);
  const pairs: Relaxation[] = [];
  for (const names of pairsOf(set)) {
    const rows = factsIn(await ask(opened(parameters, values, names))).length;
    if (rows > 0) pairs.push({names, rows});
  }
  if (pairs.length > 0) return mostFirst(pairs);
  const rows = factsIn(await ask(opened(parameters, values, set))).length;
  return rows > 0 ? [{names: set, rows}] : [];
}

/** Prints how many rows pass and which filters leave the others out; `total` is the number of unfiltered rows. */
export function sayFacets(
  parameters: Parameters,
  facets: Facets,
  shown: number,
  total: number,
  [one, several] = ROWS
): string {
  const count = `${shown} of ${total} ${total === 1 ? one : several} shown.`;
  const alone = Object.entries(facets)
    .map(([name, {rows}]): [string, number] => [nameOfFilter(parameters, name), rows - shown])
    .filter(([, left]) => left > 0)
    .sort(([, a], [, b]) => b - a);
  const together = total - shown - alone.reduce((sum, [, left]) => sum + left, 0);
  const parts = alone.map(([label, left]) => `${left} by ${label}`);
  if (together > 0) parts.push(`${together} by several filters at once`);
  return parts.length === 0 ? count : `${count} Left out: ${parts.join(", ")}.`;
}

/** Puts the counts of facets into the options of the controls. */
export function withCounts(
  choices: Readonly<Record<string, Choices>>,
  facets: Facets
): Readonly<Record<string, Choices>> {
  return Object.fromEntries(
    Object.entries(choices).map(([name, each]) => {
      const facet = facets[name];
      if (!facet || !each.options?.some(({count}) => count !== undefined)) return [name, each];
      const options = each.options.map((option) => ({...option, count: facet.counts[option.value] ?? 0}));
      return [name, {...each, options}];
    })
  );
}

function facetOf({parameters, codes}: Asked, name: string, rows: readonly Row[]): Facet {
  const parameter = parameters[name];
  const facts = factsIn(rows);
  if (parameter?.kind !== "one" && parameter?.kind !== "many") return {rows: facts.length, counts: {}};
  const counts = countBy(facts, parameter.column ?? "");
  const isAtLeast = parameter.kind === "one" && parameter.atLeast === true;
  return {rows: facts.length, counts: isAtLeast ? cumulate(counts, codes[parameter.codes ?? ""]) : counts};
}

/** Counts the rows by the text in a column; a row whose column is a list counts once for each of its items. */
export function countBy(rows: readonly Row[], column: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[column] ?? null;
    const items = Array.isArray(value) ? new Set(value) : value === null ? [] : [value];
    for (const item of items) if (typeof item === "string") counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** Cumulates counts along an ordered code list. */
export function cumulate(
  counts: Readonly<Record<string, number>>,
  order: readonly {value: string}[] = []
): Record<string, number> {
  let sum = 0;
  return Object.fromEntries(order.map(({value}) => [value, (sum += counts[value] ?? 0)]));
}

function isFilter(parameter: Parameter): boolean {
  switch (parameter.kind) {
    case "one":
      return parameter.any !== undefined && parameter.column !== undefined;
    case "many":
      return parameter.column !== undefined && parameter.alters !== true;
    case "text":
      return parameter.columns !== undefined;
    case "date":
    case "number":
      return parameter.bound !== undefined;
    case "flag":
      return false;
  }
}

function endsOf(parameters: Parameters, name: string): string[] {
  const parameter = parameters[name];
  return [name, ...(parameter ? untilOf(parameter) : [])];
}

function untilOf(parameter: Parameter): string[] {
  return "range" in parameter && parameter.range ? [parameter.range.until] : [];
}

function pairsOf(names: readonly string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}

function mostFirst(found: readonly Relaxation[]): Relaxation[] {
  return [...found].sort((a, b) => b.rows - a.rows);
}
