import {parseScale} from "../../components/marks/axis/time-scale.js";
import type {Locator, Page} from "playwright-core";

/** A place on the screen, in CSS pixels. */
interface Point {
  x: number;
  y: number;
}

interface Rect extends Point {
  width: number;
  height: number;
}

/** Finds where a day begins on the timeline, at a height where no mark is. */
export async function dayAt(drawing: Locator, day: string): Promise<Point> {
  const strip = drawing.locator(".strip");
  await strip.scrollIntoViewIfNeeded();
  const scale = parseScale((await strip.getAttribute("data-stops")) ?? "");
  const {x: left, width} = await screenBox(drawing);
  const x = left + (scale(new Date(day)) * width) / Number(await drawing.getAttribute("width"));
  const y = await strip.evaluate((chart, at) => {
    const {top, bottom} = chart.getBoundingClientRect();
    for (let height = top + 4; height < bottom; height++) {
      const hit = document.elementFromPoint(at, height);
      if (hit && chart.contains(hit) && !hit.closest("a")) return height;
    }
    return top;
  }, x);
  return {x, y};
}

async function screenBox(element: Locator): Promise<Rect> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error("not in sight");
  return box;
}

/** Drags with the mouse, and looks before it lets go. */
export async function drag(
  {mouse}: Page,
  from: Point,
  to: Point,
  look: () => Promise<void> = () => Promise.resolve()
): Promise<void> {
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, {steps: 8});
  await look();
  await mouse.up();
}

/** Finds a frame of the map on the screen, and the places whose middle lies in it. */
export async function panelAt(drawing: Locator, index: number): Promise<{panel: Rect; places: string[]}> {
  await drawing.locator(".panel").nth(index).scrollIntoViewIfNeeded();
  return drawing.evaluate((svg, at) => {
    const {x, y, width, height} = svg.querySelectorAll(".panel")[at]?.getBoundingClientRect() ?? new DOMRect();
    const places = [...svg.querySelectorAll(".place")].filter((place) => {
      const rim = place.querySelector(".rim")?.getBoundingClientRect() ?? new DOMRect();
      const [cx, cy] = [rim.x + rim.width / 2 - x, rim.y + rim.height / 2 - y];
      return 0 < cx && cx < width && 0 < cy && cy < height;
    });
    return {
      panel: {x, y, width, height},
      places: places.map((place) => place.getAttribute("data-place") ?? "").sort()
    };
  }, index);
}
