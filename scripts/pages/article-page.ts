import {printDay} from "../../components/format/dates.js";
import {evidenceOf} from "../../loaders/lib/evidence/evidence.js";
import {column, factScope, find, group} from "../../loaders/lib/evidence/fact-scope.js";
import {escapeHtml} from "../markdown/escape-html.js";
import {printFacts} from "./article-facts.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Evidence} from "../../loaders/lib/evidence/evidence.js";
import type {FactScope} from "../../loaders/lib/evidence/fact-scope.js";
import type {Row} from "../../loaders/lib/rows.js";
import type {Tables} from "../../loaders/lib/tables.js";

/**
 * Prints the page of an article as Markdown: the digest, paragraph by paragraph, each with the facts coded
 * from it. Anchors: `p-<n>`, `e-<event_id>`, `r-<relation_id>`, `f-<figure_id>`, `d-<discrepancy_id>`,
 * `a-<actor_id>`, `pl-<place_id>`. Throws `unknown article: id`.
 */
export function printArticle(id: string, compiled: Compiled): string {
  const {tables} = compiled;
  const article = find(tables.articles, "article_id", id);
  if (!article) throw new Error(`unknown article: ${id}`);
  const scope = factScope(compiled);
  const evidence = evidenceOf(id, compiled);
  const paragraphs = (tables.paragraphs ?? []).filter((row) => row.article_id === id);
  const title = column(article, "title");
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(describe(article, scope))}`,
    "---",
    "",
    `# ${title}`,
    "",
    printHead(article, scope),
    "",
    ...paragraphs.flatMap((row, i) => printParagraph(row, paragraphs[i - 1], tables, evidence)),
    "## Who and where",
    "",
    printNames(id, "actor", tables, scope),
    "",
    printNames(id, "place", tables, scope),
    ""
  ].join("\n");
}

function describe(article: Row, scope: FactScope): string {
  const of = (table: string): string => String(scope.of(table, column(article, "article_id")).length);
  return `A digest of the article by ${column(article, "author")}, paragraph by paragraph, with the ${of("events")} events, ${of("relations")} ties and ${of("figures")} numbers coded from it, each with its sources.`;
}

function printHead(article: Row, scope: FactScope): string {
  const id = column(article, "article_id");
  const of = (table: string): string => String(scope.of(table, id).length);
  return [
    `<p class="byline">${escapeHtml(column(article, "author"))} · ${escapeHtml(column(article, "publication"))} ${String(article.volume)}(${String(article.issue)}) · ${printDay(column(article, "published"))} · ${escapeHtml(column(article, "publisher"))}</p>`,
    `<p class="article-note">A digest in our own words, paragraph by paragraph, with what was coded from each: ${of("events")} events, ${of("relations")} ties, ${of("figures")} numbers, ${String(article.citations)} cited sources, ${of("discrepancies")} discrepancies. The article itself belongs to its publisher. How it was coded: <a href="../methods">methods</a>.</p>`
  ].join("\n");
}

function printParagraph(row: Row, previous: Row | undefined, tables: Tables, evidence: Evidence): string[] {
  const id = column(row, "paragraph_id");
  const label = id.slice(id.lastIndexOf(".") + 1);
  const section = row.section === null || row.section === previous?.section ? [] : [`## ${column(row, "section")}`, ""];
  const level = row.section === null ? 2 : 3;
  const name = evidence.paragraphs[label]?.name ?? label;
  const html = [
    `<section class="coded" id="p-${label}" aria-labelledby="h-${label}">`,
    `<h${level} id="h-${label}"><a href="#p-${label}">${name}</a></h${level}>`,
    `<p class="digest">${printDigest(row, tables)}</p>`,
    printFacts(label, evidence),
    "</section>"
  ];
  return [...section, html.filter((line) => line !== "").join("\n"), ""];
}

function printDigest(row: Row, tables: Tables): string {
  const text = column(row, "text");
  const mentions = (tables.mentions ?? []).filter((mention) => mention.paragraph_id === row.paragraph_id);
  const parts: string[] = [];
  let at = 0;
  for (const mention of mentions) {
    const words = column(mention, "text");
    const found = text.indexOf(words, at);
    if (found < 0) continue;
    const anchor = `${mention.kind === "actor" ? "a" : "pl"}-${column(mention, "id")}`;
    parts.push(printText(text.slice(at, found)), `<a class="name" href="#${anchor}">${escapeHtml(words)}</a>`);
    at = found + words.length;
  }
  return [...parts, printText(text.slice(at))].join("");
}

function printText(text: string): string {
  return escapeHtml(text).replace(
    /\((?:[^()]|\([^()]*\))*\)/g,
    (bracket) => `<span class="citation">${bracket}</span>`
  );
}

function printNames(article: string, kind: "actor" | "place", tables: Tables, scope: FactScope): string {
  const mentions = (tables.mentions ?? []).filter(
    (row) => row.kind === kind && column(row, "paragraph_id").startsWith(`${article}.`)
  );
  const entries = [...group(mentions, "id")].map(([id, rows]) => ({
    id,
    entry: find(kind === "actor" ? tables.actors : tables.places, `${kind}_id`, id),
    rows
  }));
  const items = entries
    .sort((a, b) => column(a.entry ?? {}, "name").localeCompare(column(b.entry ?? {}, "name"), "en"))
    .map(({id, entry, rows}) => printName(id, kind, entry ?? {}, rows, scope));
  return [`<h3>${kind === "actor" ? "Actors" : "Places"} named</h3>`, `<ul class="names">`, ...items, "</ul>"].join(
    "\n"
  );
}

function printName(
  id: string,
  kind: "actor" | "place",
  entry: Row,
  mentions: readonly Row[],
  scope: FactScope
): string {
  const label = scope.label(kind === "actor" ? "actors" : "places", "kind", entry.kind);
  const about =
    kind === "actor" && typeof entry.description === "string"
      ? `. ${entry.description}`
      : typeof entry.country === "string" && kind === "place" && entry.country !== entry.name
        ? `, ${entry.country}`
        : "";
  const links = [...new Set(mentions.map((row) => column(row, "paragraph_id").split(".")[1] ?? ""))].map(
    (label) => `<a href="#p-${label}">${label}</a>`
  );
  return `<li id="${kind === "actor" ? "a" : "pl"}-${id}"><b>${escapeHtml(column(entry, "name"))}</b>, ${escapeHtml(label)}${escapeHtml(about)} <span class="where">¶ ${links.join(", ")}</span></li>`;
}
