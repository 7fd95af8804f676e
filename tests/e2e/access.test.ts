import axe from "axe-core";
import {describe, expect, it} from "vitest";

import {browse, pagesBuilt} from "./browsing.js";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const pages = pagesBuilt();
const [WIDE, NARROW] = [
  {width: 1280, height: 900},
  {width: 390, height: 844}
];

/** Axe reads the lines of a drawn text as one word, and the tip of a mark as drawn; the test asks for itself. */
const UNASKED = {"label-content-name-mismatch": {enabled: false}};

/**
 * Each page in both themes, those for frames in one, as their figures stand on other pages in the other; wide and
 * narrow by turns, so that both are seen at the cost of one.
 */
const visits = pages.flatMap((page, i) =>
  (page.startsWith("/embed/")
    ? [i % 2 === 0 ? ("light" as const) : ("dark" as const)]
    : (["light", "dark"] as const)
  ).map((colorScheme, j): [string, "light" | "dark", number, typeof WIDE] => {
    const viewport = (i + j) % 2 === 0 ? WIDE : NARROW;
    return [page, colorScheme, viewport.width, viewport];
  })
);

const visit = browse();

describe("axe", () => {
  it.each(visits)("finds nothing on %s, %s, at %d px", async (path, colorScheme, _, viewport) => {
    const context = await visit.browser.newContext({viewport, colorScheme, reducedMotion: "reduce"});
    const page = await context.newPage();
    await page.goto(visit.site.origin + path, {waitUntil: "load"});
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async (rules) => {
      const {violations} = await window.axe.run(document, {resultTypes: ["violations"], rules});
      return violations;
    }, UNASKED);
    const unnamed = await page.locator("a.mark[aria-label]").evaluateAll((marks) =>
      marks.flatMap((mark) => {
        const lines = [...mark.querySelectorAll("text")].map(({textContent}) => textContent.trim());
        const words = lines.filter((line) => line !== "").join(" ");
        return mark.getAttribute("aria-label")?.includes(words) ? [] : [words];
      })
    );
    await context.close();
    expect(unnamed).toEqual([]);
    const found = violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(" | ")}`);
    expect(found).toEqual([]);
  });
});

describe("axe, in the workbench", () => {
  it.each(["light", "dark"] as const)("finds nothing with results, a fault and a dialog, %s", async (colorScheme) => {
    const context = await visit.browser.newContext({viewport: WIDE, colorScheme, reducedMotion: "reduce"});
    const page = await context.newPage();
    await page.goto(`${visit.site.origin}/sql`, {waitUntil: "networkidle"});
    await page.locator(".cm-content").first().click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(
      "select event_id, killed from events order by 1; select count(*) as n from events; selec"
    );
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.locator(".sql-fault").waitFor({timeout: 60_000});
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
