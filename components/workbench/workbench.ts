import {copyText} from "../controls/clipboard.js";
import {button, element} from "../controls/html.js";
import {errorMessage} from "../format/error-message.js";
import {isSparing, openGate} from "./download-prompt.js";
import {openCells} from "./notebook/cells.js";
import {saveNotebook, takeFiles} from "./notebook/files.js";
import {openShelf} from "./notebook/local-storage.js";
import {notebookOf, printNotebook} from "./notebook/notebook.js";
import {openValues} from "./notebook/parameter-fields.js";
import {fetchLibrary, namedQuery} from "./notebook/query-library.js";
import {LONGEST_LINK, isLink, printLink, readLink} from "./notebook/url.js";
import {drawLimits} from "./query-limits.js";
import {openSession, startEngines} from "./session.js";
import type {Cells} from "./notebook/cells.js";
import type {Shelf} from "./notebook/local-storage.js";
import type {Notebook} from "./notebook/notebook.js";
import type {Values} from "./notebook/parameter-fields.js";
import type {Session} from "./session.js";
import type {Catalog} from "./sql/catalog.js";

interface Workbench {
  document: Document;
  window: Window;
  session: Session;
  shelf: Shelf;
  cells: Cells;
  values: Values;
  catalog: Catalog | null;
  parts: Parts;
  /** The link that was opened or made last: coming back to it from the evidence opens nothing anew. */
  linked: string;
  /** What a link brought, as printed, until the reader changes it: it does not take the place of their draft. */
  guest: string | null;
}

/** Stands for a guest that is being shown. */
const ARRIVING = "";

/** Places on the page. */
interface Parts {
  banner: HTMLElement;
  gate: HTMLElement;
  tools: HTMLElement;
  said: HTMLElement;
  aside: HTMLElement;
  cells: HTMLElement;
}

const FIRST = `-- How many events does each front have, and how many of them have a date?
-- All tables are described on this page. Ctrl-Enter runs what stands here.
select a.front_label as front, count(*) as events, count(e.date_start) as dated
from events e
join articles a using (article_id)
group by all
order by events desc`;

/** Brings the workbench of a page to life. Nothing is run that the reader did not ask for, and nothing typed is lost. */
export function openWorkbench(document: Document = globalThis.document): void {
  const place = document.querySelector<HTMLElement>("#workbench");
  const window = document.defaultView;
  if (!place || !window) throw new Error("missing part: #workbench");
  const parts = layOut(document, place);
  const session = openSession(startEngines);
  const shelf = openShelf(window);
  const values = openValues(document, () => keep(bench));
  const ready = openGate({
    document,
    session,
    place: parts.gate,
    opened: () => void renew(bench),
    isSparing: () => isSparing(window)
  });
  const cells = openCells(parts.cells, {
    document,
    session,
    ready,
    catalog: () => bench.catalog,
    changed: () => keep(bench),
    ran: (sql, ms, rows) => shelf.note({sql, ms, rows, at: Date.now()}),
    parameters: () => values.read()
  });
  const bench: Workbench = {
    document,
    window,
    session,
    shelf,
    cells,
    values,
    catalog: null,
    parts,
    linked: "",
    guest: null
  };
  parts.cells.before(values.element);
  drawTools(bench, ready);
  session.listen(({kind, said}) => {
    if (said !== "") say(bench, said);
    if (kind !== "restarted" || bench.catalog !== null) void renew(bench);
  });
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    void take(bench, event.dataTransfer?.files, ready);
  });
  window.addEventListener("hashchange", () => void follow(bench, ready));
  void follow(bench, ready, true);
}

