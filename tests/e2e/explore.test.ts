import {afterAll, beforeAll, describe, expect, it} from "vitest";

import {factsIn} from "../../components/anchor.js";
import {text} from "../../components/cell.js";
import {countBy, filtersOf, opened} from "../../components/facets.js";
import {explore} from "../../components/figures/explore.js";
import {bindings, defaults} from "../../components/parameters.js";
import {published} from "../../loaders/lib/publish.js";
import {openNative} from "../../scripts/lib/native.js";
import {random} from "../../scripts/lib/random.js";
import {readSql} from "../../scripts/lib/report.js";
import {HEAVY, PATIENCE, browse, figureOf} from "./browsing.js";
import type {Locator, Page} from "playwright-core";
import type {Row} from "../../components/figure.js";
import type {Values} from "../../components/parameters.js";
import type {Native} from "../../scripts/lib/native.js";

const {parameters} = explore;
const LISTS = ["front", "type", "certainty", "weapon", "place", "actor", "outlet"] as const;
const visit = browse();
const figure = (page = visit.page): Locator => figureOf(page, "explore");
const count = (page = visit.page): Promise<string | null> => figure(page).locator(".board-count").textContent();
const chips = (): Promise<string[]> => figure().locator(".chips button").allTextContents();
const search = (page = visit.page): string => decodeURIComponent(new URL(page.url()).search);

let native: Native;

beforeAll(async () => {
  native = await openNative(await published("five-fronts.duckdb"));
});

afterAll(() => native.close());

async function ask(values: Values): Promise<Row[]> {
  return (await native.query(readSql("explore"), bindings(parameters, values))).rows;
}

/** Reads how many rows each value of each list would leave, by the page. */
function readCounts(page: Page): Promise<Record<string, Record<string, number>>> {
  return page.evaluate((names) => {
    const of = (name: string): [string, number][] =>
      [...document.querySelectorAll<HTMLInputElement>(`#explore input[name="${name}"]`)].map((box) => [
        box.value,
        Number(box.closest("label")?.querySelector(".count")?.textContent)
      ]);
    return Object.fromEntries(names.map((name) => [name, Object.fromEntries(of(name))]));
  }, LISTS);
}

/** Asks the native database for the same: each list under all filters but its own. */
async function askCounts(values: Values): Promise<Record<string, Record<string, number>>> {
  const lists: [string, Record<string, number>][] = [];
  for (const name of LISTS) {
    const rows = factsIn(await ask(opened(parameters, values, [name])));
    lists.push([name, countBy(rows, columnOf(name))]);
  }
  return Object.fromEntries(lists);
}

function columnOf(name: string): string {
  return parameters[name]?.column ?? "";
}

/** Presses the box of a value, wherever its list hides it. */
async function press(name: string, value: string): Promise<void> {
  await visit.page.evaluate(
    ([list, item]) =>
      document.querySelector<HTMLInputElement>(`#explore input[name="${list}"][value="${item}"]`)?.click(),
    [name, value]
  );
}

