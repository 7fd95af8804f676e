import {numeral} from "../../components/format/words.js";
import {codesOf} from "../../loaders/lib/codebook.js";
import {column, find} from "../../loaders/lib/evidence/fact-scope.js";
import {addressOf} from "./site-url.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Row} from "../../loaders/lib/rows.js";
import type {Citation} from "./citation-file.js";
import type {PageSummary} from "./page-summary.js";

/** One thing in the vocabulary of schema.org. */
export interface Thing {
  "@type": string;
  [property: string]: unknown;
}

/** What is known of the edition as a whole. */
export interface Work {
  compiled: Compiled;
  citation: Citation;
  /** Where the site will stand; without it no address is said, and no download. */
  site: URL | null;
  /** The published files, such as `events.csv`, with their sizes in bytes. */
  files: ReadonlyMap<string, number>;
}

const NAME = "Five Fronts";
const LICENSES: Readonly<Record<string, string>> = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"};
/** Media types by ending; DuckDB has registered none. */
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  arrow: "application/vnd.apache.arrow.stream",
  parquet: "application/vnd.apache.parquet",
  zip: "application/zip",
  duckdb: "application/octet-stream"
};
/** Files that describe the site and not the data. */
const NO_DATA = new Set(["changes.json", "version.json", "theme.json"]);

/** Prints things for the page that they describe; nothing in them can end the script. */
export function printLinkedData(things: readonly Thing[]): string {
  return things
    .map((thing) => JSON.stringify({"@context": "https://schema.org", ...thing}).replaceAll("<", "\\u003c"))
    .map((json) => `<script type="application/ld+json">${json}</script>`)
    .join("\n");
}

/** Describes the edition, or with `front` the story of one front, as a report on the articles that it reads. */
export function reportOf(page: PageSummary, front: string | null, work: Work): Thing {
  const {compiled, site} = work;
  const articles = (compiled.tables.articles ?? []).filter((row) => front === null || row.article_id === front);
  return {
    "@type": "Report",
    name: page.title,
    headline: page.heading,
    description: page.description,
    ...basics(work),
    about: articles.map((row) => ({"@type": "Thing", name: column(row, "front_label")})),
    isBasedOn: articles.map(articleOf),
    ...(front === null ? {} : {isPartOf: {"@type": "Report", name: NAME, ...located("/index", site)}}),
    ...located(page.path, site),
    ...(site && {image: addressOf(`/data/cards${page.path}.png`, site)})
  };
}

/** Describes the tables as a data set, as search engines for data expect it. */
export function datasetOf(work: Work): Thing {
  const {compiled, citation, site} = work;
  const {articles = [], events = []} = compiled.tables;
  return {
    "@type": "Dataset",
    name: citation.title,
    description: `Events, actors, ties, stated numbers, cited sources and discrepancies coded clause by clause from ${numeral(articles.length)} articles on armed groups, each with its certainty, its date and the paragraph that states it, and a digest of every paragraph.`,
    ...basics(work),
    keywords: citation.keywords,
    isAccessibleForFree: true,
    isBasedOn: articles.map(articleOf),
    temporalCoverage: `${least(events, "date_start")}/${most(events, ["date_start", "date_end"])}`,
    spatialCoverage: countriesOf(compiled).map((name) => ({"@type": "Place", name})),
    variableMeasured: variablesOf(compiled),
    ...located("/index", site),
    ...(site && {distribution: downloadsOf(work.files, site)})
  };
}

/** Describes the way from the front page to a page; absent where the site has no address. */
export function breadcrumbsOf(pages: readonly Pick<PageSummary, "path" | "title">[], site: URL | null): Thing[] {
  if (!site) return [];
  const itemListElement = pages.map(({path, title}, i) => ({
    "@type": "ListItem",
    position: i + 1,
    name: title,
    item: addressOf(path, site)
  }));
  return [{"@type": "BreadcrumbList", itemListElement}];
}

function basics({compiled, citation}: Work): Record<string, unknown> {
  const {changes, version} = compiled;
  const creator = citation.authors.map(({name, isPerson}) => ({"@type": isPerson ? "Person" : "Organization", name}));
  return {
    creator,
    license: LICENSES[citation.license] ?? `https://spdx.org/licenses/${citation.license}.html`,
    version,
    datePublished: changes.at(-1)?.date,
    dateModified: changes[0]?.date,
    inLanguage: "en"
  };
}

function located(path: string, site: URL | null): {url?: string} {
  return site ? {url: addressOf(path, site)} : {};
}

function articleOf(row: Row): Thing {
  const publisher = {"@type": "Organization", name: column(row, "publisher")};
  return {
    "@type": "Article",
    headline: column(row, "title"),
    author: {"@type": "Person", name: column(row, "author")},
    publisher,
    datePublished: column(row, "published"),
    ...(typeof row.url === "string" && {url: row.url}),
    isPartOf: {
      "@type": "PublicationIssue",
      issueNumber: String(row.issue),
      isPartOf: {
        "@type": "PublicationVolume",
        volumeNumber: String(row.volume),
        isPartOf: {"@type": "Periodical", name: column(row, "publication"), publisher}
      }
    }
  };
}

function countriesOf({tables}: Compiled): string[] {
  const {events = [], places} = tables;
  const countries = events.map((event) => find(places, "place_id", String(event.place_id))?.country);
  return [...new Set(countries.filter((name) => typeof name === "string"))].sort();
}

/** Lists what the facts are coded by, and the kinds of numbers. */
function variablesOf({codebook}: Compiled): Thing[] {
  const measures = [...codesOf(codebook, "measure").values()];
  const columns = ["events", "relations", "figures"].flatMap((name) => codebook.tables.get(name)?.columns ?? []);
  const coded = new Map(
    columns.filter(({codes}) => codes !== null && codes !== "measure").map((each) => [each.codes, each])
  );
  return [
    ...[...coded.values()].map(({name, description}) => ({"@type": "PropertyValue", name, description})),
    ...measures.map(({label, description, unit}) => ({
      "@type": "PropertyValue",
      name: label,
      description,
      ...(unit !== null && {unitText: unit})
    }))
  ];
}

function downloadsOf(files: ReadonlyMap<string, number>, site: URL): Thing[] {
  return [...files]
    .filter(([name]) => !NO_DATA.has(name))
    .map(([name, bytes]) => ({
      "@type": "DataDownload",
      name,
      encodingFormat: TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream",
      contentSize: `${bytes} B`,
      contentUrl: addressOf(`/data/${name}`, site)
    }));
}

function least(rows: readonly Row[], name: string): string {
  return String(
    rows
      .map((row) => row[name])
      .filter((day) => typeof day === "string")
      .sort()[0]
  );
}

function most(rows: readonly Row[], names: readonly string[]): string {
  return String(
    rows
      .flatMap((row) => names.map((name) => row[name]))
      .filter((day) => typeof day === "string")
      .sort()
      .at(-1)
  );
}
