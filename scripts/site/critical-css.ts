import {find, generate, parse} from "css-tree";
import {parseHTML} from "linkedom";
import type {Block, CssNode, List, Selector} from "css-tree";

/** Pseudo-classes that hold or do not, whatever state an element is in and whatever comes behind it. */
const SETTLED = new Set(["root", "is", "where", "first-child", "nth-child", "first-of-type", "nth-of-type"]);
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
  const start = criticalRules(css, parseHTML(above).document);
  const head = styles.reduce(
    (text, [style], at) => text.replace(style, () => (at === 0 ? `<style>\n${start}</style>\n` : "")),
    above
  );
  return `${head}<link rel="stylesheet" href="${publish(css)}">${html.slice(end)}`;
}

/** Gives the rules of a sheet that may hold for an element of a document in any state; of print, motion and pictures, none. */
export function criticalRules(css: string, document: Document): string {
  const known = new Map<string, boolean>();
  const matches = (selector: CssNode): boolean => {
    if (selector.type !== "Selector") return true;
    const text = stateless(selector);
    const found = known.get(text) ?? isFound(document, text);
    known.set(text, found);
    return found;
  };
  const sheet = parse(css);
  if (sheet.type === "StyleSheet") prune(sheet.children, matches);
  return generate(sheet);
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

/** Writes a selector as it holds in any state: what is not settled is left out. */
function stateless({children}: Selector): string {
  let text = "";
  let compound = "";
  children.forEach((node) => {
    if (node.type === "Combinator") {
      text += `${compound || "*"}${node.name}`;
      compound = "";
    } else if (!find(node, isUnsettled)) compound += generate(node);
  });
  return text + (compound || "*");
}

function isUnsettled(node: CssNode): boolean {
  return node.type === "PseudoElementSelector" || (node.type === "PseudoClassSelector" && !SETTLED.has(node.name));
}

/** A selector that cannot be tried may match. */
function isFound(document: Document, selector: string): boolean {
  try {
    return document.querySelector(selector) !== null;
  } catch {
    return true;
  }
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
