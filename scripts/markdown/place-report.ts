import {printSchema} from "../../components/state/page-parameters.js";
import {embedSchema, figuresIn, pageSchema} from "../build/page-parameters.js";
import {exportName} from "../build/report.js";
import {staticFigure} from "../build/static-figure.js";
import {embeddedOn, placeEmbed, standAlone} from "../pages/embed-page.js";
import {addressOf, readSiteUrl} from "../site/site-url.js";
import {argumentsOf, located, pathOf, rootFrom, rootOf} from "./directive.js";
import {placeDrawer, placeQuote} from "./evidence-links.js";
import {placeExplanations} from "./explanations.js";
import {printQuote} from "./numbers.js";
import {placeOutline} from "./outline.js";
import {sharing} from "./shared-parameters.js";
import {placeNotes} from "./side-notes.js";
import {WORKBENCH, placeWorkbench} from "./workbench-cell.js";
import type MarkdownIt from "markdown-it";
import type {StateBlock, Token} from "markdown-it";
import type {Report} from "../build/report.js";
import type {Style} from "./numbers.js";

const DIRECTIVE = /^\{\{\s*(.*?)\s*\}\}$/;
/** A table of the prose scrolls by itself where it is wider than the page, by keyboard too. */
const TABLE_OPEN = '<div class="table-scroll" role="group" aria-label="Table" tabindex="0">';
const INLINE = /\{\{\s*([^{}]*?)\s*\}\}/y;

/**
 * Adds directives to Markdown. A line `{{figure id}}` places a figure: static HTML, and
 * a cell that brings it to life. A line such as `{{fronts}}` places a part that is made from the data. `{{number name}}` or `{{number name words}}` within a
 * text places a number from its query, `{{note citation}}` a side note; links `actor:`, `place:`, `term:` explain. Anything else between double braces, or an unknown
 * name, throws with the file and line of the page.
 */
export function placeReport(md: MarkdownIt, report: Report, docs = "docs"): MarkdownIt {
  md.block.ruler.before("paragraph", "part", (state, start, _end, silent) => {
    const line = state.src.slice((state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0), state.eMarks[start]).trim();
    const part = report.parts?.get(DIRECTIVE.exec(line)?.[1] ?? "");
    if (part === undefined) return false;
    if (silent) return true;
    state.push("placed", "", 0).content = part;
    state.line = start + 1;
    return true;
  });
  md.block.ruler.before("paragraph", "figure", (state, start, _end, silent) => {
    const line = state.src.slice((state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0), state.eMarks[start]).trim();
    const directive = DIRECTIVE.exec(line)?.[1];
    if (!directive?.startsWith("figure")) return false;
    if (silent) return true;
    const path = pathOf(state.env);
    located(line, path, docs, () => {
      const id = argumentsOf(directive, "figure")[0] ?? "";
      const html = printFigure(id, path, state, report);
      const addressed = html.replace("<figure ", `<figure data-address="${md.utils.escapeHtml(addressOn(path, id))}" `);
      const token = state.push("placed", "", 0);
      token.content = `${report.placeholders?.put(id, addressed) ?? addressed}\n`;
      token.meta = {figure: id};
    });
    const cell = state.push("fence", "code", 0);
    cell.info = "js";
    cell.content = cellFor(argumentsOf(directive, "figure")[0] ?? "");
    state.line = start + 1;
    return true;
  });
  md.inline.ruler.before("link", "number", (state, silent) => {
    INLINE.lastIndex = state.pos;
    const match = INLINE.exec(state.src);
    if (!match) return false;
    if (!silent) {
      located(match[0], pathOf(state.env), docs, () => {
        const [name = "", style = "digits"] = argumentsOf(match[1] ?? "", "number");
        const quote = report.numbers.get(name);
        if (!quote) throw new Error(`unknown number: ${name}`);
        placeQuote(state, quote, printQuote(quote, styleOf(style), md.utils.escapeHtml), rootOf);
      });
    }
    state.pos += match[0].length;
    return true;
  });
  placeNotes(md, report.sources ?? new Map(), docs);
  placeExplanations(md, report.explanations ?? new Map(), docs);
  placeWorkbench(md, report);
  placeOutline(md, report.outlined ?? new Set());
  placeSchema(md, report);
  placeDrawer(md, rootOf);
  placeEmbed(md);
  md.renderer.rules.table_open = () => `${TABLE_OPEN}<table>\n`;
  md.renderer.rules.table_close = () => "</table></div>\n";
  md.renderer.rules.placed = (tokens, index) => tokens[index]?.content ?? "";
  return md;
}

