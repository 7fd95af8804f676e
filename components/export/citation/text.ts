import {namesIn} from "../../data/publication.js";
import {printDay} from "../../format/dates.js";
import type {Article, Colophon} from "../../data/publication.js";

/** What a citation of a figure names. */
export interface Reference {
  /** Id of the figure. */
  id: string;
  /** Title of the figure as it is shown. */
  title: string;
  edition: Pick<Colophon, "title" | "authors" | "license">;
  /** Version of the data: the day of its newest change, a dot, ten digits. */
  version: string;
  /** Link that shows the figure as it is shown; null where the address is not known. */
  link: string | null;
  /** Day on which it was looked at, "YYYY-MM-DD"; null where nobody has yet. */
  accessed: string | null;
  /** Articles that the rows come from. */
  articles: readonly Article[];
}

/** A name in two parts where it has just two, else as it is printed. */
export type Name = {given: string; family: string} | {literal: string};

/** Prints a citation in the manner of Chicago: the figure, and the articles that it draws on. */
export function printReference(reference: Reference): string {
  const {edition, title, version, accessed, link, articles} = reference;
  const parts = [
    `${edition.authors.join(", ")}.`,
    `${quoted(title, ".")} Figure in ${edition.title}, data version ${version}.`,
    ...(accessed === null ? [] : [`Accessed ${printDay(accessed)}.`]),
    ...(link === null ? [] : [`${link}.`]),
    ...(articles.length === 0 ? [] : [`Drawn from ${articles.map(printArticle).join("; ")}.`])
  ];
  return parts.join(" ");
}

/** Prints a citation of the data as a whole. */
export function printDataset({title, authors, license, articles}: Colophon, version: string): string {
  const sources = [
    ...new Set(articles.map(({publication, volume, issue}) => `${publication} ${volume}, no. ${issue}`))
  ];
  return `${authors.join(", ")}. ${quoted(title, ".")} Data set, version ${version}. ${license}. Coded from ${sources.join("; ")}.`;
}

/** Gives the parts of a name. */
export function nameOf(name: string): Name {
  const [given, family, ...more] = name.split(" ");
  return given && family && more.length === 0 ? {given, family} : {literal: name};
}

/** Names a citation among others, in letters, digits and hyphens. */
export function keyOf({id, version}: Pick<Reference, "id" | "version">): string {
  return `five-fronts-${id}-${version.replaceAll(/[^a-z0-9]+/g, "-")}`;
}

function printArticle(article: Article): string {
  const {title, publication, volume, issue, published, publisher} = article;
  const names = namesIn(article).join(" and ");
  return `${names}, ${quoted(title, ",")} ${publication} ${volume}, no. ${issue} (${publisher}, ${printDay(published)})`;
}

/** Puts a title between quotation marks, the stop inside; a title that ends with a mark of its own needs none. */
function quoted(title: string, stop: string): string {
  return `“${title.replaceAll("“", "‘").replaceAll("”", "’")}${/[.?!…]$/.test(title) ? "" : stop}”`;
}
