import {readFileSync} from "node:fs";

import {beforeAll, describe, expect, it} from "vitest";

import {readPng} from "../png.js";
import {PATIENCE, browse, runSql} from "./browsing.js";
import type {Locator} from "playwright-core";

const visit = browse({isKept: true, permissions: ["clipboard-read", "clipboard-write"]});

beforeAll(async () => {
  await visit.go("/sql");
  await visit.page.locator(".cm-content").first().waitFor(PATIENCE);
});

const grid = (): Locator => visit.page.locator(".sql-grid").first();
const active = (): Locator => grid().locator(".grid-cell.active");
const said = (): Locator => visit.page.locator(".result-status").first();
const press = (name: string): Promise<void> => visit.page.getByRole("button", {name, exact: true}).click();
const clipboard = (): Promise<string> => visit.page.evaluate(() => navigator.clipboard.readText());

/** Asks, and waits for the result. */
async function ask(sql: string): Promise<void> {
  await runSql(visit.page, sql);
  await grid().waitFor(PATIENCE);
}

async function type(...keys: string[]): Promise<void> {
  for (const key of keys) await visit.page.keyboard.press(key);
}

/** Reads the cells of a column in sight, by its place. */
function column(at: number): Promise<string[]> {
  return grid().locator(`.grid-row [data-at="${at}"]`).allTextContents();
}

const VALUES = "select * from (values (2, 'b'), (null, null), (1, 'a|x'), (2, 'a')) t(n, s)";

