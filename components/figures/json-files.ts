import {fetchOk} from "../data/fetch-ok.js";
import type {JsonFiles} from "../marks/draw-options.js";
import type {Figure} from "./figure.js";

/** Returns the parsed JSON files of a figure by name, without a promise where it needs none. */
export type LoadJsonFiles = () => JsonFiles | Promise<JsonFiles>;

/** Files by URL. Each is fetched once per page; after an error it is fetched again. */
const files = new Map<string, Promise<unknown>>();

/** Returns a loader of the JSON files that a figure needs, below the root of the site; it rejects with `no answer: …`. */
export function jsonFileLoader({jsonFiles = []}: Figure, root: URL): LoadJsonFiles {
  if (jsonFiles.length === 0) return () => ({});
  return async () => {
    const read = jsonFiles.map(async (name): Promise<[string, unknown]> => [name, await fileAt(name, root)]);
    return Object.fromEntries(await Promise.all(read));
  };
}

function fileAt(name: string, root: URL): Promise<unknown> {
  const url = new URL(`data/${name}.json`, root).href;
  const known = files.get(url);
  if (known) return known;
  const file = fetchJson(url);
  files.set(url, file);
  file.catch(() => files.delete(url));
  return file;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetchOk(url);
  return response.json();
}
