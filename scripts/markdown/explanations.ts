import {countryName} from "../../loaders/lib/country.js";
import {column, factScope, maybeColumn} from "../../loaders/lib/evidence/fact-scope.js";
import {located, pathOf} from "./directive.js";
import {escapeHtml} from "./escape-html.js";
import type MarkdownIt from "markdown-it";
import type {Token} from "markdown-it";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Row} from "../../loaders/lib/rows.js";

/** What is said of a name or a word where a page explains it. */
export interface Explanation {
  name: string;
  /** Its kind and country, such as "Armed group, Iraq"; null for a word. */
  kind: string | null;
  aliases: readonly string[];
  description: string | null;
}

/** The explanations of pages by the address that asks for them, such as `actor:kataib-hezbollah`. */
export type Explanations = ReadonlyMap<string, Explanation>;

/** What clings to the word before it: a mark of punctuation, or an ending. */
const CLINGING = /^(?:['’]s?|[,.;:!?)\]’”"…]+)+/;
const SCHEME = /^(actor|place|term):/;

/** Addresses that a page has explained so far, by its environment. */
const explained = new WeakMap<object, Set<string>>();

/** Gathers what can be explained: every actor, place and term. */
export function explanationsOf(compiled: Compiled): Explanations {
  const {tables} = compiled;
  const scope = factScope(compiled);
  const kindOf = (table: string, row: Row, country: string | null): string =>
    [scope.label(table, "kind", row.kind), country].filter((part) => part !== null && part !== row.name).join(", ");
  const actor = (row: Row): Explanation => ({
    name: column(row, "name"),
    kind: kindOf("actors", row, countryName(maybeColumn(row, "country"))),
    aliases: aliasesOf(row),
    description: maybeColumn(row, "description")
  });
  const place = (row: Row): Explanation => ({
    name: column(row, "name"),
    kind: kindOf("places", row, maybeColumn(row, "country")),
    aliases: [],
    description: null
  });
  const term = (row: Row): Explanation => ({
    name: column(row, "label"),
    kind: null,
    aliases: [],
    description: column(row, "description")
  });
  return new Map([
    ...(tables.actors ?? []).map((row) => [`actor:${column(row, "actor_id")}`, actor(row)] as const),
    ...(tables.places ?? []).map((row) => [`place:${column(row, "place_id")}`, place(row)] as const),
    ...(tables.terms ?? []).map((row) => [`term:${column(row, "term_id")}`, term(row)] as const)
  ]);
}

/**
 * Makes links with the schemes `actor:`, `place:` and `term:` buttons that explain their words in place. Throws
 * `unknown actor: id`, and so for the others, with the file and line of the page.
 */
export function placeExplanations(md: MarkdownIt, explanations: Explanations, docs: string): void {
  md.core.ruler.push("explanations", ({tokens, env}) => {
    for (const {children} of tokens) if (children) explainLinks(children, {env, explanations, docs});
  });
}

interface Scope {
  env: unknown;
  explanations: Explanations;
  docs: string;
}

function explainLinks(children: Token[], scope: Scope): void {
  let open: {address: string; token: Token} | null = null;
  children.forEach((token, i) => {
    const address: string = token.type === "link_open" ? (token.attrGet("href") ?? "") : "";
    if (SCHEME.test(address)) {
      open = {address, token};
      place(token, `<button type="button" class="term" popovertarget="${anchorOf(address)}">`);
    } else if (token.type === "link_close" && open !== null) {
      place(token, `</button>${explainOnce(open.address, scope)}`);
      keep(open.token, token, children[i + 1]);
      open = null;
    }
  });
}

/** Keeps on the line of a button what must not begin the next one: a line may break on either side of a button. */
function keep(open: Token, close: Token, next: Token | undefined): void {
  const mark = next?.type === "text" ? CLINGING.exec(next.content)?.[0] : undefined;
  if (!next || mark === undefined) return;
  next.content = next.content.slice(mark.length);
  open.content = `<span class="kept">${open.content}`;
  close.content += `${escapeHtml(mark)}</span>`;
}

function place(token: Token, html: string): void {
  token.type = "placed";
  token.content = html;
}

function explainOnce(address: string, {env, explanations, docs}: Scope): string {
  const explanation = located(`](${address})`, pathOf(env), docs, () => {
    const found = explanations.get(address);
    if (found) return found;
    throw new Error(`unknown ${address.replace(":", ": ")}`);
  });
  const seen = typeof env === "object" && env !== null ? (explained.get(env) ?? new Set<string>()) : new Set<string>();
  if (typeof env === "object" && env !== null) explained.set(env, seen);
  if (seen.has(address)) return "";
  seen.add(address);
  return printExplanation(address, explanation);
}

function printExplanation(address: string, {name, kind, aliases, description}: Explanation): string {
  const part = (type: string, text: string | null): string =>
    text ? ` <span class="explanation-${type}">${escapeHtml(text)}</span>` : "";
  return [
    `<span class="explanation" id="${anchorOf(address)}" popover role="note" aria-label="${escapeHtml(name)}">`,
    `<b>${escapeHtml(name)}</b>`,
    part("kind", kind),
    part("text", description),
    part("aliases", aliases.length > 0 ? `Also printed: ${aliases.join(", ")}` : null),
    "</span>"
  ].join("");
}

function anchorOf(address: string): string {
  return `about-${address.replace(/[^a-z0-9-]/gi, "-")}`;
}

function aliasesOf({aliases}: Row): string[] {
  return Array.isArray(aliases) ? aliases.map(String) : [];
}
