import {readFileSync} from "node:fs";

import {describe, expect, it} from "vitest";

import {PATIENCE, browse, figureOf} from "./browsing.js";

const ID = "drone-timeline";
const FILE = `components/figures/${ID}/figure.ts`;
const visit = browse({permissions: ["clipboard-read", "clipboard-write"]});

const panel = () => figureOf(visit.page, ID).locator(".toolbar-panel[data-open]");
const status = () => figureOf(visit.page, ID).locator(".toolbar-status");
const summary = () => panel().getByText("Drawing code");
const field = () => panel().getByLabel("TypeScript of the drawing", {exact: true});

async function open(): Promise<void> {
  await visit.go("/iranian-proxies");
  await figureOf(visit.page, ID).locator(".toolbar-items").getByRole("button", {name: "SQL", exact: true}).click();
}

describe("attachSourceCode(panel, say)", () => {
  it("shows the code that draws the figure, and copies it, by keyboard alone", async () => {
    await open();
    const files = () => visit.requests.filter((url) => url.endsWith(".ts.txt"));
    expect(files()).toEqual([]);
    await summary().focus();
    await visit.page.keyboard.press("Enter");
    const code = readFileSync(FILE, "utf8");
    await expect.poll(() => field().inputValue(), PATIENCE).toBe(code);
    for (const stop of [FILE, code, "Copy"]) {
      await visit.page.keyboard.press("Tab");
      const reached = await visit.page.evaluate(() => {
        const at = document.activeElement;
        return at instanceof HTMLTextAreaElement ? at.value : at?.textContent;
      });
      expect(reached).toBe(stop);
    }
    await visit.page.keyboard.press("Enter");
    await expect.poll(() => status().textContent()).toBe("Copied.");
    expect(await visit.page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    await summary().press("Enter");
    await field().waitFor({state: "hidden"});
    await summary().press("Enter");
    await field().waitFor();
    expect(await field().count()).toBe(1);
    expect(files()).toHaveLength(1);
  });

  it("shows it to those who unfold it before the panel is ready", async () => {
    let release = (): void => undefined;
    const isUnfolded = new Promise<void>((resolve) => (release = resolve));
    await visit.page.route(/panels\/sql\.\w+\.js$/, async (route) => {
      await isUnfolded;
      await route.continue();
    });
    await open();
    await summary().click();
    release();
    await field().waitFor(PATIENCE);
  });

  it("says when the code that draws the figure cannot be had, and tries again", async () => {
    await visit.page.route(/\.ts\.txt$/, (route) => route.fulfill({status: 404, body: "not found"}));
    await open();
    await summary().click();
    const line = "The drawing code could not be fetched: no answer: 404.";
    await expect.poll(() => status().textContent(), PATIENCE).toBe(line);
    expect(await panel().locator("pre code").innerText()).toContain("select");
    await visit.page.unroute(/\.ts\.txt$/);
    await summary().click();
    await field().waitFor(PATIENCE);
  });
});
