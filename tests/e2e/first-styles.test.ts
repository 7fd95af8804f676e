import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {DIST} from "../../scripts/build/folder.js";
import {browse, change, figureOf, pagesRead, waitFor} from "./browsing.js";
import type {Page} from "playwright-core";

/** How an element looks and where it stands. */
type Look = readonly (number | string)[];

const SHEET = /<link rel="stylesheet" href="([^"]+)">/g;
const SIZES = [
  {width: 1280, height: 800, colorScheme: "dark"},
  {width: 768, height: 1024, colorScheme: "light"},
  {width: 390, height: 844, colorScheme: "light"}
] as const;

const visit = browse();
const drawn = pagesRead().filter((path) => read(path).includes('class="figure-drawing"'));

function read(path: string): string {
  return readFileSync(join(DIST, `${path === "/" ? "/index" : path}.html`), "utf8");
}

/** Gives the looks of all that a page shows down to the end of its first drawing. */
function looksOf(page: Page): Promise<Look[]> {
  return page.evaluate(() => {
    // A change of the theme or the width may set off a transition.
    for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
    const drawing = document.querySelector(".figure-drawing");
    const all = [...document.querySelectorAll("body *")];
    const end = all.findLastIndex((each) => drawing?.contains(each));
    return all.slice(0, end + 1).flatMap((each) => {
      const {x, y, width, height} = each.getBoundingClientRect();
      const {color, backgroundColor, borderColor, fontFamily, fontWeight, fill, opacity, visibility} =
        getComputedStyle(each);
      // The drawing and what holds it are as high as what comes behind and beside them.
      const sides = each.contains(drawing) ? [x, y, width] : [x, y, width, height];
      const place = sides.map((length) => Math.round(length * 10) / 10);
      const name = `${each.tagName} ${each.getAttribute("class") ?? each.id}`;
      return width + height === 0
        ? []
        : [[name, ...place, color, backgroundColor, borderColor, fontFamily, fontWeight, fill, opacity, visibility]];
    });
  });
}

describe.each(drawn)("%s, before its stylesheet has come", (path) => {
  let looks: {first: string[]; whole: string[]}[];

  beforeAll(async () => {
    const context = await visit.browser.newContext();
    const page = await context.newPage();
    await page.route("**/*.js", (route) => route.abort());
    await page.route("**/style.*.css", (route) => route.abort());
    await page.goto(visit.site.origin + path, {waitUntil: "load"});
    const read = async (): Promise<string[][]> => {
      const found: string[][] = [];
      for (const {width, height, colorScheme} of SIZES) {
        await page.setViewportSize({width, height});
        await page.emulateMedia({colorScheme});
        found.push((await looksOf(page)).map((look) => look.join(" ")));
      }
      return found;
    };
    const first = await read();
    await page.unroute("**/style.*.css");
    await page.evaluate(async () => {
      const sheet = document.querySelector('link[rel="stylesheet"]');
      const arriving = sheet?.cloneNode();
      if (!sheet || !arriving) throw new Error("no stylesheet");
      await new Promise((resolve, reject) => {
        arriving.addEventListener("load", resolve);
        arriving.addEventListener("error", reject);
        sheet.replaceWith(arriving);
      });
    });
    const whole = await read();
    looks = first.map((each, at) => ({first: each, whole: whole[at] ?? []}));
    await context.close();
  });

  it.each(SIZES.map((size, at) => ({...size, at})))(
    "looks down to its first drawing as it does with it, at $width px",
    ({at}) => {
      const {first = [], whole = []} = looks[at] ?? {};
      expect(first.length).toBeGreaterThan(50);
      expect(first.filter((look, index) => look !== whole[index])).toEqual([]);
      expect(first).toHaveLength(whole.length);
    }
  );
});

describe("the stylesheet", () => {
  it.each(drawn)("comes once to %s, behind the first drawing, and is one for all pages of its kind", (path) => {
    const html = read(path);
    const sheets = [...html.matchAll(SHEET)];
    expect(sheets).toHaveLength(1);
    expect(html.slice(0, sheets[0]?.index).endsWith("</div></div>")).toBe(true);
    expect(readFileSync(join(DIST, path.replace(/[^/]*$/, ""), sheets[0]?.[1] ?? ""), "utf8")).toContain(
      "@media print"
    );
  });

  it("stays when a figure is drawn anew", async () => {
    await visit.go("/embed/arrest-counts");
    await change(figureOf(visit.page, "arrest-counts"));
    await waitFor(visit.page, "arrest-counts", "live");
    expect(await visit.page.locator("figure link[rel=stylesheet]").count()).toBe(1);
  });
});
