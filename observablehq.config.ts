import type MarkdownIt from "markdown-it";
import {evidenceNames} from "./loaders/lib/evidence/evidence.js";
import {publishedNames} from "./loaders/lib/publish.js";
import {loadSite} from "./scripts/build/load-site.js";
import {placeReport} from "./scripts/markdown/place-report.js";
import {contents} from "./scripts/pages/contents.js";
import {embedPaths} from "./scripts/pages/embed-page.js";
import {searchEntries} from "./scripts/pages/search-entries.js";

/** What pages are made from; the build reads it from here, so that it is read once. */
export const site = await loadSite();
const {compiled, report} = site;
const {codebook, version} = compiled;

const head = [
  '<meta name="color-scheme" content="light dark">',
  '<link rel="icon" type="image/svg+xml" href="/data/icon.svg">',
  '<link rel="stylesheet" href="/data/tokens.css">',
  '<link rel="stylesheet" href="/data/fonts.css">',
  // Framework's script would show the contents beside a wide page, and hide them on a narrow one.
  `<noscript><style>
html :is(.controls, #observablehq-search) { display: none; }
@media (min-width: 1008px) {
  html #observablehq-sidebar { left: 0; visibility: initial; box-shadow: none; }
  html #observablehq-center { padding-left: calc(272px + 1rem); padding-right: 1rem; }
  html #observablehq-sidebar-toggle { display: none; }
}
</style></noscript>`
].join("\n");

const footer = [
  `<p>Five Fronts, data version <span class="data-version">${version}</span>.`,
  "Code under the MIT License, data and digests under CC BY 4.0; the articles belong to The Jamestown Foundation.</p>"
].join(" ");

export default {
  root: "docs",
  title: "Five Fronts",
  style: "style.css",
  globalStylesheets: [],
  head: ({data}: {data: {index?: boolean}}) =>
    data.index === false ? `${head}\n<meta name="robots" content="noindex">` : head,
  footer,
  pages: contents(codebook),
  toc: false,
  search: {index: () => searchEntries(compiled)},
  typographer: false,
  dynamicPaths: [
    ...[...publishedNames(), ...evidenceNames(compiled), "theme.json"].map((name) => `/data/${name}`),
    ...embedPaths()
  ],
  interpreters: {".ts": ["node", "--import", "tsx"]},
  markdownIt: (md: MarkdownIt) => placeReport(md, report)
};
