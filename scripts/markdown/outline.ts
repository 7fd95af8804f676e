import {pathOf} from "./directive.js";
import {escapeHtml} from "./escape-html.js";
import type MarkdownIt from "markdown-it";
import type {Token} from "markdown-it";

interface Heading {
  id: string;
  text: string;
}

/** Fewer sections are found without a list of them. */
const FEWEST = 3;

/** Adds to each of the pages of `paths` a list of its sections, behind its first paragraph. */
export function placeOutline(md: MarkdownIt, paths: ReadonlySet<string>): void {
  md.core.ruler.push("outline", ({tokens, env, Token}) => {
    if (!paths.has(pathOf(env))) return;
    const headings = tokens.flatMap((token, i) => headingOf(token, tokens[i + 1]));
    const at = tokens.findIndex(({type, level}) => type === "paragraph_close" && level === 0);
    if (headings.length < FEWEST || at < 0) return;
    const place = new Token("placed", "", 0);
    place.content = printOutline(headings);
    tokens.splice(at + 1, 0, place);
  });
}

function headingOf(open: Token, content: Token | undefined): Heading[] {
  const id = open.type === "heading_open" && open.tag === "h2" ? open.attrGet("id") : null;
  return id && content ? [{id, text: textOf(content)}] : [];
}

/** Gives the words of a heading, without what links and numbers in it are made of. */
function textOf({children, content}: Token): string {
  const words = (children ?? []).flatMap((child) => (child.type === "placed" ? textIn(child.content) : child.content));
  return words.join("").trim() || content;
}

function textIn(html: string): string {
  return html.replace(/<[^>]*>/g, "");
}

function printOutline(headings: readonly Heading[]): string {
  const items = headings.map(({id, text}) => `<li><a href="#${encodeURIComponent(id)}">${escapeHtml(text)}</a></li>`);
  return `<nav class="outline" aria-label="On this page">\n<ol>\n${items.join("\n")}\n</ol>\n</nav>\n`;
}
