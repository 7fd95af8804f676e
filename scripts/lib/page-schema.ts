import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";

import {choicesOf} from "../../components/choices.js";
import {versionOf} from "../../components/migrations.js";
import {joinDeclared} from "../../components/schema.js";
import type {Schema} from "../../components/schema.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Edition, Report} from "./report.js";

interface Page {
  /** Path of the page, such as `/index`. */
  path: string;
  /** Way to the root of the site. */
  root: string;
  /** Ids of the figures that it places, in order. */
  figures: readonly string[];
}

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

/** Reads from the data what links are read by. */
export function editionOf({tables, version}: Pick<Compiled, "tables" | "version">): Edition {
  const aliases = (tables.aliases ?? []).map((row) => ({
    kind: String(row.kind),
    old: String(row.old),
    new: String(row.new)
  }));
  return {version, aliases};
}

/** Finds the pages of a folder that place figures. */
export function readPages(docs = "docs"): Page[] {
  return readdirSync(docs)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({
      path: `/${name.slice(0, -".md".length)}`,
      root: "./",
      figures: [...readFileSync(join(docs, name), "utf8").matchAll(FIGURE)].map(([, id = ""]) => id)
    }))
    .filter(({figures}) => figures.length > 0);
}
