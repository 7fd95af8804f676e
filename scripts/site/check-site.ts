import {readFileSync} from "node:fs";
import {extname, join} from "node:path";
import {readBuilt} from "../build/built-pages.js";
import {listFiles} from "../build/folder.js";
import {readCorpus, stateFaults} from "./check-state-links.js";
import type {BuiltPage} from "../build/built-pages.js";

interface Page extends BuiltPage {
  anchors: Set<string>;
}

type Report = (kind: string, value: string) => void;

/** Elements that load something, by the attribute that says what. */
const LOADED: [selector: string, attribute: string][] = [
  ["script[src], img[src], source[src], video[src], audio[src], iframe[src], embed[src], track[src]", "src"],
  ["link[href]:not([rel=canonical], [rel=license], [rel=alternate])", "href"],
  ["image[href], use[href]", "href"],
  ["object[data]", "data"]
];
const FOREIGN = /^(https?:)?\/\//i;
const CSS_URL = /@import\s+["']([^"']+)|url\(\s*["']?([^"')]+)/g;
const DIRECTIVE = /\{\{.*?\}\}/gs;
const BASE = "http://site.invalid/";

/**
 * Reads a built site and returns its faults as `file: kind: value`: a cell that failed to compile, a directive left in
 * the text, a link or anchor that leads nowhere, a file that is missing, anything loaded from elsewhere, a link with the state of a page that is not understood or not replayed.
 */
export function auditSite(folder: string): string[] {
  const built = readBuilt(folder);
  const faults: string[] = [];
  const files = new Set(listFiles(folder));
  const corpus = readCorpus();
  const reporter =
    (file: string): Report =>
    (kind, value) =>
      faults.push(`${file}: ${kind}: ${value}`);
  const pages = new Map(built.map((page) => [page.file, withAnchors(page)]));
  for (const [file, page] of pages) {
    if (page.document.querySelector(".observablehq--error")) reporter(file)("cell error", "observablehq--error");
    auditText(page, reporter(file));
    auditLoaded(page, files, reporter(file));
    auditLinks(page, pages, files, corpus, reporter(file));
  }
  for (const file of files) {
    if (extname(file) === ".css") auditStyle(file, readFileSync(join(folder, file), "utf8"), files, reporter(file));
  }
  return faults;
}

function withAnchors(page: BuiltPage): Page {
  const anchors = new Set(["", "top"]);
  for (const element of page.document.querySelectorAll("[id]")) anchors.add(element.id);
  return {...page, anchors};
}

/** Markdown does not look into a block of HTML, so a directive there stays as it was written. */
function auditText({document}: Page, report: Report): void {
  for (const element of document.querySelectorAll("p, li, td, th, h1, h2, h3, h4, figcaption")) {
    for (const [directive] of element.textContent.matchAll(DIRECTIVE)) report("unplaced directive", directive);
  }
}

function auditLoaded({file, document}: Page, files: Set<string>, report: Report): void {
  for (const [selector, attribute] of LOADED) {
    for (const element of document.querySelectorAll(selector)) {
      auditFile(file, element.getAttribute(attribute) ?? "", files, report);
    }
  }
  for (const style of document.querySelectorAll("style")) auditStyle(file, style.textContent, files, report);
  for (const element of document.querySelectorAll("[style*='url(']")) {
    auditStyle(file, element.getAttribute("style") ?? "", files, report);
  }
}

function auditStyle(file: string, css: string, files: Set<string>, report: Report): void {
  for (const [, imported, url] of css.matchAll(CSS_URL)) auditFile(file, imported ?? url ?? "", files, report);
}

function auditFile(from: string, address: string, files: Set<string>, report: Report): void {
  if (/^(data:|#)/.test(address)) return;
  if (FOREIGN.test(address)) report("foreign file", address);
  else if (!files.has(pathOf(from, address))) report("missing file", address);
}

function auditLinks(
  page: Page,
  pages: Map<string, Page>,
  files: Set<string>,
  corpus: ReadonlySet<string>,
  report: Report
): void {
  for (const element of page.document.querySelectorAll("a")) {
    const address = element.getAttribute("href") ?? element.getAttribute("xlink:href");
    if (address === null || /^[a-z]+:|^\/\//i.test(address)) continue;
    const path = pathOf(page.file, address);
    const target = [path, `${path}.html`, join(path, "index.html")].find((candidate) => files.has(candidate));
    if (target === undefined) report("broken link", address);
    else if (!hasAnchor(pages.get(target), address)) report("broken anchor", address);
    else auditState(element, address, page, pages.get(target), corpus, report);
  }
}

/** Links of the prose are promises: they must be understood, and be replayed. Those in figures are made by code. */
function auditState(
  element: Element,
  address: string,
  page: Page,
  target: Page | undefined,
  corpus: ReadonlySet<string>,
  report: Report
): void {
  if (target === undefined || element.closest("figure")) return;
  for (const [kind, value] of stateFaults(urlOf(page.file, address), target.document, corpus)) report(kind, value);
}

/** A fragment with `=` in it is the state of a page, not a place in it. */
function hasAnchor(page: Page | undefined, address: string): boolean {
  const anchor = decodeURIComponent(new URL(address, BASE).hash.slice(1));
  return page === undefined || anchor.includes("=") || page.anchors.has(anchor);
}

function pathOf(from: string, address: string): string {
  return decodeURIComponent(urlOf(from, address).pathname.slice(1));
}

function urlOf(from: string, address: string): URL {
  return new URL(address, new URL(from.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, ""), BASE));
}
