import {describe, expect, it} from "vitest";

import {PATIENCE, browse} from "./browsing.js";
import type {Page} from "playwright-core";

const RESULTS = "#observablehq-search-results";

describe("the search", () => {
  const browsing = browse({viewport: {width: 1280, height: 900}});

  it("leads by keyboard alone from a slip of the pen to an actor", async () => {
    const {page} = browsing;
    await browsing.go("/methods");
    await page.keyboard.press("/");
    await page.keyboard.type("kataib hezbolah");
    expect(await said(page)).toMatch(/^\d+ results?$/);
    const first = page.locator(`${RESULTS} li`).first();
    expect(await first.textContent()).toContain("Kataib Hezbollah");
    await page.keyboard.press("Enter");
    await page.waitForURL(/articles\/iranian-proxies#a-kataib-hezbollah$/);
    expect(browsing.faults).toEqual([]);
  });

  it("finds events and pages", async () => {
    const {page} = browsing;
    await browsing.go("/");
    await page.keyboard.press("/");
    await page.keyboard.type("rockets fired at ain al-asad");
    await said(page);
    const links = await page.locator(`${RESULTS} a`).evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(links[0]).toMatch(/#e-/);
    expect(links.some((link) => link.endsWith("/iranian-proxies"))).toBe(true);
  });

  it("says when nothing is found, and gives the contents back when emptied", async () => {
    const {page} = browsing;
    await browsing.go("/methods");
    await page.keyboard.press("/");
    await page.keyboard.type("zzzzqx");
    expect(await said(page)).toBe("no results");
    await page.getByRole("searchbox", {name: "Search the report"}).fill("");
    await page.locator("#observablehq-sidebar > section").first().waitFor();
  });

  it("asks for its index only when it is used", async () => {
    await browsing.go("/methods");
    expect(browsing.requests.some((url) => url.includes("minisearch"))).toBe(false);
  });
});

/** Waits for what is said of the results. */
async function said(page: Page): Promise<string> {
  const line = page.locator(".search-said:not(:empty)");
  await line.waitFor({state: "attached", ...PATIENCE});
  return (await line.textContent()) ?? "";
}
