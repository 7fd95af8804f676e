import type {Materials} from "../marks/draw-options.js";
import type {Figure} from "./figure.js";

/** Gives the published files that a drawing needs, at once where it needs none. */
export type LoadMaterials = () => Materials | Promise<Materials>;

/** Files by address, each fetched once; one that could not be had is asked for again. */
const files = new Map<string, Promise<unknown>>();

/** Opens the materials of a figure below the root of the site. Loading throws `no answer: …` where one cannot be had. */
export function openMaterials({materials = []}: Figure, root: URL): LoadMaterials {
  if (materials.length === 0) return () => ({});
  return async () => {
    const read = materials.map(async (name): Promise<[string, unknown]> => [name, await fileAt(name, root)]);
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
  const response = await fetch(url);
  if (!response.ok) throw new Error(`no answer: ${response.status} (${url})`);
  return response.json();
}
