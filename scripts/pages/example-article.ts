import {escapeHtml} from "../markdown/escape-html.js";

const EXAMPLE = /^````markdown\n([\s\S]*?)\n````$/m;

/** Prints the example of an article's file from the description of the format; throws `no example: …`. */
export function printExampleArticle(readme: string): string {
  const example = EXAMPLE.exec(readme)?.[1];
  if (example === undefined) throw new Error("no example: data/README.md");
  return `<pre class="file"><code>${escapeHtml(example)}</code></pre>`;
}
