import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {cardName, printMetadata} from "../../../scripts/site/metadata.js";
import type {PageSummary} from "../../../scripts/site/page-summary.js";

const PAGE: PageSummary = {
  path: "/iranian-proxies",
  title: "Militias",
  heading: "Small drones",
  description: "What is said.",
  figures: ["drone-timeline"],
  figure: null
};
const EMBED: PageSummary = {...PAGE, path: "/embed/drone-timeline", figure: "drone-timeline"};
const SITE = new URL("https://example.org/five-fronts/");

function read(html: string): Record<string, string | null> {
  const {document} = parseHTML(`<html><head>${html}</head></html>`);
  const metas = [...document.querySelectorAll("meta")].map((meta) => [
    meta.getAttribute("name") ?? meta.getAttribute("property"),
    meta.getAttribute("content")
  ]);
  const links = [...document.querySelectorAll("link")].map((link) => [
    link.getAttribute("rel"),
    link.getAttribute("href")
  ]);
  return Object.fromEntries([...metas, ...links]) as Record<string, string | null>;
}

describe("printMetadata(page, options)", () => {
  it("says all there is where the site has an address", () => {
    expect(read(printMetadata(PAGE, {site: SITE, isStory: true}))).toEqual({
      description: "What is said.",
      canonical: "https://example.org/five-fronts/iranian-proxies",
      "og:site_name": "Five Fronts",
      "og:locale": "en_US",
      "og:type": "article",
      "og:title": "Militias",
      "og:description": "What is said.",
      "og:url": "https://example.org/five-fronts/iranian-proxies",
      "og:image": "https://example.org/five-fronts/data/cards/iranian-proxies.png",
      "og:image:type": "image/png",
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": "Small drones. What is said.",
      "twitter:card": "summary_large_image"
    });
  });

  it("leaves out what needs an address where there is none", () => {
    const html = printMetadata(PAGE, {site: null});
    expect(html).not.toMatch(/https?:|canonical|og:url|og:image/);
    expect(read(html)).toMatchObject({"og:title": "Militias", "og:type": "website", "twitter:card": "summary"});
  });

  it("shares an embed page with the card of its figure, and lists its page in its place", () => {
    expect(read(printMetadata(EMBED, {site: SITE, canonical: "/iranian-proxies"}))).toMatchObject({
      robots: "noindex",
      canonical: "https://example.org/five-fronts/iranian-proxies",
      "og:url": "https://example.org/five-fronts/embed/drone-timeline",
      "og:image": "https://example.org/five-fronts/data/cards/embed/drone-timeline.png"
    });
  });

  it.each(['"><script>alert(1)</script>', "' onload='x", "&quot; $& $1 {{number x}}", "a\u2028b"])(
    "holds %j as text",
    (hostile) => {
      const page = {...PAGE, title: hostile, heading: hostile, description: hostile};
      const html = printMetadata(page, {site: SITE});
      expect(html).not.toContain("<script");
      const {document} = parseHTML(`<html><head>${html}</head></html>`);
      expect([...document.head.children].every(({tagName}) => ["META", "LINK"].includes(tagName))).toBe(true);
      expect(read(html)).toMatchObject({description: hostile, "og:title": hostile});
    }
  );

  it("keeps the words for the card to 420 characters", () => {
    const alt = read(printMetadata({...PAGE, heading: "word ".repeat(200)}, {site: SITE}))["og:image:alt"];
    expect(alt?.length).toBeLessThanOrEqual(420);
  });
});

describe("cardName(page)", () => {
  it.each([
    [{path: "/index", figure: null}, "index.png"],
    [{path: "/articles/tajikistan", figure: null}, "articles/tajikistan.png"],
    [EMBED, "embed/drone-timeline.png"]
  ])("names the card of %j %s", (page, name) => {
    expect(cardName(page)).toBe(name);
  });
});
