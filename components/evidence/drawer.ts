import {copyText} from "../controls/clipboard.js";
import {element} from "../controls/html.js";
import {isFramed} from "../state/history-writer.js";
import {parseFragment} from "./fact-url.js";
import {drawFacts, drawEvidence} from "./fact-view.js";
import {openEvidence} from "./fetch-evidence.js";
import {LINKS, factsOf, fragmentAt, isVisible, markNear, linksTo, sideFor, targetAt} from "./links.js";
import {floatNear, isFloating} from "./position.js";
import type {Pointer} from "../../loaders/lib/evidence/fact-words.js";
import type {EvidenceFiles} from "./fetch-evidence.js";

export interface DrawerOptions {
  /** Way from the page to the root of the site: `./` or `../`. */
  root: string;
  document?: Document;
}

interface Drawer {
  root: string;
  document: Document;
  window: Window;
  archive: EvidenceFiles;
  panel: HTMLDialogElement;
  body: HTMLElement;
  /** Fragment of what is shown; null where nothing is. */
  shown: string | null;
  /** What was pressed to open it. */
  opener: HTMLElement | SVGElement | null;
  /** The way back over the entries that the drawer made is under way. */
  isLeaving: boolean;
}

/** Milliseconds after which a reader is told that something is on its way. */
const PATIENCE = 250;
const NUMBER = /^#n-([\w-]+)$/;

/**
 * Gives a page the evidence drawer: a mark, a row of a table or a number of the prose shows what it rests on beside
 * the figure, without leaving it. What is shown is part of the address, and going back closes it. Nothing but a small
 * file for the article is fetched, and that when it is first asked for.
 */
export function drawer({root, document = globalThis.document}: DrawerOptions): void {
  const window = document.defaultView;
  if (!window || document.querySelector("dialog.drawer")) return;
  const archive = openEvidence(new URL(`${root}data/evidence/`, document.baseURI));
  const panel = makePanel(document);
  const state: Drawer = {...panel, root, document, window, archive, shown: null, opener: null, isLeaving: false};
  document.addEventListener("click", (event) => press(event, state));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !isField(event.target)) close(state);
  });
  window.addEventListener("popstate", () => follow(state));
  follow(state);
}

function makePanel(document: Document): Pick<Drawer, "panel" | "body"> {
  const close = element(document, "button", {type: "button", class: "drawer-close"}, ["Close"]);
  const body = element(document, "div");
  const panel = element(document, "dialog", {class: "drawer", "aria-labelledby": "fact-view-title"}, [
    element(document, "div", {class: "drawer-bar"}, ["Evidence", close]),
    body
  ]);
  document.body.append(panel);
  return {panel, body};
}

function press(event: MouseEvent, drawer: Drawer): void {
  const {target} = event;
  if (!(target instanceof Element) || event.defaultPrevented || event.button !== 0) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const copies = target.closest("[data-copies]");
  if (target.closest(".drawer-close")) close(drawer);
  else if (copies) void copy(copies, drawer);
  else {
    const link = target.closest<HTMLElement | SVGElement>(LINKS) ?? (isTouch(event) ? markNear(event) : null);
    const fragment = link && fragmentAt(link);
    if (!link || fragment === null) return;
    event.preventDefault();
    if (!drawer.panel.contains(link)) drawer.opener = link;
    go(fragment, drawer);
  }
}

function go(fragment: string, drawer: Drawer): void {
  const {history, location} = drawer.window;
  if (fragment !== drawer.shown) {
    const address = `${location.pathname}${location.search}${fragment}`;
    if (isFramed(drawer.window)) history.replaceState(history.state, "", address);
    else history.pushState({...stateOf(history), drawer: depthOf(history) + 1}, "", address);
  }
  void show(fragment, drawer);
}

/** Follows the address: a link that was opened, or a reader who goes back and forward. */
function follow(drawer: Drawer): void {
  const {hash} = drawer.window.location;
  if (drawer.isLeaving) {
    drawer.isLeaving = false;
    if (isOurs(hash)) strip(drawer);
  } else if (!isOurs(hash)) hide(drawer);
  else if (hash !== drawer.shown) void show(hash, drawer);
}

/** Closes the drawer and goes back to where the address was before it opened. */
function close(drawer: Drawer): void {
  if (drawer.shown === null) return;
  const {history, location} = drawer.window;
  const depth = depthOf(history);
  hide(drawer);
  if (depth > 0) {
    drawer.isLeaving = true;
    history.go(-depth);
  } else if (isOurs(location.hash)) strip(drawer);
}

function strip({window: {history, location}}: Drawer): void {
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
}

function hide(drawer: Drawer): void {
  const {panel, document, shown, opener} = drawer;
  if (shown === null) return;
  const {activeElement, body} = document;
  const hasFocus = panel.contains(activeElement) || activeElement === body;
  drawer.shown = null;
  drawer.opener = null;
  panel.open = false;
  delete document.documentElement.dataset.drawer;
  point(null, drawer);
  if (!hasFocus) return;
  const back = opener && isVisible(opener) ? opener : linksTo(shown, document)[0];
  (back ?? document.querySelector<HTMLElement>("#observablehq-main a[href]"))?.focus();
}

