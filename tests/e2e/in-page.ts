import type {Page} from "playwright-core";

/** How the texts of a page stand. */
export interface Lettering {
  /** All words of the page in their order, those of figures' tables left out. */
  words: string;
  /** Texts of drawings that lie over each other by more than a hair, as "one | other". */
  overlaps: string[];
  /** Texts that have no extent. */
  lost: string[];
  /** Pixels by which the page is wider than its window. */
  excess: number;
}

/** Reads how the texts stand; runs in the page. */
export function readLettering(): Lettering {
  const hair = 2;
  const texts = [...document.querySelectorAll<SVGTextElement>(".figure-drawing svg text")].filter(
    (text) => text.checkVisibility() && text.textContent.trim() !== ""
  );
  const boxes = texts.map((text) => ({words: text.textContent.trim(), box: text.getBoundingClientRect()}));
  const overlaps = boxes.flatMap(({words, box}, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > hair &&
          Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > box.height / 3
      )
      .map((other) => `${words} | ${other.words}`)
  );
  // Of a long table only the rows in sight are drawn, and how many are depends on the letters.
  const long = [...document.querySelectorAll<HTMLElement>(".figure-scroll[data-long] tbody")];
  for (const rows of long) rows.style.display = "none";
  // Long tables draw what comes into view, whenever it does.
  const tables = [...document.querySelectorAll<HTMLElement>("figure .figure-scroll")];
  for (const table of tables) table.style.display = "none";
  const words = document.body.innerText.replace(/\s+/g, " ");
  for (const table of tables) table.style.display = "";
  for (const rows of long) rows.style.removeProperty("display");
  return {
    words,
    overlaps,
    lost: boxes.filter(({box}) => box.width === 0 || box.height === 0).map(({words: each}) => each),
    excess: document.documentElement.scrollWidth - window.innerWidth
  };
}

const STORES = ["localStorage", "sessionStorage", "indexedDB", "caches"];

/** Lets every store of the browser fail, as it does for readers who allow none, on the pages that a tab opens next. */
export async function refuseStorage(page: Page): Promise<void> {
  await page.addInitScript((stores) => {
    for (const name of stores) {
      Object.defineProperty(window, name, {
        configurable: true,
        get: () => {
          throw new DOMException(`${name} is refused`, "SecurityError");
        }
      });
    }
  }, STORES);
}