describe("drawResultView(answer, options)", () => {
  it("is one stop of the keyboard, and sorts three ways", async () => {
    // The cell keeps the order of columns: these have names of their own.
    await ask(VALUES.replace("t(n, s)", "t(number, word)"));
    await grid().focus();
    await type("ArrowUp", "Enter");
    await expect.poll(() => column(0)).toEqual(["1", "2", "2", "NULL"]);
    expect(await column(1)).toEqual(["a|x", "b", "a", "NULL"]);
    await type("Enter");
    await expect.poll(() => column(0)).toEqual(["2", "2", "1", "NULL"]);
    await type("Enter");
    await expect.poll(() => column(0)).toEqual(["2", "NULL", "1", "2"]);
    await type("ArrowRight", "p");
    await expect.poll(() => grid().locator(".grid-head .grid-name").allTextContents()).toEqual(["word", "number"]);
    const width = () => active().evaluate((cell) => cell.getBoundingClientRect().width);
    const before = await width();
    await type("Shift+ArrowRight");
    expect(await width()).toBe(before + 16);
    expect(await grid().getAttribute("aria-activedescendant")).toBe(await active().getAttribute("id"));
    await type("Tab");
    expect(await visit.page.evaluate(() => document.activeElement?.closest(".sql-grid"))).toBeNull();
  });

  it("copies what is selected by keys, and by mouse", async () => {
    await ask(VALUES);
    await grid().focus();
    await type("ArrowDown", "ArrowDown", "ArrowRight", "ControlOrMeta+c");
    expect(await clipboard()).toBe("a|x");
    await type("Shift+ArrowUp", "Shift+ArrowLeft", "ControlOrMeta+c");
    expect(await clipboard()).toBe("n\ts\n\t\n1\ta|x");
    const cell = (row: number, at: number) => grid().locator(`[data-row="${row}"] [data-at="${at}"]`);
    await cell(2, 0).hover();
    await visit.page.mouse.down();
    await cell(3, 1).hover();
    await visit.page.mouse.up();
    await press("Copy as Markdown");
    await said().filter({hasText: "Copied 2 rows of 2 columns."}).waitFor(PATIENCE);
    expect(await clipboard()).toBe("| n | s |\n| ---: | --- |\n| 1 | a\\|x |\n| 2 | a |");
    expect(visit.faults).toEqual([]);
  });

  it("shows a cell in full, and comes back to it", async () => {
    await ask("select repeat('<b>word</b> ', 100) as s, {'a': [1, null]} as pair");
    await grid().focus();
    await type("Enter");
    const full = visit.page.locator(".grid-full pre");
    expect(await full.textContent()).toBe("<b>word</b> ".repeat(100));
    await type("Escape", "ArrowRight", "Space");
    expect(JSON.parse((await full.textContent()) ?? "")).toEqual({a: [1, null]});
    await type("Escape");
    expect(await grid().evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await full.count()).toBe(0);
  });

  it("finds words, counts them and steps through them", async () => {
    await ask("select range as n, 'word ' || range as s from range(9000)");
    await visit.page.getByLabel("Find in the rows").fill("word 777");
    const found = visit.page.locator(".result-matches");
    await found.filter({hasText: "11 matches"}).waitFor(PATIENCE);
    await type("Enter", "Enter");
    await found.filter({hasText: "2 of 11 matches"}).waitFor(PATIENCE);
    await expect.poll(() => active().textContent()).toBe("word 7770");
    await type("Shift+Enter", "Shift+Enter");
    await expect.poll(() => active().textContent()).toBe("word 7779");
  });

  it("opens the evidence of a row by keyboard", async () => {
    await ask("select article_id, event_id from events where event_id like 'ain-al-asad%' order by 2");
    await grid().focus();
    await type("ArrowLeft", "Enter");
    await visit.page.locator("dialog.drawer[open]").filter({hasText: "Ain al-Asad"}).waitFor(PATIENCE);
    await type("Escape");
    await visit.page.locator("dialog.drawer[open]").waitFor({state: "detached"});
  });

  it("saves a file of all rows", async () => {
    await ask(VALUES);
    for (const [form, name] of [
      ["csv", "five-fronts-result.csv"],
      ["parquet", "five-fronts-result.parquet"]
    ] as const) {
      await visit.page.getByLabel("Format of the file").selectOption(form);
      const [download] = await Promise.all([visit.page.waitForEvent("download"), press("Save result")]);
      expect(download.suggestedFilename()).toBe(name);
      if (form === "csv") expect(readFileSync(await download.path(), "utf8")).toBe("n,s\n2,b\n,\n1,a|x\n2,a\n");
    }
  });

  it("saves a chart as a picture that stands alone, and says what it leaves out", async () => {
    await ask("select class, certainty, count(*) as n from events group by all order by all");
    await press("Chart");
    const chart = visit.page.locator(".chart");
    await chart.locator("select[name=mark]").selectOption("cell");
    await chart.locator("select[name=color]").selectOption("n");
    await chart.locator("svg[role=img] rect").first().waitFor(PATIENCE);
    const saved = async (label: string): Promise<Buffer> => {
      const [download] = await Promise.all([visit.page.waitForEvent("download"), press(label)]);
      return readFileSync(await download.path());
    };
    const svg = (await saved("Save SVG")).toString("utf8");
    expect(svg).not.toMatch(/var\(|color-mix|href=/);
    expect(new Set(svg.match(/fill="rgb\([\d, ]+\)"/g)).size).toBeGreaterThan(5);
    const {width, height, colors} = readPng(await saved("Save PNG"));
    const size = /viewBox="0 0 (\d+) (\d+)"/
      .exec(svg)
      ?.slice(1)
      .map((each) => 2 * Number(each));
    expect([width, height]).toEqual(size);
    expect(colors).toBeGreaterThan(100);
    await press("Table");
    await ask("select 'name ' || range as name, range as n from range(70)");
    await press("Chart");
    await chart.locator("select[name=y]").selectOption("name");
    await chart.locator("select[name=x]").selectOption("n");
    await visit.page.getByText("Shown are the first 60 of 70 values of name.").waitFor(PATIENCE);
    await press("Table");
    expect(visit.faults).toEqual([]);
  });

  it("scrolls a million rows by as much as a wheel does, to both ends", {timeout: 120_000}, async () => {
    await ask("select range as n, 'word ' || range as s from range(1000000)");
    await press("Load all rows");
    await said().filter({hasText: "1,000,000 rows are loaded."}).waitFor({timeout: 60_000});
    await grid().hover();
    await grid().evaluate((node) => (node.scrollTop = node.scrollHeight / 2));
    const first = async (): Promise<number> => {
      const top = await grid().evaluate((node) => {
        const edge = node.getBoundingClientRect().top + (node.querySelector(".grid-head")?.clientHeight ?? 0);
        const rows = [...node.querySelectorAll<HTMLElement>(".grid-row")];
        return rows.find((row) => row.getBoundingClientRect().bottom > edge + 1)?.dataset.row;
      });
      return Number(top);
    };
    await expect.poll(first).toBeGreaterThan(400_000);
    const before = await first();
    await visit.page.mouse.wheel(0, 280);
    await expect.poll(first).toBe(before + 10);
    await grid().evaluate((node) => (node.scrollTop = node.scrollHeight));
    await expect.poll(async () => (await column(0)).at(-1)).toBe("999999");
    await grid().evaluate((node) => (node.scrollTop = 0));
    await expect.poll(async () => (await column(0))[0]).toBe("0");
    expect(await grid().locator(".grid-row").count()).toBeLessThan(60);
  });
});
