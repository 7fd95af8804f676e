import {createHash} from "node:crypto";
import {fileURLToPath} from "node:url";
import {checkAliases, parseAliases} from "./aliases.js";
import {parseArticle} from "./article.js";
import {auditTables} from "./audit.js";
import {outletResolver, referenceChecker} from "./check.js";
import {parseChangelog} from "./changelog.js";
import type {Change} from "./changelog.js";
import type {Codebook} from "./codebook.js";
import {parseCodebook} from "./codebook.js";
import {conformTables} from "./conform.js";
import {checkEncoding} from "./encoding.js";
import {factsParser} from "./facts.js";
import {ownStrings} from "./own.js";
import type {Copies} from "./own.js";
import {DataError, reporter, sortProblems} from "./problem.js";
import type {Problem} from "./problem.js";
import {parseRegistries} from "./registry.js";
import type {Registries} from "./registry.js";
import {articleRows} from "./rows.js";
import type {ArticleRows} from "./rows.js";
import {readSources} from "./sources.js";
import type {Sources} from "./sources.js";
import {shapeTables} from "./tables.js";
import type {Tables} from "./tables.js";

/** The hand-kept data as tables, with the version that links and downloads carry. */
export interface Compiled {
  tables: Tables;
  codebook: Codebook;
  version: string;
  /** The changelog of the data, newest first. */
  changes: Change[];
}

/** The folder of the hand-kept data. */
export const DATA = fileURLToPath(new URL("../../data/", import.meta.url));

/** Compiles the data folder; throws a `DataError` that lists every problem when there is one. */
export function compile(dir: string = DATA): Compiled {
  const {problems, compiled} = compileSources(readSources(dir));
  if (compiled === undefined) throw new DataError(problems);
  return compiled;
}

/**
 * Compiles the hand-kept texts; `compiled` is absent when there is any problem. Articles are read one by one and
 * only their rows are kept.
 */
export function compileSources(sources: Sources): {problems: Problem[]; compiled?: Compiled} {
  const problems: Problem[] = [];
  const read = (file: string, text: string): string => checkEncoding(text, reporter(problems, file));
  const codebook = parseCodebook(read("codebook.yaml", sources.codebook), reporter(problems, "codebook.yaml"));
  if (!codebook) return {problems: sortProblems(problems)};
  const texts = {
    actors: read("actors.yaml", sources.actors),
    places: read("places.yaml", sources.places),
    outlets: read("outlets.yaml", sources.outlets)
  };
  const changes = parseChangelog(read("CHANGELOG.md", sources.changelog), reporter(problems, "CHANGELOG.md"));
  const registries = parseRegistries(texts, codebook, problems);
  const aliases = parseAliases(read("aliases.yaml", sources.aliases), codebook, reporter(problems, "aliases.yaml"));
  const articles = readArticles(sources.articles, registries, codebook, problems);
  if (problems.length > 0) return {problems: sortProblems(problems)};
  const shaped = shapeTables(articles, registries, aliases, codebook);
  shaped.discrepancies = [...(shaped.discrepancies ?? []), ...auditTables(shaped)];
  checkAliases(aliases, shaped, codebook, reporter(problems, "aliases.yaml"));
  if (problems.length > 0) return {problems: sortProblems(problems)};
  const tables = conformTables(shaped, codebook);
  return {problems, compiled: {tables, codebook, changes, version: versionOf(changes, tables)}};
}

function readArticles(
  sources: Sources["articles"],
  registries: Registries,
  codebook: Codebook,
  problems: Problem[]
): ArticleRows[] {
  const parseFacts = factsParser(codebook);
  const resolve = outletResolver(registries);
  const {check, finish} = referenceChecker(registries, problems);
  const rows: ArticleRows[] = [];
  for (const {file, id, text} of sources) {
    const report = reporter(problems, file);
    const article = parseArticle(file, id, checkEncoding(text, report), codebook, parseFacts, report);
    if (article === undefined) continue;
    const copies: Copies = new Map();
    check(ownStrings(article, copies));
    if (problems.length === 0) rows.push(ownStrings(articleRows(article, codebook, resolve), copies));
  }
  finish();
  return rows;
}

/** The day of the newest change, and a hash of all that it led to. */
function versionOf([newest]: readonly Change[], tables: Tables): string {
  return `${newest?.date ?? ""}.${hashTables(tables)}`;
}

function hashTables(tables: Tables): string {
  const hash = createHash("sha256");
  for (const [name, rows] of Object.entries(tables)) {
    hash.update(`${name}\n`);
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest("hex").slice(0, 10);
}
