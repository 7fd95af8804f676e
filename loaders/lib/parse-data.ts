import {checkAliases, parseAliases} from "./aliases.js";
import {parseArticle} from "./article.js";
import {parseChangelog} from "./changelog.js";
import {parseCodebook} from "./codebook.js";
import {copyStrings} from "./copy-strings.js";
import {factsParser} from "./facts.js";
import {parseRegistries} from "./registry.js";
import {articleRows} from "./rows.js";
import {parseTerms} from "./terms.js";
import {outletResolver, referenceChecker} from "./validate/check.js";
import {checkEncoding} from "./validate/encoding.js";
import {reporter, sortProblems} from "./validate/problem.js";
import type {Alias} from "./aliases.js";
import type {Change} from "./changelog.js";
import type {Codebook} from "./codebook.js";
import type {Copies} from "./copy-strings.js";
import type {Sources} from "./data-folder.js";
import type {Registries} from "./registry.js";
import type {ArticleRows} from "./rows.js";
import type {Term} from "./terms.js";
import type {Problem} from "./validate/problem.js";

/** The hand-kept data, parsed and checked, before it is shaped into tables. */
export interface Data {
  codebook: Codebook;
  registries: Registries;
  aliases: Alias[];
  terms: Term[];
  /** The changelog of the data, newest first. */
  changes: Change[];
  articles: ArticleRows[];
}

/**
 * Parses and checks the hand-kept texts; `data` is absent when there is any problem. Articles are read one by one and
 * only their rows are kept.
 */
export function parseData(sources: Sources): {problems: Problem[]; data?: Data} {
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
  const report = reporter(problems, "aliases.yaml");
  const aliases = parseAliases(read("aliases.yaml", sources.aliases), codebook, report);
  const terms = parseTerms(read("terms.yaml", sources.terms), reporter(problems, "terms.yaml"));
  const articles = readArticles(sources.articles, registries, codebook, problems);
  const data = {codebook, registries, aliases, terms, changes, articles};
  if (problems.length === 0) checkAliases(aliases, data, report);
  return problems.length > 0 ? {problems: sortProblems(problems)} : {problems, data};
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
    check(copyStrings(article, copies));
    if (problems.length === 0) rows.push(copyStrings(articleRows(article, codebook, resolve), copies));
  }
  finish();
  return rows;
}
