import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {DIST} from "../../scripts/build/folder.js";
import {browse, change, drawing, figureOf, figuresPlaced} from "./browsing.js";
import type {Locator} from "playwright-core";

const placed = figuresPlaced();
const visit = browse();

const inState = (id: string, state: string) => visit.page.locator(`figure[data-figure="${id}"][data-state="${state}"]`);

async function open(id: string, path: string): Promise<Locator> {
  await visit.go(`/${path}`);
  return figureOf(visit.page, id);
}

describe("live(figure)", () => {
  const [first = {id: "", path: ""}] = placed;

  it("says that nothing matches and offers the way back", async () => {
    const boxes = placed.find(({id, path}) => hasMany(id, path)) ?? first;
    const figure = await open(boxes.id, boxes.path);
    const set = figure.locator("fieldset.control-many").first().locator("input");
    for (const box of await set.all()) await box.uncheck();
    await figure.locator(".figure-empty").waitFor();
    expect(await figure.locator(".figure-status").textContent()).toMatch(/^0 of \d+ rows shown\. Left out: /);
    await figure.getByRole("button", {name: "Reset all"}).click();
    await figure.locator(".figure-drawing svg").first().waitFor();
    expect(await set.first().isChecked()).toBe(true);
  });

  it("stays as it was where the database cannot be had, and tries again", async () => {
    await visit.page.route(/five-fronts\.\w+\.duckdb|five-fronts\.duckdb/, (route) => route.abort());
    const figure = await open(first.id, first.path);
    const before = await drawing(figure);
    await change(figure);
    await inState(first.id, "error").waitFor();
    expect(await drawing(figure)).toBe(before);
    expect(await figure.locator(".figure-status").textContent()).toContain(
      "The figure stays as it was, and your choice is kept."
    );
    await visit.page.unroute(/five-fronts\.\w+\.duckdb|five-fronts\.duckdb/);
    await figure.locator("form").dispatchEvent("input");
    await inState(first.id, "live").waitFor();
  });

  it("shows the last of many quick changes", async () => {
    const {id, path} = placed.find((each) => hasMany(each.id, each.path)) ?? first;
    const figure = await open(id, path);
    const box = figure.locator(".control-many input").first();
    for (let times = 0; times < 5; times++) await box.click();
    await inState(id, "live").waitFor();
    const few = await figure.locator("tbody tr").count();
    await box.click();
    await figure.locator("form button[type=reset]").waitFor({state: "hidden"});
    await inState(id, "live").waitFor();
    expect(few).toBeLessThan(await figure.locator("tbody tr").count());
  });
});

describe("one change", () => {
  it("starts one update", async () => {
    const figure = await open("drone-timeline", "iranian-proxies");
    const before = await figure.evaluateHandle((element) => {
      const seen: (string | null)[] = [];
      new MutationObserver((records) => seen.push(...records.map(({oldValue}) => oldValue))).observe(element, {
        attributeFilter: ["data-state"],
        attributeOldValue: true
      });
      return seen;
    });
    await figure.locator("select[name=certainty]").selectOption("asserted");
    await inState("drone-timeline", "live").waitFor();
    // From static to loading and from loading to live: a second update would set it to loading twice.
    expect(await before.jsonValue()).toEqual(["static", "loading"]);
    expect(new URL(visit.page.url()).search).toBe("?certainty=asserted");
  });
});

describe("figures that share a filter", () => {
  const shared = ["events-timeline", "fronts-map"];

  it.each(shared)("%s is painted before the other is drawn where its own control is changed", async (id) => {
    const figure = await open(id, "");
    const box = figure.locator("input[value=organization]");
    await visit.page.setViewportSize({width: 1280, height: 2400});
    await box.click();
    for (const each of shared) await inState(each, "live").waitFor();
    const drawn = visit.page.evaluate(
      (ids) =>
        new Promise<string[]>((resolve) => {
          const order: string[] = [];
          for (const each of ids) {
            const observer = new MutationObserver(() => {
              observer.disconnect();
              order.push(each);
              if (ids.every((one) => order.includes(one))) resolve(order);
              else requestAnimationFrame(() => order.push("frame"));
            });
            const drawing = document.querySelector(`figure[data-figure="${each}"] .figure-drawing`);
            if (drawing) observer.observe(drawing, {childList: true});
          }
        }),
      shared
    );
    const [order] = await Promise.all([drawn, box.click()]);
    expect(order).toEqual([id, "frame", ...shared.filter((each) => each !== id)]);
  });
});

function hasMany(id: string, path: string): boolean {
  const html = readFileSync(join(DIST, `${path === "" ? "index" : path}.html`), "utf8");
  const start = html.indexOf(`data-figure="${id}"`);
  return html.slice(start, html.indexOf("</form>", start)).includes("control-many");
}

describe("other readings of what the text leaves open", () => {
  it("change the figure, are named, and stand in the address", async () => {
    const figure = await open("drone-timeline", "iranian-proxies");
    const title = figure.locator(".figure-title");
    expect(await title.textContent()).toContain("five attacks");
    await figure.getByLabel("Abu Dhabi not counted, as only its claimant tells of it").check();
    await inState("drone-timeline", "live").waitFor();
    expect(await title.textContent()).toContain("four attacks");
    expect(new URL(visit.page.url()).search).toBe("?reading=abu-dhabi-not-counted");
    const status = figure.locator(".figure-status");
    expect(await status.textContent()).toContain("Read otherwise than coded: Abu Dhabi not counted");
    await figure.getByLabel("Five rockets fired at Ain al-Asad airbase: dated January 5, 2022").check();
    const rocket = figure.locator('.figure-table tr:has(a[href*="ain-al-asad-rockets"])');
    await rocket.filter({hasText: "January 5, 2022"}).first().waitFor({state: "attached"});
    await figure.locator("button[type=reset]").click();
    await title.filter({hasText: "five attacks"}).waitFor();
    expect(await status.textContent()).not.toContain("Read otherwise");
  });
});