describe("the filters of /explore", () => {
  it("narrow all others but themselves, as native DuckDB counts", {timeout: 120_000}, async () => {
    const next = random(20);
    const all = await ask(defaults(parameters));
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(next() * items.length)];
    await visit.go("/explore");
    for (let round = 0; round < 12; round++) {
      const values: Record<string, Values[string]> = {...defaults(parameters)};
      for (let i = 0; i < 1 + (round % 3); i++) {
        const name = pick(LISTS) ?? "front";
        const value = pick(Object.keys(countBy(all, columnOf(name)))) ?? "";
        values[name] = [...new Set([...((values[name] ?? []) as string[]), value])];
      }
      for (const name of LISTS) for (const value of (values[name] ?? []) as string[]) await press(name, value);
      const rows = factsIn(await ask(values));
      await expect.poll(() => count(), PATIENCE).toBe(`${rows.length} of ${all.length} events`);
      const [shown, expected] = [await readCounts(visit.page), await askCounts(values)];
      for (const name of LISTS) {
        for (const [value, n] of Object.entries(shown[name] ?? {})) {
          expect(n, `${name} ${value} in ${search()}`).toBe(expected[name]?.[value] ?? 0);
        }
      }
      await figure().locator(".board-bar button[type=reset]").click();
      await expect.poll(() => search()).toBe("");
    }
    expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
    expect(visit.faults).toEqual([]);
  });

  it("take days by typing, a search, and give them back chip by chip", async () => {
    const {page} = visit;
    await visit.go("/explore");
    await figure().locator("input[name=from]").fill("2022-01-01");
    await figure().locator("input[name=to]").fill("2022-01-31");
    await figure().locator("input[name=q]").fill("asad");
    const rows = factsIn(await ask({...defaults(parameters), from: "2022-01-01", to: "2022-01-31", q: "asad"}));
    expect(rows.length).toBeGreaterThan(0);
    await expect.poll(() => count()).toMatch(new RegExp(`^${rows.length} of `));
    await expect.poll(() => search()).toBe("?q=asad&from=2022-01-01&to=2022-01-31");
    expect((await chips()).length).toBe(2);
    await figure().locator(".chips button").first().click();
    await figure().locator(".chips button").first().click();
    await expect.poll(() => search()).toBe("");
    await page.goBack();
    await expect.poll(async () => (await chips()).length).toBe(1);
    expect(visit.faults).toEqual([]);
  });

  it("offer the one to open where nothing is left", async () => {
    await visit.go("/explore?front=tajikistan&weapon=rocket");
    expect(await count()).toMatch(/^0 of /);
    const ways = figure().locator(".board-empty button");
    const rows = factsIn(await ask({...defaults(parameters), front: ["tajikistan"]}));
    await ways.filter({hasText: `Open Weapon: ${rows.length} events`}).click();
    await expect.poll(() => count()).toMatch(new RegExp(`^${rows.length} of `));
    expect(search()).toBe("?front=tajikistan");
  });
});

