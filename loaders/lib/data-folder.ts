import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The hand-kept files as text, by their names below the data folder. */
export interface Sources {
  codebook: string;
  actors: string;
  places: string;
  outlets: string;
  aliases: string;
  terms: string;
  changelog: string;
  articles: Iterable<ArticleSource>;
}

/** An article as text; `id` is the file's name without its ending. */
export interface ArticleSource {
  file: string;
  id: string;
  text: string;
}

/** The folder of the hand-kept data. */
export const DATA = fileURLToPath(new URL("../../data/", import.meta.url));

const utf8 = new TextDecoder("utf-8", {ignoreBOM: true});

/** Reads the data folder from disk; articles in the order of their names, each when its turn comes. */
export function readDataFolder(dir: string): Sources {
  const read = (name: string): string => utf8.decode(readFileSync(join(dir, name)));
  const names = readdirSync(join(dir, "articles"))
    .filter((name) => name.endsWith(".md"))
    .sort();
  return {
    codebook: read("codebook.yaml"),
    actors: read("actors.yaml"),
    places: read("places.yaml"),
    outlets: read("outlets.yaml"),
    aliases: read("aliases.yaml"),
    terms: read("terms.yaml"),
    changelog: read("CHANGELOG.md"),
    articles: readArticles(names, read)
  };
}

function* readArticles(names: readonly string[], read: (name: string) => string): Iterable<ArticleSource> {
  for (const name of names) {
    yield {file: `articles/${name}`, id: name.slice(0, -".md".length), text: read(`articles/${name}`)};
  }
}
