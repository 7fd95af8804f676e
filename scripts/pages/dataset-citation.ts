import {printDatasetBibtex} from "../../components/export/citation/bibtex.js";
import {printDataset} from "../../components/export/citation/text.js";
import {escapeHtml} from "../markdown/escape-html.js";
import type {Colophon} from "../../components/data/publication.js";

/** Prints how to cite the data as a whole: as a text, and as BibTeX with an entry for each article. */
export function printDatasetCitation(edition: Colophon, version: string): string {
  return [
    `<p class="reference">${escapeHtml(printDataset(edition, version))}</p>`,
    `<details class="entry"><summary><h3>BibTeX</h3> <span>the data, and each article</span></summary>`,
    `<pre class="file"><code>${escapeHtml(printDatasetBibtex(edition, version).trim())}</code></pre>`,
    "</details>"
  ].join("\n");
}
