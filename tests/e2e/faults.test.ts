import {afterEach, describe, expect, it} from "vitest";
import {launchChromium} from "../../scripts/cli/chromium.js";
import {browse, figureOf, moduleUrl, readShown, waitFor} from "./browsing.js";
import type {Page, Route} from "playwright-core";

const ID = "drone-timeline";
const PAGE = "/iranian-proxies";
const CHOSEN = `${PAGE}?certainty=asserted`;
const WASM = /duckdb-eh\.wasm\.\w+\.gz$/;
const DATABASE = /five-fronts\.\w+\.duckdb$/;
const WORKER = /\/data\/duckdb\/worker\.\w+\.js$/;
const KEPT = "The figure stays as it was, and your choice is kept.";

const visit = browse();

const status = (page = visit.page) => figureOf(page, ID).locator(".figure-status");
const retry = (page = visit.page) => status(page).getByRole("button", {name: "Try again"});
const addressOf = (page = visit.page) => page.url().slice(visit.site.origin.length);
const choose = (page = visit.page) => figureOf(page, ID).locator("select").selectOption("asserted");
const fetched = (what: RegExp) => visit.requests.filter((url) => what.test(url)).length;

/** Reads all that the figures of a page show, word by word and line by line. */
const standing = (page = visit.page): Promise<string[]> =>
  page
    .locator(".figure")
    .evaluateAll((figures) =>
      figures.flatMap((figure) =>
        [".figure-title", ".figure-drawing", ".legend", ".figure-caption", ".figure-table"].map(
          (part) => figure.querySelector(part)?.innerHTML ?? ""
        )
      )
    );

/** Answers a request with a part of what it asked for. */
async function halve(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({response, body: body.subarray(0, body.length / 2)});
}

/** Answers with the page at which some networks ask their users to sign in. */
const intercept = (route: Route): Promise<void> =>
  route.fulfill({status: 200, contentType: "text/html", body: "<!doctype html><title>Sign in</title>"});

/** Puts a script before that of the worker, as a machine would that fails in this way. */
const prelude =
  (script: string) =>
  async (route: Route): Promise<void> => {
    const response = await route.fetch();
    await route.fulfill({response, body: `${script};${await response.text()}`});
  };

const NO_MEMORY = prelude(
  'WebAssembly.Memory = class { constructor() { throw new RangeError("WebAssembly.Memory(): could not allocate memory"); } }'
);

/** Breaks the worker at the first query that it is asked; its own listener comes after this one, and hears nothing. */
const atQuery = (fault: string) =>
  prelude(`self.addEventListener("message", (event) => {
    if (event.data.type !== "START_PENDING_QUERY") return;
    event.stopImmediatePropagation();
    ${fault}
  })`);

// A module whose start function is one instruction: unreachable.
const TRAP = atQuery(
  "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,8,1,0,10,5,1,3,0,0,11])))"
);
const END = atQuery("self.close()");

describe("the database", () => {
  it("is fetched for one who reaches for a control", async () => {
    await visit.go(PAGE);
    await figureOf(visit.page, ID).locator("select").focus();
    await expect.poll(() => fetched(WASM)).toBe(1);
    await expect.poll(() => fetched(DATABASE)).toBe(1);
  });
});

