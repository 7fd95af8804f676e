import {printDay} from "../format/dates.js";
import {isRecord} from "./guards.js";
import type {Row} from "./row.js";

/** An article of the issue, as the `articles` table has it. */
export interface Article {
  article_id: string;
  title: string;
  /** As printed; several are joined by "and". */
  author: string;
  publication: string;
  publisher: string;
  volume: number;
  issue: number;
  /** Day of the issue, "YYYY-MM-DD". */
  published: string;
  url: string | null;
}

/** Who publishes a figure, under which terms, and which articles it may draw from. */
export interface Colophon {
  /** Title of the edition. */
  title: string;
  authors: readonly string[];
  /** License of data and digests, such as "CC BY 4.0". */
  license: string;
  articles: readonly Article[];
}

const TEXTS = ["article_id", "title", "author", "publication", "publisher", "published"];

/** Returns the articles that rows come from; all of the figure's where the rows have no article column. */
export function articlesOf({articles}: Pick<Colophon, "articles">, rows: readonly Row[]): readonly Article[] {
  const ids = new Set(rows.map((row) => row.article_id));
  const found = articles.filter(({article_id: id}) => ids.has(id));
  return found.length === 0 ? articles : found;
}

/** Names the authors of articles, each once, as in "Jacob Zenn and Rami Jameel". */
export function authorsOf(articles: readonly Article[]): string {
  const names = [...new Set(articles.flatMap(namesIn))];
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} and ${last}`;
}

/** Returns the names of the authors of an article. */
export function namesIn({author}: Pick<Article, "author">): string[] {
  return author.split(/,\s+(?:and\s+)?|\s+and\s+/).filter((name) => name !== "");
}

/** Names the sources of a figure: "Source: Jacob Zenn, Terrorism Monitor 20(4), The Jamestown Foundation, February 25, 2022". */
export function printSource(articles: readonly Article[]): string {
  const issues = new Map<string, Article[]>();
  for (const article of articles) {
    const {publication, volume, issue, publisher, published} = article;
    const name = `${publication} ${volume}(${issue}), ${publisher}, ${printDay(published)}`;
    issues.set(name, [...(issues.get(name) ?? []), article]);
  }
  return `Source: ${[...issues].map(([name, own]) => `${authorsOf(own)}, ${name}`).join("; ")}`;
}

/** Tells whether a JSON value is a colophon. */
export function isColophon(value: unknown): value is Colophon {
  return (
    isRecord(value) &&
    typeof value.title === "string" &&
    typeof value.license === "string" &&
    Array.isArray(value.authors) &&
    value.authors.every((each) => typeof each === "string") &&
    Array.isArray(value.articles) &&
    value.articles.every(isArticle)
  );
}

/** Tells whether a JSON value is an article. */
export function isArticle(value: unknown): value is Article {
  return (
    isRecord(value) &&
    TEXTS.every((name) => typeof value[name] === "string") &&
    typeof value.volume === "number" &&
    typeof value.issue === "number" &&
    (value.url === null || typeof value.url === "string")
  );
}
