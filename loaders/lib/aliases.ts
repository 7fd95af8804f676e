import {parseLocated} from "./validate/located.js";
import {day, listOf, oneOf, parseRecord, required, text} from "./validate/record.js";
import type {Codebook} from "./codebook.js";
import type {Registries} from "./registry.js";
import type {ArticleRows, Row} from "./rows.js";
import type {Report} from "./validate/problem.js";
import type {Parse} from "./validate/record.js";

/** A slug that gave way to another on a day. */
export interface Alias {
  kind: string;
  old: string;
  new: string;
  since: string;
  line: number;
}

/** What aliases may stand for. */
interface Named {
  codebook: Codebook;
  registries: Registries;
  articles: readonly ArticleRows[];
}

const REGISTRIES: Readonly<Record<string, keyof Registries>> = {outlet: "outlets", actor: "actors", place: "places"};

/** Where the ids of the rows of articles stand; every kind that is neither here nor a registry is a code list. */
const IDS: Readonly<Record<string, [table: keyof ArticleRows, column: string]>> = {
  article: ["articles", "article_id"],
  paragraph: ["paragraphs", "paragraph_id"],
  event: ["events", "event_id"],
  relation: ["relations", "relation_id"],
  figure: ["figures", "figure_id"],
  discrepancy: ["discrepancies", "discrepancy_id"]
};

/** Parses `aliases.yaml`, a list; what is wrong with an entry is reported and the entry left out. */
export function parseAliases(source: string, codebook: Codebook, report: Report): Alias[] {
  const root = parseLocated(source, 1, report);
  const kinds = new Set([...Object.keys(IDS), ...Object.keys(REGISTRIES), ...codebook.codes.keys()]);
  const fields = {
    kind: required(oneOf("alias kind", kinds)),
    old: required(text),
    new: required(text),
    since: required(day)
  };
  const entry: Parse<Alias> = (node, report) => {
    const found = parseRecord(node, fields, report);
    return found && {kind: found.kind, old: found.old, new: found.new, since: found.since, line: found.line};
  };
  return (root && listOf(entry)(root, report)) ?? [];
}

/**
 * Holds aliases to what there is: reports an old slug that stands twice or still means something, and a new one that
 * means nothing. An alias of an alias is such a one: links are resolved in one step.
 */
export function checkAliases(aliases: readonly Alias[], named: Named, report: Report): void {
  const seen = new Set<string>();
  for (const {kind, old, new: next, line} of aliases) {
    const known = slugsOf(kind, named);
    if (seen.has(`${kind} ${old}`)) report(line, "alias twice", old);
    if (known.has(old)) report(line, `alias of a present ${kind}`, old);
    if (!known.has(next)) report(line, `unknown ${kind}`, next);
    seen.add(`${kind} ${old}`);
  }
}

/** Lays the aliases out in rows. */
export function aliasRows(aliases: readonly Alias[]): Row[] {
  return aliases.map(({kind, old, new: next, since}) => ({kind, old, new: next, since}));
}

function slugsOf(kind: string, {articles, registries, codebook}: Named): Set<string> {
  const registry = REGISTRIES[kind];
  if (registry !== undefined) return new Set(registries[registry].keys());
  const [table, column] = IDS[kind] ?? [];
  if (table === undefined || column === undefined) return new Set(codebook.codes.get(kind)?.keys());
  return new Set(articles.flatMap((rows) => rows[table].map((row) => String(row[column]))));
}
