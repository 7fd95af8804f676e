import {parseArticle} from "../../loaders/lib/article.js";
import {parseCodebook} from "../../loaders/lib/codebook.js";
import {DATA, readDataFolder} from "../../loaders/lib/data-folder.js";
import {factsParser} from "../../loaders/lib/facts.js";
import {parseRegistries} from "../../loaders/lib/registry.js";
import type {Article, CodedParagraph} from "../../loaders/lib/article.js";
import type {Codebook} from "../../loaders/lib/codebook.js";
import type {Registries} from "../../loaders/lib/registry.js";

/** A paragraph with the article that it belongs to. */
export interface Coded {
  article: Article;
  paragraph: CodedParagraph;
}

const IGNORE = (): undefined => undefined;

/** Parses the hand-kept articles, without holding them against the registries. */
export function codedArticles(): Article[] {
  const codebook = readCodebook();
  const parseFacts = factsParser(codebook);
  return [...readDataFolder(DATA).articles].flatMap(
    ({file, id, text}) => parseArticle(file, id, text, codebook, parseFacts, IGNORE) ?? []
  );
}

/** Parses the registries. */
export function codedRegistries(): Registries {
  return parseRegistries(readDataFolder(DATA), readCodebook(), []);
}

/** Lists the paragraphs of all articles. */
export function codedParagraphs(articles: readonly Article[]): Coded[] {
  return articles.flatMap((article) => article.paragraphs.map((paragraph) => ({article, paragraph})));
}

function readCodebook(): Codebook {
  const codebook = parseCodebook(readDataFolder(DATA).codebook, IGNORE);
  if (codebook === undefined) throw new Error("codebook does not parse");
  return codebook;
}
