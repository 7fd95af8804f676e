import {errorMessage} from "../../../components/format/error-message.js";
import {parseDate} from "../dates.js";
import type {DateSpan} from "../dates.js";
import type {Located} from "./located.js";
import type {Report} from "./problem.js";

/** Makes a located value strict; reports what is wrong with it and returns undefined then. */
export type Parse<T> = (node: Located, report: Report) => T | undefined;

export interface Field<T, R extends boolean = boolean> {
  parse: Parse<T>;
  required: R;
}

type Fields = Record<string, Field<unknown>>;

/** The record that a set of fields describes: absent optional fields are null. */
export type RecordOf<S extends Fields> = {
  [K in keyof S]: S[K] extends Field<infer T, infer R> ? (R extends true ? T : T | null) : never;
} & {line: number; lines: Partial<Record<keyof S, number>>};

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function required<T>(parse: Parse<T>): Field<T, true> {
  return {parse, required: true};
}

export function optional<T>(parse: Parse<T>): Field<T, false> {
  return {parse, required: false};
}

/**
 * Reads a mapping by its fields. Reports `not a mapping`, `unknown field`, `missing field` and whatever the
 * fields report; returns undefined when a required field is missing or faulty.
 */
export function parseRecord<S extends Fields>(node: Located, fields: S, report: Report): RecordOf<S> | undefined {
  if (node.kind !== "map") {
    report(node.line, "not a mapping", describe(node));
    return undefined;
  }
  const known = new Set(Object.keys(fields));
  for (const [key, child] of node.entries) if (!known.has(key)) report(child.line, "unknown field", key);
  const record: Record<string, unknown> = {line: node.line, lines: {}};
  const lines: Record<string, number> = {};
  let whole = true;
  for (const [key, field] of Object.entries(fields)) {
    const child = node.entries.get(key);
    const value = child === undefined ? undefined : field.parse(child, report);
    if (child === undefined && field.required) report(node.line, "missing field", key);
    if (child !== undefined) lines[key] = child.line;
    if (value === undefined && field.required) whole = false;
    record[key] = value ?? null;
  }
  record.lines = lines;
  return whole ? (record as RecordOf<S>) : undefined;
}

/** Reads text that is not empty; numbers are refused so that nothing is reformatted unseen. */
export const text: Parse<string> = (node, report) => {
  if (node.kind === "scalar" && typeof node.value === "string" && node.value.trim() !== "") return node.value;
  report(node.line, "not text", describe(node));
  return undefined;
};

/** Tells whether text is a slug. */
export function isSlug(value: string): boolean {
  return SLUG.test(value);
}

/** Reads a slug: lower-case letters, digits and hyphens. */
export const slug: Parse<string> = (node, report) => {
  const value = text(node, report);
  if (value === undefined || isSlug(value)) return value;
  report(node.line, "not a slug", value);
  return undefined;
};

export const flag: Parse<boolean> = (node, report) => {
  if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
  report(node.line, "not true or false", describe(node));
  return undefined;
};

export const number: Parse<number> = (node, report) => {
  if (node.kind === "scalar" && typeof node.value === "number" && Number.isFinite(node.value)) return node.value;
  report(node.line, "not a number", describe(node));
  return undefined;
};

export const whole: Parse<number> = (node, report) => {
  const value = number(node, report);
  if (value === undefined || Number.isInteger(value)) return value;
  report(node.line, "not a whole number", String(value));
  return undefined;
};

/** Reads a date or span of dates; years may stand as numbers. */
export const date: Parse<DateSpan> = (node, report) => {
  const plain =
    node.kind === "scalar" && typeof node.value !== "boolean" && node.value !== null ? String(node.value) : "";
  try {
    return parseDate(plain);
  } catch (error) {
    const message = errorMessage(error);
    const cut = message.indexOf(": ");
    report(node.line, message.slice(0, cut), plain === "" ? describe(node) : message.slice(cut + 2));
    return undefined;
  }
};

/** Reads a calendar day as ISO text. */
export const day: Parse<string> = (node, report) => {
  const found = date(node, report);
  if (found === undefined || (found.precision === "day" && found.start !== null)) return found?.start ?? undefined;
  report(node.line, "not a day", describe(node));
  return undefined;
};

/** Reads one of the allowed values, reporting `unknown <what>: value` for any other. */
export function oneOf(what: string, allowed: {has: (value: string) => boolean}): Parse<string> {
  return (node, report) => {
    const value = text(node, report);
    if (value === undefined || allowed.has(value)) return value;
    report(node.line, `unknown ${what}`, value);
    return undefined;
  };
}

export function listOf<T>(parse: Parse<T>): Parse<T[]> {
  return (node, report) => {
    if (node.kind === "list") return node.items.flatMap((item) => parse(item, report) ?? []);
    report(node.line, "not a list", describe(node));
    return undefined;
  };
}

/** Says in a word or two what a value is, for messages. */
export function describe(node: Located): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return "a mapping";
  return node.value === null ? "nothing" : String(node.value);
}
