import {linkQuote} from "./numbers.js";
import type MarkdownIt from "markdown-it";
import type {StateInline, Token} from "markdown-it";
import type {Quote} from "./numbers.js";

/** Gives the way from the page of an environment to the root of the site. */
type RootOf = (env: unknown) => string;

/** Numbers that a page has linked so far, by its environment. */
const linked = new WeakMap<object, Set<string>>();

/** Adds to each page that has marks or grounded numbers the cell that shows their evidence beside it. */
export function placeDrawer(md: MarkdownIt, rootOf: RootOf): void {
  md.core.ruler.push("drawer", ({tokens, env, Token}) => {
    if (!tokens.some(isGrounded)) return;
    const cell = new Token("fence", "code", 0);
    cell.info = "js";
    cell.content = [
      'import {drawer as open_drawer} from "/components/evidence/drawer.js";',
      'import {addArrowKeys as add_arrow_keys} from "/components/controls/arrow-keys.js";',
      "add_arrow_keys();",
      `open_drawer({root: ${JSON.stringify(rootOf(env))}});`,
      ""
    ].join("\n");
    tokens.push(cell);
  });
}

/** Places a printed number, as a link to what it rests on unless it stands in a link already. */
export function placeQuote(state: StateInline, quote: Quote, html: string, rootOf: RootOf): void {
  const token = state.push("placed", "", 0);
  token.content = html;
  if (isInLink(state) || !quote.places?.length) return;
  const {escapeHtml: escape} = state.md.utils;
  token.content = linkQuote(quote, html, {root: rootOf(state.env), escape, isFirst: isFirst(state.env, quote.name)});
  token.meta = {number: quote.name};
}

/** Tells whether the text of a link is being read: the type of the state leaves the level out. */
function isInLink(state: StateInline): boolean {
  return Number(Reflect.get(state, "linkLevel")) > 0;
}

function isFirst(env: unknown, name: string): boolean {
  if (typeof env !== "object" || env === null) return false;
  const names = linked.get(env) ?? new Set<string>();
  linked.set(env, names);
  const isNew = !names.has(name);
  names.add(name);
  return isNew;
}

function isGrounded({meta, children}: Token): boolean {
  const value: unknown = meta;
  if (typeof value === "object" && value !== null && ["figure", "number", "workbench"].some((name) => name in value))
    return true;
  return children?.some(isGrounded) ?? false;
}
