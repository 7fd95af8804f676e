import {parseEvidence, parseIndex} from "./evidence.js";
import type {Evidence} from "../loaders/lib/evidence.js";

/** The files of the evidence, each fetched when it is first asked for. */
export interface Archive {
  /** Gives the evidence of an article; throws `unknown article: id` or `no answer: …`. */
  evidence: (article: string) => Promise<Evidence>;
  /** Gives the article of a fact by its anchor; throws `unknown fact: anchor`. */
  articleOf: (anchor: string) => Promise<string>;
}

/** Opens the evidence below an address that ends with a slash; a file that failed is asked for anew. */
export function openArchive(base: URL, get: typeof fetch = fetch): Archive {
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
