import {sayFact} from "../data/fact-label.js";
import {flag, text} from "../data/row.js";
import {append} from "./svg.js";
import type {Row} from "../data/row.js";
import type {DrawOptions} from "./draw-options.js";

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

/** Leads from a row to its fact. */
export function linkOf(row: Row, {codes, link}: DrawOptions): {href: string; label: string} {
  return {
    href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
    label: sayFact(row, codes, flag(row, "umbrella") ? ["A series or total of cases"] : [])
  };
}
