import {readFileSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {publishedDir} from "../../loaders/lib/publish.js";
import {colophonOf} from "../build/publication.js";
import {printCertaintyScale} from "./certainty-scale.js";
import {printDatasetCitation} from "./dataset-citation.js";
import {printCodeLists, printDictionary} from "./dictionary.js";
import {printDownloads} from "./downloads.js";
import {printExampleArticle} from "./example-article.js";
import {printFronts} from "./fronts.js";
import {printSchema} from "./schema-diagram.js";
import {printWorked} from "./worked-example.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Native} from "../build/native-duckdb.js";

const WORKED = "kataib-hezbollah-directs-qasim-al-jabbarin";

/** Prints what pages may place that is made from the data, by directive. */
export async function printParts(
  compiled: Compiled,
  native: Pick<Native, "query">
): Promise<ReadonlyMap<string, string>> {
  const {codebook, tables, version} = compiled;
  const folder = await publishedDir();
  const sizes = new Map(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));
  const article = String(tables.relations?.find((row) => row.relation_id === WORKED)?.article_id);
  const worked = await printWorked(WORKED, compiled, native, readFileSync(`data/articles/${article}.md`, "utf8"));
  return new Map([
    ["fronts", printFronts(compiled)],
    ["downloads", printDownloads(compiled, sizes)],
    ["dictionary", printDictionary(compiled)],
    ["codes", printCodeLists(codebook)],
    ["schema", printSchema(codebook)],
    ["dataset-citation", printDatasetCitation(colophonOf({tables}), version)],
    ["example-article", printExampleArticle(readFileSync("data/README.md", "utf8"))],
    ["certainty-scale", printCertaintyScale(compiled)],
    ...worked
  ]);
}
