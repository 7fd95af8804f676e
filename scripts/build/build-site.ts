import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {compile} from "../../loaders/lib/compile.js";
import {evidenceIndex, evidenceOf} from "../../loaders/lib/evidence/evidence.js";
import {fontBytes, fontNames} from "../../loaders/lib/fonts.js";
import {publishedDir, publishedNames} from "../../loaders/lib/publish.js";
import {printTheme, readStyle, readTheme} from "../../loaders/lib/theme.js";
import {printArticle} from "../pages/article-page.js";
import {printEmbed} from "../pages/embed-page.js";
import {auditSite} from "../site/check-site.js";
import {finishSite} from "../site/finish-site.js";
import {addressOf, readSiteUrl} from "../site/site-url.js";
import {readBuilt} from "./built-pages.js";
import {codesFrom} from "./code-lists.js";
import {embedScript} from "./embed-script.js";
import {figureFiles} from "./figure-files.js";
import {swapFolder} from "./folder.js";
import {renderSite} from "./framework.js";
import {prime, resetCache} from "./loader-cache.js";
import {openNative} from "./native-duckdb.js";
import {homesOf, readPages} from "./page-parameters.js";
import {colophonOf} from "./publication.js";
import {readLibrary} from "./query-library.js";
import {figureIds, readDrawables} from "./report.js";
import type {Compiled} from "../../loaders/lib/compile.js";

/** Where the built site stands. */
export const DIST = "dist";
const STAGING = "dist.next";

/**
 * Builds the site into dist/, which stays as it was unless everything succeeds. Throws a `DataError` for the
 * hand-kept data, `bad SITE_URL: …`, `framework build failed: …`, or `faulty site: …` with one fault a line.
 */
export async function buildSite(): Promise<{pages: number; version: string}> {
  const site = readSiteUrl();
  const compiled = compile();
  const {version} = compiled;
  resetCache();
  await primeLoaders(compiled);
  try {
    await renderSite(STAGING, version.slice(0, "YYYY-MM-DD".length));
    addFonts(STAGING);
    writeFileSync(join(STAGING, "embed.js"), embedScript());
    await addFigures(STAGING, compiled, site);
    const built = readBuilt(STAGING);
    const faults = auditSite(STAGING, built);
    if (faults.length > 0) throw new Error(`faulty site: ${faults.length} faults\n${faults.join("\n")}`);
    await finishSite(STAGING, built, compiled, site);
    swapFolder(STAGING, DIST);
    return {pages: built.length, version};
  } finally {
    rmSync(STAGING, {recursive: true, force: true});
  }
}

/**
 * Fills the cache with the published files, the article pages and the evidence from this one process. Framework starts
 * a process for each loader whose output is missing, half a second or more each, and there are over sixty.
 */
async function primeLoaders(compiled: Compiled): Promise<void> {
  const folder = await publishedDir();
  for (const name of publishedNames()) prime(`data/${name}`, readFileSync(join(folder, name)));
  for (const {article_id: id} of compiled.tables.articles ?? []) {
    prime(`articles/${String(id)}.md`, Buffer.from(printArticle(String(id), compiled)));
    prime(`data/evidence/${String(id)}.json`, Buffer.from(JSON.stringify(evidenceOf(String(id), compiled))));
  }
  prime("data/evidence/index.json", Buffer.from(JSON.stringify(evidenceIndex(compiled))));
  for (const id of figureIds()) prime(`embed/${id}.md`, Buffer.from(printEmbed(id)));
  prime("data/theme.json", Buffer.from(printTheme(readTheme(readStyle(), compiled.codebook))));
}

/** Puts the typefaces beside their stylesheet: Framework copies a linked stylesheet, not what it refers to. */
function addFonts(folder: string): void {
  for (const name of fontNames()) {
    const file = join(folder, `_file/data/fonts/${name}.woff2`);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, fontBytes(name));
  }
}

/** Publishes every figure as it stands from the start: its rows and its picture. */
async function addFigures(folder: string, compiled: Compiled, site: URL | null): Promise<void> {
  const {codebook, tables, version} = compiled;
  const native = await openNative(readFileSync(join(await publishedDir(), "five-fronts.duckdb")));
  const figures = await readDrawables(native, codesFrom(codebook));
  native.close();
  const homes = homesOf(readPages());
  const options = {
    colophon: colophonOf({tables}),
    version,
    theme: readTheme(readStyle(), codebook),
    ...(site && {addressOf: (id: string) => `${addressOf(homes.get(id)?.path ?? "/index", site)}#${id}`})
  };
  writeFileSync(join(folder, "data/queries.json"), JSON.stringify(readLibrary(figures.values())));
  mkdirSync(join(folder, "figures"));
  for (const drawable of figures.values()) {
    for (const [name, content] of await figureFiles(drawable, options)) {
      writeFileSync(join(folder, "figures", name), content);
    }
  }
}
