import axe from "axe-core";
import {describe, expect, it} from "vitest";

import {browse, goTo} from "./browsing.js";

const [WIDE, NARROW] = [
  {width: 1280, height: 900},
  {width: 390, height: 844}
];

const visit = browse();

describe("axe, in the workbench", () => {
  it.each(["light", "dark"] as const)("finds nothing with results, a fault and a dialog, %s", async (colorScheme) => {
    const context = await visit.browser.newContext({viewport: WIDE, colorScheme, reducedMotion: "reduce"});
    const page = await context.newPage();
    await goTo(page, `${visit.site.origin}/sql`);
    await page.locator(".cm-content").first().click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(
      "select event_id, killed from events order by 1; select count(*) as n from events; selec"
    );
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.locator(".sql-error").waitFor({timeout: 60_000});
    await page.locator(".schema-browser details").first().waitFor({timeout: 60_000});
    await page.locator(".schema-browser summary").first().click();
    await page.getByRole("button", {name: "Chart"}).nth(1).click();
    await page.locator(".chart-form select").first().waitFor();
    await page.evaluate(axe.source);
    const look = async (): Promise<string[]> => {
      const violations = await page.evaluate(async () => (await window.axe.run(document)).violations);
      return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(" | ")}`);
    };
    expect(await look()).toEqual([]);
    await page.getByRole("button", {name: "Examples"}).click();
    await page.locator(".bench-dialog h3").first().waitFor();
    expect(await look()).toEqual([]);
    await context.close();
  });
});

describe("by keyboard", () => {
  it.each([WIDE, NARROW])("the first stop skips to the text, at %o", async (viewport) => {
    const page = await visit.browser.newPage({viewport});
    await page.goto(`${visit.site.origin}/methods`);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", {name: "Skip to the text"});
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
    await page.close();
  });
});
