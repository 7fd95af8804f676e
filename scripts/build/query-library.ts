import {readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {bindings, defaults} from "../../components/state/parameters.js";
import type {Example, Library} from "../../components/workbench/notebook/query-library.js";
import type {Drawable} from "./report.js";

const EXAMPLES = fileURLToPath(new URL("../../components/queries/examples/", import.meta.url));

/** Reads all queries of the project: the examples in the order of their files, and those of the figures. */
export function readLibrary(figures: Iterable<Drawable>, folder = EXAMPLES): Library {
  return {
    examples: readExamples(folder),
    figures: [...figures].map(({figure, sql, rows, codes}) => ({
      id: figure.id,
      title: figure.title(rows, codes),
      sql,
      parameters: bindings(figure.parameters, defaults(figure.parameters))
    }))
  };
}

/**
 * Reads the examples: a first line with the question, a second with the skill that it shows, then SQL. Throws
 * `example without a question or a skill: file`.
 */
export function readExamples(folder = EXAMPLES): Example[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const found = /^-- (.+)\n-- skill: (.+)\n([\s\S]+)$/.exec(text);
    if (!found) throw new Error(`example without a question or a skill: ${file}`);
    const [, title = "", skill = "", sql = ""] = found;
    return {id: basename(file, ".sql").replace(/^\d+-/, ""), title, skill, sql: sql.trim()};
  });
}
