import {readFileSync} from "node:fs";
import {join} from "node:path";
import axe from "axe-core";
import {beforeAll, describe, expect, it} from "vitest";
import {DIST} from "../../scripts/build/folder.js";
import {auditSite} from "../../scripts/site/check-site.js";
import {
  HEAVY,
  PATIENCE,
  browse,
  figureOf,
  fileOf,
  followRequests,
  goTo,
  pagesBuilt,
  pagesRead,
  wordedParts
} from "./browsing.js";
import {readLettering, refuseStorage} from "./in-page.js";
import type {BrowserContext, BrowserContextOptions, Page} from "playwright-core";
import type {Lettering} from "./in-page.js";

declare global {
  interface Window {
    axe: typeof axe;
    reportViolation: (text: string) => void;
  }
}

/** A page in a context of its own, with what went wrong since it was opened. */
interface Visit {
  page: Page;
  context: BrowserContext;
  faults: string[];
  requests: string[];
}

const PHONE = {width: 320, height: 700};
const DESK = {width: 1280, height: 900};

/** Axe reads the lines of a drawn text as one word, and the tip of a mark as drawn; the test asks for itself. */
const UNASKED = {"label-content-name-mismatch": {enabled: false}};

const parts = await wordedParts();
const read = new Set(pagesRead());
const shared = browse({isKept: true});

/** Opens a page with its faults heard: errors, warnings, requests that fail or leave the site, breaches of the policy. */
async function open(path: string, options: BrowserContextOptions): Promise<Visit> {
  const {origin} = shared.site;
  const context = await shared.browser.newContext({reducedMotion: "reduce", ...options});
  context.setDefaultTimeout(PATIENCE.timeout);
  const page = await context.newPage();
  const visit: Visit = {page, context, faults: [], requests: []};
  const complain = (text: string) => visit.faults.push(text);
  await context.exposeFunction("reportViolation", (text: string) => complain(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complain(`error: ${error.message}`));
  page.on("request", (request) => {
    visit.requests.push(request.url());
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${origin}/`)) {
      complain(`foreign: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => complain(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complain(`status ${response.status()}: ${response.url()}`);
  });
  await goTo(page, origin + path);
  return visit;
}

/** Reads how the texts of a page stand at the widths at which it is looked at. */
async function letteringsOf(page: Page, path: string): Promise<{isTypeset: boolean; letterings: Lettering[]}> {
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(({status}) => status === "loaded").map(({family}) => family)
  );
  const letterings: Lettering[] = [];
  for (const width of path.startsWith("/articles/") ? [320] : [320, 768, 1280]) {
    await page.setViewportSize({width, height: 800});
    letterings.push(await page.evaluate(readLettering));
  }
  return {isTypeset: loaded.some((family) => family.includes("Variable")), letterings};
}

async function violationsOn(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (rules) => {
    const {violations} = await window.axe.run(document, {resultTypes: ["violations"], rules});
    return violations.map(({id, nodes}) => ({id, nodes: nodes.map(({html}) => html.slice(0, 160))}));
  }, UNASKED);
  return found.map(({id, nodes}) => `${id}: ${nodes.join(" | ")}`);
}

/** Lists the words of marks that their names lack. */
function unnamedOn(page: Page): Promise<string[]> {
  return page.locator("a.mark[aria-label]").evaluateAll((marks) =>
    marks.flatMap((mark) => {
      const lines = [...mark.querySelectorAll("text")].map(({textContent}) => textContent.trim());
      const words = lines.filter((line) => line !== "").join(" ");
      return mark.getAttribute("aria-label")?.includes(words) ? [] : [words];
    })
  );
}

