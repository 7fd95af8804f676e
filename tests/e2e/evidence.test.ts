import {describe, expect, it} from "vitest";

import {HEAVY, browse, goTo} from "./browsing.js";
import type {Locator} from "playwright-core";

const PAGE = "iranian-proxies";
const FACT = "e-ain-al-asad-rockets-2022-01-06";
const OTHER = "e-green-village-indirect-fire-2022-01-05";
const TITLE = "Five rockets fired at Ain al-Asad airbase";

const visit = browse();

const drawer = () => visit.page.getByRole("dialog");
const heading = () => drawer().getByRole("heading", {level: 2});
const fragment = () => new URL(visit.page.url()).hash;
const focused = () =>
  visit.page.evaluate(() => document.activeElement?.getAttribute("href") ?? document.activeElement?.id);
const markOf = (anchor: string) => visit.page.locator(`.figure-drawing:visible a[href$="#${anchor}"]:visible`).first();
const marks = () => visit.page.locator('figure[data-figure="drone-timeline"] .figure-variant:visible a[href]');

async function open(path = PAGE): Promise<void> {
  await visit.go(`/${path}`);
}

/** Clicks a mark where something of it is drawn. */
async function press(mark: Locator): Promise<void> {
  await mark.locator("text, path, circle, rect").first().click();
}

