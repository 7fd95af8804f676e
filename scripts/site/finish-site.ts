import {createHash} from "node:crypto";
import {mkdirSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, posix} from "node:path";
import {codesOf} from "../../loaders/lib/codebook.js";
import {publishedNames} from "../../loaders/lib/publish.js";
import {readStyle, readTheme} from "../../loaders/lib/theme.js";
import {embeddedOn} from "../pages/embed-page.js";
import {toPng} from "../build/svg-to-png.js";
import {readCitation} from "./citation-file.js";
import {finishPage} from "./finish-page.js";
import {breadcrumbsOf, datasetOf, printLinkedData, reportOf} from "./linked-data.js";
import {printMetadata} from "./metadata.js";
import {readDescription, summarize, summarizeEmbed} from "./page-summary.js";
import {cardsOf} from "./social-cards.js";
import type {SiteSource} from "../build/load-site.js";
import type {BuiltPage} from "../build/built-pages.js";
import type {Report} from "../build/report.js";
import type {Thing, Work} from "./linked-data.js";
import type {PageSummary, SummarizedPage} from "./page-summary.js";

const ARTICLE = /^\/articles\/([\w-]+)$/;

/**
 * Completes a site that Framework wrote: a social card for each page and figure, what search engines and those who
 * show links read, the content policies. `site` is where it will stand.
 */
export async function finishSite(
  folder: string,
  built: readonly BuiltPage[],
  {compiled, report}: SiteSource,
  site: URL | null
): Promise<void> {
  const pages = built.map((page) => ({...page, summary: summaryOf(page, report)}));
  const cards = cardsOf(pages, {compiled, report}, readTheme(readStyle(), compiled.codebook).light);
  await Promise.all(
    [...cards].map(async ([name, svg]) => {
      const file = join(folder, "data/cards", name);
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, await toPng(svg));
    })
  );
  const files = new Map(publishedNames().map((name) => [name, statSync(join(folder, "data", name)).size]));
  const work = {compiled, citation: readCitation(), site, files};
  for (const page of pages) writeFileSync(join(folder, page.file), complete(page, folder, pages, work));
}

function summaryOf({file, document}: BuiltPage, {figures}: Pick<Report, "figures">): PageSummary {
  const path = `/${file.slice(0, -".html".length)}`;
  const embedded = figures.get(embeddedOn(path) ?? "");
  if (embedded) return summarizeEmbed(path, embedded);
  return summarize(path, document, readDescription(path));
}

function complete(
  {file, html, summary, read}: SummarizedPage,
  folder: string,
  pages: readonly SummarizedPage[],
  work: Work
): string {
  const files = {read, publish: (css: string) => publishSheet(css, folder, file)};
  const {path, title, figure} = summary;
  const {site} = work;
  const isStory = ARTICLE.test(path) || storyOf(path, work) !== null;
  if (figure === null) {
    const foot = printLinkedData(thingsOf(summary, pages, work));
    return finishPage(html, files, {head: printMetadata(summary, {site, isStory}), foot});
  }
  const holders = pages
    .map((page) => page.summary)
    .filter((other) => other.figure === null && other.figures.includes(figure));
  const home = holders.find((other) => other.path !== "/index") ?? holders[0];
  const head = printMetadata(summary, {site, isStory: true, canonical: home?.path ?? path});
  // Links of a figure in a frame lead out of it.
  return finishPage(html, files, {title: `${title} | Five Fronts`, head: `${head}\n<base target="_blank">`});
}

/** Keeps a stylesheet under a name made of its content, as pages of one kind share it; gives its address from a page. */
function publishSheet(css: string, folder: string, page: string): string {
  const name = `_file/style.${createHash("sha256").update(css).digest("hex").slice(0, 8)}.css`;
  writeFileSync(join(folder, name), css);
  return posix.relative(posix.dirname(page), name);
}

/** Describes a page in the vocabulary of schema.org, as far as that has words for it. */
function thingsOf(page: PageSummary, pages: readonly SummarizedPage[], work: Work): Thing[] {
  const {path} = page;
  const front = storyOf(path, work);
  if (path === "/index") return [reportOf(page, null, work), datasetOf(work)];
  if (path === "/data") return [datasetOf(work)];
  if (front !== null) return [reportOf(page, front, work)];
  const article = ARTICLE.exec(path)?.[1];
  if (article === undefined) return [];
  const way = ["/index", `/${article}`, path].flatMap((step) => {
    const found = pages.find(({summary}) => summary.path === step);
    return found ? [found.summary] : [];
  });
  return breadcrumbsOf(way, work.site);
}

/** Gives the front whose story a page tells. */
function storyOf(path: string, {compiled}: Pick<Work, "compiled">): string | null {
  return codesOf(compiled.codebook, "front").has(path.slice(1)) ? path.slice(1) : null;
}
