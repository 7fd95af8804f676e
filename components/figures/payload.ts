import {isTypes} from "../data/column-type.js";
import {isListOf, isRecord, isRecordOf} from "../data/guards.js";
import {isColophon} from "../data/publication.js";
import type {Code, Codes} from "../data/codebook.js";
import type {Types} from "../data/column-type.js";
import type {Colophon} from "../data/publication.js";
import type {Row} from "../data/row.js";
import type {Choices, Option} from "../state/parameters.js";

/** The data of a figure that its page carries as JSON, so that the figure is live before the database is loaded. */
export interface Payload {
  id: string;
  /** Rows under the default parameters; of a figure with `filtersRows`, under no filter. */
  rows: readonly Row[];
  /** Column types by name. */
  types: Types;
  /** Number of rows that are facts, under no filter. */
  total: number;
  codes: Codes;
  choices: Readonly<Record<string, Choices>>;
  /** Publisher, and the articles that the figure may draw from. */
  colophon: Colophon;
  /** Relative URL from the page to the root of the site: `./` or `../`. */
  root: string;
}

/** Serializes a payload for a script element: `<` is escaped. */
export function printPayload(payload: Payload): string {
  return JSON.stringify(payload).replaceAll("<", "\\u003c");
}

/** Parses a payload; throws `no payload: …` where it does not have the shape. */
export function parsePayload(text: string): Payload {
  const value: unknown = JSON.parse(text);
  if (
    isRecord(value) &&
    typeof value.id === "string" &&
    typeof value.root === "string" &&
    typeof value.total === "number" &&
    isListOf(value.rows, isRow) &&
    isTypes(value.types) &&
    isColophon(value.colophon) &&
    isRecordOf(value.codes, (list) => isListOf(list, isCode)) &&
    isRecordOf(value.choices, isChoices)
  ) {
    const {id, root, rows, types, total, codes, choices, colophon} = value;
    return {id, root, rows, types, total, codes, choices, colophon};
  }
  throw new Error(`no payload: ${text.slice(0, 80)}`);
}

/** Every JSON value is a valid cell, so that only the row itself is checked. */
function isRow(value: unknown): value is Row {
  return isRecord(value);
}

function isCode(value: unknown): value is Code {
  return isRecord(value) && ["value", "label", "short", "description"].every((name) => typeof value[name] === "string");
}

function isChoices(value: unknown): value is Choices {
  return isRecord(value) && (value.options === undefined || isListOf(value.options, isOption));
}

function isOption(value: unknown): value is Option {
  return isRecord(value) && typeof value.value === "string" && typeof value.label === "string";
}
