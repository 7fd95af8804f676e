import {readFileSync, readdirSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {afterAll, beforeAll, beforeEach} from "vitest";
import {DIST, listFiles} from "../../scripts/build/folder.js";
import {readFigures} from "../../scripts/build/report.js";
import {BOUNDS_CHECKS, launchChromium} from "../../scripts/cli/chromium.js";
import {serveSite} from "../../scripts/cli/server.js";
import type {Browser, BrowserContext, BrowserContextOptions, Locator, Page} from "playwright-core";
import type {Site} from "../../scripts/cli/server.js";

/** The built site in a browser: one server and browser for a file, a context and a page for each test. */
export interface Browsing {
  readonly browser: Browser;
  readonly site: Site;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What pages threw or wrote to the console as an error during the test. */
  readonly faults: string[];
  /** Addresses asked for during the test. */
  readonly requests: string[];
  /** Opens another tab beside the test's page. */
  openTab: () => Promise<Page>;
  /** Opens an address of the site, such as `/iranian-proxies?certainty=asserted`, and waits until nothing is loading and figures listen. */
  go: (address: string, tab?: Page) => Promise<void>;
}

/** What a page shows: values of its controls, and by figure its title and the ids of its rows. */
export interface Shown {
  controls: string;
  titles: Readonly<Record<string, string>>;
  rows: Readonly<Record<string, readonly string[]>>;
}

/** What is fetched for the database and for nothing else. */
export const HEAVY = /\.wasm|\.duckdb$|duckdb-wasm|worker/;
export const PATIENCE = {timeout: 30_000};
/** A figure whose program has not come yet: what is done to it is not heard. */
const ASLEEP = ".figure-row:not([data-live])";

/**
 * Starts a Chromium that compiles of the database what is called, when it is called, and once: most tests ask little
 * of it, and to compile it takes longer than to answer.
 */
export function openChromium(): Promise<Browser> {
  return launchChromium([`--js-flags=--wasm-lazy-compilation --no-wasm-tier-up ${BOUNDS_CHECKS}`]);
}

/** Starts server and browser before the tests of a file, and gives each test a page of its own. */
export function browse(options: BrowserContextOptions = {}): Browsing {
  const [browser, site, context, page] = [held<Browser>(), held<Site>(), held<BrowserContext>(), held<Page>()];
  const scripted = new WeakSet<Page>();
  let faults: string[] = [];
  let requests: string[] = [];
  const openTab = async (): Promise<Page> => {
    const tab = await context.get().newPage();
    if (options.javaScriptEnabled !== false) scripted.add(tab);
    tab.on("pageerror", ({message}) => faults.push(message));
    tab.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    tab.on("request", (request) => requests.push(request.url()));
    return tab;
  };
  beforeAll(async () => {
    site.set(await serveSite(DIST));
    browser.set(await openChromium());
  });
  afterAll(async () => {
    await browser.get().close();
    await site.get().close();
  });
  beforeEach(async () => {
    [faults, requests] = [[], []];
    context.set(await browser.get().newContext(options));
    page.set(await openTab());
    return () => context.get().close();
  });
  return {
    get browser() {
      return browser.get();
    },
    get site() {
      return site.get();
    },
    get context() {
      return context.get();
    },
    get page() {
      return page.get();
    },
    get faults() {
      return faults;
    },
    get requests() {
      return requests;
    },
    openTab,
    go: async (address, tab = page.get()) => {
      await tab.goto(site.get().origin + address, {waitUntil: "networkidle"});
      if (scripted.has(tab))
        await tab
          .locator(ASLEEP)
          .first()
          .waitFor({state: "detached", ...PATIENCE});
    }
  };
}

/** Returns the address of a built module of `components/`, such as `data/duckdb/open`. Throws `missing module: …`. */
export function moduleUrl(path: string): string {
  const [folder, name] = [`_import/components/${dirname(path)}`, basename(path)];
  const file = readdirSync(join(DIST, folder)).find((each) => each.startsWith(`${name}.`) && each.endsWith(".js"));
  if (file === undefined) throw new Error(`missing module: ${path}`);
  return `/${folder}/${file}`;
}

/** Finds the pages of the built site, by the addresses that `go` opens. */
export function pagesBuilt(): string[] {
  return listFiles(DIST)
    .filter((file) => file.endsWith(".html"))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")}`);
}

/** Finds the pages for readers; of those that one template makes, the articles and the figures in frames, one each. */
export function pagesRead(): string[] {
  const framed = figuresPlaced().map(({id}) => `/embed/${id}`);
  const articles = pagesBuilt().filter((path) => path.startsWith("/articles/"));
  const left = new Set([...framed.slice(1), ...articles.slice(1)]);
  return pagesBuilt().filter((path) => !left.has(path));
}

/** Finds the figures that pages place: the id of each, and the path of its page without a slash before it. */
export function figuresPlaced(): {id: string; path: string}[] {
  return readdirSync(DIST)
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) => {
      const path = file.replace(/(index)?\.html$/, "");
      const html = readFileSync(join(DIST, file), "utf8");
      return [...html.matchAll(/data-figure="([\w-]+)"/g)].map(([, id = ""]) => ({id, path}));
    });
}

