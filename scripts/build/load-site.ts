import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {codesOf} from "../../loaders/lib/codebook.js";
import {compile} from "../../loaders/lib/compile.js";
import {publishedDir} from "../../loaders/lib/publish.js";
import {explanationsOf} from "../markdown/explanations.js";
import {citedSources} from "../markdown/side-notes.js";
import {printParts} from "../pages/page-parts.js";
import {codesFrom} from "./code-lists.js";
import {hashOf, memoJson, memoText} from "./memo.js";
import {openNative} from "./native-duckdb.js";
import {editionOf, homesOf, readPages} from "./page-parameters.js";
import {readDrawables, readNumberQueries, readNumbers} from "./report.js";
import {sourceHash} from "./source-hash.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Quote} from "../markdown/numbers.js";
import type {Native} from "./native-duckdb.js";
import type {DrawablesOptions, FigureAnswers, Report} from "./report.js";

/** All that pages are made from. */
export interface SiteSource {
  compiled: Compiled;
  report: Report;
}

/** Pages with a list of their sections, beside those of the fronts. */
const OUTLINED = ["sources", "methods", "data"];

/**
 * Compiles the data, publishes it where it has changed, and reads what figures, numbers and parts of pages show. What
 * the database said under the same data, SQL and code is taken from disk, so that it is opened only where something
 * has changed. Throws a `DataError` for the data, else what a query throws.
 */
export async function loadSite(): Promise<SiteSource> {
  const compiled = compile();
  const {codebook} = compiled;
  const folder = await publishedDir();
  const database = openOnDemand(join(folder, "five-fronts.duckdb"));
  const published = basename(folder);
  const codes = codesFrom(codebook);
  const figures = await readDrawables(database, codes, {memo: memoAnswers(published)});
  const numbers = await memoJson<[string, Quote][]>(
    hashOf("numbers", sourceHash(), published, readNumberQueries()),
    async () => [...(await readNumbers(database))]
  );
  const parts = await memoJson<[string, string][]>(
    hashOf(
      "parts",
      sourceHash(),
      published,
      readFileSync("data/README.md", "utf8"),
      readFileSync("CITATION.cff", "utf8")
    ),
    async () => [...(await printParts(compiled, database))]
  );
  database.close();
  const report = {
    figures,
    numbers: new Map(numbers),
    parts: new Map(parts),
    sources: citedSources(compiled),
    explanations: explanationsOf(compiled),
    outlined: new Set([...codesOf(codebook, "front").keys(), ...OUTLINED].map((name) => `/${name}`)),
    edition: editionOf(compiled),
    homes: homesOf(readPages()),
    memo: (key: string, make: () => string) => memoText(hashOf(sourceHash(), key), make)
  };
  return {compiled, report};
}

function memoAnswers(published: string): NonNullable<DrawablesOptions["memo"]> {
  return (figure, sql, ask) => memoJson<FigureAnswers>(hashOf("answers", sourceHash(), published, figure.id, sql), ask);
}

/** Opens the database with its first query. */
function openOnDemand(file: string): Native {
  let native: Promise<Native> | undefined;
  return {
    query: async (sql, parameters) => (await (native ??= openNative(readFileSync(file)))).query(sql, parameters),
    close: () => void native?.then(({close}) => close())
  };
}
