import {existsSync} from "node:fs";
import {join} from "node:path";
import {printNumber} from "../../components/format/words.js";
import {codesOf} from "../../loaders/lib/codebook.js";
import {escapeHtml} from "../markdown/escape-html.js";
import type {Compiled} from "../../loaders/lib/compile.js";

/**
 * Prints the fronts as a list of cards: what each is about, what its article holds, and the way to its story where
 * `docs` has one, else to its article.
 */
export function printFronts({tables, codebook}: Compiled, docs = "docs"): string {
  const cards = [...codesOf(codebook, "front").values()].map(({value, label, description}) => {
    const count = (name: string): string =>
      printNumber((tables[name] ?? []).filter((row) => row.article_id === value).length);
    const article = (tables.articles ?? []).find((row) => row.article_id === value);
    const story = existsSync(join(docs, `${value}.md`));
    return [
      `<li class="front" style="--front: var(--front-${value})">`,
      `<h3><a href="./${story ? value : `articles/${value}`}">${escapeHtml(label)}</a></h3>`,
      `<p>${escapeHtml(description)}</p>`,
      `<p class="front-counts">${count("events")} events, ${count("relations")} ties, ${count("figures")} numbers, ${count("citations")} cited sources`,
      `<br>${escapeHtml(String(article?.author ?? ""))}: <a href="./articles/${value}">${story ? "the article, paragraph by paragraph" : "paragraph by paragraph"}</a></p>`,
      "</li>"
    ].join("\n");
  });
  return `<ul class="fronts">\n${cards.join("\n")}\n</ul>\n`;
}
