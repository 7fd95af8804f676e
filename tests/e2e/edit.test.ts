import {beforeAll, describe, expect, it} from "vitest";
import {readSql} from "../../scripts/build/report.js";
import {browse, figureOf, waitFor} from "./browsing.js";

const ID = "arrest-counts";
const SQL = readSql(ID);

const visit = browse({isKept: true});

beforeAll(() => visit.go("/ansar-al-islam"));

const figure = () => figureOf(visit.page, ID);
const field = () => figure().getByRole("textbox", {name: "SQL of this figure"});
const said = () => figure().locator(".sql-said");
const title = () => figure().locator(".figure-title").textContent();
const mark = () => figure().locator(".figure-edited");
const rows = () => figure().locator("tbody tr");

async function run(sql: string): Promise<void> {
  if (!(await field().isVisible())) {
    const edit = figure().getByRole("button", {name: "Edit"});
    if (!(await edit.isVisible())) await figure().locator(".figure-toolbar").getByRole("button", {name: "SQL"}).click();
    await edit.click();
  }
  await field().fill(sql);
  await field().press("Control+Enter");
  await said().filter({hasNotText: "Running …"}).filter({hasText: /\S/}).waitFor();
}

describe("attachSqlEditor(place, options)", () => {
  it("draws the figure from edited SQL, says so, and goes back in one press", async () => {
    const [before, count] = [await title(), await rows().count()];
    await run(`from (${SQL})\nwhere article_id = 'tajikistan';`);
    expect(await said().textContent()).toBe("The figure is drawn from the edited SQL.");
    expect(await mark().isVisible()).toBe(true);
    expect(await rows().count()).toBeLessThan(count);
    expect(await figure().locator(".figure-status").textContent()).toMatch(/^\d+ rows? from edited SQL\.$/);
    await mark().getByRole("button", {name: "Back to the original"}).click();
    await mark().waitFor({state: "detached"});
    await visit.page.waitForFunction(
      (text) => document.querySelector("#arrest-counts .figure-title")?.textContent === text,
      before
    );
    await waitFor(visit.page, ID, "live");
    expect(await rows().count()).toBe(count);
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

  it("keeps asking the edited SQL when a filter changes", async () => {
    await run(`from (${SQL}) where value is not null`);
    const count = await rows().count();
    await figure()
      .getByRole("checkbox", {name: /^sentences/})
      .check();
    await figure().and(visit.page.locator('[data-state="live"]')).waitFor();
    expect(await mark().isVisible()).toBe(true);
    expect(await rows().count()).toBeGreaterThan(count);
  });
});