function layOut(document: Document, place: HTMLElement): Parts {
  const part = (name: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement =>
    element(document, "div", {class: `bench-${name}`, ...attributes});
  const parts = {
    banner: part("banner"),
    gate: part("gate"),
    tools: part("tools", {role: "toolbar", "aria-label": "Notebook"}),
    said: element(document, "p", {class: "bench-said", role: "status"}),
    aside: element(document, "aside", {class: "bench-aside", "aria-label": "Tables and columns"}),
    cells: part("cells")
  };
  const {banner, gate, tools, said, aside, cells} = parts;
  const main = element(document, "div", {class: "bench-main"}, [banner, tools, gate, said, cells]);
  place.replaceChildren(aside, main);
  return parts;
}

/** Shows what the address asks for, else the draft, else a first query. */
async function follow(bench: Workbench, ready: () => Promise<boolean>, isFirst = false): Promise<void> {
  const {window, shelf} = bench;
  const {hash, search} = window.location;
  const named = new URLSearchParams(search);
  const draft = shelf.draft();
  if (isFirst && draft) show(bench, draft);
  else if (isFirst) show(bench, notebookOf(FIRST));
  if (isLink(hash) && hash !== bench.linked) await openLinked(bench, hash, draft, ready);
  else if (isFirst && (named.has("query") || named.has("figure"))) await openNamed(bench, named, ready);
}

/** A linked text is shown and waits; what stood there is one press away. */
async function openLinked(
  bench: Workbench,
  hash: string,
  draft: Notebook | null,
  ready: () => Promise<boolean>
): Promise<void> {
  const {document, parts, cells} = bench;
  bench.linked = hash;
  const linked = await readLink(hash);
  if ("fault" in linked) {
    parts.banner.replaceChildren(banner(document, `${linked.fault} What stood here is kept.`, []));
    return;
  }
  const before = draft ?? current(bench);
  showGuest(bench, linked.notebook);
  const clear = (): void => parts.banner.replaceChildren();
  const run = button(document, "Run it", () => {
    clear();
    void ready().then((isReady) => (isReady ? cells.runAll() : undefined));
  });
  const back = button(document, "Back to my draft", () => {
    clear();
    show(bench, before);
  });
  parts.banner.replaceChildren(
    banner(document, "This SQL came with a link. Read it first: it runs when you say so.", [run, back])
  );
}

/** A query of this project is run at once. */
async function openNamed(bench: Workbench, named: URLSearchParams, ready: () => Promise<boolean>): Promise<void> {
  const {document, parts, cells} = bench;
  try {
    const before = current(bench);
    showGuest(bench, namedQuery(await fetchLibrary(document), named));
    const back = button(document, "Back to my draft", () => {
      parts.banner.replaceChildren();
      show(bench, before);
    });
    parts.banner.replaceChildren(banner(document, "A query of this report.", [back]));
    if (await ready()) await cells.runAll();
  } catch (error) {
    parts.banner.replaceChildren(banner(document, `${errorMessage(error)}. What stood here is kept.`, []));
  }
}

function banner(document: Document, words: string, buttons: readonly HTMLElement[]): HTMLElement {
  return element(document, "div", {class: "bench-notice", role: "status"}, [`${words} `, ...buttons]);
}

function current({cells, values}: Workbench): Notebook {
  return {title: "", cells: cells.read(), values: values.read()};
}

function showGuest(bench: Workbench, notebook: Notebook): void {
  show(bench, notebook, ARRIVING);
  bench.guest = printNotebook(current(bench));
}

function show(bench: Workbench, notebook: Notebook, guest: string | null = null): void {
  bench.guest = guest;
  bench.values.set(notebook.values ?? {});
  bench.cells.show(notebook.cells);
  bench.values.follow(sqlOf(bench));
}

function sqlOf({cells}: Workbench): string {
  return cells
    .read()
    .map((cell) => (cell.kind === "sql" ? cell.sql : ""))
    .join("\n;\n");
}

function keep(bench: Workbench): void {
  bench.values.follow(sqlOf(bench));
  const now = current(bench);
  if (bench.guest === ARRIVING || bench.guest === printNotebook(now)) return;
  bench.guest = null;
  bench.shelf.keep(now);
}

/** Reads the catalog anew and shows it. */
async function renew(bench: Workbench): Promise<void> {
  const {session, parts, cells, document} = bench;
  bench.catalog = await session.catalog().catch(() => bench.catalog);
  cells.renew();
  if (!bench.catalog) return;
  const {drawSchemaBrowser} = await import("./schema/browser.js");
  const insert = (text: string): void => cells.insert(text);
  parts.aside.replaceChildren(drawSchemaBrowser(bench.catalog, {document, insert, run: session.run}));
}

function drawTools(bench: Workbench, ready: () => Promise<boolean>): void {
  const {document, parts, cells, session, shelf} = bench;
  const file = element(document, "input", {type: "file", hidden: true, multiple: true});
  file.addEventListener("change", () => {
    if (file instanceof HTMLInputElement) void take(bench, file.files, ready);
  });
  const press = (text: string, run: () => void): HTMLButtonElement => button(document, text, run);
  parts.tools.append(
    press("Add SQL", () => cells.add({kind: "sql", sql: ""})),
    press("Add note", () => cells.add({kind: "note", text: ""})),
    press("Run all", () => void ready().then((isReady) => (isReady ? cells.runAll() : undefined))),
    press("Examples", () => void openDialog(bench, "examples")),
    press("History", () => void openDialog(bench, "history")),
    press("Copy link", () => void copyLink(bench)),
    press("Save", () => say(bench, saveNotebook(document, current(bench)))),
    press("Open file or data", () => file.click()),
    press("Reset tables", () => void ready().then((isReady) => (isReady ? session.reset() : undefined))),
    ...drawLimits({document, session, shelf, say: (text) => say(bench, text)}),
    file
  );
}

async function openDialog(bench: Workbench, what: "examples" | "history"): Promise<void> {
  const {document, cells, shelf} = bench;
  const {openShelves} = await import("./notebook/library-dialog.js");
  const put = (sql: string): void => {
    cells.add({kind: "sql", sql});
    say(bench, "The query stands in a cell of its own, below.");
  };
  await openShelves({document, what, past: shelf.past, forget: shelf.forget, put}).catch((error: unknown) =>
    say(bench, errorMessage(error))
  );
}

async function copyLink(bench: Workbench): Promise<void> {
  const {window} = bench;
  const link = `${window.location.origin}${window.location.pathname}${await printLink(current(bench))}`;
  if (link.length > LONGEST_LINK) {
    say(
      bench,
      `A link to this would be ${link.length} letters long, and some programs cut such links. Save it as a file instead: it can be dropped on this page.`
    );
    return;
  }
  window.history.replaceState(window.history.state, "", link);
  bench.linked = window.location.hash;
  const isCopied = await copyText(window.document, link);
  say(
    bench,
    isCopied
      ? "The link is copied, and stands in the address."
      : "The link stands in the address: the browser does not allow copying."
  );
}

async function take(
  bench: Workbench,
  files: FileList | null | undefined,
  ready: () => Promise<boolean>
): Promise<void> {
  const {session, cells} = bench;
  await takeFiles([...(files ?? [])], {session, add: cells.add, ready, say: (text) => say(bench, text)});
}

function say({parts}: Workbench, text: string): void {
  parts.said.textContent = text;
}
