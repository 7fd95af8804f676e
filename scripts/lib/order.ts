import {posix} from "node:path";

const PRELOADED_STYLE = /<link rel="preload" as="style"[^>]*>\n?/g;
const STYLE = /<link rel="stylesheet"[^>]* href="([^"]*)"[^>]*>/g;
const PRELOADED_MODULE = /<link rel="modulepreload"[^>]*>\n?/g;
const MODULE = /<script type="module">[\s\S]*?<\/script>\n?/g;
const RELATIVE = /url\((["']?)(?!["']?(?:data:|#|\/))([^"')]+)\1\)/g;
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

/** Moves a page's modules behind all that is read, so that they take nothing of the line from it. */
export function deferModules(html: string): string {
  const preloads = html.match(PRELOADED_MODULE) ?? [];
  const modules = html.match(MODULE) ?? [];
  const rest = html.replace(PRELOADED_MODULE, "").replace(MODULE, "");
  const at = rest.lastIndexOf(BODY_END);
  if (at < 0) throw new Error(`no end: ${html.slice(-80)}`);
  return rest.slice(0, at) + [...preloads, ...modules].join("") + rest.slice(at);
}

/** Makes the addresses in a stylesheet hold from the page. */
function rebase(css: string, folder: string): string {
  return css.replace(RELATIVE, (_, quote: string, address: string) => `url(${quote}${folder}/${address}${quote})`);
}