describe("where the database cannot be had", () => {
  const cases: [
    fault: string,
    said: RegExp,
    start: (page: Page) => Promise<unknown>,
    end?: (page: Page) => Promise<unknown>
  ][] = [
    [
      "there is no connection",
      /^The database could not be fetched\. /,
      (page) => page.context().setOffline(true),
      (page) => page.context().setOffline(false)
    ],
    ["it is blocked", /^The database could not be fetched\. /, (page) => page.route(WASM, (route) => route.abort())],
    ["it is not there", /\(status 404\)/, (page) => page.route(WASM, (route) => route.fulfill({status: 404}))],
    ["it is forbidden", /\(status 403\)/, (page) => page.route(DATABASE, (route) => route.fulfill({status: 403}))],
    ["its program is blocked", /could not be fetched/, (page) => page.route(WORKER, (route) => route.abort())],
    ["it arrives cut off", /does not start: what arrived of it is damaged/, (page) => page.route(WASM, halve)],
    ["its tables arrive cut off", /what arrived of it is damaged/, (page) => page.route(DATABASE, halve)],
    ["something else arrives", /what arrived of it is damaged/, (page) => page.route(WASM, intercept)],
    ["there is too little memory", /^This browser has too little free memory/, (page) => page.route(WORKER, NO_MEMORY)]
  ];

  it.each(cases)("because %s, figures stay, one line explains, and a later try works", async (_, said, start, end) => {
    const {page} = visit;
    await visit.go(PAGE);
    const before = await standing();
    await start(page);
    await choose();
    await waitFor(page, ID, "error");
    await waitFor(page, "proxy-network", "error");
    const line = await status().innerText();
    expect(line).toMatch(said);
    expect(line).toContain(KEPT);
    expect(await standing()).toEqual(before);
    expect(await figureOf(page, ID).locator("select").inputValue()).toBe("asserted");
    expect(addressOf()).toBe(CHOSEN);

    await end?.(page);
    await page.unrouteAll({behavior: "wait"});
    await retry().click();
    await waitFor(page, ID, "live");
    expect(await status().innerText()).toMatch(/^\d+ of \d+ rows shown\./);
    expect(await figureOf(page, ID).locator(":focus").count()).toBe(1);
    expect(addressOf()).toBe(CHOSEN);
    expect((await standing())[1]).not.toBe(before[1]);
  });

  it("says so where a link asks for it at once", async () => {
    await visit.page.route(WASM, (route) => route.abort());
    await visit.go(CHOSEN);
    await waitFor(visit.page, ID, "error");
    expect(await status().innerText()).toContain(KEPT);
    expect(addressOf()).toBe(CHOSEN);
  });

  describe("in a browser that gives it less memory than it needs", () => {
    it.each([
      ["to start", 200],
      ["to answer", 280]
    ])("%s, figures stay and one line explains", async (_, pagesOfMemory) => {
      const browser = await launchChromium([`--js-flags=--wasm-max-mem-pages=${pagesOfMemory}`]);
      try {
        const page = await browser.newPage();
        await visit.go(PAGE, page);
        await page.waitForFunction(() =>
          [...document.querySelectorAll("figure thead")].every((head) => head.querySelector("button") !== null)
        );
        const before = await standing(page);
        await choose(page);
        await waitFor(page, ID, "error");
        expect(await status(page).innerText()).toMatch(/^This browser has too little free memory/);
        expect(await standing(page)).toEqual(before);
        expect(await retry(page).count()).toBe(1);
      } finally {
        await browser.close();
      }
    });
  });
});

describe("where the database breaks down", () => {
  afterEach(() => visit.page.unrouteAll({behavior: "ignoreErrors"}));

  it.each([
    ["traps in", TRAP],
    ["is ended during", END]
  ])("one that %s a query is started anew, asked again, and nothing of the reader's is lost", async (_, fault) => {
    const {page} = visit;
    await page.route(WORKER, fault, {times: 1});
    await visit.go(PAGE);
    await page.locator(".figure-drawing:visible a[href]:visible").first().focus();
    await page.keyboard.press("Enter");
    const title = page.getByRole("dialog").getByRole("heading", {level: 2});
    await title.waitFor();
    const evidence = await title.textContent();
    const {hash} = new URL(page.url());
    const select = figureOf(page, ID).locator("select");
    await select.focus();
    const place = await select.boundingBox();
    await choose();
    await waitFor(page, ID, "live");
    await waitFor(page, "proxy-network", "live");

    expect(await status().innerText()).toMatch(/^\d+ of \d+ rows shown\./);
    expect(addressOf()).toBe(`${CHOSEN}${hash}`);
    expect(await title.textContent()).toBe(evidence);
    expect(await select.inputValue()).toBe("asserted");
    expect(await select.evaluate((field) => field === document.activeElement)).toBe(true);
    const after = await select.boundingBox();
    expect(Math.abs((after?.y ?? Infinity) - (place?.y ?? 0))).toBeLessThan(2);
    expect(fetched(WORKER)).toBe(2);
    expect([fetched(WASM), fetched(DATABASE)]).toEqual([1, 1]);
  });

  it("over one query every time, says so, keeps the figure, and answers the next", async () => {
    const {page} = visit;
    await page.route(WORKER, TRAP);
    await visit.go(PAGE);
    const before = await standing();
    await choose();
    await waitFor(page, ID, "error");
    expect(await status().innerText()).toMatch(
      /^The database broke down over this choice, twice, and was started anew\./
    );
    expect(await standing()).toEqual(before);
    await page.unrouteAll({behavior: "wait"});
    // The one that was started ahead still breaks; the one after it does not.
    await retry().click();
    await waitFor(page, ID, "live");
    expect(addressOf()).toBe(CHOSEN);
  });

  it("over somebody else's query, figures answer as before", async () => {
    const {page} = visit;
    await visit.go(PAGE);
    await choose();
    await waitFor(page, ID, "live");
    const shown = await readShown(page);
    const said = await page.evaluate(
      `import("${moduleUrl("data/duckdb/open")}").then(({database}) =>
        database().query("select length(repeat('x', 3000000000)) as n", {timeoutMs: 30000}).then(() => "", String))`
    );
    expect(said).toMatch(/^Error: query crashed: /);
    expect(await readShown(page)).toEqual(shown);
    await figureOf(page, ID).locator(".control-many input").first().click();
    await waitFor(page, ID, "live");
    const fewer = (await readShown(page)).rows[ID]?.length;
    expect(fewer).toBeLessThan(shown.rows[ID]?.length ?? 0);
    await page.goBack();
    await expect.poll(() => readShown(page)).toEqual(shown);
  });
});
