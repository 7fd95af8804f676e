import {escapeHtml} from "../markdown/escape-html.js";
import {clip} from "./page-summary.js";
import {addressOf} from "./site-url.js";
import type {PageSummary} from "./page-summary.js";

export interface MetadataOptions {
  /** Where the site will stand; without it nothing that needs an absolute address is said. */
  site: URL | null;
  /** Path of the page that search engines should list in the place of this one; the page itself unless told. */
  canonical?: string;
  /** The page tells a story, as against a page about the site. */
  isStory?: boolean;
}

/** Size of every social card in pixels. */
export const CARD = {width: 1200, height: 630};

const LONGEST_ALT = 420;

/** Names the file of a page's social card, below `data/cards/`; that of an embed page is the card of its figure. */
export function cardName({path}: Pick<PageSummary, "path">): string {
  return `${path.slice(1)}.png`;
}

/** Prints what search engines and those who show a link read in the head of a page. */
export function printMetadata(page: PageSummary, options: MetadataOptions): string {
  const {site, canonical = page.path} = options;
  return [
    named("description", page.description),
    ...(page.figure === null ? [] : [named("robots", "noindex")]),
    ...(site ? [`<link rel="canonical" href="${escapeHtml(addressOf(canonical, site))}">`] : []),
    ...openGraph(page, options).map(
      ([name, content]) => `<meta property="og:${name}" content="${escapeHtml(content)}">`
    ),
    named("twitter:card", site ? "summary_large_image" : "summary")
  ].join("\n");
}

function openGraph(page: PageSummary, {site, isStory = false}: MetadataOptions): [name: string, content: string][] {
  const {path, title, heading, description} = page;
  return [
    ["site_name", "Five Fronts"],
    ["locale", "en_US"],
    ["type", isStory ? "article" : "website"],
    ["title", title],
    ["description", description],
    ...(site
      ? ([
          ["url", addressOf(path, site)],
          ["image", addressOf(`/data/cards/${cardName(page)}`, site)],
          ["image:type", "image/png"],
          ["image:width", String(CARD.width)],
          ["image:height", String(CARD.height)],
          ["image:alt", clip(`${heading.replace(/[.…]$/, "")}. ${description}`, LONGEST_ALT)]
        ] satisfies [string, string][])
      : [])
  ];
}

function named(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeHtml(content)}">`;
}
