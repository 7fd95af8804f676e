import {readCodebook} from "../loaders/lib/codebook.js";
import {compile} from "../loaders/lib/compile.js";
import {published} from "../loaders/lib/publish.js";
import {codesFrom} from "../scripts/build/code-lists.js";
import {openNative} from "../scripts/build/native-duckdb.js";
import {editionOf, embedSchema, homesOf, pageSchema, readPages} from "../scripts/build/page-parameters.js";
import {figureIds, readReport} from "../scripts/build/report.js";
import type {Schema} from "../components/state/page-parameters.js";

/** Reads the schema of every page that places figures, from the pages' Markdown and the present data. */
export async function schemas(): Promise<Schema[]> {
  return [...(await schemasByPath())].filter(([path]) => !path.startsWith("/embed/")).map(([, schema]) => schema);
}

/** Reads the schema of every page by its path, those of the embed pages too. */
export async function schemasByPath(): Promise<Map<string, Schema>> {
  const native = await openNative(await published("five-fronts.duckdb"));
  const report = await readReport(native, codesFrom(readCodebook()));
  native.close();
  const edition = editionOf(compile());
  const pages = readPages();
  const embeds = figureIds().map((id) => ({path: `/embed/${id}`, root: "../", figures: [id]}));
  return new Map([
    ...pages.map((page): [string, Schema] => [page.path, pageSchema(page, report, edition)]),
    ...embeds.map((page): [string, Schema] => [page.path, embedSchema(page, homesOf(pages), report, edition)])
  ]);
}
