import {namesIn} from "../../data/publication.js";
import {dayOf} from "../../format/dates.js";
import {keyOf, nameOf} from "./text.js";
import type {Article, Colophon} from "../../data/publication.js";
import type {Reference} from "./text.js";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** What a character of a text is in BibTeX, whose braces must balance whatever stands before them. */
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  _: "\\_",
  "%": "\\%"
};

/**
 * Prints a reference as BibTeX: an entry for the figure, and one for each article that it draws on. The
 * tests parse it with citation-js, which is far larger than these lines and no part of the site.
 */
export function printBibtex(reference: Reference): string {
  const {edition, title, version, link, accessed, articles} = reference;
  const figure = printEntry("misc", keyOf(reference), [
    ["author", edition.authors.map((name) => `{${escape(name)}}`).join(" and ")],
    ["title", `{${escape(title)}}`],
    ["howpublished", `Figure in ${escape(edition.title)}`],
    ...dated(dayOf(version)),
    ["note", escape(`Data version ${version}, ${edition.license}`)],
    ...(link === null ? [] : [["url", escapeUrl(link)] satisfies Field]),
    ...(accessed === null ? [] : [["urldate", accessed] satisfies Field])
  ]);
  return [figure, ...articles.map(printArticle)].join("\n");
}

/** Prints the data as a whole as BibTeX: an entry for the data, and one for each article. */
export function printDatasetBibtex({title, authors, license, articles}: Colophon, version: string): string {
  const data = printEntry("misc", keyOf({id: "data", version}), [
    ["author", authors.map((name) => `{${escape(name)}}`).join(" and ")],
    ["title", `{${escape(title)}}`],
    ["howpublished", "Data set"],
    ...dated(dayOf(version)),
    ["note", escape(`Data version ${version}, ${license}`)]
  ]);
  return [data, ...articles.map(printArticle)].join("\n");
}

type Field = [name: string, value: string];

function printArticle(article: Article): string {
  const {article_id: id, title, publication, volume, issue, published, publisher, url} = article;
  return printEntry("article", `${publication.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${id}`, [
    ["author", namesIn(article).map(printName).join(" and ")],
    ["title", `{${escape(title)}}`],
    ["journal", escape(publication)],
    ["volume", String(volume)],
    ["number", String(issue)],
    ...dated(published),
    ["publisher", escape(publisher)],
    ...(url === null ? [] : [["url", escapeUrl(url)] satisfies Field])
  ]);
}

function printEntry(type: string, key: string, fields: readonly Field[]): string {
  const lines = fields.map(([name, value]) => `  ${name} = ${name === "month" ? value : `{${value}}`}`);
  return `@${type}{${key},\n${lines.join(",\n")}\n}\n`;
}

function dated(day: string): Field[] {
  const [year = "", month = ""] = day.split("-");
  return [
    ["year", year],
    ["month", MONTHS[Number(month) - 1] ?? ""]
  ];
}

/** Prints a name that BibTeX can take apart, or one that it must not. */
function printName(name: string): string {
  return "literal" in nameOf(name) ? `{${escape(name)}}` : escape(name);
}

/** Writes a text so that TeX prints it as it is: no command, and no two characters drawn as one. */
function escape(text: string): string {
  return text
    .replaceAll(/[\\{}~^$&#_%]/g, (character) => ESCAPES[character] ?? "")
    .replaceAll(/([-'`,<>])(?=\1)/g, "$1{}")
    .replaceAll(/\s+/g, " ");
}

/** An address is printed as it is, but for what would end the field. */
function escapeUrl(url: string): string {
  return url.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C").replaceAll(/\s/g, "%20");
}
