import type {Codes} from "./data/codebook.js";
import type {Row} from "./data/row.js";
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

/** Tells whether words stand in any of some columns, whatever their case. */
export function hasWords(columns: readonly string[], words: string): Test {
  const wanted = words.toLowerCase();
  return (row) => columns.some((column) => textOf(row[column]).toLowerCase().includes(wanted));
}

/** Joins a list with line ends, so that no words are found across two items. */
function textOf(value: Row[string] | undefined): string {
  if (Array.isArray(value)) return value.map(textOf).join("\n");
  return typeof value === "string" ? value : "";
}

/** Gives the values of an ordered code list up to one of them; none where it is not in the list. */
export function upTo(value: Value, order: readonly {value: string}[] = []): string[] {
  const at = order.findIndex((code) => code.value === value);
  return order.slice(0, at + 1).map((code) => code.value);
}
