import {describe, expect, it} from "vitest";
import {HEAVY, PATIENCE, browse, figureOf, readShown, waitFor} from "./browsing.js";
import type {Locator} from "playwright-core";

const ID = "network";
const visit = browse();

const figure = () => figureOf(visit.page, ID);
const title = () => figure().locator(".figure-title");
const web = () => figure().locator(".web-frame svg:visible");
const list = () => figure().locator(".tie-list:visible");
const finder = (name: string) => figure().getByRole("combobox", {name, exact: true}).and(visit.page.locator("input"));
const search = () => new URL(visit.page.url()).search;
const drawer = () => visit.page.locator("dialog.drawer[open]");

async function titled(words: RegExp): Promise<void> {
  await expect.poll(() => title().textContent(), PATIENCE).toMatch(words);
}

/** Presses the middle of a mark, wherever the page shows it. */
async function press(mark: Locator): Promise<void> {
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  if (!box) throw new Error("mark out of sight");
  await visit.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Presses a line halfway along its course, beside whatever lies over the middle of its box. */
async function pressLine(line: Locator): Promise<void> {
  await line.scrollIntoViewIfNeeded();
  const {x, y} = await line
    .locator("path")
    .last()
    .evaluate((path) => {
      if (!(path instanceof SVGPathElement)) throw new Error("not a line");
      const half = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
      return {x: half.x, y: half.y};
    });
  await visit.page.mouse.click(x, y);
}

const disc = (actor: string) => web().locator(`[data-actor="${actor}"] circle`).first();

describe("the network", () => {
  it("finds an actor by keyboard, and comes near to it", async () => {
    await visit.go("/network");
    await finder("Actor").focus();
    await visit.page.keyboard.type("militias");
    await expect.poll(() => finder("Actor").getAttribute("aria-expanded")).toBe("true");
    await visit.page.keyboard.press("ArrowDown");
    await visit.page.keyboard.press("ArrowUp");
    await visit.page.keyboard.press("Enter");
    await titled(/^Iran-backed militias: \w+ ties to \w+ actors on two fronts$/);
    await expect.poll(search).toBe("?focus=iran-backed-militias");
    expect(await finder("Actor").inputValue()).toBe("Iran-backed militias");
    expect(await web().locator("[aria-pressed=true]").getAttribute("data-actor")).toBe("iran-backed-militias");
    await finder("Actor").fill("");
    await visit.page.keyboard.press("Enter");
    await titled(/fronts together/);
    await expect.poll(search).toBe("");
    expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
    expect(visit.faults).toEqual([]);
  });

  it("leaves the choice as it was where nothing of that name is there, and on Escape", async () => {
    await visit.go("/network?focus=iran");
    await waitFor(visit.page, ID, "live");
    await finder("Actor").fill("nobody of that name");
    await visit.page.keyboard.press("Enter");
    expect(await figure().locator(".combobox-status").first().textContent()).toBe("None of that name.");
    await visit.page.keyboard.press("Escape");
    expect(await finder("Actor").inputValue()).toBe("Iran");
    await expect.poll(search).toBe("?focus=iran");
  });

  it("leads from one actor to another, each link with its evidence, and back", async () => {
    await visit.go("/network");
    for (const [name, typed] of [
      ["Actor", "taliban"],
      ["Shortest chain to", "husseini"]
    ] as const) {
      await finder(name).fill(typed);
      await visit.page.keyboard.press("Enter");
    }
    await titled(/^From the Taliban to Husseini'yon it is three ties, over /);
    await expect.poll(search).toBe("?focus=taliban&path=husseiniyon");
    const groups = await list().locator("summary").allTextContents();
    expect(groups.map((each) => each.slice(0, 7))).toEqual(["Link 1:", "Link 2:", "Link 3:"]);
    const link = list().getByRole("link").first();
    const href = (await link.getAttribute("href")) ?? "";
    await link.focus();
    await visit.page.keyboard.press("Enter");
    await drawer().waitFor(PATIENCE);
    expect(new URL(visit.page.url()).hash).toBe(href.replace(/^.*#/, "#"));
    await drawer().getByRole("button", {name: "Close"}).click();
    await expect.poll(() => new URL(visit.page.url()).hash).toBe("");
    await visit.page.goBack();
    await titled(/^The Taliban: /);
    expect(await finder("Shortest chain to").inputValue()).toBe("");
    await visit.page.goBack();
    await titled(/fronts together/);
    await visit.page.goForward();
    await titled(/^The Taliban: /);
  });

  it("opens by link, with filters, the same ties in drawing, list and table", async () => {
    await visit.go("/network?focus=iran&certainty=asserted&front=iranian-proxies");
    await waitFor(visit.page, ID, "live");
    const {rows} = await readShown(visit.page);
    const ends = (links: readonly (string | null)[]) => links.map((href) => href?.replace(/^.*#/, "") ?? "").sort();
    const hrefs = (marks: Locator) => marks.evaluateAll((all) => all.map((mark) => mark.getAttribute("href")));
    const drawn = ends(await hrefs(web().locator(".tie")));
    expect(drawn.length).toBeGreaterThan(10);
    expect(ends(await hrefs(list().locator("a")))).toEqual(drawn);
    expect([...(rows[ID] ?? [])].sort()).toEqual(drawn);
    expect(await figure().locator(".board-count").textContent()).toBe(`${drawn.length} of 386 ties`);
  });

  it("says where no chain leads, and offers ways out", async () => {
    await visit.go("/network?focus=iran&path=awlaki-does-not-exist");
    await visit.page.locator(".notice", {hasText: "no choice of Shortest chain to"}).waitFor(PATIENCE);
    await visit.go("/network?focus=tajikistan&path=husseiniyon&front=tajikistan");
    await titled(/^No tie passes these filters$/);
    await figure()
      .getByRole("button", {name: /^Open Front: \d+ ties$/})
      .click();
    await titled(/^From Tajikistan to Husseini'yon it is /);
  });

  it("takes the disc that is pressed, lets it go again, and unfolds a line of several ties", async () => {
    await visit.go("/network");
    await press(disc("taliban"));
    await titled(/^The Taliban: /);
    await press(disc("taliban"));
    await titled(/fronts together/);
    const line = web().locator(".tie[data-a=tajikistan][data-b=taliban], .tie[data-a=taliban][data-b=tajikistan]");
    await pressLine(line);
    await titled(/^(Tajikistan and the Taliban|The Taliban and Tajikistan) are tied directly, by seven stated ties$/);
    expect(await web().locator(".tie").count()).toBe(7);
  });

  it("is gone through by arrow keys, and Enter takes an actor", async () => {
    await visit.go("/network");
    const stop = web().locator("[role=button][tabindex='0']");
    expect(await stop.count()).toBe(1);
    await stop.focus();
    await visit.page.keyboard.press("ArrowRight");
    const second = await web().locator("[role=button]:focus").getAttribute("data-name");
    await visit.page.keyboard.press("Enter");
    await expect.poll(() => finder("Actor").inputValue(), PATIENCE).toBe(second);
    expect(await web().locator("[role=button]:focus").getAttribute("data-name")).toBe(second);
  });

  it("is enlarged, moved by hand, and put back", async () => {
    await visit.go("/network");
    const frame = figure().locator(".web-frame:visible");
    const placeOf = async () => {
      const {x = NaN, y = NaN, width = NaN} = (await disc("iran").boundingBox()) ?? {};
      return {x: x + width / 2, y, width};
    };
    const names = frame.locator(".web-near-names text");
    const before = await placeOf();
    expect(await names.count()).toBe(0);
    const enlarge = frame.getByRole("button", {name: "Enlarge"});
    await enlarge.click();
    await enlarge.click();
    await expect.poll(async () => (await placeOf()).width, PATIENCE).toBeGreaterThan(1.5 * before.width);
    expect(await names.count()).toBeGreaterThan(10);
    const near = await placeOf();
    const box = await frame.boundingBox();
    if (!box) throw new Error("missing frame");
    const [x, y] = [box.x + box.width / 2, box.y + 200];
    await visit.page.mouse.move(x, y);
    await visit.page.mouse.down();
    await visit.page.mouse.move(x + 60, y + 30, {steps: 4});
    await visit.page.mouse.up();
    await expect.poll(async () => Math.abs((await placeOf()).x - near.x - 60), PATIENCE).toBeLessThan(2);
    await expect.poll(search).toBe("");
    const shown = await frame.evaluate((element) => {
      const {left, right, top, bottom} = element.getBoundingClientRect();
      const actors = [...element.querySelectorAll<SVGElement>(".actor:not([opacity])")].filter((actor) => {
        const at = actor.getBoundingClientRect();
        return at.left > left + 40 && at.right < right - 40 && at.top > top + 60 && at.bottom < bottom - 40;
      });
      actors.sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width);
      return actors[0]?.dataset.actor ?? "";
    });
    await press(disc(shown));
    await expect.poll(search, PATIENCE).toBe(`?focus=${shown}`);
    await press(disc(shown));
    await titled(/fronts together/);
    const whole = await placeOf();
    await enlarge.click();
    await expect.poll(() => names.count(), PATIENCE).toBeGreaterThan(0);
    await frame.getByRole("button", {name: "Show all"}).click();
    await expect.poll(() => names.count(), PATIENCE).toBe(0);
    const after = await placeOf();
    for (const key of ["x", "width"] as const) expect(after[key]).toBeCloseTo(whole[key], 1);
    expect(visit.faults).toEqual([]);
  });

  it("shows a chain over some kinds of tie only", async () => {
    await visit.go("/network?focus=iran&path=taliban");
    await titled(/^From Iran to the Taliban it is two ties/);
    await visit.go("/network?focus=iran&path=taliban&type=supports~allied-with~part-of~cooperates-with~member-of");
    await expect.poll(() => title().textContent(), PATIENCE).not.toMatch(/it is two ties, over United States/);
  });
});

describe("the network on a phone", () => {
  const phone = {width: 390, height: 844};

  it("lists the ties first, and holds within the screen", async () => {
    await visit.page.setViewportSize(phone);
    await visit.go("/network");
    const [first, second] = [await list().boundingBox(), await web().boundingBox()];
    expect((first?.y ?? Infinity) < (second?.y ?? 0)).toBe(true);
    await list().locator("summary", {hasText: "Tajikistan"}).click();
    const link = list()
      .getByRole("link", {name: /Taliban/})
      .first();
    await link.click();
    await drawer().waitFor(PATIENCE);
    for (const width of [320, 390]) {
      await visit.page.setViewportSize({...phone, width});
      expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  it("lists what is picked, too", async () => {
    await visit.page.setViewportSize(phone);
    await visit.go("/network?focus=tajikistan&path=iran");
    await titled(/^From Tajikistan to Iran /);
    expect(await list().locator("summary").count()).toBe(2);
  });
});

describe("the network without JavaScript", () => {
  const bare = browse({javaScriptEnabled: false});

  it("stands as drawing, list and table", async () => {
    await bare.go("/network");
    const still = figureOf(bare.page, ID);
    expect(await still.locator(".web-frame svg:visible .actor").count()).toBeGreaterThan(150);
    expect(await still.locator("table tbody tr").count()).toBe(386);
    expect(await still.locator("form:visible, .web-buttons:visible").count()).toBe(0);
    await bare.page.setViewportSize({width: 390, height: 844});
    await still.locator(".tie-list:visible summary").first().click();
    expect(await still.locator(".tie-list:visible a:visible").count()).toBe(39);
    expect(await still.locator(".tie-list:visible a:visible").first().getAttribute("href")).toMatch(
      /^\.\/articles\/tajikistan#r-/
    );
  });
});
