import {paint} from "../data/theme-colors.js";
import {createSvg} from "../marks/svg.js";
import type {Palette} from "../../loaders/lib/theme.js";

/** Attributes that mean something in a page alone. */
const OF_PAGES = /^(?:class|href|xlink:href|role|tabindex|target|style|aria-.*|data-.*)$/;

/**
 * Makes a drawing need nothing of its page: links become groups that keep their titles, colors are written out,
 * styles become attributes, and letters get their rim from a copy beneath them, as not every program paints a stroke
 * before a fill. Throws `unknown token: …` where a color is not in the palette.
 */
export function inlineStyles(root: Element, palette: Palette): void {
  for (const link of root.querySelectorAll("a")) unlink(link);
  for (const element of [root, ...root.querySelectorAll("*")]) {
    plainStyle(element);
    for (const {name, value} of [...element.attributes]) {
      if (OF_PAGES.test(name)) element.removeAttribute(name);
      else if (value === "currentColor") element.setAttribute(name, colorAt(element));
    }
  }
  paint(root, palette);
  for (const text of root.querySelectorAll("text")) layRim(text);
  for (const element of [root, ...root.querySelectorAll("*")]) element.removeAttribute("paint-order");
}

function colorAt(element: Element): string {
  return element.closest("[color]")?.getAttribute("color") ?? "var(--ink)";
}

function unlink(link: Element): void {
  const group = createSvg(link.ownerDocument, "g");
  for (const {name, value} of link.attributes) group.setAttribute(name, value);
  group.append(...link.childNodes);
  link.replaceWith(group);
}

function plainStyle(element: Element): void {
  for (const declaration of (element.getAttribute("style") ?? "").split(";")) {
    const [name = "", value = ""] = declaration.split(":").map((part) => part.trim());
    if (name !== "" && !element.hasAttribute(name)) element.setAttribute(name, value);
  }
}

function layRim(text: Element): void {
  if (text.closest("[paint-order]")?.getAttribute("paint-order") !== "stroke") return;
  const rim = text.cloneNode(true) as Element;
  for (const title of rim.querySelectorAll("title")) title.remove();
  text.before(rim);
  text.setAttribute("stroke", "none");
}