/** Finds the parts that hold the words of a figure; one whose marks need no key has no legend. */
export async function wordedParts(): Promise<Map<string, string[]>> {
  return new Map(
    (await readFigures()).map(({id, legend}) => {
      const isBare = legend?.marks === false && legend.dates === false;
      return [id, [".figure-title", ".figure-subtitle", ...(isBare ? [] : [".legend"]), ".figure-caption"]];
    })
  );
}

/** Finds a figure of a page. */
export function figureOf(tab: Page, id: string): Locator {
  return tab.locator(`figure[data-figure="${id}"]`);
}

/** Reads the drawing of a figure. */
export function drawing(figure: Locator): Promise<string> {
  return figure.locator(".figure-drawing").innerHTML();
}

/** Changes the first control of a figure to something else than its default. */
export async function change(figure: Locator): Promise<void> {
  const select = figure.locator("form select").first();
  if (await select.isVisible()) await select.selectOption({index: 1});
  else await figure.locator("form input[type=checkbox]").first().click();
}

/** Waits until a figure is in a state: `static`, `loading`, `live` or `error`. */
export async function waitFor(tab: Page, id: string, state: string): Promise<void> {
  await tab.locator(`figure[data-figure="${id}"][data-state="${state}"]`).waitFor(PATIENCE);
}

/** Reads what a page shows once nothing is under way. */
export async function readShown(tab: Page): Promise<Shown> {
  await tab
    .locator(".figure[data-state=loading]")
    .first()
    .waitFor({state: "detached", ...PATIENCE});
  return tab.evaluate(() => {
    for (const whole of document.querySelectorAll<HTMLElement>(".table-whole[aria-pressed=false]")) whole.click();
    const fields = [...document.querySelectorAll<HTMLInputElement>("form.controls :is(input, select)")];
    const figures = [...document.querySelectorAll<HTMLElement>("figure[data-figure]")];
    const idOf = (row: Element): string =>
      (row.querySelector("a[href]")?.getAttribute("href") ?? row.textContent).replace(/^.*#/, "");
    const byFigure = <T>(read: (figure: HTMLElement) => T): Record<string, T> =>
      Object.fromEntries(figures.map((figure) => [figure.dataset.figure ?? "", read(figure)]));
    return {
      controls: fields.map(({type, checked, value}) => (type === "checkbox" ? String(checked) : value)).join(),
      titles: byFigure((figure) => figure.querySelector(".figure-title")?.textContent ?? ""),
      rows: byFigure((figure) => [...figure.querySelectorAll(".figure-table tbody tr")].map(idOf))
    };
  });
}

/** Holds what a hook makes for the tests after it. */
function held<T>(): {get: () => T; set: (value: T) => void} {
  let kept: {value: T} | undefined;
  return {
    get: () => {
      if (!kept) throw new Error("nothing to browse: only within a test");
      return kept.value;
    },
    set: (value) => {
      kept = {value};
    }
  };
}
