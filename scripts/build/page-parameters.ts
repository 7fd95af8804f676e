import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {choicesOf} from "../../components/state/options.js";
import {joinDeclared} from "../../components/state/page-parameters.js";
import {versionOf} from "../../components/state/url-migrations.js";
import {colophonOf} from "./publication.js";
import type {Schema} from "../../components/state/page-parameters.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Edition, Homes, Page, Report} from "./report.js";

const FIGURE = /^\{\{\s*figure\s+([\w-]+)\s*\}\}\s*$/gm;

/** Joins the schema of a page from its figures; throws where they do not agree, or `unknown figure: …`. */
export function pageSchema(
  {path, root, figures}: Page,
  report: Pick<Report, "figures">,
  {version, aliases}: Edition
): Schema {
  const declared = figures.map((id) => {
    const drawable = report.figures.get(id);
    if (!drawable) throw new Error(`unknown figure: ${id} (${path})`);
    const {figure, open, codes} = drawable;
    return {figure: id, parameters: figure.parameters, choices: choicesOf(figure.parameters, open, codes)};
  });
  return {page: path, root, version: versionOf(path), data: version, ...joinDeclared(declared), aliases};
}

/**
 * Gives an embedded figure the schema of the page that holds it: a link to the one is a link to the other with another
 * path. A figure that stands on no page has a schema of its own.
 */
export function embedSchema(
  {path, root, figures}: Page,
  homes: Homes,
  report: Pick<Report, "figures">,
  edition: Edition
): Schema {
  const home = homes.get(figures[0] ?? "") ?? {path, root, figures};
  return {...pageSchema(home, report, edition), root, figures};
}

/** Finds the page that holds each figure: of several the first, the front page last. */
export function homesOf(pages: readonly Page[]): Homes {
  const order = [...pages.filter(({path}) => path !== "/index"), ...pages.filter(({path}) => path === "/index")];
  return new Map(order.reverse().flatMap((page) => page.figures.map((id): [string, Page] => [id, page])));
}

/** Names the issues that the articles are from, such as `Terrorism Monitor 20(4)`. */
export function sourceOf({tables}: Pick<Compiled, "tables">): string {
  const issues = (tables.articles ?? []).map(
    (row) => `${String(row.publication)} ${String(row.volume)}(${String(row.issue)})`
  );
  return [...new Set(issues)].join(", ");
}

/** Reads from the data what links are read by. */
export function editionOf({tables, version}: Pick<Compiled, "tables" | "version">): Edition {
  const aliases = (tables.aliases ?? []).map((row) => ({
    kind: String(row.kind),
    old: String(row.old),
    new: String(row.new)
  }));
  return {version, aliases, source: sourceOf({tables}), colophon: colophonOf({tables})};
}

/** Names the figures that the Markdown of a page places, in order. */
export function figuresIn(markdown: string): string[] {
  return [...markdown.matchAll(FIGURE)].map(([, id = ""]) => id);
}

/** Finds the pages of a folder that place figures. */
export function readPages(docs = "docs"): Page[] {
  return readdirSync(docs)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({
      path: `/${name.slice(0, -".md".length)}`,
      root: "./",
      figures: figuresIn(readFileSync(join(docs, name), "utf8"))
    }))
    .filter(({figures}) => figures.length > 0);
}
