import {describe, expect, it} from "vitest";

import {browse} from "./browsing.js";

describe.each([390, 1280, 1900, 2400])("the outline of a story at %d px", (width) => {
  const browsing = browse({viewport: {width, height: 900}});

  it("leads to each section, and lies over nothing", async () => {
    const {page} = browsing;
    await browsing.go("/iranian-proxies");
    const links = page.locator(".outline a");
    const sections = await page.locator("#observablehq-main > h2, .takeaway > h2").count();
    expect(await links.count()).toBe(sections);
    await links.last().click();
    expect(await page.locator("h2:target").count()).toBe(1);
    const over = await page.evaluate(() => {
      const outline = document.querySelector(".outline")?.getBoundingClientRect() ?? new DOMRect();
      const blocks = document.querySelectorAll("#observablehq-main > :not(.outline, script), .sidenote .note-text");
      return [...blocks].filter((block) => {
        const {left, right, width: wide} = block.getBoundingClientRect();
        const isFixed = getComputedStyle(document.querySelector(".outline") ?? block).position === "fixed";
        return isFixed && wide > 0 && left < outline.right && right > outline.left;
      }).length;
    });
    expect(over).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe("the way from story to story", () => {
  const browsing = browse();

  it("leads on and back", async () => {
    const {page} = browsing;
    await browsing.go("/ansar-al-islam");
    const path = new URL(page.url()).pathname;
    await page.locator('#observablehq-footer a[rel="prev"]').click();
    await page.locator('#observablehq-footer a[rel="next"]').click();
    await page.waitForURL(`**${path}`);
  });
});
