import {isRecord, isRecordOf} from "../data/guards.js";
import type {Evidence} from "../../loaders/lib/evidence/evidence.js";

/** The files of the evidence, each fetched when it is first asked for. */
export interface EvidenceFiles {
  /** Gives the evidence of an article; throws `unknown article: id` or `no answer: …`. */
  evidence: (article: string) => Promise<Evidence>;
  /** Gives the article of a fact by its anchor; throws `unknown fact: anchor`. */
  articleOf: (anchor: string) => Promise<string>;
}

/** Opens the evidence below an address that ends with a slash; a file that failed is asked for anew. */
export function openEvidence(base: URL, get: typeof fetch = fetch): EvidenceFiles {
  const files = new Map<string, Promise<unknown>>();
  const read = (name: string): Promise<unknown> => {
    const known = files.get(name);
    if (known) return known;
    const file = readJson(new URL(`${name}.json`, base), name, get);
    files.set(name, file);
    file.catch(() => files.delete(name));
    return file;
  };
  return {
    evidence: async (article) => parseEvidence(await read(article)),
    articleOf: async (anchor) => {
      const article = parseIndex(await read("index"))[anchor];
      if (article === undefined) throw new Error(`unknown fact: ${anchor}`);
      return article;
    }
  };
}

async function readJson(url: URL, name: string, get: typeof fetch): Promise<unknown> {
  // Revalidated, so that no page is ever shown with the evidence of an older one.
  const response = await get(url, {cache: "no-cache"});
  if (response.ok) return response.json();
  throw new Error(response.status === 404 ? `unknown article: ${name}` : `no answer: ${response.status} (${name})`);
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
