import {text, texts} from "../../components/data/row.js";
import {printNumber} from "../../components/format/words.js";
import {words} from "./number-words.js";
import type {Row} from "../../components/data/row.js";
import type {Native} from "../build/native-duckdb.js";

/** A number or name of the prose, as a query gave it. */
export interface Quote {
  name: string;
  value: number | string;
  /** Ids of the facts that it rests on. */
  facts: readonly string[];
  /** Where these facts stand: `<article>#<anchor>`, in the same order. */
  places?: readonly string[];
}

export interface NumberLinkOptions {
  /** Way from the page to the root of the site: `./` or `../`. */
  root: string;
  escape: (text: string) => string;
  /** Whether the number stands on the page for the first time, and so is the one that a link finds. */
  isFirst: boolean;
}

/** How a number is printed: in digits, in words, or in words that open a sentence. */
export type Style = "digits" | "words" | "Words";

const PLACES = `
select distinct e.fact_id, p.article_id || '#' || left(e.kind, 1) || '-' || e.fact_id as place
from evidence e
join paragraphs p using (paragraph_id)
where list_contains(string_split($facts, '~'), e.fact_id)`;

/** Runs the query of a number: one row, its column `value`, and `facts` where it names them. */
export async function readNumber(name: string, sql: string, {query}: Pick<Native, "query">): Promise<Quote> {
  const {rows} = await query(sql);
  const [row, ...more] = rows;
  if (!row || more.length > 0) throw new Error(`not one row: ${rows.length} (number ${name})`);
  return {name, value: valueOf(name, row), facts: "facts" in row ? texts(row, "facts") : []};
}

/** Finds where the facts of a number stand; throws `unknown fact: id (number name)`. */
export async function placeFacts(quote: Quote, {query}: Pick<Native, "query">): Promise<Quote> {
  const {name, facts} = quote;
  if (facts.length === 0) return quote;
  const {rows} = await query(PLACES, {facts: facts.join("~")});
  const places = new Map(rows.map((row) => [text(row, "fact_id"), text(row, "place")]));
  return {
    ...quote,
    places: facts.map((fact) => {
      const place = places.get(fact);
      if (place === undefined) throw new Error(`unknown fact: ${fact} (number ${name})`);
      return place;
    })
  };
}

/** Makes a printed number a link to the first fact that it rests on, where it names any. */
export function linkQuote({name, places = []}: Quote, html: string, options: NumberLinkOptions): string {
  const {root, escape, isFirst} = options;
  const [first] = places;
  if (first === undefined) return html;
  const id = isFirst ? ` id="n-${escape(name)}"` : "";
  return `<a class="grounds"${id} href="${escape(`${root}articles/${first}`)}">${html}</a>`;
}

/** Prints a number as HTML that keeps its value, its name and its facts. */
export function printQuote({name, value, places = []}: Quote, style: Style, escape: (text: string) => string): string {
  const source = places.length > 0 ? ` data-facts="${escape(places.join(" "))}"` : "";
  const print = escape(inStyle(value, style));
  return `<data class="number" value="${escape(String(value))}" data-number="${escape(name)}"${source}>${print}</data>`;
}

function inStyle(value: number | string, style: Style): string {
  if (typeof value === "string") {
    if (style === "digits") return value;
    throw new Error(`no words for: ${value}`);
  }
  if (style === "digits") return printNumber(value);
  const spelled = words(value);
  return style === "Words" ? spelled.charAt(0).toUpperCase() + spelled.slice(1) : spelled;
}

function valueOf(name: string, row: Row): number | string {
  const {value} = row;
  if (typeof value === "number" || typeof value === "string") return value;
  throw new Error(`no value: ${JSON.stringify(value)} (number ${name})`);
}
