import {isArticle} from "../../components/data/publication.js";
import {readCitation} from "../site/citation-file.js";
import type {Article, Colophon} from "../../components/data/publication.js";
import type {Row} from "../../components/data/row.js";
import type {Compiled} from "../../loaders/lib/compile.js";

/** Reads who publishes the figures from the citation file, and the articles from the data. */
export function colophonOf({tables}: Pick<Compiled, "tables">): Colophon {
  const {title, authors, license} = readCitation();
  return {
    title,
    authors: authors.map(({name}) => name),
    license: license.replace(/^CC-(\S+)-(\d)/, "CC $1 $2"),
    articles: (tables.articles ?? []).map(articleOf)
  };
}

/** Keeps the articles that a figure may draw from. */
export function narrowed(colophon: Colophon, rows: readonly Row[]): Colophon {
  const ids = new Set(rows.map((row) => row.article_id));
  const own = colophon.articles.filter(({article_id: id}) => ids.has(id));
  return own.length === 0 ? colophon : {...colophon, articles: own};
}

function articleOf(row: Readonly<Record<string, unknown>>): Article {
  if (!isArticle(row)) throw new Error(`no article: ${JSON.stringify(row).slice(0, 80)}`);
  const {article_id, title, author, publication, publisher, volume, issue, published, url} = row;
  return {article_id, title, author, publication, publisher, volume, issue, published, url};
}
