import {isDay} from "../data/day-number.js";
import type {Bindings} from "../data/duckdb/bind.js";

/** One option of a parameter. */
export interface Option {
  value: string;
  label: string;
  /** Rows that carry the value where nothing is filtered. */
  count?: number;
  /** The group that the option belongs to, by its words. */
  group?: string;
}

interface Base {
  label: string;
  /** One line under the control. */
  hint?: string;
  /** Result column that the parameter filters: options, counts and bounds are read from it. */
  column?: string;
}

interface Choice extends Base {
  /** Code list that labels and orders the options. */
  codes?: string;
  /** Result column that holds the label of `column` where there is no code list. */
  labels?: string;
  /** Options written out, where they come from neither. */
  options?: readonly Option[];
}

/** One of several; null is no filter. */
export interface OneParameter extends Choice {
  kind: "one";
  default: string | null;
  /** Words for "no filter", such as "All fronts"; absent where a choice must be made. */
  any?: string;
  /** The choice is a degree of an ordered code list: what stands at it or before it passes. */
  atLeast?: boolean;
  /** The figure's `pick` answers for it, and no value of `column`, which only says what there is to choose. */
  picked?: boolean;
  /** The choice is found by typing, too. */
  find?: boolean;
}

/** Any number of several; null is no filter, the empty list lets nothing through. */
export interface ManyParameter extends Choice {
  kind: "many";
  default: readonly string[] | null;
  /** A reader picks what to see instead of taking away: no box is checked where nothing is filtered. */
  picks?: boolean;
  /** The choices change what rows say and leave none out by a value: no filter. */
  alters?: boolean;
  /** Code list that names the classes of the codes; the options then stand under them. */
  groups?: string;
}

/** One end of a range; the two ends are parameters of their own. */
interface Bound extends Base {
  /** What passes: values of `column` at least or at most as large; NULL never does. */
  bound?: "least" | "most";
  /** On the end that opens a range: the name of the one that closes it, and what both are drawn under. */
  range?: {until: string; label: string};
}

/** A day as "YYYY-MM-DD"; null is no bound. */
export interface DateParameter extends Bound {
  kind: "date";
  default: string | null;
}

/** A number; null is no bound. */
export interface NumberParameter extends Bound {
  kind: "number";
  default: number | null;
  min?: number;
  max?: number;
  /** Smallest step, 1 unless told. */
  step?: number;
}

/** Yes or no; reaches SQL as 1 or 0. */
export interface FlagParameter extends Base {
  kind: "flag";
  default: boolean;
}

/** Words to look for, whatever their case; null is no search. */
export interface TextParameter extends Base {
  kind: "text";
  default: string | null;
  /** Result columns that are searched: what has the words in any of them passes. */
  columns?: readonly string[];
}

export type Parameter = OneParameter | ManyParameter | DateParameter | NumberParameter | FlagParameter | TextParameter;

export type Parameters = Readonly<Record<string, Parameter>>;

export type Value = string | number | boolean | readonly string[] | null;

export type Values = Readonly<Record<string, Value>>;

/** The domain of a parameter: options of one and many, bounds of dates and numbers. */
export interface Choices {
  options?: readonly Option[];
  min?: string | number;
  max?: string | number;
}

/** Is called with a printed part that cannot be used and the reason, in words that follow "front=mars". */
export type Refuse = (part: string, why: string) => void;

/** Separates the items of a list, in SQL and in links. */
export const SEPARATOR = "~";

/** Maximum length of a search. */
export const LONGEST_TEXT = 200;

const OPEN = "*";

/** Returns the default values. */
export function defaults(parameters: Parameters): Values {
  return map(parameters, (parameter) => parameter.default);
}

/** Returns the values under which nothing is filtered; flags and numbers have their defaults. */
export function unfiltered(parameters: Parameters): Values {
  return map(parameters, (parameter) =>
    parameter.kind === "flag" || parameter.kind === "number" || isForced(parameter) ? parameter.default : null
  );
}

/** Converts values to what SQL binds: lists are one text with `~` between the items. */
export function bindings(parameters: Parameters, values: Values): Bindings {
  return map(parameters, (parameter, name) => binding(check(parameter, name, values[name])));
}

/** Tells whether two sets of values print alike. */
export function same(parameters: Parameters, a: Values, b: Values): boolean {
  return changedNames(parameters, a, b).length === 0;
}

/** Returns the names of the parameters whose values print differently. */
export function changedNames(parameters: Parameters, a: Values, b: Values): string[] {
  return Object.entries(parameters)
    .filter(([name, parameter]) => printValue(parameter, a[name]) !== printValue(parameter, b[name]))
    .map(([name]) => name);
}

/** Prints one value; the inverse of `parseValue`. */
export function printValue(parameter: Parameter, value: Value | undefined): string {
  if (value === null || value === undefined) return OPEN;
  if (parameter.kind === "flag") return value === true ? "1" : "0";
  if (parameter.kind === "text") return `${String(value).startsWith(OPEN) ? OPEN : ""}${String(value)}`;
  if (typeof value === "number") return String(value).replace("e+", "e");
  return Array.isArray(value) ? value.join(SEPARATOR) : String(value);
}

/**
 * Reads one printed value. Tells of what it cannot use and goes on: without that item where a list has others, with
 * the default where nothing is left.
 */
