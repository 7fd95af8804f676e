import {append} from "./certainty.js";

interface Mark {
  /** Address of the fact; without it the mark is no link. */
  href?: string;
  /** Says what the mark stands for: its tooltip and its accessible name. */
  label: string;
}

/** Wraps a mark as a link with tooltip and accessible name, or as a named group without `href`. */
export function wrap(parent: Element, {href, label}: Mark): SVGElement {
  const group = append(parent, href ? "a" : "g", {
    class: "mark",
    href: href ?? null,
    role: href ? null : "img",
    "aria-label": label
  });
  append(group, "title", {}).textContent = label;
  return group;
}