async function show(fragment: string, drawer: Drawer): Promise<void> {
  const {panel, document} = drawer;
  drawer.shown = fragment;
  const waiting = setTimeout(() => {
    if (drawer.shown === fragment) fill(message("Fetching the evidence …", [], drawer), drawer);
  }, PATIENCE);
  const content = await contentOf(fragment, drawer).catch((error: unknown) => failure(fragment, error, drawer));
  clearTimeout(waiting);
  if (drawer.shown !== fragment) return;
  const opener = drawer.opener ?? linksTo(fragment, document)[0];
  if (!panel.open) panel.dataset.side = sideFor(opener, document.documentElement);
  fill(content, drawer);
  point(fragment, drawer);
  if (isFloating(panel)) floatNear(panel, opener);
  else if (opener) uncover(opener, drawer);
}

function fill(content: HTMLElement, {panel, body}: Drawer): void {
  body.replaceChildren(content);
  panel.scrollTop = 0;
  panel.open = true;
  // Said of the page as a whole: styles that had to look for an open panel would slow every page down as it comes.
  panel.ownerDocument.documentElement.dataset.drawer = "open";
  content.querySelector<HTMLElement>("#fact-view-title")?.focus({preventScroll: true});
}

/** Marks the links whose evidence is shown. */
function point(fragment: string | null, {document, panel}: Drawer): void {
  for (const link of document.querySelectorAll("a[aria-current='true']")) link.removeAttribute("aria-current");
  if (fragment === null) return;
  for (const link of linksTo(fragment, document)) if (!panel.contains(link)) link.setAttribute("aria-current", "true");
}

/** Scrolls what was pressed out from under a panel that covers the foot of the page. */
function uncover(opener: Element, {panel, window}: Drawer): void {
  const [mark, sheet] = [opener.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (sheet.left > 0 || sheet.right < window.innerWidth || mark.bottom < sheet.top) return;
  window.scrollBy({top: mark.top - (sheet.top - mark.height) / 2, behavior: "instant"});
}

async function contentOf(fragment: string, drawer: Drawer): Promise<HTMLElement> {
  const {archive, document} = drawer;
  const number = NUMBER.exec(fragment)?.[1];
  if (number !== undefined) return basisOf(number, drawer);
  const parsed = parseFragment(fragment);
  if (!parsed) throw new Error(`unknown fact: ${fragment}`);
  const near = linksTo(fragment, document).map((link) => targetAt(link)?.article)[0];
  const article = parsed.article ?? near ?? (await archive.articleOf(parsed.anchor));
  const made = drawEvidence(await archive.evidence(article), {article, anchor: parsed.anchor}, drawer);
  if (!made) throw new Error(`unknown fact: ${parsed.anchor}`);
  return made;
}

async function basisOf(name: string, {archive, document, root}: Drawer): Promise<HTMLElement> {
  const number = document.querySelector(`data[data-number="${name}"][data-facts]`);
  if (!number) throw new Error(`unknown number: ${name}`);
  const pointers = factsOf(number).map(async ({article, anchor}): Promise<Pointer> => {
    const {facts} = await archive.evidence(article);
    return {article, anchor, title: facts[anchor]?.title ?? anchor};
  });
  return drawFacts(number.textContent, await Promise.all(pointers), {document, root});
}

function failure(fragment: string, error: unknown, drawer: Drawer): HTMLElement {
  if (error instanceof Error && error.message.startsWith("unknown")) {
    const text = `The address names ${fragment}, which this version of the data does not hold.`;
    return message("No such fact", [text], drawer);
  }
  const text = "The page is as it was. Close this and try again";
  const href = linksTo(fragment, drawer.document)[0]?.getAttribute("href");
  if (href === undefined || href === null) return message("The evidence did not arrive", [`${text}.`], drawer);
  const link = element(drawer.document, "a", {href, "data-leaves": true}, ["read it on the article's page"]);
  return message("The evidence did not arrive", [`${text}, or `, link, "."], drawer);
}

function message(heading: string, text: readonly (Node | string)[], {document}: Drawer): HTMLElement {
  return element(document, "div", {class: "fact-view"}, [
    element(document, "h2", {id: "fact-view-title", class: "fact-view-title", tabindex: -1}, [heading]),
    element(document, "p", {}, text)
  ]);
}

async function copy(button: Element, {document}: Drawer): Promise<void> {
  const place = button.closest("section");
  const [code, said] = [place?.querySelector("code"), place?.querySelector("[role='status']")];
  if (!code || !said) return;
  if (await copyText(document, code.textContent)) said.textContent = "Copied.";
  else {
    document.getSelection()?.selectAllChildren(code);
    said.textContent = "The browser does not allow it. The text is selected: copy it by hand.";
  }
}

function isOurs(hash: string): boolean {
  return NUMBER.test(hash) || parseFragment(hash) !== null;
}

/** Tells how many entries of the history the drawer has made since it was closed. */
function depthOf(history: History): number {
  const {drawer} = stateOf(history);
  return typeof drawer === "number" ? drawer : 0;
}

function stateOf(history: History): object & {drawer?: unknown} {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? state : {};
}

function isTouch(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === "touch";
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, select, textarea");
}
