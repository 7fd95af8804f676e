import {describe, expect, it} from "vitest";

import {browse, figureOf, pagesRead, waitFor, wordedParts} from "./browsing.js";
import {refuseStorage} from "./in-page.js";
import type {BrowserContextOptions, Page} from "playwright-core";

const ID = "drone-timeline";
const PAGE = "/iranian-proxies";
const FACT = "e-ain-al-asad-rockets-2022-01-06";
const pages = pagesRead();
const parts = await wordedParts();

const visit = browse();

/** Opens a tab in a context of its own, for as long as `look` takes. */
async function elsewhere(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await visit.browser.newContext(options);
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

describe("where storage is refused", () => {
  it("filters, evidence and links work", async () => {
    const {page} = visit;
    await refuseStorage(page);
    await visit.go(PAGE);
    expect(await page.evaluate("(() => { try { indexedDB } catch (error) { return error.name } })()")).toBe(
      "SecurityError"
    );
    await figureOf(page, ID).locator("select").selectOption("asserted");
    await waitFor(page, ID, "live");
    await visit.go(`${PAGE}?certainty=asserted#${FACT}`);
    await waitFor(page, ID, "live");
    await page.getByRole("dialog").getByRole("heading", {level: 2}).waitFor();
    expect(await figureOf(page, ID).locator("select").inputValue()).toBe("asserted");
    expect(visit.faults).toEqual([]);
  });

  it("the contents open and close on a phone", async () => {
    const {page} = visit;
    await page.setViewportSize({width: 390, height: 844});
    await refuseStorage(page);
    await visit.go(PAGE);
    const link = page.locator("#observablehq-sidebar a").first();
    const isInSight = async () => ((await link.boundingBox())?.x ?? -1) >= 0;
    expect(await isInSight()).toBe(false);
    await page.locator("#observablehq-sidebar-toggle").click();
    await expect.poll(isInSight).toBe(true);
    expect(visit.faults).toEqual([]);
  });
});

describe("where the clipboard is refused", () => {
  const sql = `from events where event_id = '${FACT.slice(2)}'`;
  const ways: [way: string, refuse: (page: Page) => Promise<unknown>][] = [
    [
      "by its reader",
      // What is not granted is refused.
      (page) => page.context().grantPermissions(["geolocation"])
    ],
    [
      "by its browser, which has none",
      (page) => page.addInitScript(() => Object.defineProperty(navigator, "clipboard", {value: undefined}))
    ]
  ];

  it.each(ways)("%s, what was to be copied is selected", async (_, refuse) => {
    const {page} = visit;
    await refuse(page);
    await visit.go(`${PAGE}#${FACT}`);
    await page.getByRole("button", {name: "Copy the SQL"}).click();
    await page.getByText("The text is selected: copy it by hand.").waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(sql);
    expect(visit.faults).toEqual([]);
  });
});

describe("where JavaScript is off", () => {
  it.each(pages)("everything can be read, and nothing stands there that does nothing: %s", async (path) => {
    await elsewhere({javaScriptEnabled: false}, async (page) => {
      await page.goto(visit.site.origin + path);
      expect(await page.locator("h1").count()).toBe(1);
      const idle = await page
        .locator(":is(button, input, select, textarea):visible:not(#observablehq-sidebar-toggle, [popovertarget])")
        .evaluateAll((all) => all.map((each) => each.outerHTML));
      expect(idle, "controls that lead nowhere and open no note").toEqual([]);
      expect(await page.locator("form.controls:visible").count()).toBe(0);
      for (const figure of await page.locator("figure[data-figure]").all()) {
        const worded = parts.get((await figure.getAttribute("data-figure")) ?? "") ?? [];
        expect(worded).not.toEqual([]);
        for (const part of worded) {
          const element = figure.locator(part);
          expect(await element.isVisible(), part).toBe(true);
          expect((await element.innerText()).trim(), part).not.toBe("");
        }
        const drawings = figure.locator(".figure-variant > svg:visible, .web-frame > svg:visible");
        expect(await drawings.count()).toBe(1);
        expect(await drawings.getAttribute("aria-label")).not.toBe("");
        if ((await figure.locator("form.controls").count()) > 0) {
          expect(await figure.locator(".figure-note").innerText()).toMatch(/^Filters need JavaScript/);
        }
        const way = figure.locator("a.toolbar-item[data-panel=table]");
        if ((await way.count()) > 0 && (await way.isVisible())) await way.click();
        expect(await figure.locator(".figure-table tbody tr:visible").count()).toBeGreaterThan(0);
        await figure.locator("a.toolbar-item[data-panel=sql]").click();
        expect(await figure.locator(".figure-sql code").innerText()).toMatch(/\bselect\b/);
      }
    });
  });

  it("links lead on", async () => {
    await elsewhere({javaScriptEnabled: false}, async (page) => {
      await page.goto(`${visit.site.origin}/`);
      await page.locator("#observablehq-sidebar a[href*='iranian-proxies']").first().click();
      await page.waitForURL(/\/iranian-proxies$/);
      await page.locator("a.toolbar-item[data-panel=table]").first().click();
      await page.locator(".figure-table tbody a[href]:visible").first().click();
      await page.waitForURL(/\/articles\/.*#[erf]-/);
    });
  });
});
