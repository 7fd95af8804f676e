import {figureIds} from "../build/report.js";
import {pathOf} from "../markdown/directive.js";
import {escapeHtml} from "../markdown/escape-html.js";
import type MarkdownIt from "markdown-it";
import type {Report} from "../build/report.js";

/** The embed page that holds a chart of the workbench and no figure. */
const CHART = "sql";
const END = "</figure>";
const TITLE = /<h[1-6]( class="figure-title")>([\s\S]*?)<\/h[1-6]>/;
const LINK = /<a((?: [^<>]*?)? href="([^"]*)"[^<>]*)>/g;
const EMBED = /^\/embed\/([\w-]+)$/;

/** Names the embed page of every figure. */
export function embedPaths(): string[] {
  return figureIds().map((id) => `/embed/${id}`);
}

/** Gives the figure of an embed page; null for any other page. */
export function embeddedOn(path: string): string | null {
  const id = EMBED.exec(path)?.[1] ?? null;
  return id === CHART ? null : id;
}

/** Prints the embed page of a figure as Markdown: the figure and nothing around it. Throws `unknown figure: id`. */
export function printEmbed(id: string): string {
  if (!figureIds().includes(id)) throw new Error(`unknown figure: ${id}`);
  const bare = ["sidebar", "toc", "header", "footer", "pager"].map((part) => `${part}: false`);
  return ["---", `title: ${id}`, ...bare, "---", "", `{{figure ${id}}}`, ""].join("\n");
}

/** Adds to each embed page the cell that ties its figure to the page around its frame. */
export function placeEmbed(md: MarkdownIt): void {
  md.core.ruler.push("embed", ({tokens, env, Token}) => {
    const id = embeddedOn(pathOf(env));
    if (id === null || !tokens.some(({type}) => type === "placed")) return;
    const cell = new Token("fence", "code", 0);
    cell.info = "js";
    cell.content = [
      'import {embed as open_embed} from "/components/live/embed.js";',
      `open_embed(${JSON.stringify(id)});`,
      ""
    ].join("\n");
    tokens.push(cell);
  });
}

/**
 * Makes the title of a printed figure that of the page, lets its links to other pages leave the frame, and says where
 * it is from. Throws `no figure: …` for HTML without a titled figure.
 */
export function standAlone(html: string, id: string, {homes, edition}: Pick<Report, "homes" | "edition">): string {
  if (!TITLE.test(html) || !html.endsWith(END)) throw new Error(`no figure: ${html.slice(0, 80)}`);
  const {version = "", source = ""} = edition ?? {};
  const home = homes?.get(id)?.path ?? "/index";
  const href = `..${home.replace(/\/index$/, "/")}#${homes?.has(id) ? id : ""}`;
  const foot = [
    `<p class="figure-source"><a href="${escapeHtml(href)}" data-leaves="">Five Fronts: the figure on its page</a>`,
    `(opens a new tab). After articles in ${escapeHtml(source)};`,
    `data version <span class="data-version">${escapeHtml(version)}</span>, CC BY 4.0.</p>`
  ].join(" ");
  const alone = html
    .replace(TITLE, (_, attributes: string, title: string) => `<h1${attributes}>${title}</h1>`)
    .replace(/ class="(figure[^"]*)"/, ' class="$1 embed"');
  return `${alone.slice(0, -END.length)}${foot}${END}`.replace(LINK, leaving);
}

/** Lets a link leave the frame, unless it leads to a place within it. */
function leaving(_: string, attributes: string, href: string): string {
  const bare = attributes.replace(/ (?:target|rel)="[^"]*"/g, "");
  return `<a${bare}${href.startsWith("#") ? ' target="_self"' : ' target="_blank" rel="noopener"'}>`;
}