describe("the drawing of /explore", () => {
  it("lets days be dragged, and lets them go", async () => {
    const {page} = visit;
    await visit.go("/explore");
    const strip = figure().locator(".figure-drawing .strip:visible");
    await strip.scrollIntoViewIfNeeded();
    const box = await strip.boundingBox();
    if (!box) throw new Error("no strip");
    const y = box.y + box.height - 4;
    await page.mouse.move(box.x + box.width * 0.7, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, y, {steps: 6});
    await page.mouse.move(box.x + box.width * 0.9, y, {steps: 6});
    await page.mouse.up();
    await expect.poll(() => search()).toMatch(/^\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
    const named = new URLSearchParams(search());
    const rows = factsIn(await ask({...defaults(parameters), from: named.get("from"), to: named.get("to")}));
    await expect.poll(() => count()).toMatch(new RegExp(`^${rows.length} of `));
    expect(await figure().locator("input[name=from]").inputValue()).toBe(named.get("from"));
    await page.goBack();
    await expect.poll(() => search()).toBe("");
  });

  it("lets places be pressed, drawn around, and chosen by keyboard", async () => {
    const {page} = visit;
    await visit.go("/explore");
    const place = figure().locator('.figure-drawing .place[data-place="baghdad"]:visible');
    await place.scrollIntoViewIfNeeded();
    await place.locator(".rim").click({force: true});
    const rows = factsIn(await ask({...defaults(parameters), place: ["baghdad"]}));
    await expect.poll(() => search()).toBe("?place=baghdad");
    expect(await count()).toMatch(new RegExp(`^${rows.length} of `));
    await page.keyboard.press("Enter");
    await expect.poll(() => search()).toBe("");
    const panel = await figure().locator(".figure-drawing .panel:visible").first().boundingBox();
    if (!panel) throw new Error("no map");
    await page.mouse.move(panel.x + 4, panel.y + 4);
    await page.mouse.down();
    await page.mouse.move(panel.x + panel.width - 4, panel.y + panel.height - 4, {steps: 8});
    await page.mouse.up();
    await expect.poll(() => search()).toMatch(/^\?place=.+~.+/);
    const places = new URLSearchParams(search()).get("place")?.split("~") ?? [];
    const within = factsIn(await ask({...defaults(parameters), place: places}));
    await expect.poll(() => count()).toMatch(new RegExp(`^${within.length} of `));
    expect(visit.faults).toEqual([]);
  });
});

describe("the page /explore", () => {
  it("holds what was chosen through back and forward", async () => {
    const {page} = visit;
    await visit.go("/explore");
    const states = [await count()];
    for (const [name, value] of [
      ["front", "iranian-proxies"],
      ["certainty", "reported"],
      ["actor", "quds-force"]
    ] as const) {
      await press(name, value);
      await expect.poll(() => search()).toContain(value);
      states.push(await count());
    }
    for (const state of states.slice(0, -1).reverse()) {
      await page.goBack();
      await expect.poll(() => count()).toBe(state);
    }
    for (const state of states.slice(1)) {
      await page.goForward();
      await expect.poll(() => count()).toBe(state);
    }
  });

  it("works by keyboard alone", async () => {
    const {page} = visit;
    await visit.go("/explore");
    await figure().locator("input[name=q]").focus();
    await page.keyboard.type("drone");
    await expect.poll(() => search()).toBe("?q=drone");
    const names = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      names.add(
        await page.evaluate(() => {
          const field = document.activeElement;
          if (!(field instanceof HTMLInputElement)) return "";
          return field.matches("[data-group]") ? "group of kinds" : field.name;
        })
      );
    }
    for (const name of ["from", "to", "front", "group of kinds", "certainty", "weapon"]) expect(names).toContain(name);
    await figure().locator("input[name=front][value=iranian-proxies]").focus();
    await page.keyboard.press("Space");
    await expect.poll(() => search()).toContain("front=");
    const rows = factsIn(await ask({...defaults(parameters), q: "drone", front: ["iranian-proxies"]}));
    await expect.poll(() => count()).toMatch(new RegExp(`^${rows.length} of `));
    const isFocused = await page.evaluate(() => {
      const stops = [...document.querySelectorAll<SVGElement>('.strip a[href][tabindex="0"]')];
      const stop = stops.find((mark) => mark.getClientRects().length > 0);
      stop?.focus();
      return stop !== undefined && stop === document.activeElement;
    });
    expect(isFocused).toBe(true);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({state: "hidden"});
  });

  it("sorts its table, and draws only the rows in sight", async () => {
    await visit.go("/explore");
    const table = figure().locator(".figure-table table");
    await table.scrollIntoViewIfNeeded();
    await table.locator("th[data-column=title] button").click();
    await expect.poll(() => table.locator("th[data-column=title]").getAttribute("aria-sort")).toBe("ascending");
    const rows = await ask(defaults(parameters));
    expect(await table.getAttribute("aria-rowcount")).toBe(String(rows.length + 1));
    const drawn = await table.locator("tbody tr").count();
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(rows.length / 2);
    const [first] = rows.map((row) => text(row, "title")).sort((a, b) => a.localeCompare(b, "en"));
    expect(await table.locator("tbody tr").first().textContent()).toContain(first);
  });

  it("fits a narrow phone", async () => {
    await visit.page.setViewportSize({width: 320, height: 640});
    await visit.go("/explore?front=tajikistan");
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await figure().locator(".board-unfold").click();
    await figure().locator("input[name=front]").first().waitFor({state: "visible"});
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it("names every filter in the address as a chip", async () => {
    await visit.go("/explore?q=a&from=2020-01-01&front=tajikistan~iranian-proxies&certainty=asserted");
    expect(filtersOf(parameters).length).toBe(9);
    await expect.poll(async () => (await chips()).length).toBe(5);
  });
});
