import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {codesOf} from "../../loaders/lib/codebook.js";
import type {Codebook} from "../../loaders/lib/codebook.js";

export interface Entry {
  name: string;
  path: string;
  /** Pages of one pager lead to the one before and the one after; null leads nowhere. */
  pager: string | null;
}

export interface Section {
  name: string;
  pages: Entry[];
}

/** Pages on which readers ask for themselves. */
const TOOLS: Entry[] = [
  {name: "All events", path: "/explore", pager: null},
  {name: "All ties", path: "/network", pager: null},
  {name: "SQL workbench", path: "/sql", pager: null}
];

/** Pages that belong to no front, in the order of the sidebar. */
const OTHERS: Entry[] = [
  {name: "Sources", path: "/sources", pager: null},
  {name: "Methods", path: "/methods", pager: null},
  {name: "Data", path: "/data", pager: null}
];

/** Lists the sidebar: the fronts that have a story in `docs`, the articles that have a file in `articles`, the rest. */
export function contents(codebook: Codebook, docs = "docs", articles = "data/articles"): Section[] {
  const names = new Map([...codesOf(codebook, "front")].map(([id, {short, label}]) => [id, short ?? label]));
  const exists = ({path}: Entry): boolean => existsSync(join(docs, `${path}.md`));
  const stories = [...names].map(([id, name]) => ({name, path: `/${id}`, pager: "stories"}));
  const order = [...names.keys()];
  const ids = articleIds(articles).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const digests = ids.map((id) => ({name: names.get(id) ?? id, path: `/articles/${id}`, pager: "articles"}));
  return [
    {name: "Stories", pages: stories.filter(exists)},
    {name: "Explore", pages: TOOLS.filter(exists)},
    {name: "Articles", pages: digests},
    {name: "About", pages: OTHERS.filter(exists)}
  ].filter(({pages}) => pages.length > 0);
}

function articleIds(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -".md".length));
}
