import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {STAGE} from "../build/stage-site.js";
import type {Drawable} from "../build/report.js";
import type {BuiltPage} from "../build/built-pages.js";

/** What a page says of itself to machines and to those who share it. */
export interface PageSummary {
  /** Such as `/index` or `/embed/drone-timeline`. */
  path: string;
  /** Names the page in a list. */
  title: string;
  /** Its heading. */
  heading: string;
  /** A sentence or two, at most 200 characters. */
  description: string;
  /** Ids of the figures that stand on it, in order. */
  figures: readonly string[];
  /** The figure that it holds alone, if it is an embed page. */
  figure: string | null;
}

const LONGEST = 200;
const ASIDES = ".sidenote, [popover]";
const SUFFIX = " | Five Fronts";
const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/** Says of an embed page what its figure says of itself. */
export function summarizeEmbed(path: string, {figure, rows, codes}: Drawable): PageSummary {
  const heading = figure.title(rows, codes);
  const description = clip(figure.subtitle(rows, codes), LONGEST);
  return {path, title: heading, heading, description, figures: [figure.id], figure: figure.id};
}

/** Reads what a built page says; `described` is the description in its front matter. Throws `no heading: path`. */
export function summarize(path: string, document: Document, described: string | null = null): PageSummary {
  const heading = textOf(document, "h1");
  if (heading === "") throw new Error(`no heading: ${path}`);
  const title = textOf(document, "title").replace(SUFFIX, "");
  const first = textOf(document, "#observablehq-main > p:not([class])");
  return {
    path,
    title,
    heading,
    description: clip(described ?? first, LONGEST),
    figures: [...document.querySelectorAll("figure[data-figure]")].map(
      (each) => each.getAttribute("data-figure") ?? ""
    ),
    figure: null
  };
}

/** Reads the description in the front matter of a page, written by hand or printed by a loader; null without one. */
export function readDescription(path: string, folders: readonly string[] = [STAGE]): string | null {
  const file = folders.map((folder) => join(folder, `${path}.md`)).find((candidate) => existsSync(candidate));
  const front: unknown = file === undefined ? null : parse(FRONT_MATTER.exec(readFileSync(file, "utf8"))?.[1] ?? "");
  if (typeof front !== "object" || front === null || !("description" in front)) return null;
  return typeof front.description === "string" ? front.description : null;
}

/** Cuts a text at the end of a word so that, with the ellipsis that says so, it has at most `most` characters. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const end = cut.lastIndexOf(" ");
  const kept = end > 0 ? cut.slice(0, end) : cut.slice(0, -1);
  return `${kept.replace(/[\s,;:–—-]+$/, "")}…`;
}

/** Reads the text of an element without the notes and explanations that stand in it. */
function textOf(document: Document, selector: string): string {
  const copy = document.createElement("div");
  copy.innerHTML = document.querySelector(selector)?.innerHTML ?? "";
  for (const aside of copy.querySelectorAll(ASIDES)) aside.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** A page with what it says of itself. */
export interface SummarizedPage extends BuiltPage {
  summary: PageSummary;
}
