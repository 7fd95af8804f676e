import {describe, expect, it} from "vitest";

import {browse} from "./browsing.js";

/** A page of A4 without its margins, in CSS pixels. */
const LEAF = {width: 672, height: 1001};
const STORIES = ["/iranian-proxies", "/ansar-al-islam"];

describe("print", () => {
  const browsing = browse({viewport: LEAF});

  it.each(STORIES)("fits every figure of %s on a page, with its address below", async (path) => {
    const {page} = browsing;
    await browsing.go(path);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({media: "print"});
    const figures = await page.locator("figure[data-figure]").evaluateAll((all) =>
      all.map((figure) => ({
        height: figure.getBoundingClientRect().height,
        below: getComputedStyle(figure, "::after").content,
        address: `${location.origin}${location.pathname}#${figure.id}`
      }))
    );
    expect(figures.length).toBeGreaterThan(0);
    for (const {height, below, address} of figures) {
      expect(height).toBeLessThan(LEAF.height);
      expect(below).toBe(`"${address}"`);
    }
  });

  it("prints the choice that a figure shows", async () => {
    const {page} = browsing;
    await browsing.go("/iranian-proxies?certainty=asserted");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const address = await page.locator("#drone-timeline").getAttribute("data-address");
    expect(address).toMatch(/\/iranian-proxies\?certainty=asserted#drone-timeline$/);
  });

  it("leaves out controls and what is folded, and keeps an open table whole", async () => {
    const {page} = browsing;
    await browsing.go("/iranian-proxies");
    const figure = page.locator("#drone-timeline");
    await page.emulateMedia({media: "print"});
    for (const gone of [".controls", ".toolbar-items", ".toolbar-panel", ".figure-table"]) {
      expect(await figure.locator(gone).first().isVisible()).toBe(false);
    }
    await page.emulateMedia({media: "screen"});
    await figure.getByRole("button", {name: "Table"}).click();
    await page.emulateMedia({media: "print"});
    const cut = await figure.locator(".figure-scroll").evaluate((box) => box.scrollHeight - box.clientHeight);
    expect(cut).toBeLessThanOrEqual(1);
  });

  it("makes a document", async () => {
    await browsing.go("/iranian-proxies");
    const pdf = await browsing.page.pdf({format: "A4"});
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(browsing.faults).toEqual([]);
  });
});
