import {readFileSync} from "node:fs";
import {parseSchema} from "../../components/state/page-parameters.js";
import {parseLink} from "../../components/state/url-codec.js";

const CORPUS = "tests/links.txt";

/** Reads the links that the browser tests replay, one a line; other lines are notes. */
export function readCorpus(file = CORPUS): Set<string> {
  return new Set(
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("/"))
  );
}

/**
 * Finds what is wrong with a link that carries the state of a page: parts that the page does not understand, and that
 * it is not among the links that are replayed. `url` is the link within the site, `target` the page it leads to.
 */
export function stateFaults(url: URL, target: Document, corpus: ReadonlySet<string>): [kind: string, value: string][] {
  if (url.search === "") return [];
  const link = url.pathname + url.search + url.hash;
  const text = target.getElementById("page-schema")?.textContent ?? null;
  const ignored =
    text === null ? ["the page keeps no state"] : parseLink(parseSchema(text), url.search, url.hash).ignored;
  const faults = ignored.map((part): [string, string] => ["unreadable link", `${link}: ${part}`]);
  return corpus.has(link) ? faults : [...faults, ["link not in tests/links.txt", link]];
}
