import {parseHTML} from "linkedom";
import {figureIds} from "../build/report.js";
import {pathOf} from "../markdown/directive.js";
import type MarkdownIt from "markdown-it";
import type {Report} from "../build/report.js";

/** What the foot of an embedded figure says. */
interface Foot {
  /** Way to the figure on the page that holds it. */
  href: string;
  /** Version of the data. */
  version: string;
  /** The issues that the articles are from. */
  source: string;
}

/** The embed page that holds a chart of the workbench and no figure. */
const CHART = "sql";
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

/** Makes the figure of each embed page stand alone, and adds the cell that ties it to the page around its frame. */
export function placeEmbed(md: MarkdownIt, {homes, edition}: Pick<Report, "homes" | "edition">): void {
  md.core.ruler.push("embed", ({tokens, env, Token}) => {
    const id = embeddedOn(pathOf(env));
    const figure = tokens.find(({type}) => type === "placed");
    if (id === null || !figure) return;
    const {version = "", source = ""} = edition ?? {};
    const home = homes?.get(id)?.path ?? "/index";
    const href = `..${home.replace(/\/index$/, "/")}#${homes?.has(id) ? id : ""}`;
    figure.content = standAlone(figure.content, {href, version, source});
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

/** Makes the title of a figure that of the page, lets its links to other pages leave the frame, and says where it is from. */
function standAlone(html: string, foot: Foot): string {
  const {document} = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const figure = document.querySelector("figure");
  const title = figure?.querySelector(".figure-title");
  if (!figure || !title) throw new Error(`no figure: ${html.slice(0, 80)}`);
  const heading = document.createElement("h1");
  heading.className = title.className;
  heading.textContent = title.textContent;
  title.replaceWith(heading);
  figure.classList.add("embed");
  figure.append(drawFoot(document, foot));
  for (const link of figure.querySelectorAll("a[href]")) {
    const isWithin = link.getAttribute("href")?.startsWith("#");
    link.setAttribute("target", isWithin ? "_self" : "_blank");
    if (!isWithin) link.setAttribute("rel", "noopener");
  }
  return `${figure.outerHTML}\n`;
}

function drawFoot(document: Document, {href, version, source}: Foot): HTMLElement {
  const line = document.createElement("p");
  line.className = "figure-source";
  const link = document.createElement("a");
  link.setAttribute("href", href);
  link.dataset.leaves = "";
  link.textContent = "Five Fronts: the figure on its page";
  const data = document.createElement("span");
  data.className = "data-version";
  data.textContent = version;
  line.append(link, ` (opens a new tab). After articles in ${source}; data version `, data, ", CC BY 4.0.");
  return line;
}
