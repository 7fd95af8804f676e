import {printDay} from "../format/dates.js";
import {nameOfFilter, opened, setFilters} from "../state/facets.js";
import {itemsOf} from "../state/parameters.js";
import type {Choices, Parameter, Parameters, Value, Values} from "../state/parameters.js";

/** One filter that is set, or one value of it, in words. */
export interface Chip {
  text: string;
  /** The values that hold once it is taken away. */
  values: Values;
}

type Offered = Readonly<Record<string, Choices>>;

/** Values of one list above which they are one chip. */
const MOST = 4;

/** Says which filters are set, one chip for each that can be taken away. */
export function chipsOf(parameters: Parameters, values: Values, choices: Offered): Chip[] {
  return setFilters(parameters, values).flatMap((name) => {
    const parameter = parameters[name];
    if (!parameter) return [];
    const items = parameter.kind === "many" && parameter.picks === true ? itemsOf(values[name]) : null;
    if (items && items.length <= MOST)
      return items.map((item) => chipOf(name, item, items, {parameters, values, choices}));
    const words = `${nameOfFilter(parameters, name)}: ${printValue(parameter, name, {parameters, values, choices})}`;
    return [{text: words, values: opened(parameters, values, [name])}];
  });
}

interface ChipOptions {
  parameters: Parameters;
  values: Values;
  choices: Offered;
}

function chipOf(
  name: string,
  item: string,
  items: readonly string[],
  {parameters, values, choices}: ChipOptions
): Chip {
  const rest = items.filter((each) => each !== item);
  return {
    text: `${nameOfFilter(parameters, name)}: ${labelOf(item, choices[name])}`,
    values: {...values, [name]: rest.length > 0 ? rest : null}
  };
}

function printValue(parameter: Parameter, name: string, {values, choices}: ChipOptions): string {
  const value = values[name] ?? null;
  if ("range" in parameter && parameter.range) return printRange(value, values[parameter.range.until] ?? null);
  const items = itemsOf(value);
  if (items) return `${items.length} chosen`;
  return parameter.kind === "text" ? `“${String(value)}”` : printEnd(labelOf(String(value), choices[name]));
}

function printRange(start: Value, end: Value): string {
  const [from, to] = [start, end].map((each) => (each === null ? null : printEnd(String(each))));
  if (from === null) return `until ${to ?? ""}`;
  return to === null ? `from ${from ?? ""}` : `${from ?? ""} to ${to ?? ""}`;
}

function printEnd(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? printDay(value) : value;
}

function labelOf(value: string, {options = []}: Choices = {}): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
