import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";

import {DIST} from "../../scripts/lib/build.js";
import {launchChromium} from "../../scripts/lib/chromium.js";
import {readSql} from "../../scripts/lib/report.js";
import {serveSite} from "../../scripts/lib/server.js";
import type {Browser, Page} from "playwright-core";
import type {Site} from "../../scripts/lib/server.js";

const ID = "arrest-counts";
const SQL = readSql(ID);

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await serveSite(DIST);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${site.origin}/ansar-al-islam`, {waitUntil: "networkidle"});
  return () => page.close();
});

const figure = () => page.locator(`figure[data-figure="${ID}"]`);
const field = () => figure().getByRole("textbox", {name: "SQL of this figure"});
const said = () => figure().locator(".sql-said");
const title = () => figure().locator(".figure-title").textContent();
const mark = () => figure().locator(".figure-edited");
const rows = () => figure().locator("tbody tr");

async function run(sql: string): Promise<void> {
  if (!(await field().isVisible())) {
    await figure().locator(".figure-row").getByRole("button", {name: "SQL"}).click();
    await figure().getByRole("button", {name: "Edit"}).click();
  }
  await field().fill(sql);
  await field().press("Control+Enter");
  await said().filter({hasNotText: "Running …"}).filter({hasText: /\S/}).waitFor();
}

describe("openSqlEditor(place, options)", () => {
  it("draws the figure from edited SQL, says so, and goes back in one press", async () => {
    const [before, count] = [await title(), await rows().count()];
    await run(`from (${SQL})\nwhere article_id = 'tajikistan';`);
    expect(await said().textContent()).toBe("The figure is drawn from the edited SQL.");
    expect(await mark().isVisible()).toBe(true);
    expect(await rows().count()).toBeLessThan(count);
    expect(await figure().locator(".figure-status").textContent()).toMatch(/^\d+ rows? from edited SQL\.$/);
    await mark().getByRole("button", {name: "Back to the original"}).click();
    await mark().waitFor({state: "detached"});
    await page.waitForFunction(
      (text) => document.querySelector("#arrest-counts .figure-title")?.textContent === text,
      before
    );
    expect(await rows().count()).toBe(count);
  });

  it("keeps asking the edited SQL when a filter changes", async () => {
    await run(`from (${SQL}) where value is not null`);
    const count = await rows().count();
    await figure()
      .getByRole("checkbox", {name: /^sentences/})
      .check();
    await figure().and(page.locator('[data-state="live"]')).waitFor();
    expect(await mark().isVisible()).toBe(true);
    expect(await rows().count()).toBeGreaterThan(count);
  });

  const faults: [string, string, RegExp][] = [
    ["does not parse", "select *\nfrom evnets", /evnets does not exist[\s\S]*LINE 2:/],
    ["lacks a column that the figure draws", "select event_id from events limit 3", /unknown column: /],
    ["names a parameter that the figure does not have", "select $nothing as kind", /missing parameter: nothing/],
    ["changes the tables", "drop table events", /syntax error/i],
    ["holds two statements", "select 1; select 2", /syntax error/i],
    ["has too many rows", "from range(10001)", /more than 10,000 rows/]
  ];
  it.each(faults)("keeps figure and text where the SQL %s", async (_, sql, expected) => {
    const before = await title();
    const drawn = await figure().locator(".figure-drawing svg:visible").first().getAttribute("aria-label");
    await run(sql);
    await said().filter({hasText: expected}).waitFor();
    expect(await title()).toBe(before);
    expect(await figure().locator(".figure-drawing svg:visible").first().getAttribute("aria-label")).toBe(drawn);
    expect(await field().inputValue()).toBe(sql);
    await run(SQL);
    expect(await said().textContent()).toBe("The figure is drawn from its own SQL.");
  });
});