describe("drawer({root})", () => {
  it("opens on a click with what the mark rests on, and fetches no database", async () => {
    await open();
    await press(markOf(FACT));
    await heading().waitFor();
    expect(await heading().textContent()).toBe(TITLE);
    expect(fragment()).toBe(`#${FACT}`);
    const text = (await drawer().textContent()) ?? "";
    for (const part of [
      "Asserted",
      "January 6, 2022",
      "Dated to the day; in the article: “One day later”.",
      "Ain al-Asad airbase, Iraq",
      "missed",
      "Qasim al-Jabbarin",
      "al-Mashareq, January 5, 2022, year inferred",
      "Published before the event's first day.",
      "Source older than event",
      "4 other facts coded from this paragraph",
      `from events where event_id = '${FACT.slice(2)}'`
    ]) {
      expect(text).toContain(part);
    }
    expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
    expect(visit.requests.filter((url) => url.includes("/data/evidence/"))).toHaveLength(1);
    expect(visit.faults).toEqual([]);
  });

  it("is named by the fact and takes the focus to it", async () => {
    await open();
    await press(markOf(FACT));
    await visit.page.getByRole("dialog", {name: TITLE}).waitFor();
    expect(await focused()).toBe("fact-view-title");
    for (const name of ["Coded from", "Cited for it", "Discrepancies", "SQL that finds it"]) {
      expect(await drawer().getByRole("heading", {level: 3, name}).count(), name).toBe(1);
    }
    for (const link of await drawer().getByRole("link").all()) expect((await link.textContent())?.trim()).not.toBe("");
    for (const name of ["Close", "Copy the SQL"]) {
      expect(await drawer().getByRole("button", {name}).count(), name).toBe(1);
    }
  });

  it.each(["Escape", "the button", "going back"])("is closed by %s and gives the focus back", async (way) => {
    await open();
    await markOf(FACT).focus();
    await visit.page.keyboard.press("Enter");
    await heading().waitFor();
    if (way === "Escape") await visit.page.keyboard.press("Escape");
    else if (way === "the button") await drawer().getByRole("button", {name: "Close"}).click();
    else await visit.page.goBack();
    await drawer().waitFor({state: "hidden"});
    await visit.page.waitForFunction(() => location.hash === "");
    expect(await focused()).toBe(`./articles/iranian-proxies#${FACT}`);
  });

  it("leads to other facts, back to the first, and leaves no trail when it is closed", async () => {
    await open("");
    await open();
    await press(markOf(FACT));
    await heading().waitFor();
    await drawer().locator(`a[href$="#${OTHER}"]`).click();
    await visit.page.getByRole("dialog", {name: /Green Village/}).waitFor();
    expect(fragment()).toBe(`#${OTHER}`);
    await visit.page.goBack();
    await visit.page.getByRole("dialog", {name: TITLE}).waitFor();
    await visit.page.goForward();
    await visit.page.getByRole("dialog", {name: /Green Village/}).waitFor();
    await visit.page.keyboard.press("Escape");
    await visit.page.waitForFunction(() => location.hash === "");
    await visit.page.goBack();
    expect(new URL(visit.page.url()).pathname).toBe("/");
  });

  it.each([
    [`#${FACT}`, TITLE],
    ["#r-kataib-hezbollah-part-of-popular-mobilization-forces", /Kataib Hezbollah/],
    ["#p-iranian-proxies.2", /^Paragraph 2: Iranian Proxies/],
    ["#n-january-attacks", "“four” rests on 4 facts"]
  ])("opens from an address: %s", async (hash, name) => {
    await open(`${PAGE}${hash}`);
    await visit.page.getByRole("dialog", {name}).waitFor();
    await visit.page.keyboard.press("Escape");
    await drawer().waitFor({state: "hidden"});
    expect(new URL(visit.page.url()).hash).toBe("");
    expect(visit.faults).toEqual([]);
  });

  it("finds a fact of another article by the index, and says where there is none", async () => {
    await open(`${PAGE}#f-aib-active-members`);
    await visit.page.getByRole("dialog", {name: /./}).waitFor();
    expect(await drawer().textContent()).toContain("700 to 800 people");
    await open();
    await open(`${PAGE}#e-there-is-no-such-fact`);
    await visit.page.getByRole("dialog", {name: "No such fact"}).waitFor();
  });

  it("shows what a number of the prose rests on", async () => {
    await open();
    await visit.page.locator('a.grounds[href]:has([data-number="us-troops-now"])').first().click();
    await heading().waitFor();
    expect(fragment()).toMatch(/^#f-/);
    expect(await drawer().textContent()).toContain("2,500 people");
  });

  it("opens from a row of a table", async () => {
    await open();
    await visit.page
      .locator('figure[data-figure="drone-timeline"] .figure-toolbar')
      .getByRole("button", {name: "Table"})
      .click();
    await visit.page.locator(`.figure-table:visible a[href$="#${FACT}"]`).click();
    await visit.page.getByRole("dialog", {name: TITLE}).waitFor();
  });

  it("copies the SQL, or selects it where that is refused", async () => {
    await visit.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(`${PAGE}#${FACT}`);
    const copy = drawer().getByRole("button", {name: "Copy the SQL"});
    await copy.click();
    await drawer().getByText("Copied.").waitFor();
    const sql = `from events where event_id = '${FACT.slice(2)}'`;
    expect(await visit.page.evaluate(() => navigator.clipboard.readText())).toBe(sql);
    await visit.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    });
    await copy.click();
    await drawer().getByText("copy it by hand").waitFor();
    expect(await visit.page.evaluate(() => getSelection()?.toString())).toBe(sql);
  });

  it("says when the evidence does not arrive, and tries again", async () => {
    await open();
    await visit.page.route("**/evidence/*.json", (route) => route.abort());
    await press(markOf(FACT));
    await visit.page.getByRole("dialog", {name: "The evidence did not arrive"}).waitFor();
    const href = await drawer().getByRole("link").getAttribute("href");
    expect(href).toBe(`./articles/iranian-proxies#${FACT}`);
    await visit.page.keyboard.press("Escape");
    await visit.page.unroute("**/evidence/*.json");
    await visit.page.waitForFunction(() => location.hash === "");
    await press(markOf(FACT));
    await visit.page.getByRole("dialog", {name: TITLE}).waitFor();
  });

  it("leaves a click with a modifier to the browser", async () => {
    await open();
    const [tab] = await Promise.all([
      visit.page.context().waitForEvent("page"),
      markOf(FACT)
        .locator("text, path, circle, rect")
        .first()
        .click({modifiers: ["Control"]})
    ]);
    await expect.poll(() => tab.url()).toBe(`${visit.site.origin}/articles/iranian-proxies#${FACT}`);
    expect(await drawer().count()).toBe(0);
    await tab.close();
  });

  it("takes a tap beside a small mark for a tap on it", async () => {
    const context = await visit.browser.newContext({
      viewport: {width: 390, height: 844},
      hasTouch: true,
      isMobile: true
    });
    const phone = await context.newPage();
    await goTo(phone, `${visit.site.origin}/`);
    const dot = phone.locator('.figure-variant:visible .focus a[href*="#e-"]').first();
    await dot.scrollIntoViewIfNeeded();
    const {x = 0, y = 0, width = 0, height = 0} = (await dot.boundingBox()) ?? {};
    await phone.touchscreen.tap(x + width / 2, y + height + 5);
    await phone.getByRole("dialog", {name: /./}).waitFor();
    expect(new URL(phone.url()).hash).toMatch(/^#e-/);
    await context.close();
  });

  it("covers neither the mark nor the width of a phone", async () => {
    await visit.page.setViewportSize({width: 390, height: 844});
    await open();
    await press(markOf(FACT));
    await heading().waitFor();
    const sheet = await drawer().boundingBox();
    const mark = await markOf(FACT).locator("text, path, circle, rect").first().boundingBox();
    expect(sheet?.width).toBe(390);
    expect((mark?.y ?? Infinity) + (mark?.height ?? 0)).toBeLessThan(sheet?.y ?? 0);
    expect(mark?.y).toBeGreaterThan(0);
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

describe("addArrowKeys(document)", () => {
  it("makes a drawing one stop of the Tab key", async () => {
    await open();
    expect(await marks().count()).toBeGreaterThan(3);
    const stops = await marks().evaluateAll(
      (all) => all.filter((mark) => mark.getAttribute("tabindex") === "0").length
    );
    expect(stops).toBe(1);
    await marks().first().focus();
    await visit.page.keyboard.press("Tab");
    expect(await visit.page.evaluate(() => document.activeElement?.closest("svg"))).toBeNull();
    await visit.page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe(await marks().first().getAttribute("href"));
  });

  it("leads by arrow keys through the drawing's own order", async () => {
    await open();
    const order = await marks().evaluateAll((all) => all.map((mark) => mark.getAttribute("href")));
    await marks().first().focus();
    const steps: [string, number][] = [
      ["ArrowLeft", 0],
      ["ArrowRight", 1],
      ["ArrowDown", 2],
      ["ArrowUp", 1],
      ["End", order.length - 1],
      ["ArrowRight", order.length - 1],
      ["Home", 0]
    ];
    for (const [key, index] of steps) {
      await visit.page.keyboard.press(key);
      expect(await focused(), key).toBe(order[index]);
    }
    await visit.page.keyboard.press("ArrowRight");
    await visit.page.keyboard.press("Enter");
    await heading().waitFor();
    await visit.page.keyboard.press("Escape");
    await drawer().waitFor({state: "hidden"});
    expect(await focused()).toBe(order[1]);
  });

  it("holds for a drawing that was redrawn", async () => {
    await open();
    const figure = visit.page.locator('figure[data-figure="drone-timeline"]');
    await figure.locator("form input[type=checkbox]").last().click();
    await visit.page.locator('figure[data-figure="drone-timeline"][data-state="live"]').waitFor();
    const drawn = figure.locator(".figure-drawing a[href]:visible");
    const stops = await drawn.evaluateAll((all) => all.filter((mark) => mark.getAttribute("tabindex") === "0").length);
    expect(stops).toBe(1);
    await drawn.first().focus();
    await visit.page.keyboard.press("End");
    expect(await focused()).toBe(await drawn.last().getAttribute("href"));
  });
});

describe("without JavaScript", () => {
  it("a mark and a number lead to the fact on its article's page, unfolded", async () => {
    const context = await visit.browser.newContext({javaScriptEnabled: false});
    const plain = await context.newPage();
    for (const link of [
      plain.locator(`.figure-variant:visible a[href$="#${FACT}"]`).locator("text, path, circle, rect").first(),
      plain.locator("a.grounds[href]").first()
    ]) {
      await plain.goto(`${visit.site.origin}/${PAGE}`);
      await link.click();
      await plain.waitForURL(/\/articles\/iranian-proxies#e-/);
      const anchor = new URL(plain.url()).hash.slice(1);
      await plain.locator(`[id="${anchor}"]`).waitFor({state: "visible"});
      expect(await plain.locator(`details[open] [id="${anchor}"]`).count()).toBe(1);
    }
    await context.close();
  });

  it("every mark is a stop of the Tab key", async () => {
    const context = await visit.browser.newContext({javaScriptEnabled: false});
    const plain = await context.newPage();
    await plain.goto(`${visit.site.origin}/${PAGE}`);
    const figure = plain.locator('figure[data-figure="drone-timeline"] .figure-variant:visible');
    expect(await figure.locator("a[href]").count()).toBeGreaterThan(3);
    expect(await figure.locator("a[tabindex]:not([aria-hidden])").count()).toBe(0);
    await context.close();
  });
});
