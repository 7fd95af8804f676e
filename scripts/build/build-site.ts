import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {evidenceIndex, evidenceOf} from "../../loaders/lib/evidence/evidence.js";
import {fontBytes, fontFaces, fontNames, standInFaces} from "../../loaders/lib/fonts.js";
import {publishedDir, publishedNames} from "../../loaders/lib/publish.js";
import {printTheme, readStyle, readTheme} from "../../loaders/lib/theme.js";
import {colorTokens, icon} from "../../loaders/lib/front-colors.js";
import {placeReport} from "../markdown/place-report.js";
import {printArticle} from "../pages/article-page.js";
import {printEmbed} from "../pages/embed-page.js";
import {printStyleGuide} from "../pages/style-guide.js";
import {finishSite} from "../site/finish-site.js";
import {addressOf, readSiteUrl} from "../site/site-url.js";
import {readBuilt} from "./built-pages.js";
import {bundleModules} from "./bundle-modules.js";
import {embedScript} from "./embed-script.js";
import {figureFiles} from "./figure-files.js";
import {DIST, swapFolder} from "./folder.js";
import {hashOf, memoBytes, pruneMemo} from "./memo.js";
import {makePlaceholders} from "./placeholders.js";
import {colophonOf} from "./publication.js";
import {readLibrary} from "./query-library.js";
import {renderPages} from "./render-pages.js";
import {STAGE, stageSite} from "./stage-site.js";
import type MarkdownIt from "markdown-it";
import type {SiteSource} from "./load-site.js";

const STAGING = "dist.next";
const WASM = "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm";

export interface BuiltSite {
  pages: number;
  /** Version of the data. */
  version: string;
  /** What Framework warns of, one a line. */
  warnings: readonly string[];
}

/**
 * Builds the site into dist/, which stays as it was unless everything succeeds. `tell` hears each step as it begins.
 * Throws a `DataError` for the hand-kept data, `bad SITE_URL: …`, `cells do not compile: …`, `figures not placed: …`, and what compilers and
 * Framework throw.
 */
export async function buildSite(tell: (step: string) => void): Promise<BuiltSite> {
  const address = readSiteUrl();
  tell("reading the data");
  const {site, default: spec} = await import("../../observablehq.config.js");
  const {compiled, report} = site;
  const placeholders = makePlaceholders();
  try {
    tell("bundling modules");
    stageSite(await stagedFiles(site));
    await bundleModules("components", join(STAGE, "components"), [...report.figures.keys()]);
    tell("rendering pages");
    const markdownIt = (md: MarkdownIt): MarkdownIt => placeReport(md, {...report, placeholders});
    const date = compiled.version.slice(0, "YYYY-MM-DD".length);
    const warnings = await renderPages(
      {...spec, markdownIt},
      {root: STAGE, output: STAGING, date, tell: tellPage(tell)}
    );
    addFonts(STAGING);
    writeFileSync(join(STAGING, "embed.js"), embedScript());
    tell("drawing pictures of figures");
    await addFigures(STAGING, site, address);
    tell("completing pages");
    const built = readBuilt(STAGING, placeholders.fill);
    const faulty = built.filter(({html}) => html.includes("observablehq--error")).map(({file}) => file);
    if (faulty.length > 0) throw new Error(`cells do not compile: ${faulty.join(", ")}`);
    const unfilled = built.filter(({html}) => html.includes(" data-placeholder=")).map(({file}) => file);
    if (unfilled.length > 0) throw new Error(`figures not placed: ${unfilled.join(", ")}`);
    await finishSite(STAGING, built, site, address);
    swapFolder(STAGING, DIST);
    pruneMemo();
    return {pages: built.length, version: compiled.version, warnings};
  } finally {
    rmSync(STAGING, {recursive: true, force: true});
  }
}

/** Tells which page Framework reads or writes. */
function tellPage(tell: (step: string) => void): (text: string) => void {
  return (text) => {
    const path = /(?:load|render)\S* (\/\S*)/.exec(text)?.[1];
    if (path !== undefined) tell(`rendering ${path}`);
  };
}

/** Makes what loaders print in the preview, by path below the root of the pages. */
async function stagedFiles({compiled, report}: SiteSource): Promise<Map<string, string | Uint8Array>> {
  const {codebook, tables} = compiled;
  const folder = await publishedDir();
  const files = new Map<string, string | Uint8Array>();
  for (const name of publishedNames()) files.set(`data/${name}`, readFileSync(join(folder, name)));
  for (const {article_id: id} of tables.articles ?? []) {
    files.set(`articles/${String(id)}.md`, printArticle(String(id), compiled));
    files.set(`data/evidence/${String(id)}.json`, JSON.stringify(evidenceOf(String(id), compiled)));
  }
  files.set("data/evidence/index.json", JSON.stringify(evidenceIndex(compiled)));
  for (const id of report.figures.keys()) files.set(`embed/${id}.md`, printEmbed(id));
  const [tokens, rules] = [readStyle(), readStyle("docs/style.css")];
  const theme = readTheme(tokens, codebook);
  files.set("styleguide.md", printStyleGuide({codebook, theme, tokens, rules}));
  files.set("data/theme.json", printTheme(theme));
  files.set("data/icon.svg", icon(codebook));
  files.set("data/tokens.css", colorTokens(codebook));
  files.set("data/fonts.css", `${fontFaces()}\n${standInFaces()}\n`);
  files.set("data/duckdb-eh.wasm.gz", await packedWasm());
  return files;
}

async function packedWasm(): Promise<Uint8Array> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve(WASM));
  return memoBytes(hashOf("gzip", wasm), () => gzipSync(wasm, {level: 9}));
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
async function addFigures(folder: string, {compiled, report}: SiteSource, site: URL | null): Promise<void> {
  const {codebook, tables, version} = compiled;
  const {figures, homes, memo} = report;
  const options = {
    colophon: colophonOf({tables}),
    version,
    theme: readTheme(readStyle(), codebook),
    ...(memo && {memo}),
    ...(site && {addressOf: (id: string) => `${addressOf(homes?.get(id)?.path ?? "/index", site)}#${id}`})
  };
  writeFileSync(join(folder, "data/queries.json"), JSON.stringify(readLibrary(figures.values())));
  mkdirSync(join(folder, "figures"));
  for (const drawable of figures.values()) {
    for (const [name, content] of await figureFiles(drawable, options)) {
      writeFileSync(join(folder, "figures", name), content);
    }
  }
}
