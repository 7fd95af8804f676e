import {crossfilter} from "../crossfilter/crossfilter.js";
import {groupDimension, groupsDimension, maskDimension, numberDimension} from "../crossfilter/dimension.js";
import {dayNumber} from "../data/day-number.js";
import {factsIn} from "../data/fact-anchor.js";
import {maybeNumber, maybeText, texts} from "../data/row.js";
import {cumulate, filtersOf} from "./facets.js";
import type {Counts} from "../crossfilter/crossfilter.js";
import type {Dimension, RangeDimension, RangeOptions} from "../crossfilter/dimension.js";
import type {Filter} from "../crossfilter/filters.js";
import type {Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";
import type {Facet, Facets} from "./facets.js";
import type {Parameter, Parameters, Value, Values} from "./parameters.js";

type Test = (row: Row) => boolean;

/**
 * Keeps the rows that pass every filter, each by its own column: what the SQL of a figure that only leaves rows out
 * does in the database. Throws `no filter: name` for a parameter that filters no column.
 */
export function narrow(rows: readonly Row[], parameters: Parameters, values: Values, codes: Codes): readonly Row[] {
  if (isTurned(parameters, values)) return [];
  const tests = Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = values[name] ?? null;
    return value === null || isPicked(parameter) ? [] : [testOf(name, parameter, value, codes)];
  });
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** Tells whether a parameter is for the figure's `pick` to answer. */
export function isPicked(parameter: Parameter): boolean {
  return parameter.kind === "one" && parameter.picked === true;
}

/** Tells whether a range ends before it begins, so that nothing lies in it. */
function isTurned(parameters: Parameters, values: Values): boolean {
  return Object.entries(parameters).some(([name, parameter]) => {
    const until = "range" in parameter && parameter.bound !== undefined ? parameter.range?.until : undefined;
    const [start, end] = [values[name] ?? null, until === undefined ? null : (values[until] ?? null)];
    return start !== null && end !== null && start > end;
  });
}

function testOf(name: string, parameter: Parameter, value: Value, codes: Codes): Test {
  const {column} = parameter;
  if (parameter.kind === "text" && parameter.columns) return hasWords(parameter.columns, String(value));
  if (column === undefined) throw new Error(`no filter: ${name}`);
  if ((parameter.kind === "date" || parameter.kind === "number") && parameter.bound !== undefined) {
    return isBeyond(column, parameter.bound, value);
  }
  if (parameter.kind === "many") return isAmong(column, new Set(Array.isArray(value) ? value : []));
  if (parameter.kind !== "one") throw new Error(`no filter: ${name}`);
  return isAmong(column, new Set(parameter.atLeast === true ? upTo(value, codes[parameter.codes ?? ""]) : [value]));
}

/** Passes where the column, or any item of it where it is a list, is among some values. */
function isAmong(column: string, wanted: ReadonlySet<unknown>): Test {
  return (row) => {
    const value = row[column] ?? null;
    return Array.isArray(value) ? value.some((item) => wanted.has(item)) : wanted.has(value);
  };
}

function isBeyond(column: string, bound: "least" | "most", limit: Value): Test {
  return (row) => {
    const value = row[column] ?? null;
    if (value === null || limit === null) return false;
    return bound === "least" ? value >= limit : value <= limit;
  };
}

/** Tests whether any of some columns contains a text, without regard to case. */
export function hasWords(columns: readonly string[], words: string): Test {
  const wanted = words.toLowerCase();
  return (row) => columns.some((column) => textOf(row[column]).toLowerCase().includes(wanted));
}

/** Joins a list with line ends, so that no words are found across two items. */
function textOf(value: Row[string] | undefined): string {
  if (Array.isArray(value)) return value.map(textOf).join("\n");
  return typeof value === "string" ? value : "";
}

/** Returns the values of an ordered code list up to one of them; none where it is not in the list. */
export function upTo(value: Value, order: readonly {value: string}[] = []): string[] {
  const at = order.findIndex((code) => code.value === value);
  return order.slice(0, at + 1).map((code) => code.value);
}

/** A crossfilter over the rows of a figure. */
export interface OwnRows {
  /** Returns the rows that pass every filter, in their order. */
  ask: (values: Values) => readonly Row[];
  /** Counts each filter under all the others. */
  facets: (values: Values) => Facets;
}

interface Scope {
  rows: readonly Row[];
  parameters: Parameters;
  codes: Codes;
}

/**
 * Puts rows into a crossfilter, with a dimension for each filter: both ends of a range are one, and a row with a first
 * and a last value passes where it overlaps the range. Throws `no fact: …` for a row that names none, since the facets
 * of other figures count facts alone.
 */
export function ownRows(rows: readonly Row[], parameters: Parameters, codes: Codes): OwnRows {
  const scope = {rows, parameters, codes};
  const facts = new Set(factsIn(rows));
  const other = rows.find((row) => !facts.has(row));
  if (other) throw new Error(`no fact: ${JSON.stringify(other).slice(0, 80)}`);
  const names = filtersOf(parameters).filter((name) => !isPicked(needed(parameters, name)));
  const dimensions = Object.fromEntries(names.map((name) => [name, dimensionOf(name, scope)]));
  const cross = crossfilter<Readonly<Record<string, Dimension>>>(dimensions);
  const said = new Map<string, string>();
  const settle = (values: Values): void => {
    for (const name of names) {
      const wanted = [values[name] ?? null, values[untilOf(parameters[name]) ?? ""] ?? null] as const;
      const printed = JSON.stringify(wanted);
      if (said.get(name) === printed) continue;
      said.set(name, printed);
      cross.filter(name, filterOf(name, wanted, scope));
    }
  };
  return {
    ask: (values) => {
      settle(values);
      return Array.from(cross.rows(), (row) => rows[row]).filter((row) => row !== undefined);
    },
    facets: (values) => {
      settle(values);
      return Object.fromEntries(
        names.map((name) => [name, facetOf(name, cross.counts(name), dimensions[name], scope)])
      );
    }
  };
}