describe.each(pagesBuilt().map((path, index) => [path, index] as const))("%s", (path, index) => {
  const framed = /^\/embed\/(?!sql$)(.+)/.exec(path)?.[1];
  let visit: Visit;
  let typeset: Lettering[];

  beforeAll(async () => {
    visit = await open(path, {viewport: PHONE, colorScheme: "dark"});
    return () => visit.context.close();
  });

  it("opens without a fault and fits a narrow phone", async () => {
    const {page, faults} = visit;
    expect(await page.locator(".observablehq--error").allTextContents()).toEqual([]);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.title()).not.toBe("");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
  });

  it("forbids inline and evaluated scripts", () => {
    const html = readFileSync(join(DIST, fileOf(path)), "utf8");
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? "";
    const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src"));
    expect(scripts).toMatch(/^script-src 'self' 'wasm-unsafe-eval'( 'sha256-[\w+/=]+')+$/);
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.search(/<(script|link)/));
  });

  it.runIf(framed !== undefined)("stands alone from 320 to 1280 pixels, without a fault", async () => {
    const {page, faults} = visit;
    const figure = figureOf(page, framed ?? "");
    for (const width of [1280, 320]) {
      await page.setViewportSize({width, height: 700});
      const seen = ["h1", ".figure-drawing svg:visible", ":is(form, .board-unfold):visible"];
      for (const part of [...seen, ...(parts.get(framed ?? "") ?? [])]) {
        expect(await figure.locator(part).first().isVisible(), part).toBe(true);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    const items = await figure.locator(".toolbar-item:visible").allTextContents();
    expect(items).toEqual((await figure.locator(".board").count()) > 0 ? ["SQL"] : ["Table", "SQL"]);
    expect(await page.locator("nav, header, footer, aside").count()).toBe(0);
    expect(await page.locator(".figure-source").textContent()).toMatch(/data version \d{4}-\d\d-\d\d\.[0-9a-f]{10}/);
    expect(faults).toEqual([]);
  });

  it.runIf(read.has(path))("is set in its typeface, with nothing lost", async () => {
    const {isTypeset, letterings} = await letteringsOf(visit.page, path);
    typeset = letterings;
    expect(isTypeset).toBe(true);
  });

  // A page in both themes, one for frames in one, as its figure stands on another page in the other; wide and narrow by
  // turns, so that both are seen at the cost of one.
  const both = ["light", "dark"] as const;
  const schemes = both.filter((_, at) => !path.startsWith("/embed/") || at === index % 2);
  it.each(schemes)("has nothing that axe finds, %s", async (colorScheme) => {
    const {page} = visit;
    const isWide = (index + schemes.indexOf(colorScheme)) % 2 === 0;
    await page.setViewportSize(isWide ? DESK : {width: 390, height: 844});
    await page.emulateMedia({colorScheme});
    await page.evaluate(() => {
      for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
    });
    await page.evaluate(axe.source);
    expect(await unnamedOn(page)).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);
  });

  it.runIf(path.lastIndexOf("/") === 0)("fetches no database for a reader who reads", async () => {
    const {page, requests, faults} = visit;
    faults.length = 0;
    const settled = followRequests(page);
    await page.setViewportSize({width: 1280, height: 720});
    await page.keyboard.press("End");
    // What is folded within a form are controls.
    const folds = page.locator("figure summary:not(form summary):visible");
    for (const summary of await folds.all()) await summary.click();
    const marks = page.locator(".figure-drawing a[href]:not([aria-hidden]):visible");
    if ((await marks.count()) > 0) {
      await marks.first().focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
    }
    await settled();
    expect(requests.filter((url) => HEAVY.test(url))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.runIf(read.has(path))("stands where storage is refused and no typeface arrives", async () => {
    const faults: string[] = [];
    const bare = await shared.browser.newContext({viewport: {width: 320, height: 800}});
    const tab = await bare.newPage();
    tab.on("pageerror", ({message}) => faults.push(message));
    tab.on("console", (message) => {
      const isRefusal = message.text().includes("net::ERR_FAILED") && message.location().url.endsWith(".woff2");
      if (message.type() === "error" && !isRefusal) faults.push(message.text());
    });
    await refuseStorage(tab);
    await tab.route(/\.woff2$/, (route) => route.abort());
    await goTo(tab, shared.site.origin + path);
    const {isTypeset, letterings} = await letteringsOf(tab, path);
    expect(isTypeset).toBe(false);
    letterings.forEach(({words, overlaps, lost, excess}, at) => {
      const other = typeset[at];
      expect(words).toBe(other?.words);
      expect(overlaps.filter((pair) => other?.overlaps.includes(pair) !== true)).toEqual([]);
      expect(lost).toEqual([]);
      expect(excess).toBeLessThanOrEqual(0);
    });
    const part = path.includes("embed/") ? ".figure-title" : "#observablehq-sidebar a";
    await tab.setViewportSize(DESK);
    await tab.locator(part).first().waitFor({state: "visible"});
    expect(faults).toEqual([]);
    await tab.goto("about:blank");
    expect(faults).toEqual([]);
    await bare.close();
  });
});

it("holds no broken link, missing file or foreign address", () => expect(auditSite(DIST)).toEqual([]), 120_000);

describe("content policy", () => {
  it("stops a script that the build did not write", async () => {
    const {page, context, faults} = await open("/", {});
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      document.head.append(script);
    });
    expect(await page.evaluate(() => "intruder" in window)).toBe(false);
    await expect.poll(() => faults.join("\n")).toContain("policy: script-src");
    await context.close();
  });
});
