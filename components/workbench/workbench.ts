import {copyText} from "../controls/clipboard.js";
import {button, element} from "../controls/html.js";
import {errorMessage} from "../format/error-message.js";
import {savesData, createDownloadPrompt} from "./download-prompt.js";
import {createCellList} from "./notebook/cells.js";
import {saveNotebook, openFiles} from "./notebook/files.js";
import {openStorage} from "./notebook/local-storage.js";
import {notebookOf, printNotebook} from "./notebook/notebook.js";
import {createParameterFields} from "./notebook/parameter-fields.js";
import {fetchLibrary, namedQuery} from "./notebook/query-library.js";
import {LONGEST_LINK, isLink, printLink, readLink} from "./notebook/url.js";
import {drawLimits} from "./query-limits.js";
import {openSession, startEngines} from "./session.js";
import type {CellList} from "./notebook/cells.js";
import type {WorkbenchStorage} from "./notebook/local-storage.js";
import type {Notebook} from "./notebook/notebook.js";
import type {ParameterFields} from "./notebook/parameter-fields.js";
import type {Session} from "./session.js";
import type {Catalog} from "./sql/catalog.js";

/** A session apart from the page's, for scripts in its console. */
export {openSession, startEngines};

interface Workbench {
  document: Document;
  window: Window;
  session: Session;
  storage: WorkbenchStorage;
  cells: CellList;
  values: ParameterFields;
  catalog: Catalog | null;
  regions: Regions;
  /** Fragment of the link that was opened or copied last, so that returning to it from the drawer does not reload it. */
  linked: string;
  /** Serialized notebook of a link until it is edited; it does not overwrite the draft. */
  linkedNotebook: string | null;
}

/** Value of `linkedNotebook` while a linked notebook is being shown. */
const LOADING = "";

/** Regions of the page. */
interface Regions {
  banner: HTMLElement;
  prompt: HTMLElement;
  tools: HTMLElement;
  status: HTMLElement;
  schema: HTMLElement;
  cells: HTMLElement;
}

const FIRST_QUERY = `-- How many events does each front have, and how many of them have a date?
-- All tables are described on this page. Ctrl-Enter runs what stands here.
select a.front_label as front, count(*) as events, count(e.date_start) as dated
from events e
join articles a using (article_id)
group by all
order by events desc`;

/** Starts the SQL workbench in `#workbench`. Linked SQL waits for the reader, and edits are saved as a draft. Throws `missing part: #workbench`. */
export function openWorkbench(document: Document = globalThis.document): void {
  const place = document.querySelector<HTMLElement>("#workbench");
  const window = document.defaultView;
  if (!place || !window) throw new Error("missing part: #workbench");
  const regions = createRegions(document, place);
  const session = openSession(startEngines);
  const storage = openStorage(window);
  const values = createParameterFields(document, () => saveDraft(bench));
  const ready = createDownloadPrompt({
    document,
    session,
    place: regions.prompt,
    opened: () => void refreshCatalog(bench),
    savesData: () => savesData(window)
  });
  const cells = createCellList(regions.cells, {
    document,
    session,
    ready,
    catalog: () => bench.catalog,
    changed: () => saveDraft(bench),
    ran: (sql, ms, rows) => storage.addToHistory({sql, ms, rows, at: Date.now()}),
    parameters: () => values.read()
  });
  const bench: Workbench = {
    document,
    window,
    session,
    storage,
    cells,
    values,
    catalog: null,
    regions,
    linked: "",
    linkedNotebook: null
  };
  regions.cells.before(values.element);
  drawTools(bench, ready);
  session.listen(({kind, message}) => {
    if (message !== "") setStatus(bench, message);
    if (kind !== "restarted" || bench.catalog !== null) void refreshCatalog(bench);
  });
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    void openDropped(bench, event.dataTransfer?.files, ready);
  });
  window.addEventListener("hashchange", () => void openUrl(bench, ready));
  void openUrl(bench, ready, true);
}