function dimensionOf(name: string, {rows, parameters}: Scope): Dimension {
  const parameter = needed(parameters, name);
  const column = parameter.column ?? "";
  switch (parameter.kind) {
    case "text":
      return maskDimension(rows.length);
    case "one":
    case "many":
      return rows.some((row) => Array.isArray(row[column]))
        ? groupsDimension(rows.map((row) => listIn(row, column)))
        : groupDimension(rows.map((row) => textIn(row, column)));
    case "date":
      return rangeOf(parameter, parameters, (from, to) =>
        dayDimension(
          rows.map((row) => textIn(row, from)),
          {last: rows.map((row) => textIn(row, to))}
        )
      );
    case "number":
      return rangeOf(parameter, parameters, (from, to) =>
        numberDimension(
          rows.map((row) => numberIn(row, from)),
          {last: rows.map((row) => numberIn(row, to))}
        )
      );
    case "flag":
      throw new Error(`no filter: ${name}`);
  }
}

/** The start of a range is compared with the last value of a row, its end with the first. */
function rangeOf(
  parameter: Parameter & {kind: "date" | "number"},
  parameters: Parameters,
  make: (first: string, last: string) => Dimension
): Dimension {
  const own = parameter.column ?? "";
  const other = parameters[untilOf(parameter) ?? ""]?.column ?? own;
  return parameter.bound === "most" ? make(own, other) : make(other, own);
}

function filterOf(name: string, [value, end]: readonly [Value, Value], {rows, parameters, codes}: Scope): Filter {
  const parameter = needed(parameters, name);
  if (parameter.kind === "date" || parameter.kind === "number") {
    if (value === null && end === null) return null;
    const [from, to] = parameter.bound === "most" ? [end, value] : [value, end];
    return {from: placeOf(from ?? null), to: placeOf(to ?? null)};
  }
  if (value === null) return null;
  if (parameter.kind === "text") {
    const passes = hasWords(parameter.columns ?? [], String(value));
    return Uint8Array.from(rows, (row) => Number(passes(row)));
  }
  const wanted = Array.isArray(value) ? value.map(String) : [String(value)];
  const isAtLeast = parameter.kind === "one" && parameter.atLeast === true;
  const chosen = isAtLeast ? upTo(value, codes[parameter.codes ?? ""]) : wanted;
  const known = groupsIn(rows, parameter.column ?? "");
  return chosen.filter((group) => known.has(group));
}

function facetOf(name: string, {groups, rows}: Counts, dimension: Dimension | undefined, scope: Scope): Facet {
  const parameter = needed(scope.parameters, name);
  if (!dimension || !("groups" in dimension)) return {rows, counts: {}};
  const counts = Object.fromEntries(
    dimension.groups.map((group, code): [string, number] => [group, groups[code] ?? 0]).filter(([, count]) => count > 0)
  );
  const isAtLeast = parameter.kind === "one" && parameter.atLeast === true;
  return {rows, counts: isAtLeast ? cumulate(counts, scope.codes[parameter.codes ?? ""]) : counts};
}

/** Converts a bound to the number that the dimension compares: a day to its day number. */
function placeOf(bound: Value): number | null {
  if (typeof bound === "string") return dayNumber(bound);
  return typeof bound === "number" ? bound : null;
}

function groupsIn(rows: readonly Row[], column: string): ReadonlySet<unknown> {
  return new Set(rows.flatMap((row) => row[column] ?? null));
}

function untilOf(parameter: Parameter | undefined): string | undefined {
  return parameter && "range" in parameter ? parameter.range?.until : undefined;
}

function needed(parameters: Parameters, name: string): Parameter {
  const parameter = parameters[name];
  if (!parameter) throw new Error(`unknown filter: ${name}`);
  return parameter;
}

function textIn(row: Row, column: string): string | null {
  return row[column] === undefined ? null : maybeText(row, column);
}

function numberIn(row: Row, column: string): number | null {
  return row[column] === undefined ? null : maybeNumber(row, column);
}

function listIn(row: Row, column: string): string[] {
  return row[column] === undefined ? [] : texts(row, column);
}

/** Returns a range dimension of one day "YYYY-MM-DD" a row, or a first and a last, in days since January 1, 1970. */
export function dayDimension(days: ArrayLike<string | null>, options: RangeOptions<string> = {}): RangeDimension {
  const {last, stops, edges} = options;
  return numberDimension(Array.from(days, maybeDay), {
    ...(last && {last: Array.from(last, maybeDay)}),
    ...(stops && {stops: stops.map(dayNumber)}),
    ...(edges && {edges: edges.map(dayNumber)})
  });
}

function maybeDay(day: string | null): number | null {
  return day === null ? null : dayNumber(day);
}
