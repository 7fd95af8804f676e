import {number, text, texts} from "../data/row.js";
import {countBy} from "./facets.js";
import type {Code, Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";
import type {Choices, Option, Parameter, Parameters} from "./parameters.js";

/**
 * Reads what a reader may choose from the rows that stand where nothing is filtered: the
 * values of the parameter's column, in the codebook's order and with its labels, each with
 * the number of its rows; the first and last day; the least and greatest number.
 */
export function choicesOf(parameters: Parameters, rows: readonly Row[], codes: Codes): Record<string, Choices> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, choices(parameter, rows, codes)])
  );
}

function choices(parameter: Parameter, rows: readonly Row[], codes: Codes): Choices {
  switch (parameter.kind) {
    case "one":
    case "many":
      return {options: options(parameter, rows, codes)};
    case "date":
      return bounds(rows.flatMap((row) => present(row, parameter.column, text)).sort());
    case "number":
      return bounds(rows.flatMap((row) => present(row, parameter.column, number)).sort((a, b) => a - b));
    case "flag":
    case "text":
      return {};
  }
}

function options(parameter: Parameter & {kind: "one" | "many"}, rows: readonly Row[], codes: Codes): Option[] {
  const {options: given, codes: list, labels, column} = parameter;
  const groups = parameter.kind === "many" ? parameter.groups : undefined;
  const counts = column === undefined ? undefined : countBy(rows, column);
  const all = given ?? (list === undefined ? labelled(rows, column, labels) : fromCodes(codes, list, groups));
  const isCounted = parameter.kind === "many" ? parameter.alters !== true : parameter.picked !== true;
  if (!counts || !isCounted) return [...all];
  return all.flatMap((option) => {
    const count = counts[option.value];
    return count === undefined ? [] : [{...option, count}];
  });
}

/** Reads the options of a code list, under the names of their classes where those have a list of their own. */
function fromCodes(codes: Codes, list: string, groups?: string): Option[] {
  const names = new Map((groups === undefined ? [] : listIn(codes, groups)).map(({value, label}) => [value, label]));
  return listIn(codes, list).map(({value, short, class: of}) => {
    const group = names.get(of ?? "");
    return {value, label: short, ...(group === undefined ? {} : {group})};
  });
}

function listIn(codes: Codes, name: string): readonly Code[] {
  const list = codes[name];
  if (!list) throw new Error(`missing code list: ${name}`);
  return list;
}

/** Reads the values of a column with their labels; where both are lists, item by item. */
function labelled(rows: readonly Row[], column: string | undefined, labels = column): Option[] {
  if (column === undefined || labels === undefined) throw new Error("parameter without options, codes or column");
  const found = new Map<string, string>();
  for (const row of rows) {
    if (Array.isArray(row[column])) {
      const names = texts(row, labels);
      texts(row, column).forEach((value, i) => found.set(value, names[i] ?? value));
    } else if (row[column] !== null) found.set(text(row, column), text(row, labels));
  }
  return [...found].map(([value, label]) => ({value, label})).sort((a, b) => a.label.localeCompare(b.label, "en"));
}

function bounds(sorted: readonly (string | number)[]): Choices {
  const [min] = sorted;
  const max = sorted.at(-1);
  return min === undefined || max === undefined ? {} : {min, max};
}

function present<T>(row: Row, column: string | undefined, read: (row: Row, name: string) => T): T[] {
  return column === undefined || row[column] === null ? [] : [read(row, column)];
}
