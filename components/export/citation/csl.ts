import {namesIn} from "../../data/publication.js";
import {dayOf} from "../../format/dates.js";
import {keyOf, nameOf} from "./text.js";
import type {Article} from "../../data/publication.js";
import type {Name, Reference} from "./text.js";

interface Dated {
  "date-parts": [number[]];
}

interface Item {
  id: string;
  type: "figure" | "article-journal";
  title: string;
  author: Name[];
  "container-title": string;
  issued: Dated;
  accessed?: Dated;
  version?: string;
  volume?: string;
  issue?: string;
  publisher?: string;
  URL?: string;
  note?: string;
}

/** Prints a reference as CSL-JSON, the form that citation-js is tested to read: an item for the figure and each article. */
export function printCsl(reference: Reference): string {
  const {edition, title, version, link, accessed, articles} = reference;
  const figure: Item = {
    id: keyOf(reference),
    type: "figure",
    title,
    author: edition.authors.map((literal) => ({literal})),
    "container-title": edition.title,
    version,
    issued: dated(dayOf(version)),
    ...(accessed !== null && {accessed: dated(accessed)}),
    ...(link !== null && {URL: link}),
    note: `Data version ${version}, ${edition.license}`
  };
  return `${JSON.stringify([figure, ...articles.map(itemOf)], null, 2)}\n`;
}

function itemOf(article: Article): Item {
  const {article_id: id, title, publication, volume, issue, published, publisher, url} = article;
  return {
    id,
    type: "article-journal",
    title,
    author: namesIn(article).map(nameOf),
    "container-title": publication,
    volume: String(volume),
    issue: String(issue),
    publisher,
    issued: dated(published),
    ...(url !== null && {URL: url})
  };
}

function dated(day: string): Dated {
  return {"date-parts": [day.split("-").map(Number)]};
}
