import type {Evidence} from "../loaders/lib/evidence.js";

/** What a drawer can show: a fact or a paragraph of an article, by the anchor that it has on the article's page. */
export interface Target {
  article: string;
  /** `e-<event_id>`, `r-<relation_id>`, `f-<figure_id>` or `p-<label>`. */
  anchor: string;
}

const ANCHOR = /^(?:[erf]-[\w-]+|p-[\w.-]+)$/;
const ARTICLE = /\/articles\/([\w-]+?)(?:\.html)?$/;
const TABLES: Readonly<Record<string, [table: string, key: string]>> = {
  e: ["events", "event_id"],
  r: ["relations", "relation_id"],
  f: ["figures", "figure_id"],
  p: ["paragraphs", "paragraph_id"]
};

/** Reads the target of a link to an article's page; null where it leads elsewhere. */
export function targetOf(url: URL): Target | null {
  const article = ARTICLE.exec(url.pathname)?.[1];
  const anchor = decode(url.hash.slice(1));
  return article !== undefined && ANCHOR.test(anchor) ? {article, anchor} : null;
}

/** Gives the fragment under which a page shows a target: a paragraph carries its article, a fact's id is unique. */
export function fragmentOf({article, anchor}: Target): string {
  return anchor.startsWith("p-") ? `#p-${article}.${anchor.slice("p-".length)}` : `#${anchor}`;
}

/** Reads a fragment of a page; the article of a fact is for the caller to find. */
export function parseFragment(hash: string): {article: string | null; anchor: string} | null {
  const text = decode(hash.slice(1));
  if (!ANCHOR.test(text)) return null;
  if (!text.startsWith("p-")) return {article: null, anchor: text};
  const at = text.lastIndexOf(".");
  return at < 0 ? null : {article: text.slice("p-".length, at), anchor: `p-${text.slice(at + 1)}`};
}

/** Writes the SQL that finds a target. */
export function findingSql({article, anchor}: Target): string {
  const [table, key] = TABLES[anchor.charAt(0)] ?? ["", ""];
  const id = anchor.startsWith("p-") ? fragmentOf({article, anchor}).slice("#p-".length) : anchor.slice("e-".length);
  return `from ${table} where ${key} = '${id.replaceAll("'", "''")}'`;
}

/** Checks what came over the wire; throws `not evidence: …`. */
export function parseEvidence(value: unknown): Evidence {
  if (isEvidence(value)) return value;
  throw new Error(`not evidence: ${typeof value}`);
}

/** Checks an index of facts: their articles by anchor. */
export function parseIndex(value: unknown): Readonly<Record<string, string>> {
  if (isRecordOf(value, (each): each is string => typeof each === "string")) return value;
  throw new Error("not an index of facts");
}

function isEvidence(value: unknown): value is Evidence {
  return (
    isRecord(value) &&
    isTexts(value, "article", "title", "byline", "front") &&
    isRecordOf(value.certainty, (each) => isTexts(each, "label", "description")) &&
    isRecordOf(value.facts, isFact) &&
    isRecordOf(value.paragraphs, isParagraph) &&
    isRecordOf(value.citations, (each) => isTexts(each, "outlet", "when")) &&
    isRecordOf(value.discrepancies, (each) => isTexts(each, "kind", "note"))
  );
}

function isFact(value: unknown): value is object {
  return (
    isTexts(value, "kind", "type", "title", "certainty", "paragraph") &&
    isLists(value, "numbers", "parts", "sources", "discrepancies") &&
    ["hedge", "when", "precision", "printed", "place", "outcome", "weapon", "note"].every(
      (name) => value[name] === null || typeof value[name] === "string"
    )
  );
}

function isParagraph(value: unknown): value is object {
  return isTexts(value, "name", "text") && isLists(value, "facts", "citations", "discrepancies");
}

function isTexts(value: unknown, ...names: string[]): value is Record<string, unknown> {
  return isRecord(value) && names.every((name) => typeof value[name] === "string");
}

function isLists(value: Record<string, unknown>, ...names: string[]): boolean {
  return names.every((name) => Array.isArray(value[name]));
}

function isRecordOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is Record<string, T> {
  return isRecord(value) && Object.values(value).every(isItem);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
