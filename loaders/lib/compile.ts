import {createHash} from "node:crypto";
import {fileURLToPath} from "node:url";
import {parseArticle} from "./article.js";
import {auditTables} from "./audit.js";
import {checkReferences} from "./check.js";
import type {Codebook} from "./codebook.js";
import {parseCodebook} from "./codebook.js";
import {conformTables} from "./conform.js";
import {checkEncoding} from "./encoding.js";
import {factsParser} from "./facts.js";
import {DataError, reporter, sortProblems} from "./problem.js";
import type {Problem} from "./problem.js";
import {parseActors, parseOutlets, parsePlaces} from "./registry.js";
import type {Registries} from "./registry.js";
import {readSources} from "./sources.js";
import type {Sources} from "./sources.js";
import {shapeTables} from "./tables.js";
import type {Tables} from "./tables.js";

/** The hand-kept data as tables, with the version that links and downloads carry. */
export interface Compiled {
  tables: Tables;
  codebook: Codebook;
  version: string;
}

/** The folder of the hand-kept data. */
export const DATA = fileURLToPath(new URL("../../data/", import.meta.url));

/** Compiles the data folder; throws a `DataError` that lists every problem when there is one. */
export function compile(dir: string = DATA): Compiled {
  const {problems, compiled} = compileSources(readSources(dir));
  if (compiled === undefined) throw new DataError(problems);
  return compiled;
}

/** Compiles the hand-kept texts; `compiled` is absent when there is any problem. */
export function compileSources(sources: Sources): {problems: Problem[]; compiled?: Compiled} {
  const problems: Problem[] = [];
  const read = (file: string, text: string): string => checkEncoding(text, reporter(problems, file));
  const codebook = parseCodebook(read("codebook.yaml", sources.codebook), reporter(problems, "codebook.yaml"));
  if (!codebook || problems.length > 0) return {problems: sortProblems(problems)};
  const registries: Registries = {
    actors: parseActors(read("actors.yaml", sources.actors), codebook, reporter(problems, "actors.yaml")),
    places: parsePlaces(read("places.yaml", sources.places), codebook, reporter(problems, "places.yaml")),
    outlets: parseOutlets(read("outlets.yaml", sources.outlets), codebook, reporter(problems, "outlets.yaml"))
  };
  const parseFacts = factsParser(codebook);
  const articles = sources.articles.flatMap(({file, id, text}) => {
    const report = reporter(problems, file);
    return parseArticle(file, id, checkEncoding(text, report), codebook, parseFacts, report) ?? [];
  });
  const date = changelogDate(sources.changelog, problems);
  checkReferences(articles, registries, problems);
  if (problems.length > 0) return {problems: sortProblems(problems)};
  const shaped = shapeTables(articles, registries, codebook);
  shaped.discrepancies = [...(shaped.discrepancies ?? []), ...auditTables(shaped)];
  const tables = conformTables(shaped, codebook);
  return {problems, compiled: {tables, codebook, version: `${date}.${hashTables(tables)}`}};
}

function changelogDate(text: string, problems: Problem[]): string {
  const date = /^## (\d{4}-\d\d-\d\d)$/m.exec(text)?.[1];
  if (date === undefined) problems.push({file: "CHANGELOG.md", line: 1, kind: "missing date", value: "no heading ## YYYY-MM-DD"});
  return date ?? "";
}

function hashTables(tables: Tables): string {
  const hash = createHash("sha256");
  for (const [name, rows] of Object.entries(tables)) {
    hash.update(`${name}\n`);
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest("hex").slice(0, 10);
}
