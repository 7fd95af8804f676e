import {stringify} from "yaml";
import {random} from "./random.js";
import type {ArticleSource, Sources} from "../../loaders/lib/data-folder.js";
import type {Random} from "./random.js";

/** The words of which digests are made; any Latin would do. */
const WORDS =
  "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo consequat".split(
    " "
  );
const MONTHS = ["June", "July", "August", "September", "October", "November"];
const PUBLISHED = "2022-02-25";

/** How many names the registries hold: they grow with the square root of the articles, as vocabularies do. */
interface Pools {
  actors: number;
  places: number;
  outlets: number;
}

/**
 * Makes a data folder of `count` articles that say nothing, in memory, with 11 and 12 paragraphs by turns. A
 * paragraph holds about what one of the real articles does: a citation, two events, four relations, a figure.
 * `codebook` is the text of the real codebook. The same count and seed give the same text; articles are made
 * one by one as they are read.
 */
export function syntheticSources(count: number, codebook: string, seed = 1): Sources {
  const root = Math.ceil(Math.sqrt(count));
  const pools = {actors: 30 * root, places: 10 * root, outlets: 5 * root};
  return {
    codebook: codebook.replace(/^fronts:\n/m, `fronts:\n${fronts(count)}`),
    actors: registry(pools.actors, (i) => ({name: `Actor ${i}`, kind: "armed-group", aliases: [`The Actor no ${i}`]})),
    places: registry(pools.places, (i) => ({
      name: `Place ${i}`,
      kind: "city",
      lat: (i % 160) - 80,
      lon: (i % 340) - 170,
      where_precision: "city"
    })),
    outlets: registry(pools.outlets, (i) => ({name: `Outlet ${letters(i)}`, kind: "newspaper"})),
    aliases: "[]\n",
    terms: "{}\n",
    changelog: "## 2022-03-01\n",
    articles: {
      *[Symbol.iterator]() {
        for (let i = 0; i < count; i++) yield article(i, pools, random(seed * 1_000_003 + i));
      }
    }
  };
}

function fronts(count: number): string {
  return Array.from(
    {length: count},
    (_, i) => `  ${frontId(i)}: {label: Front ${i}, short: F${i}, description: Synthetic front.}\n`
  ).join("");
}

function registry(count: number, entry: (i: number) => object): string {
  const prefix =
    String(Object.values(entry(0))[0])
      .split(" ")[0]
      ?.toLowerCase() ?? "";
  return stringify(Object.fromEntries(Array.from({length: count}, (_, i) => [`${prefix}-${i}`, entry(i)])));
}

function article(i: number, pools: Pools, next: Random): ArticleSource {
  const id = frontId(i);
  const front = `---\ntitle: Synthetic article ${i}\nauthor: Nobody\npublication: Nowhere\npublisher: Nobody\nvolume: 1\nissue: 1\npublished: ${PUBLISHED}\nfront: ${id}\n---\n`;
  const paragraphs = Array.from({length: 11 + (i % 2)}, (_, n) => paragraph(id, Math.floor(i * 11.5) + n, pools, next));
  return {file: `articles/${id}.md`, id, text: [front, ...paragraphs].join("\n")};
}

/** Writes one paragraph and its block; `serial` walks the registries so that every entry is used. */
function paragraph(article: string, serial: number, pools: Pools, next: Random): string {
  const actor = (k: number): string => `actor-${(serial * 5 + k) % pools.actors}`;
  const place = `place-${serial % pools.places}`;
  const links = [0, 1, 2].map((k) => `${words(9, next)} [${actor(k).replace("actor-", "Actor ")}](actor:${actor(k)})`);
  const located = `${words(8, next)} in [${place.replace("place-", "Place ")}](place:${place})`;
  const cited = `(Outlet ${letters(serial % pools.outlets)}, ${pick(MONTHS, next)} ${1 + Math.floor(next() * 28)}, 2021)`;
  const heading = serial % 12 === 4 ? "## A section\n\n" : "";
  const id = `${article}-${serial}`;
  return [
    `${heading}${links.join(" ")} ${located} ${words(12, next)} ${cited}.\n\n\`\`\`yaml\nevents:`,
    event(`${id}-a`, actor, place, next),
    event(`${id}-b`, actor, place, next),
    "relations:",
    ...[0, 1, 2, 3].map((k) => relation(`${id}-r${k}`, actor(k), actor(k + 1), next)),
    `figures:\n  - id: ${id}-f\n    subject: ${words(4, next)}\n    measure: members\n    value: ${Math.floor(next() * 900)}\n    qualifier: nearly\n    certainty: reported\n    cites: [1]`,
    "```\n"
  ].join("\n");
}

function event(id: string, actor: (k: number) => string, place: string, next: Random): string {
  const month = 1 + Math.floor(next() * 7);
  const day = 1 + Math.floor(next() * 28);
  return [
    `  - id: ${id}`,
    "    type: drone-attack",
    `    title: ${words(6, next)}`,
    `    date: 2021-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    `    place: ${place}`,
    "    weapon: drone",
    `    weapon_count: {value: ${1 + Math.floor(next() * 9)}, qualifier: about}`,
    "    outcome: missed",
    "    certainty: reported",
    "    hedge: reportedly",
    "    cites: [1]",
    "    participants:",
    `      perpetrator: [${actor(0)}, ${actor(3)}]`,
    `      target: [${actor(4)}]`
  ].join("\n");
}

function relation(id: string, source: string, target: string, next: Random): string {
  return `  - id: ${id}\n    source: ${source}\n    type: supports\n    target: ${target}\n    certainty: assessed\n    cites: [1]\n    note: ${words(5, next)}`;
}

function frontId(i: number): string {
  return `synthetic-${String(i).padStart(5, "0")}`;
}

function letters(i: number): string {
  return i.toString(26).replaceAll(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)));
}

function words(count: number, next: Random): string {
  return Array.from({length: count}, () => pick(WORDS, next)).join(" ");
}

function pick<T>(list: readonly T[], next: Random): T {
  const item = list[Math.floor(next() * list.length)];
  if (item === undefined) throw new Error("nothing to pick: empty list");
  return item;
}
