import {readFileSync, readdirSync} from "node:fs";
import {createServer} from "node:http";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {DIST} from "../../scripts/build/folder.js";
import {PATIENCE, goTo, goToFrame, sharedBrowser} from "./browsing.js";
import type {Server} from "node:http";
import type {AddressInfo} from "node:net";
import type {Browser, BrowserContext, BrowserContextOptions, Frame, Page} from "playwright-core";
import type {Site} from "../../scripts/cli/server.js";

/** A page of somebody else, on another origin, with the policy that it is served with. */
interface Host {
  html: string;
  policy?: string;
}

const figures = readdirSync(join(DIST, "embed"))
  .map((file) => file.slice(0, -".html".length))
  .filter((id) => id !== "sql");
const FACT = "e-ain-al-asad-rockets-2022-01-06";
const HEIGHT = 300;

let browser: Browser;
let site: Site;
let server: Server;
let host: Host;
let hostUrl: string;
let context: BrowserContext | undefined;
let faults: string[];

beforeAll(async () => {
  ({browser, site} = await sharedBrowser());
  server = createServer((request, response) => {
    if (request.url !== "/") response.writeHead(404).end();
    else {
      const headers = {"content-type": "text/html", ...(host.policy && {"content-security-policy": host.policy})};
      response.writeHead(200, headers).end(`<!doctype html><link rel="icon" href="data:,">${host.html}`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  hostUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

afterEach(async () => {
  await context?.close();
  context = undefined;
});

async function openTab(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE.timeout);
  faults = [];
  const page = await context.newPage();
  page.on("pageerror", ({message}) => faults.push(message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  return page;
}

const go = (page: Page, path: string) => goTo(page, `${site.origin}${path}`);
const frameOf = (address: string, attributes = "") =>
  `<iframe src="${site.origin}${address}" width="100%" height="${HEIGHT}" title="A figure" ${attributes}></iframe>`;
const script = () => `<script src="${site.origin}/embed.js" async></script>`;
const strict = (scripts: string) =>
  `default-src 'none'; img-src data:; frame-src ${site.origin}; script-src ${scripts}; style-src 'none'`;

/** Opens a page of somebody else with a figure in it, and gives the figure's frame. */
async function embedded(page: Page, shown: Host): Promise<Frame> {
  host = shown;
  return goToFrame(page, hostUrl);
}

const heightOf = (page: Page) =>
  page
    .locator("iframe")
    .first()
    .evaluate((frame) => frame.clientHeight);
const contentOf = (frame: Frame) =>
  frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

describe.each(figures)("/embed/%s", (id) => {
  it("is listed nowhere, and names the page that holds the figure", () => {
    const html = readFileSync(join(DIST, `embed/${id}.html`), "utf8");
    expect(html).toContain('<meta name="robots" content="noindex">');
    const [, page = ""] = /class="figure-source"><a [^>]*href="\.\.\/([\w-]*)#[\w-]+"/.exec(html) ?? [];
    expect(readFileSync(join(DIST, `${page || "index"}.html`), "utf8")).toContain(`data-figure="${id}"`);
  });

  it("stands without JavaScript, its marks leading out of the frame", async () => {
    const page = await openTab({javaScriptEnabled: false, viewport: {width: 390, height: 700}});
    host = {html: frameOf(`/embed/${id}`) + script(), policy: strict(site.origin)};
    await page.goto(hostUrl);
    const frame = page.frames()[1] ?? page.mainFrame();
    expect(await frame.locator(".figure-drawing svg:visible").count()).toBe(1);
    const targets = await frame
      .locator(":is(.figure-drawing, .figure-table, .figure-source) a[href]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("target")));
    expect(new Set(targets)).toEqual(new Set(["_blank"]));
    await frame.locator(".toolbar-item[data-panel=sql]").click();
    await frame.locator(".figure-sql pre").waitFor();
  });

  it("takes the height of its content on a page of another origin, and follows it", async () => {
    const page = await openTab();
    const frame = await embedded(page, {html: frameOf(`/embed/${id}`) + script(), policy: strict(site.origin)});
    await expect.poll(() => heightOf(page), PATIENCE).toBe(await contentOf(frame));
    expect(await contentOf(frame)).toBeGreaterThan(HEIGHT);
    await frame.locator(".figure-toolbar").getByRole("button", {name: "SQL"}).click();
    await expect.poll(async () => (await heightOf(page)) - (await contentOf(frame)), PATIENCE).toBe(0);
    await page.evaluate(() => document.querySelector("iframe")?.setAttribute("width", "320"));
    await expect.poll(() => frame.evaluate(() => innerWidth), PATIENCE).toBeLessThanOrEqual(320);
    await expect.poll(async () => (await heightOf(page)) - (await contentOf(frame)), PATIENCE).toBe(0);
    await expect
      .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight), PATIENCE)
      .toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
  });
});

describe("an embedded figure", () => {
  const link = "/embed/drone-timeline?certainty=asserted&words=0&facades=1";

  it("leads to the figure on its page, in a tab of its own", async () => {
    const page = await openTab();
    const frame = await embedded(page, {html: frameOf("/embed/drone-timeline") + script()});
    const [tab] = await Promise.all([page.context().waitForEvent("page"), frame.locator(".figure-source a").click()]);
    await tab.waitForLoadState();
    expect(tab.url()).toBe(`${site.origin}/iranian-proxies#drone-timeline`);
    expect(await tab.evaluate(() => opener === null)).toBe(true);
  });

  it("takes the parameters of its page, and passes them on to it", async () => {
    const page = await openTab();
    await go(page, link);
    await page.locator("figure[data-state=live]").waitFor(PATIENCE);
    expect(await page.locator("select").inputValue()).toBe("asserted");
    expect(await page.locator(".notice").count()).toBe(0);
    const full = page.locator(".figure-source a");
    const query = "certainty=asserted&words=0&facades=1";
    expect((await full.getAttribute("href"))?.split("?")[1]?.split("#")[0]?.split("&").sort()).toEqual(
      query.split("&").sort()
    );
    await page.locator("form button[type=reset]").click();
    await expect.poll(() => full.getAttribute("href"), PATIENCE).toBe("../iranian-proxies?facades=1#drone-timeline");
    expect(faults).toEqual([]);
  });

  it("names what it does not know, above the figure", async () => {
    const page = await openTab();
    const address = "/embed/drone-timeline?certainty=perhaps&colour=red#nowhere-1";
    const frame = await embedded(page, {html: frameOf(address) + script()});
    await frame.locator(".notice").waitFor(PATIENCE);
    expect(await frame.locator(".notice li").allTextContents()).toEqual([
      "certainty=perhaps (no choice of At least as certain as)",
      "colour=red (no filter of this page)",
      "#nowhere-1 (no place of this page)"
    ]);
    await expect.poll(async () => (await heightOf(page)) - (await contentOf(frame)), PATIENCE).toBe(0);
    const grown = await heightOf(page);
    await frame.locator(".notice button").click();
    await expect.poll(() => heightOf(page), PATIENCE).toBeLessThan(grown);
  });

  it("says that the data moved on", async () => {
    const page = await openTab();
    await go(
      page,
      "/embed/arrest-counts?v=1&front=*&kind=arrest&certainty=*&d=2020-02-01.0123456789&n=1#arrest-counts"
    );
    await page.locator(".notice", {hasText: "February 1, 2020"}).waitFor(PATIENCE);
    expect(faults).toEqual([]);
  });

  it("adds nothing to the history of the page around it", async () => {
    const page = await openTab();
    const frame = await embedded(page, {html: frameOf("/embed/drone-timeline") + script()});
    const before = await page.evaluate(() => history.length);
    await frame.locator("select").selectOption("asserted");
    await frame.locator("figure[data-state=live]").waitFor(PATIENCE);
    await frame.locator(`.figure-drawing a[href$="${FACT}"]:visible`).press("Enter");
    await frame.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await frame.getByRole("dialog").waitFor({state: "hidden"});
    expect(await frame.evaluate(() => location.search + location.hash)).toBe("?certainty=asserted");
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  it.each(["light", "dark"] as const)("is %s where the page around it is", async (scheme) => {
    const page = await openTab({colorScheme: null});
    const html = `<style>iframe { color-scheme: ${scheme} }</style>${frameOf("/embed/drone-timeline")}`;
    const frame = await embedded(page, {html});
    const papers = await frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(papers).toBe(scheme === "light" ? "rgb(253, 252, 249)" : "rgb(22, 21, 19)");
  });

  it.each([
    ["not allowed", () => script(), () => strict("'none'")],
    ["not there", () => "", () => undefined]
  ])("keeps the height of the snippet and scrolls where the script is %s", async (_, extra, policy) => {
    const page = await openTab();
    const frame = await embedded(page, {html: frameOf("/embed/drone-timeline") + extra(), policy: policy() ?? ""});
    expect(await heightOf(page)).toBe(HEIGHT);
    await frame.locator(".figure-source a").scrollIntoViewIfNeeded();
    expect(await frame.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await heightOf(page)).toBe(HEIGHT);
  });

  it("is sized where the script comes long after it", async () => {
    const page = await openTab();
    const frame = await embedded(page, {html: frameOf("/embed/drone-timeline")});
    expect(await heightOf(page)).toBe(HEIGHT);
    await page.addScriptTag({url: `${site.origin}/embed.js`});
    await expect.poll(async () => (await heightOf(page)) - (await contentOf(frame)), PATIENCE).toBe(0);
  });
});

describe("the evidence of an embedded figure", () => {
  const sizes: [width: number, height: number][] = [
    [200, 200],
    [320, 240],
    [600, 240],
    [1280, 500]
  ];

  it.each(sizes)("lies within a frame of %i by %i pixels", async (width, height) => {
    const page = await openTab({viewport: {width: Math.max(width, 400), height: 700}});
    const sized = frameOf("/embed/drone-timeline").replace(
      /width=\S+ height=\S+/,
      `width="${width}" height="${height}"`
    );
    const frame = await embedded(page, {html: sized});
    await frame.locator(`.figure-drawing a[href$="${FACT}"]:visible`).press("Enter");
    const dialog = frame.getByRole("dialog", {name: "Five rockets fired at Ain al-Asad airbase"});
    await dialog.waitFor();
    const {top, bottom, left, right} = await dialog.evaluate((panel) => panel.getBoundingClientRect());
    expect(Math.min(top, left)).toBeGreaterThanOrEqual(0);
    expect([bottom <= height, right <= width]).toEqual([true, true]);
    const close = dialog.getByRole("button", {name: "Close"});
    await dialog.locator("a").last().scrollIntoViewIfNeeded();
    await close.click();
    await dialog.waitFor({state: "hidden"});
  });

  it("lies beside its mark in a frame that is higher than what is in sight", async () => {
    const page = await openTab({viewport: {width: 360, height: 500}});
    const frame = await embedded(page, {html: frameOf("/embed/events-timeline") + script()});
    await expect.poll(async () => (await heightOf(page)) - (await contentOf(frame)), PATIENCE).toBe(0);
    const grown = await heightOf(page);
    const mark = frame.locator(".figure-variant:visible .focus a").last();
    await mark.press("Enter");
    const dialog = frame.getByRole("dialog");
    await dialog.waitFor();
    const [panel, spot] = await Promise.all(
      [dialog, mark].map((each) => each.evaluate((e) => e.getBoundingClientRect()))
    );
    const apart = Math.max((panel?.top ?? 0) - (spot?.bottom ?? 0), (spot?.top ?? 0) - (panel?.bottom ?? 0));
    expect(apart).toBeLessThan(20);
    expect(await heightOf(page)).toBe(grown);
  });

  it("leads to the article in a tab of its own", async () => {
    const page = await openTab();
    const frame = await embedded(page, {html: frameOf(`/embed/drone-timeline#${FACT}`) + script()});
    const away = frame.getByRole("dialog").locator("a[data-leaves]").first();
    await away.waitFor(PATIENCE);
    const [tab] = await Promise.all([page.context().waitForEvent("page"), away.click()]);
    await tab.waitForLoadState();
    expect(new URL(tab.url()).pathname).toBe("/articles/iranian-proxies");
  });
});

describe("sizeFrames(document, script)", () => {
  /** Sends a message from the frame to the page around it. */
  const tell = (frame: Frame, message: unknown) => frame.evaluate((data) => parent.postMessage(data, "*"), message);
  const height = (value: unknown) => ({type: "five-fronts:height", figure: "x", height: value});

  it("hears heights within bounds, and nothing else", async () => {
    const page = await openTab();
    const frame = await embedded(page, {html: frameOf("/embed/drone-timeline") + script()});
    await expect.poll(async () => (await heightOf(page)) - (await contentOf(frame)), PATIENCE).toBe(0);
    const before = await heightOf(page);
    for (const message of [height("700"), height(NaN), {type: "other", height: 700}, null, "five-fronts:height"]) {
      await tell(frame, message);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      expect(await heightOf(page), JSON.stringify(message)).toBe(before);
    }
    for (const [asked, given] of [
      [50, 100],
      [1e9, 10_000]
    ]) {
      await tell(frame, height(asked));
      await expect.poll(() => heightOf(page), PATIENCE).toBe(given);
    }
    expect(faults).toEqual([]);
  });

  it("hears no other page of the site, and no other site", async () => {
    const page = await openTab();
    const others = frameOf("/methods") + frameOf("/embedded").replace(/src="\S+"/, `src="${hostUrl}nothing"`);
    await embedded(page, {html: others + script()});
    for (const frame of page.frames().slice(1)) await tell(frame, height(700));
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    const heights = await page.locator("iframe").evaluateAll((all) => all.map((frame) => frame.clientHeight));
    expect(heights).toEqual([HEIGHT, HEIGHT]);
  });
});