export function parseValue(parameter: Parameter, printed: string, choices: Choices, refuse: Refuse): Value {
  const fall = (why: string): Value => {
    refuse(printed, why);
    return parameter.default;
  };
  if (parameter.kind === "flag") {
    return printed === "1" ? true : printed === "0" ? false : fall("neither 1 nor 0");
  }
  if (printed === OPEN) return isForced(parameter) ? fall("a choice is needed here") : null;
  switch (parameter.kind) {
    case "one":
      return isOption(choices, printed) ? printed : fall(`no choice of ${parameter.label}`);
    case "many":
      return readMany(parameter, items(printed), choices, refuse);
    case "date":
      return isDay(printed) ? printed : fall("no day as YYYY-MM-DD");
    case "number":
      return isInside(parameter, printed) ? Number(printed) : fall(sayRange(parameter));
    case "text":
      return readText(printed, refuse);
  }
}

/**
 * Gives a value the one form that it has in links: a list in the order of its options, all of them as no filter; a
 * search in plain words, none as no filter.
 */
export function canonical(parameter: Parameter, value: Value, {options}: Choices): Value {
  if (parameter.kind === "text" && typeof value === "string") return plain(value) || null;
  if (!Array.isArray(value) || options === undefined) return value;
  const chosen = options.map((option) => option.value).filter((option) => value.includes(option));
  return parameter.kind === "many" && isOpen(parameter, chosen.length, options.length) ? null : chosen;
}

/** Tells whether so many selected options of all are no filter: none for `picks`, else all. */
export function isOpen({picks = false}: ManyParameter, chosen: number, all: number): boolean {
  return chosen === (picks ? 0 : all);
}

/** Returns the items of a list, null for any other value. */
export function itemsOf(value: Value | undefined): readonly string[] | null {
  return typeof value === "object" ? value : null;
}

/** Tells whether a parameter must have a value. */
export function isForced(parameter: Parameter): boolean {
  return parameter.kind === "one" && parameter.any === undefined;
}

function items(printed: string): string[] {
  return printed === "" ? [] : [...new Set(printed.split(SEPARATOR))];
}

function readMany(parameter: ManyParameter, values: readonly string[], choices: Choices, refuse: Refuse): Value {
  const known = values.filter((value) => isOption(choices, value));
  for (const value of values) if (!known.includes(value)) refuse(value, `no choice of ${parameter.label}`);
  return known.length === 0 && values.length > 0 ? parameter.default : canonical(parameter, known, choices);
}

function readText(printed: string, refuse: Refuse): Value {
  const words = plain(printed.startsWith(OPEN) ? printed.slice(OPEN.length) : printed, Infinity);
  if (words.length > LONGEST_TEXT) refuse(printed, `cut after ${LONGEST_TEXT} letters`);
  return plain(words) || null;
}

/** Puts a search into one line of composed letters, without what cannot be seen, and not too long. */
function plain(words: string, longest = LONGEST_TEXT): string {
  const seen = words
    .replace(/\p{Cs}/gu, "\uFFFD")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Z}\s]+/gu, " ");
  return seen
    .trim()
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trim();
}

function isOption({options}: Choices, value: string): boolean {
  return options === undefined || options.some((option) => option.value === value);
}

function isInside({min = -Infinity, max = Infinity}: NumberParameter, printed: string): boolean {
  const value = Number(printed);
  return /^-?\d+(\.\d+)?(e-?\d+)?$/.test(printed) && Number.isFinite(value) && value >= min && value <= max;
}

function sayRange({min, max}: NumberParameter): string {
  if (min !== undefined && max !== undefined) return `no number from ${min} to ${max}`;
  if (min !== undefined) return `no number from ${min} up`;
  return max === undefined ? "no number" : `no number up to ${max}`;
}

function binding(value: Value): string | number | null {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  return typeof value === "boolean" ? Number(value) : value.join(SEPARATOR);
}

function check(parameter: Parameter, name: string, value: Value | undefined): Value {
  const wrong = new TypeError(`not a ${parameter.kind}: ${JSON.stringify(value)} (${name})`);
  if (value === undefined) throw wrong;
  if (value === null && parameter.kind !== "flag") return value;
  const fits = {
    one: () => typeof value === "string",
    many: () => Array.isArray(value) && !value.some((item) => String(item).includes(SEPARATOR)),
    date: () => typeof value === "string" && isDay(value),
    number: () => typeof value === "number" && Number.isFinite(value),
    flag: () => typeof value === "boolean",
    text: () => typeof value === "string"
  };
  if (!fits[parameter.kind]()) throw wrong;
  return value;
}

function map<T>(parameters: Parameters, give: (parameter: Parameter, name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, give(parameter, name)]));
}

/** Gives the values of a page as they bear on one figure: of a list what its controls offer, all of that as no filter. */
export function viewOf(parameters: Parameters, choices: Readonly<Record<string, Choices>>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      ownPart(
        parameter,
        values[name] ?? null,
        choices[name]?.options?.map(({value}) => value)
      )
    ])
  );
}

function ownPart(parameter: Parameter, value: Value, own: readonly string[] | undefined): Value {
  const items = itemsOf(value);
  if (parameter.kind !== "many" || !items || !own) return value;
  const part = own.filter((option) => items.includes(option));
  return parameter.picks !== true && part.length === own.length ? null : part;
}
