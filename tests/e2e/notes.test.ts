import {describe, expect, it} from "vitest";

import {browse} from "./browsing.js";
import type {Page} from "playwright-core";

const PHONE = {viewport: {width: 390, height: 844}, hasTouch: true};
const PAGE = "/styleguide";

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false]
])("notes and explanations on a phone, %s", (_, javaScriptEnabled) => {
  const browsing = browse({...PHONE, javaScriptEnabled});

  it.each([
    ["a note", ".note-mark", ".note-text:popover-open"],
    ["a word", ".term", ".explanation:popover-open"]
  ])("opens %s by tap, within the screen, and closes by a tap beside it", async (_, mark, opened) => {
    const {page} = browsing;
    await browsing.go(PAGE);
    const first = page.locator(mark).first();
    await first.tap();
    const box = await page.locator(opened).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.locator("h1").tap();
    await page.locator(opened).waitFor({state: "detached"});
  });

  it("leaves text that is not asked for out of sight", async () => {
    await browsing.go(PAGE);
    for (const hidden of [".note-text", ".note-numeral", ".explanation", ".footnotes"]) {
      expect(await browsing.page.locator(hidden).first().isVisible()).toBe(false);
    }
  });
});

describe("notes and explanations by keyboard", () => {
  const browsing = browse(PHONE);

  it("opens a note, leads into it, and gives the focus back", async () => {
    const {page} = browsing;
    await browsing.go(PAGE);
    const mark = page.locator(".note-mark").first();
    await mark.focus();
    await page.keyboard.press("Enter");
    await page.locator(".note-text:popover-open").waitFor();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("paragraph 2");
    await page.keyboard.press("Escape");
    await page.locator(".note-text:popover-open").waitFor({state: "detached"});
    expect(await mark.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it("opens one explanation at a time and closes it with the key that opened it", async () => {
    const {page} = browsing;
    await browsing.go(PAGE);
    for (const at of [0, 1]) {
      await page.locator(".term").nth(at).focus();
      await page.keyboard.press("Space");
      expect(await page.locator(".explanation:popover-open").count()).toBe(1);
    }
    await page.keyboard.press("Space");
    expect(await page.locator(".explanation:popover-open").count()).toBe(0);
  });
});

describe("notes beside the text", () => {
  const browsing = browse({viewport: {width: 1280, height: 900}});

  it("stand right of their paragraph, within the page, at the height of their mark", async () => {
    const {page} = browsing;
    await browsing.go(PAGE);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll(".sidenote")].map((note) => {
        const text = note.querySelector(".note-text")?.getBoundingClientRect() ?? new DOMRect();
        const numeral = note.querySelector(".note-numeral")?.getBoundingClientRect() ?? new DOMRect();
        const block = note.closest("p, ul")?.getBoundingClientRect() ?? new DOMRect();
        return {gap: text.left - block.right, right: text.right, drop: text.top - numeral.top};
      })
    );
    expect(boxes.length).toBeGreaterThan(1);
    for (const {gap, right, drop} of boxes) {
      expect(gap).toBeGreaterThan(0);
      expect(right).toBeLessThan(1280);
      expect(drop).toBeGreaterThan(-24);
    }
    expect(await page.locator(".note-mark").first().isVisible()).toBe(false);
  });

  it("are footnotes in print", async () => {
    const {page} = browsing;
    await browsing.go(PAGE);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".footnotes li").first().isVisible()).toBe(true);
    expect(await page.locator(".note-numeral").first().isVisible()).toBe(true);
    expect(await page.locator(".note-text").first().isVisible()).toBe(false);
  });
});

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}
