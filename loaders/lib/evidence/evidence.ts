import {printDay} from "../../../components/format/dates.js";
import {column, factScope, find, maybeColumn} from "./fact-scope.js";
import {factsOf, isCount, labelOf} from "./fact-words.js";
import {nameParagraph, sayOutlet, sayPublished} from "./wording.js";
import type {Compiled} from "../compile.js";
import type {FactScope} from "./fact-scope.js";
import type {Fact} from "./fact-words.js";

export interface CodedParagraph {
  name: string;
  section: string | null;
  /** The digest. */
  text: string;
  /** Anchors of the facts coded from it, numbers that stand with their event left out. */
  facts: string[];
  citations: string[];
  discrepancies: string[];
}

/** All that an article's page and the drawer say of its facts; keys are anchors, labels and ids. */
export interface Evidence {
  article: string;
  title: string;
  /** Author, periodical and date. */
  byline: string;
  front: string;
  certainty: Record<string, {label: string; description: string}>;
  facts: Record<string, Fact>;
  paragraphs: Record<string, CodedParagraph>;
  citations: Record<string, {outlet: string; when: string}>;
  discrepancies: Record<string, {kind: string; note: string; isComputed: boolean}>;
}

/** Puts an article's facts, paragraphs, sources and discrepancies into words. Throws `unknown article: id`. */
export function evidenceOf(id: string, compiled: Compiled): Evidence {
  const article = find(compiled.tables.articles, "article_id", id);
  if (!article) throw new Error(`unknown article: ${id}`);
  const scope = factScope(compiled);
  const facts = factsOf(id, scope);
  return {
    article: id,
    title: column(article, "title"),
    byline: `${column(article, "author")}, ${column(article, "publication")} ${String(article.volume)}(${String(article.issue)}), ${printDay(column(article, "published"))}`,
    front: column(article, "front_label"),
    certainty: certaintiesOf(facts, scope),
    facts,
    paragraphs: paragraphsOf(id, facts, scope),
    citations: Object.fromEntries(
      scope
        .of("citations", id)
        .map((row) => [column(row, "citation_id"), {outlet: sayOutlet(row), when: sayPublished(row)}])
    ),
    discrepancies: Object.fromEntries(
      scope.of("discrepancies", id).map((row) => [
        column(row, "discrepancy_id"),
        {
          kind: scope.label("discrepancies", "kind", row.kind),
          note: column(row, "note"),
          isComputed: row.found === "computed"
        }
      ])
    )
  };
}

/** Names the files of the evidence: one an article, and the index. */
export function evidenceNames({tables}: Compiled): string[] {
  const ids = (tables.articles ?? []).map((row) => column(row, "article_id"));
  return [...ids, "index"].map((id) => `evidence/${id}.json`);
}

/** Names the article of every fact, by anchor: where a link that holds a fact alone leads. */
export function evidenceIndex({tables}: Compiled): Record<string, string> {
  const rows = (table: string, key: string, prefix: string): [string, string][] =>
    (tables[table] ?? []).map((row) => [`${prefix}-${column(row, key)}`, column(row, "article_id")]);
  return Object.fromEntries([
    ...rows("events", "event_id", "e"),
    ...rows("relations", "relation_id", "r"),
    ...rows("figures", "figure_id", "f")
  ]);
}

function paragraphsOf(id: string, facts: Record<string, Fact>, scope: FactScope): Record<string, CodedParagraph> {
  const counts = new Set(
    scope
      .of("figures", id)
      .filter(isCount)
      .map((row) => `f-${column(row, "figure_id")}`)
  );
  const all = Object.entries(facts).filter(([anchor]) => !counts.has(anchor));
  const here = (table: string, key: string, paragraph: unknown): string[] =>
    scope
      .of(table, id)
      .filter((row) => row.paragraph_id === paragraph)
      .map((row) => column(row, key));
  return Object.fromEntries(
    scope.of("paragraphs", id).map((row): [string, CodedParagraph] => {
      const label = labelOf(row);
      return [
        label,
        {
          name: nameParagraph(label),
          section: maybeColumn(row, "section"),
          text: column(row, "text"),
          facts: all.filter(([, fact]) => fact.paragraph === label).map(([anchor]) => anchor),
          citations: here("citations", "citation_id", row.paragraph_id),
          discrepancies: here("discrepancies", "discrepancy_id", row.paragraph_id)
        }
      ];
    })
  );
}

function certaintiesOf(facts: Record<string, Fact>, scope: FactScope): Evidence["certainty"] {
  const values = new Set(Object.values(facts).map(({certainty}) => certainty));
  return Object.fromEntries(
    [...values].map((value) => {
      const code = scope.code("events", "certainty", value);
      return [value, {label: code?.label ?? value, description: code?.description ?? ""}];
    })
  );
}
