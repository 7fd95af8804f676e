import {printTerm, printWhen} from "../../../components/format/dates.js";
import {printNumber} from "../../../components/format/words.js";
import {column, maybeColumn} from "./fact-scope.js";
import type {Row} from "../rows.js";
import type {FactScope} from "./fact-scope.js";

/** An actor's part in an event, all of one role together. */
export interface Part {
  /** Label of the role. */
  role: string;
  names: string[];
}

/** Prints a date no finer than it is known; null where the text gives none. */
export function sayWhen(row: Row): string | null {
  if (row.date_start === null && row.date_end === null) return null;
  const print = "relation_id" in row ? printTerm : printWhen;
  return print({
    start: maybeColumn(row, "date_start"),
    end: maybeColumn(row, "date_end"),
    precision: maybeColumn(row, "date_precision")
  });
}

/** Prints the time that a number is stated for. */
export function sayAsOf(row: Row): string | null {
  const when = {
    start: maybeColumn(row, "as_of"),
    end: maybeColumn(row, "as_of_end"),
    precision: maybeColumn(row, "as_of_precision")
  };
  return when.precision === null ? null : printWhen(when);
}

/** Prints a place with its country: "Ain al-Asad, Iraq". */
export function sayPlace(row: Row, scope: FactScope): string | null {
  const place = scope.place(row.place_id);
  if (!place) return maybeColumn(row, "place_id");
  const [name, country] = [column(place, "name"), maybeColumn(place, "country")];
  return country === null || country === name ? name : `${name}, ${country}`;
}

/** Prints a tie as a sentence: source, label, target. */
export function sayTie(row: Row, scope: FactScope): string {
  const {label, plural} = scope.code("relations", "type", row.type) ?? {label: String(row.type), plural: null};
  const reads = scope.isPlural(row.source_id) ? (plural ?? label) : label;
  return [scope.name(row.source_id), reads, scope.name(row.target_id)].join(" ");
}

/** Prints a number with its bounds and the article's words: "killed: “nearly” 40 people", "members: 700 to 800 people". */
export function sayQuantity(row: Row, scope: FactScope): string {
  const [measure, unit] = [scope.label("figures", "measure", row.measure), scope.label("figures", "unit", row.unit)];
  const quote = (name: string): string => (row[name] === null ? "" : `“${column(row, name)}”`);
  const span = saySpan(row);
  if (span === "") return `${measure}: ${quote("qualifier") || quote("printed")}, no number given`;
  const counted = row.unit === "rank" ? "" : row.value === 1 ? singular(unit) : unit;
  const printed = row.printed === null ? "" : `(${quote("printed")} in the text)`;
  const words = [quote("qualifier"), span, counted, printed].filter((part) => part !== "").join(" ");
  return measure === unit && row.unit !== "rank" ? words : `${measure}: ${words}`;
}

/** Prints the date of a source, and whether its year was inferred. */
export function sayPublished(citation: Row): string {
  const day = maybeColumn(citation, "published");
  if (day === null) return "no date";
  const when = printWhen({start: day, end: lastDay(citation), precision: maybeColumn(citation, "date_precision")});
  return citation.year_inferred === true ? `${when}, year inferred` : when;
}

/** Prints an outlet as the bracket does, with the words nested in it. */
export function sayOutlet(citation: Row): string {
  const note = maybeColumn(citation, "note");
  return note === null ? column(citation, "outlet_printed") : `${column(citation, "outlet_printed")}, ${note}`;
}

/** Groups the participants of an event by role, in the order of the text. */
export function partsOf(event: string, scope: FactScope): Part[] {
  const parts = new Map<string, string[]>();
  for (const row of scope.participantsOf(event)) {
    const role = scope.label("participants", "role", row.role);
    parts.set(role, [...(parts.get(role) ?? []), scope.name(row.actor_id)]);
  }
  return [...parts].map(([role, names]) => ({role, names}));
}

/** Gives the last day on which a source can have appeared, as far as its bracket dates it. */
export function lastDay(citation: Row): string | null {
  const day = maybeColumn(citation, "published");
  if (day === null || citation.date_precision === "day") return day;
  const year = Number(day.slice(0, 4));
  if (citation.date_precision !== "month") return `${day.slice(0, 4)}-12-31`;
  return new Date(Date.UTC(year, Number(day.slice(5, 7)), 0)).toISOString().slice(0, "YYYY-MM-DD".length);
}

/** Names a paragraph by the last part of its id: "Paragraph 3", "Footnote 1". */
export function nameParagraph(label: string): string {
  return label.startsWith("fn") ? `Footnote ${label.slice("fn".length)}` : `Paragraph ${label}`;
}

function saySpan({value, low, high}: Row): string {
  const print = (each: unknown): string => (typeof each === "number" ? printNumber(each) : "");
  if (value !== null) return print(value);
  if (low !== null && high !== null) return `${print(low)} to ${print(high)}`;
  return print(low ?? high);
}

function singular(unit: string): string {
  if (unit === "people") return "person";
  return unit.replace(/ies$/, "y").replace(/s$/, "");
}
