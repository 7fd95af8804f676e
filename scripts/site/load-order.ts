import {posix} from "node:path";

const PRELOADED_STYLE = /<link rel="preload" as="style"[^>]*>\n?/g;
const STYLE = /<link rel="stylesheet"[^>]* href="([^"]*)"[^>]*>/g;
const PRELOADED_MODULE = /<link rel="modulepreload"[^>]*>\n?/g;
const MODULE = /<script type="module">[\s\S]*?<\/script>\n?/g;
const RELATIVE = /url\((["']?)(?!["']?(?:data:|#|\/))([^"')]+)\1\)/g;
const FETCHED_FACE = /@font-face\s*\{[^}]*url\([^}]*\}\n?/g;
const SEARCH = /<script>\{const \w+=document\.querySelector\("#observablehq-search"\)[\s\S]*?<\/script>\n?/;
const BODY_END = "</body>";

/**
 * Writes the stylesheets of a page into it, so that the first figure waits for no second answer; `read` gives the text
 * of a stylesheet by its address as the page has it.
 */
export function inlineStyles(html: string, read: (address: string) => string): string {
  return html
    .replace(PRELOADED_STYLE, "")
    .replace(STYLE, (_, address: string) => `<style>\n${rebase(read(address), posix.dirname(address))}</style>`);
}

/**
 * Moves the typefaces that are fetched behind all that is read: the first figure stands in those that stand in for
 * them, and is neither laid out twice nor kept waiting on the line.
 */
export function deferFonts(html: string): string {
  const faces = html.match(FETCHED_FACE) ?? [];
  return faces.length === 0 ? html : atEnd(html.replace(FETCHED_FACE, ""), `<style>\n${faces.join("")}</style>\n`);
}

/**
 * Moves a page's modules behind all that is read, so that they take nothing of the line from it, and what listens for
 * its search, which nobody uses before.
 */
export function deferModules(html: string): string {
  const late = [SEARCH, PRELOADED_MODULE, MODULE];
  const found = late.flatMap((each) => html.match(each) ?? []);
  const rest = late.reduce((text, each) => text.replace(each, ""), html);
  return atEnd(rest, found.join(""));
}

/** Puts something at the end of a page's body; throws `no end: …` where that is not to be found. */
function atEnd(html: string, addition: string): string {
  const at = html.lastIndexOf(BODY_END);
  if (at < 0) throw new Error(`no end: ${html.slice(-80)}`);
  return html.slice(0, at) + addition + html.slice(at);
}

/** Makes the addresses in a stylesheet hold from the page. */
function rebase(css: string, folder: string): string {
  return css.replace(RELATIVE, (_, quote: string, address: string) => `url(${quote}${folder}/${address}${quote})`);
}
