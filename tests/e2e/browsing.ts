import {readFileSync, readdirSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {beforeAll, beforeEach} from "vitest";
import {DIST, listFiles} from "../../scripts/build/folder.js";
import {readFigures} from "../../scripts/build/report.js";
import {BOUNDS_CHECKS, launchChromium} from "../../scripts/cli/chromium.js";
import {serveSite} from "../../scripts/cli/server.js";
import type {Browser, BrowserContext, BrowserContextOptions, Frame, Locator, Page, Request} from "playwright-core";
import type {Site} from "../../scripts/cli/server.js";

/** The built site in a browser. */
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
/** The longest that a test waits for what a page shows, in milliseconds: only a broken page takes as long. */
const LIMIT = 60_000;
export const PATIENCE = {timeout: LIMIT};
/** A figure whose program has not come yet: what is done to it is not heard. */
const ASLEEP = ".figure-toolbar:not([data-live])";

/** How long what a file opens is kept: for one test, or for all tests of the file. */
export interface BrowseOptions extends BrowserContextOptions {
  isKept?: boolean;
}

/**
 * Starts a Chromium that compiles of the database what is called, when it is called, and once: most tests ask little
 * of it, and to compile or check it takes longer than to answer.
 */
export function openChromium(): Promise<Browser> {
  const lazily = "--wasm-lazy-compilation --no-wasm-tier-up";
  return launchChromium([`--js-flags=${lazily} ${BOUNDS_CHECKS}`]);
}

let opened: Promise<{browser: Browser; site: Site}> | undefined;

/** Returns the server and the browser of this process, which end with it; a browser that broke down is replaced. */
export async function sharedBrowser(): Promise<{browser: Browser; site: Site}> {
  const current = await opened;
  if (current?.browser.isConnected()) return current;
  opened = Promise.all([current?.site ?? serveSite(DIST), openChromium()]).then(([site, browser]) => ({site, browser}));
  return opened;
}

/** Gives each test of a file a page of its own, or all of them one, in the browser that this process keeps. */
export function browse({isKept = false, ...options}: BrowseOptions = {}): Browsing {
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
  const openContext = async (): Promise<() => Promise<void>> => {
    const opening = await browser.get().newContext(options);
    opening.setDefaultTimeout(LIMIT);
    context.set(opening);
    page.set(await openTab());
    return () => opening.close();
  };
  beforeAll(async () => {
    const shared = await sharedBrowser();
    browser.set(shared.browser);
    site.set(shared.site);
    return isKept ? openContext() : undefined;
  });
  beforeEach(() => {
    [faults, requests] = [[], []];
    return isKept ? undefined : openContext();
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
      const settled = followRequests(tab);
      await tab.goto(site.get().origin + address, {waitUntil: "load"});
      if (scripted.has(tab)) await settled();
    }
  };
}

/** Opens an address in a scripted tab, and waits until nothing is loading and figures listen. */
export async function goTo(tab: Page, url: string): Promise<void> {
  const settled = followRequests(tab);
  await tab.goto(url, {waitUntil: "load"});
  await settled();
}

/** Opens a page with a frame in it, waits as `goTo` does for the frame, and returns the frame. */
export async function goToFrame(tab: Page, url: string): Promise<Frame> {
  const settled = followRequests(tab);
  await tab.goto(url, {waitUntil: "load"});
  const frame = tab.frames()[1];
  if (!frame) throw new Error("no frame");
  await settled(frame);
  return frame;
}

/** Loads a tab anew, and waits as `goTo` does. */
export async function reload(tab: Page): Promise<void> {
  const settled = followRequests(tab);
  await tab.reload({waitUntil: "load"});
  await settled();
}

/**
 * Follows the requests of a tab from now on, and returns what waits until figures listen, none of the requests is
 * under way, and the page has had time twice to make another.
 */
export function followRequests(tab: Page): (place?: Page | Frame) => Promise<void> {
  const underWay = new Set<Request>();
  const start = (request: Request): unknown => underWay.add(request);
  const end = (request: Request): unknown => underWay.delete(request);
  tab.on("request", start).on("requestfinished", end).on("requestfailed", end);
  return async (place = tab) => {
    const limit = Date.now() + LIMIT;
    await place.locator(ASLEEP).first().waitFor({state: "detached", timeout: LIMIT});
    for (let calm = 0; calm < 2; calm = underWay.size === 0 ? calm + 1 : 0) {
      if (Date.now() > limit) throw new Error(`still loading: ${[...underWay].map((each) => each.url()).join(", ")}`);
      await place.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, {timeout: 1000})));
    }
    tab.off("request", start).off("requestfinished", end).off("requestfailed", end);
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

/** Returns the file of a page in the built folder. */
export function fileOf(path: string): string {
  return `${path.endsWith("/") ? `${path.slice(1)}index` : path.slice(1)}.html`;
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

/** Clears what the last query left in the first cell of the workbench, writes SQL into it, and runs it. */
export async function runSql(tab: Page, sql: string): Promise<void> {
  await writeSql(tab, sql);
  for (const part of [".sql-results", ".sql-status"]) {
    await tab
      .locator(part)
      .first()
      .evaluate((old) => old.replaceChildren());
  }
  await tab.keyboard.press("ControlOrMeta+Enter");
}

/** Writes SQL in the place of what stands in the first cell of the workbench. */
export async function writeSql(tab: Page, sql: string): Promise<void> {
  await tab.locator(".cm-content").first().click();
  await tab.keyboard.press("ControlOrMeta+a");
  await tab.keyboard.insertText(sql);
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
