import {clone, generate, parse, walk} from "css-tree";
import {hashOf, memoText} from "../build/memo.js";
import {sourceHash} from "../build/source-hash.js";
import {readElements} from "./element-tree.js";
import {attributeOf, compileSelector} from "./match-selector.js";
import type {Block, CssNode, List} from "css-tree";
import type {ElementKind} from "./element-tree.js";

const STYLE = /(?<!<noscript>)<style>\n([\s\S]*?)<\/style>\n?/g;
const HEAD_END = "</head>";
const DRAWING = '<div class="figure-drawing"';
const DIVISION = /<(\/?)div\b/g;

/**
 * Leaves in the head of a page only the rules for what stands down to its first drawing, and refers to the whole sheet
 * behind that: browsers read no further until they have it, so they paint the first figure meanwhile, and lay out
 * nothing that follows without its styles. `publish` keeps a sheet and gives its address. A page without a drawing
 * keeps all rules inside.
 */
export function splitStyles(html: string, publish: (css: string) => string): string {
  const end = endOfDrawing(html);
  const styles = [...html.slice(0, html.indexOf(HEAD_END)).matchAll(STYLE)];
  if (end === null || styles.length === 0) return html;
  const css = styles.map(([, text = ""]) => text).join("\n");
  const above = html.slice(0, end);
  const start = memoText(hashOf("critical", sourceHash(), css, above), () => criticalRules(css, above));
  const head = styles.reduce(
    (text, [style], at) => text.replace(style, () => (at === 0 ? `<style>\n${start}</style>\n` : "")),
    above
  );
  return `${head}<link rel="stylesheet" href="${publish(css)}">${html.slice(end)}`;
}

interface Sheet {
  css: CssNode;
  /** Attributes that selectors read. */
  attributes: ReadonlySet<string>;
  /** Tests by the text of their selectors. */
  tests: ReadonlyMap<string, (kind: ElementKind) => boolean>;
}

/** Sheets by their text: pages share few. */
const sheets = new Map<string, Sheet>();

/** Returns the rules of a sheet that may hold for an element of the HTML in any state; of print, motion and pictures, none. */
export function criticalRules(css: string, html: string): string {
  const {css: whole, attributes, tests} = sheetOf(css);
  const kinds = readElements(html, attributes);
  const known = new Map<string, boolean>();
  const isMet = (selector: CssNode): boolean => {
    const text = generate(selector);
    const test = tests.get(text);
    const found = known.get(text) ?? (test === undefined || kinds.some(test));
    known.set(text, found);
    return found;
  };
  const sheet = clone(whole);
  if (sheet.type === "StyleSheet") prune(sheet.children, isMet);
  return generate(sheet);
}

function sheetOf(css: string): Sheet {
  const known = sheets.get(css);
  if (known) return known;
  const whole = parse(css);
  const attributes = new Set(["id", "class"]);
  const tests = new Map<string, (kind: ElementKind) => boolean>();
  walk(whole, (node) => {
    const attribute = attributeOf(node);
    if (attribute !== null) attributes.add(attribute);
    if (node.type === "Selector") tests.set(generate(node), compileSelector(node));
  });
  const sheet = {css: whole, attributes, tests};
  sheets.set(css, sheet);
  return sheet;
}

function prune(nodes: List<CssNode>, matches: (selector: CssNode) => boolean): void {
  nodes.forEach((node, item) => {
    if (node.type === "Rule" && node.prelude.type === "SelectorList") {
      const {children} = node.prelude;
      children.forEach((selector, at) => {
        if (!matches(selector)) children.remove(at);
      });
      if (children.isEmpty) nodes.remove(item);
      leaveRoom(node.block);
      prune(node.block.children, matches);
    } else if (node.type === "Declaration" && generate(node.value).includes("url(")) {
      nodes.remove(item);
    } else if (node.type === "Atrule" && comesLater(node.name, node.prelude)) {
      nodes.remove(item);
    } else if (node.type === "Atrule" && node.block && node.name !== "font-face") {
      prune(node.block.children, matches);
      if (node.block.children.isEmpty) nodes.remove(item);
    }
  });
}

/** Leaves of what is painted through a picture its room: a picture costs a browser a document, and comes later. */
function leaveRoom({children}: Block): void {
  const isMask = (node: CssNode): boolean => node.type === "Declaration" && /(^|-)mask\b/.test(node.property);
  if (!children.some(isMask)) return;
  children.forEach((node, item) => {
    if (isMask(node) || (node.type === "Declaration" && node.property.startsWith("background"))) children.remove(item);
  });
}

function comesLater(name: string, prelude: CssNode | null): boolean {
  return (
    name === "keyframes" || name === "page" || (name === "media" && prelude !== null && generate(prelude) === "print")
  );
}

/** Finds where the first drawing ends, all its variants included; null where there is none. */
function endOfDrawing(html: string): number | null {
  const start = html.indexOf(DRAWING);
  if (start < 0) return null;
  let depth = 0;
  for (const {0: tag, 1: slash, index} of html.slice(start).matchAll(DIVISION)) {
    depth += slash ? -1 : 1;
    if (depth === 0) return start + index + tag.length + ">".length;
  }
  throw new Error(`open drawing: ${html.slice(start, start + 80)}`);
}