/** Prints a figure of a page, below the headings and among the figures that stand there. */
function printFigure(id: string, path: string, {src, tokens}: StateBlock, report: Report): string {
  const drawable = report.figures.get(id);
  if (!drawable) throw new Error(`unknown figure: ${id}`);
  const page = figuresIn(src).flatMap((each) => report.figures.get(each) ?? []);
  const {edition, memo} = report;
  const standing = {level: levelBelow(tokens), shared: sharing(drawable, page), ...(memo && {memo})};
  const html = staticFigure(drawable, rootFrom(path), edition, standing);
  return embeddedOn(path) === null ? html : standAlone(html, id, report);
}

/** Adds to each page what its links are read by. */
function placeSchema(md: MarkdownIt, report: Report): void {
  md.core.ruler.push("schema", ({tokens, env, Token}) => {
    const {edition, homes = new Map()} = report;
    if (edition === undefined) return;
    if (tokens.some(({meta}) => meta === WORKBENCH)) return;
    const path = pathOf(env);
    const place = new Token("placed", "", 0);
    const page = {path, root: rootFrom(path), figures: tokens.flatMap(figureOf)};
    const schema =
      embeddedOn(path) === null ? pageSchema(page, report, edition) : embedSchema(page, homes, report, edition);
    place.content = `<script type="application/json" id="page-schema">${printSchema(schema)}</script>\n`;
    const cell = new Token("fence", "code", 0);
    cell.info = "js";
    cell.content = [
      'import {openPage as open_page} from "/components/live/open-page.js";',
      'import {saySearchResults as say_results} from "/components/live/page-extras.js";',
      'import {addressFigures as address_figures} from "/components/live/page-extras.js";',
      "open_page();",
      "address_figures(window);",
      "say_results(document);",
      ""
    ].join("\n");
    tokens.push(place, cell);
  });
}

/** Gives the id of the figure that a token places. */
function figureOf({meta}: Token): string[] {
  const value: unknown = meta;
  return typeof value === "object" && value !== null && "figure" in value ? [String(value.figure)] : [];
}

/** Writes the cell that brings a figure to life; its names do not collide with those of another figure. */
function cellFor(id: string): string {
  const name = exportName(id);
  const live = `live_${name}`;
  return [
    `import {live as ${live}} from "/components/live/live-figure.js";`,
    `import {${name}} from "/components/figures/${id}/figure.js";`,
    `${live}(${name});`,
    ""
  ].join("\n");
}

/** Gives the level of a heading below the last that stands on a page. */
function levelBelow(tokens: readonly Token[]): number {
  const above = tokens.filter(({type}) => type === "heading_open").at(-1);
  return above ? Math.min(Number(above.tag.slice(1)) + 1, 4) : 3;
}

/** Gives the address of a figure on its page: whole where it is told where the site will stand. */
function addressOn(path: string, figure: string): string {
  const site = readSiteUrl();
  return `${site ? addressOf(path, site) : path.replace(/\/index$/, "/")}#${figure}`;
}

function styleOf(style: string): Style {
  if (style === "digits" || style === "words" || style === "Words") return style;
  throw new Error(`unknown style: ${style}`);
}
