import {evidenceOf} from "../../loaders/lib/evidence/evidence.js";
import {column, group} from "../../loaders/lib/evidence/fact-scope.js";
import {explanationsOf} from "../markdown/explanations.js";
import type {Compiled} from "../../loaders/lib/compile.js";

/** What the search finds beside pages. */
export interface SearchEntry {
  /** Address within the site. */
  path: string;
  title: string;
  /** Words that are searched. */
  text: string;
  /** Words that are searched and weigh more. */
  keywords: string;
}

/** Gives an entry for each actor, place and event, which leads to where an article tells of it. */
export function searchEntries(compiled: Compiled): SearchEntry[] {
  const articles = (compiled.tables.articles ?? []).map((row) => column(row, "article_id"));
  return [
    ...namesOf("actor", compiled),
    ...namesOf("place", compiled),
    ...articles.flatMap((article) => eventsOf(article, compiled))
  ];
}

function namesOf(kind: "actor" | "place", compiled: Compiled): SearchEntry[] {
  const explanations = explanationsOf(compiled);
  const named = (compiled.tables.mentions ?? []).filter((row) => row.kind === kind);
  return [...group(named, "id")].flatMap(([id, mentions]) => {
    const found = explanations.get(`${kind}:${id}`);
    if (!found) return [];
    const article = mostNamed(mentions.map((row) => column(row, "paragraph_id").split(".")[0] ?? ""));
    return [
      {
        path: `/articles/${article}#${kind === "actor" ? "a" : "pl"}-${id}`,
        title: `${found.name} · ${found.kind ?? kind}`,
        text: found.description ?? "",
        keywords: found.aliases.join(" ")
      }
    ];
  });
}

function eventsOf(article: string, compiled: Compiled): SearchEntry[] {
  return Object.entries(evidenceOf(article, compiled).facts).flatMap(([anchor, fact]) => {
    if (fact.kind !== "event") return [];
    const {title, when, type, place, weapon, outcome, parts} = fact;
    const words = [type, place, weapon, outcome, ...parts.flatMap(({names}) => names)];
    return [
      {
        path: `/articles/${article}#${anchor}`,
        title: `${title} · ${when ?? "undated"}`,
        text: words.filter((word) => word !== null).join(" "),
        keywords: ""
      }
    ];
  });
}

/** Gives the value that stands most often, the first of equals. */
function mostNamed(values: readonly string[]): string {
  const counts = [...new Set(values)].map((value) => ({value, count: values.filter((each) => each === value).length}));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).value;
}
