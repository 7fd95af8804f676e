import {isRecord} from "../data/guards.js";
import {canonical, defaults, isForced, printValue} from "./parameters.js";
import type {Choices, Option, Parameter, Parameters, Values} from "./parameters.js";

/** A slug that gave way to another. `kind` is a code list, or `event`, `relation`, `actor` … for ids. */
export interface Alias {
  kind: string;
  old: string;
  new: string;
}

/** The parameters of a page with their options; its links are printed and parsed by this. */
export interface Schema {
  /** Path of the page, such as `/index`. */
  page: string;
  /** Relative URL of the root of the site: `./` or `../`. */
  root: string;
  /** Version of the page's links, from 1. */
  version: number;
  /** Version of the data that the page was built from: a date, a dot, ten hexadecimal digits. */
  data: string;
  /** Ids of the figures that stand on the page. */
  figures: readonly string[];
  parameters: Parameters;
  choices: Readonly<Record<string, Choices>>;
  aliases: readonly Alias[];
}

/** The parameters that one figure adds to the schema of its page. */
export interface Declared {
  figure: string;
  parameters: Parameters;
  choices: Readonly<Record<string, Choices>>;
}

/** Names that every link uses for itself: version of the page, version of the data, number of rows. */
export const RESERVED: ReadonlySet<string> = new Set(["v", "d", "n"]);

const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Joins what the figures of a page declare: a name is one parameter, shared by all that declare it. Throws
 * `parameter declared twice: name (figures)` where they do not agree, `not a name: …`, `not a choice: …`.
 */
export function joinDeclared(declared: readonly Declared[]): Pick<Schema, "figures" | "parameters" | "choices"> {
  const parameters: Record<string, Parameter> = {};
  const choices: Record<string, Choices> = {};
  const owners = new Map<string, string>();
  for (const {figure, parameters: own, choices: ownChoices} of declared) {
    for (const [name, parameter] of Object.entries(own)) {
      checkName(name, figure);
      const other = parameters[name];
      if (other && !agree(other, parameter)) {
        throw new Error(`parameter declared twice: ${name} (${owners.get(name) ?? ""}, ${figure})`);
      }
      owners.set(name, owners.get(name) ?? figure);
      parameters[name] ??= parameter;
      choices[name] = joinChoices(choices[name] ?? {}, checkChoices(ownChoices[name] ?? {}, name));
    }
  }
  return {figures: declared.map(({figure}) => figure), parameters, choices};
}

/** Returns the default values of a page. */
export function startOf({parameters, choices}: Pick<Schema, "parameters" | "choices">): Values {
  return settle({parameters, choices}, defaults(parameters));
}

/** Converts every value to its canonical form. */
export function settle({parameters, choices}: Pick<Schema, "parameters" | "choices">, values: Values): Values {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      canonical(parameter, values[name] ?? null, choices[name] ?? {})
    ])
  );
}

/** Prints a schema so that it can stand inside a script element. */
export function printSchema(schema: Schema): string {
  return JSON.stringify(schema).replaceAll("<", "\\u003c");
}

/** Parses a schema that the build printed; throws `no schema: …`. */
export function parseSchema(text: string): Schema {
  const value: unknown = JSON.parse(text);
  if (isSchema(value)) return value;
  throw new Error(`no schema: ${text.slice(0, 80)}`);
}

function isSchema(value: unknown): value is Schema {
  return (
    isRecord(value) &&
    [value.page, value.root, value.data].every((each) => typeof each === "string") &&
    typeof value.version === "number" &&
    [value.figures, value.aliases].every(Array.isArray) &&
    isRecord(value.choices) &&
    isRecord(value.parameters) &&
    Object.values(value.parameters).every((each) => isRecord(each) && typeof each.kind === "string")
  );
}

function checkName(name: string, figure: string): void {
  if (!NAME.test(name) || RESERVED.has(name)) throw new Error(`not a name: ${name} (${figure})`);
}

function checkChoices(choices: Choices, name: string): Choices {
  const wrong = choices.options?.find(({value}) => value === "" || value === "*" || value.includes("~"));
  if (wrong) throw new Error(`not a choice: ${JSON.stringify(wrong.value)} (${name})`);
  return choices;
}

function agree(a: Parameter, b: Parameter): boolean {
  return print(a) === print(b);
}

/** Prints what two figures must have in common in a parameter: not its labels, nor its column. */
function print(parameter: Parameter): string {
  const {kind} = parameter;
  const codes = "codes" in parameter ? parameter.codes : undefined;
  const bounds = parameter.kind === "number" ? [parameter.min, parameter.max, parameter.step] : [];
  const until = "range" in parameter ? parameter.range?.until : undefined;
  const isAtLeast = parameter.kind === "one" && parameter.atLeast === true;
  const picks = parameter.kind === "many" && [parameter.picks === true, parameter.alters === true];
  const words = [printValue(parameter, parameter.default), isForced(parameter), isAtLeast, picks, until ?? null];
  return JSON.stringify([kind, codes, ...words, ...bounds]);
}

function joinChoices(a: Choices, b: Choices): Choices {
  const options = a.options && b.options ? joinOptions(a.options, b.options) : (a.options ?? b.options);
  const min = least([a.min, b.min], false);
  const max = least([a.max, b.max], true);
  return {
    ...(options && {options: options.map(({value, label}) => ({value, label}))}),
    ...(min !== undefined && {min}),
    ...(max !== undefined && {max})
  };
}

/** Inserts each new option after the one that precedes it in its own list. */
function joinOptions(a: readonly Option[], b: readonly Option[]): Option[] {
  const joined = [...a];
  let at = 0;
  for (const option of b) {
    const found = joined.findIndex(({value}) => value === option.value);
    if (found < 0) joined.splice(at, 0, option);
    at = (found < 0 ? at : found) + 1;
  }
  return joined;
}

function least<T extends string | number>(bounds: readonly (T | undefined)[], isMost: boolean): T | undefined {
  const [first, second = first] = bounds.filter((bound) => bound !== undefined);
  if (first === undefined || second === undefined) return undefined;
  return first < second === isMost ? second : first;
}