function createRegions(document: Document, place: HTMLElement): Regions {
  const part = (name: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement =>
    element(document, "div", {class: `workbench-${name}`, ...attributes});
  const regions = {
    banner: part("banner"),
    prompt: part("prompt"),
    tools: part("tools", {role: "toolbar", "aria-label": "Notebook"}),
    status: element(document, "p", {class: "workbench-status", role: "status"}),
    schema: element(document, "aside", {class: "workbench-schema", "aria-label": "Tables and columns"}),
    cells: part("cells")
  };
  const {banner, prompt, tools, status, schema, cells} = regions;
  const main = element(document, "div", {class: "workbench-main"}, [banner, tools, prompt, status, cells]);
  place.replaceChildren(schema, main);
  return regions;
}

/** Shows the notebook of the URL, else the draft, else an example. */
async function openUrl(bench: Workbench, ready: () => Promise<boolean>, isFirst = false): Promise<void> {
  const {window, storage} = bench;
  const {hash, search} = window.location;
  const named = new URLSearchParams(search);
  const draft = storage.draft();
  if (isFirst && draft) show(bench, draft);
  else if (isFirst) show(bench, notebookOf(FIRST_QUERY));
  if (isLink(hash) && hash !== bench.linked) await openLinked(bench, hash, draft, ready);
  else if (isFirst && (named.has("query") || named.has("figure"))) await openNamed(bench, named, ready);
}

/** Shows a linked notebook without running it, and a button that restores the draft. */
async function openLinked(
  bench: Workbench,
  hash: string,
  draft: Notebook | null,
  ready: () => Promise<boolean>
): Promise<void> {
  const {document, regions, cells} = bench;
  bench.linked = hash;
  const linked = await readLink(hash);
  if ("error" in linked) {
    regions.banner.replaceChildren(banner(document, `${linked.error} What stood here is kept.`, []));
    return;
  }
  const before = draft ?? current(bench);
  showLinked(bench, linked.notebook);
  const clear = (): void => regions.banner.replaceChildren();
  const run = button(document, "Run it", () => {
    clear();
    void ready().then((isReady) => (isReady ? cells.runAll() : undefined));
  });
  const back = button(document, "Back to my draft", () => {
    clear();
    show(bench, before);
  });
  regions.banner.replaceChildren(
    banner(document, "This SQL came with a link. Read it first: it runs when you say so.", [run, back])
  );
}

/** Shows and runs a published query. */
async function openNamed(bench: Workbench, named: URLSearchParams, ready: () => Promise<boolean>): Promise<void> {
  const {document, regions, cells} = bench;
  try {
    const before = current(bench);
    showLinked(bench, namedQuery(await fetchLibrary(document), named));
    const back = button(document, "Back to my draft", () => {
      regions.banner.replaceChildren();
      show(bench, before);
    });
    regions.banner.replaceChildren(banner(document, "A query of this report.", [back]));
    if (await ready()) await cells.runAll();
  } catch (error) {
    regions.banner.replaceChildren(banner(document, `${errorMessage(error)}. What stood here is kept.`, []));
  }
}

function banner(document: Document, words: string, buttons: readonly HTMLElement[]): HTMLElement {
  return element(document, "div", {class: "workbench-notice", role: "status"}, [`${words} `, ...buttons]);
}

function current({cells, values}: Workbench): Notebook {
  return {title: "", cells: cells.read(), values: values.read()};
}

function showLinked(bench: Workbench, notebook: Notebook): void {
  show(bench, notebook, LOADING);
  bench.linkedNotebook = printNotebook(current(bench));
}

function show(bench: Workbench, notebook: Notebook, linkedNotebook: string | null = null): void {
  bench.linkedNotebook = linkedNotebook;
  bench.values.set(notebook.values ?? {});
  bench.cells.show(notebook.cells);
  bench.values.update(sqlOf(bench));
}

function sqlOf({cells}: Workbench): string {
  return cells
    .read()
    .map((cell) => (cell.kind === "sql" ? cell.sql : ""))
    .join("\n;\n");
}

function saveDraft(bench: Workbench): void {
  bench.values.update(sqlOf(bench));
  const now = current(bench);
  if (bench.linkedNotebook === LOADING || bench.linkedNotebook === printNotebook(now)) return;
  bench.linkedNotebook = null;
  bench.storage.saveDraft(now);
}

/** Reloads the catalog and redraws the schema browser. */
async function refreshCatalog(bench: Workbench): Promise<void> {
  const {session, regions, cells, document} = bench;
  bench.catalog = await session.catalog().catch(() => bench.catalog);
  cells.renew();
  if (!bench.catalog) return;
  const {drawSchemaBrowser} = await import("./schema/browser.js");
  const insert = (text: string): void => cells.insert(text);
  regions.schema.replaceChildren(drawSchemaBrowser(bench.catalog, {document, insert, run: session.run}));
}

function drawTools(bench: Workbench, ready: () => Promise<boolean>): void {
  const {document, regions, cells, session, storage} = bench;
  const file = element(document, "input", {type: "file", hidden: true, multiple: true});
  file.addEventListener("change", () => {
    if (file instanceof HTMLInputElement) void openDropped(bench, file.files, ready);
  });
  const press = (text: string, run: () => void): HTMLButtonElement => button(document, text, run);
  regions.tools.append(
    press("Add SQL", () => cells.add({kind: "sql", sql: ""})),
    press("Add note", () => cells.add({kind: "note", text: ""})),
    press("Run all", () => void ready().then((isReady) => (isReady ? cells.runAll() : undefined))),
    press("Examples", () => void openQueries(bench, "examples")),
    press("History", () => void openQueries(bench, "history")),
    press("Copy link", () => void copyLink(bench)),
    press("Save", () => setStatus(bench, saveNotebook(document, current(bench)))),
    press("Open file or data", () => file.click()),
    press("Reset tables", () => void ready().then((isReady) => (isReady ? session.reset() : undefined))),
    ...drawLimits({document, session, storage, say: (text) => setStatus(bench, text)}),
    file
  );
}

async function openQueries(bench: Workbench, what: "examples" | "history"): Promise<void> {
  const {document, cells, storage} = bench;
  const {openLibraryDialog} = await import("./notebook/library-dialog.js");
  const insert = (sql: string): void => {
    cells.add({kind: "sql", sql});
    setStatus(bench, "The query stands in a cell of its own, below.");
  };
  await openLibraryDialog({document, what, history: storage.history, clearHistory: storage.clearHistory, insert}).catch(
    (error: unknown) => setStatus(bench, errorMessage(error))
  );
}

async function copyLink(bench: Workbench): Promise<void> {
  const {window} = bench;
  const link = `${window.location.origin}${window.location.pathname}${await printLink(current(bench))}`;
  if (link.length > LONGEST_LINK) {
    setStatus(
      bench,
      `A link to this would be ${link.length} letters long, and some programs cut such links. Save it as a file instead: it can be dropped on this page.`
    );
    return;
  }
  window.history.replaceState(window.history.state, "", link);
  bench.linked = window.location.hash;
  const isCopied = await copyText(window.document, link);
  setStatus(
    bench,
    isCopied
      ? "The link is copied, and stands in the address."
      : "The link stands in the address: the browser does not allow copying."
  );
}

async function openDropped(
  bench: Workbench,
  files: FileList | null | undefined,
  ready: () => Promise<boolean>
): Promise<void> {
  const {session, cells} = bench;
  await openFiles([...(files ?? [])], {session, add: cells.add, ready, say: (text) => setStatus(bench, text)});
}

function setStatus({regions}: Workbench, text: string): void {
  regions.status.textContent = text;
}
