import {fragmentOf, targetOf} from "./fact-url.js";
import type {Target} from "./fact-url.js";

type Opener = HTMLElement | SVGElement;

/** Links of a page that the drawer answers; one that leaves the page for the article's is none. */
export const LINKS = "a[href]:not([data-leaves])";

/** Width of the panel on wide screens in pixels, as the stylesheet has it. */
const PANEL = 416;
const WIDE = 1008;

/** Reads the facts that a number of the prose rests on. */
export function factsOf(number: Element): Target[] {
  return (number.getAttribute("data-facts") ?? "").split(" ").flatMap((place) => {
    const [article, anchor] = place.split("#");
    return article === undefined || anchor === undefined ? [] : [{article, anchor}];
  });
}

/** Gives the fragment under which the page shows what a link leads to; null where that is nothing of the drawer's. */
export function fragmentAt(link: Element): string | null {
  const number = link.querySelector("[data-facts]");
  if (number && factsOf(number).length > 1) return `#n-${number.getAttribute("data-number") ?? ""}`;
  const target = targetAt(link);
  return target && fragmentOf(target);
}

/** Gives the fact or paragraph that a link leads to. */
export function targetAt(link: Element): Target | null {
  return targetOf(new URL(link.getAttribute("href") ?? "", link.ownerDocument.baseURI));
}

/** Finds the links of the page, outside the drawer, that show a fragment; those in sight first. */
export function linksTo(fragment: string, document: Document): Opener[] {
  const links = [...document.querySelectorAll<Opener>(LINKS)].filter(
    (link) => link.closest(".drawer") === null && fragmentAt(link) === fragment
  );
  return [...links.filter(isVisible), ...links.filter((link) => !isVisible(link))];
}

/** Tells whether an element is drawn at all. */
export function isVisible(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}

/** Chooses the side of the panel that leaves what was pressed in sight. */
export function sideFor(opener: Element | undefined, {clientWidth}: Element): "start" | "end" {
  if (opener === undefined || clientWidth < WIDE) return "end";
  const {left, width} = opener.getBoundingClientRect();
  return left + width / 2 > clientWidth - PANEL ? "start" : "end";
}

/** Finds the mark of a drawing that a finger meant: the nearest within `reach` pixels of where it came down. */
export function markNear({clientX, clientY, target}: MouseEvent, reach = 16): Opener | null {
  const drawing = target instanceof Element ? target.closest(".figure-drawing svg") : null;
  if (!drawing) return null;
  const marks = [...drawing.querySelectorAll<Opener>(LINKS)].map((mark) => {
    const boxes = [...mark.querySelectorAll(":not(title)")].map((shape) => shape.getBoundingClientRect());
    return {mark, distance: Math.min(...boxes.map((box) => distanceTo(box, clientX, clientY)))};
  });
  const near = marks.filter(({distance}) => distance <= reach).sort((a, b) => a.distance - b.distance);
  return near[0]?.mark ?? null;
}

function distanceTo({left, right, top, bottom}: DOMRect, x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
