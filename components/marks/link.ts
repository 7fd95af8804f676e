import {anchorIn} from "../data/fact-anchor.js";
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
export function appendLink(parent: Element, {href, label}: Mark): SVGElement {
  const group = append(parent, href ? "a" : "g", {
    class: "mark",
    href: href ?? null,
    role: href ? null : "img",
    "aria-label": label
  });
  append(group, "title", {}).textContent = label;
  return group;
}

/** Returns the address of the fact that a row names in `fact_id` and `kind`, or else in `event_id`. */
export function hrefOf(row: Row, {link}: Pick<DrawOptions, "link">): string {
  const anchor = anchorIn(row, "fact_id") ?? anchorIn(row, "event_id");
  if (anchor === null) throw new Error(`no fact: ${JSON.stringify(row)}`);
  return link(text(row, "article_id"), anchor);
}

/** Returns address and label of the event of a row. */
export function factLink(row: Row, {codes, link}: DrawOptions): {href: string; label: string} {
  return {
    href: hrefOf(row, {link}),
    label: sayFact(row, codes, flag(row, "umbrella") ? ["A series or total of cases"] : [])
  };
}
