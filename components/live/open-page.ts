import {noticeOfIgnored, showNotice} from "../controls/notice.js";
import {fetchOk} from "../data/fetch-ok.js";
import {browserOf} from "../state/history-writer.js";
import {parseSchema} from "../state/page-parameters.js";
import {openState} from "../state/page-state.js";
import {hasMoved, parseChanges, sayMoved} from "./data-changed.js";
import type {PageState} from "../state/page-state.js";
import type {Linked} from "../state/url-codec.js";
import type {Change} from "./data-changed.js";

/** A page with its state. */
export interface Page {
  state: PageState;
  /** Is called with the number of rows that a figure showed first; null where the query failed. */
  showed: (figure: string, rows: number | null) => void;
}

const pages = new WeakMap<Document, Page>();

/** Returns the one state of a page; at first, shows what in its URL could not be used and whether the data changed. */
export function openPage(document: Document = globalThis.document): Page {
  const known = pages.get(document);
  if (known) return known;
  const window = document.defaultView;
  const text = document.getElementById("page-schema")?.textContent;
  if (!window || text === undefined) throw new Error("missing part: #page-schema");
  const state = openState(parseSchema(text), browserOf(window));
  const {opened} = state;
  const notice = noticeOfIgnored([...opened.ignored, ...lost(opened, document)]);
  if (notice) showNotice(document, notice);
  followAlias(opened, window);
  const tell = once((rows: number | null) => void tellMoved(state, rows, document));
  if (opened.figure === null) tell(null);
  const page = {
    state,
    showed: (figure: string, rows: number | null): void => {
      if (figure === opened.figure) tell(rows);
    }
  };
  pages.set(document, page);
  return page;
}

/** Returns the fragment in a line of text where no element of the page has it as id. */
function lost({anchor}: Linked, document: Document): string[] {
  return anchor === null || document.getElementById(anchor) ? [] : [`#${anchor} (no place of this page)`];
}

/** Replaces the old name of a fact in the URL by the present one, and dispatches `popstate` for those that read it. */
function followAlias({fact}: Linked, window: Window): void {
  const {hash, pathname, search} = window.location;
  const state: unknown = window.history.state;
  if (fact === null || hash === `#${fact}`) return;
  window.history.replaceState(state, "", `${pathname}${search}#${fact}`);
  window.dispatchEvent(new PopStateEvent("popstate", {state}));
  window.document.getElementById(fact)?.scrollIntoView();
}

async function tellMoved({schema, opened}: PageState, rows: number | null, document: Document): Promise<void> {
  const then = {linked: opened, data: schema.data, rows};
  if (!hasMoved(then)) return;
  const changes = await fetchChanges(new URL(`${schema.root}data/changes.json`, document.baseURI)).catch(() => null);
  const {text, changes: items} = sayMoved(then, changes ?? []);
  const missing = changes === null ? " What changed in between could not be loaded: reload the page to see it." : "";
  showNotice(document, {text: text + missing, items, fold: "What changed in between"});
}

async function fetchChanges(url: URL): Promise<Change[]> {
  const response = await fetchOk(url, {cache: "no-cache"});
  return parseChanges(await response.text());
}

function once<T>(run: (value: T) => void): (value: T) => void {
  let isDone = false;
  return (value) => {
    if (isDone) return;
    isDone = true;
    run(value);
  };
}
