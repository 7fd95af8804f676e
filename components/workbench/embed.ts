import {button, element} from "../controls/html.js";
import {splitStatements} from "../data/duckdb/tokens.js";
import {errorMessage} from "../format/error-message.js";
import {tellHeight} from "../live/embed.js";
import {drawResponsiveChart, noChartMessage, resolveSpec} from "./chart/chart.js";
import {savesData, createDownloadPrompt} from "./download-prompt.js";
import {fetchLibrary, namedQuery, publishedTitle} from "./notebook/query-library.js";
import {drawQueryError} from "./notebook/sql-cell.js";
import {isLink, readLink} from "./notebook/url.js";
import {openSession, startEngines} from "./session.js";
import {parseQueryError} from "./sql/query-error.js";
import type {Notebook, SqlCell} from "./notebook/notebook.js";
import type {Answer} from "./result/answer.js";
import type {Session} from "./session.js";

/** The query that a URL names. */
interface RequestedQuery {
  cell: SqlCell;
  values: Notebook["values"];
  title: string;
  /** Whether the SQL is a published query, which runs without asking. */
  isPublished: boolean;
}

interface EmbedPage {
  document: Document;
  place: HTMLElement;
  session: Session;
  ready: () => Promise<boolean>;
  prompt: HTMLElement;
  status: HTMLElement;
}

const ROOT = "../";
const DEFAULT_TITLE = "A chart made with SQL";

/**
 * Starts the embed page: draws the chart of the query in the URL. A published query runs at once, any other waits for
 * the reader to press Run. Throws `missing part: #workbench`.
 */
export function openEmbedded(document: Document = globalThis.document): void {
  const place = document.querySelector<HTMLElement>("#workbench");
  const window = document.defaultView;
  if (!place || !window) throw new Error("missing part: #workbench");
  const session = openSession(startEngines);
  const [prompt, status] = [element(document, "div"), element(document, "p", {class: "sql-status", role: "status"})];
  const ready = createDownloadPrompt({
    document,
    session,
    place: prompt,
    opened: () => undefined,
    savesData: () => savesData(window)
  });
  const page = {document, place, session, ready, prompt, status};
  tellHeight("sql", document, window);
  window.addEventListener("hashchange", () => void openUrl(page, window.location));
  void openUrl(page, window.location);
}

async function openUrl(page: EmbedPage, {hash, search}: Location): Promise<void> {
  const {document, place} = page;
  const requested = await read(document, hash, new URLSearchParams(search));
  if ("error" in requested) {
    place.replaceChildren(element(document, "p", {role: "status"}, [requested.error]));
    return;
  }
  document.title = `${requested.title} | Five Fronts`;
  for (const heading of document.querySelectorAll("h1")) heading.textContent = requested.title;
  const link = document.querySelector<HTMLAnchorElement>(".figure-source a");
  if (link) link.href = `${ROOT}sql${search}${hash}`;
  await show(page, requested);
}

/** Reads the query of a URL, or a sentence on why there is none; never throws. */
async function read(
  document: Document,
  hash: string,
  named: URLSearchParams
): Promise<RequestedQuery | {error: string}> {
  try {
    const library = await fetchLibrary(document, ROOT);
    const isNamed = named.has("query") || named.has("figure");
    if (!isNamed && !isLink(hash))
      return {
        error:
          "The address of this frame holds no query: the SQL workbench makes such addresses, by Embed below a chart."
      };
    const read = isNamed ? {notebook: namedQuery(library, named)} : await readLink(hash);
    if ("error" in read) return read;
    const {cells, values, title} = read.notebook;
    const queries = cells.filter((cell) => cell.kind === "sql");
    const cell = queries.find(({chart}) => chart) ?? queries[0];
    if (!cell) return {error: "The address of this frame holds notes and no query."};
    const published = publishedTitle(library, cell.sql, values);
    return {cell, values, title: published ?? (title === "" ? DEFAULT_TITLE : title), isPublished: published !== null};
  } catch (error) {
    return {error: `${errorMessage(error)}.`};
  }
}

async function show(page: EmbedPage, requested: RequestedQuery): Promise<void> {
  const {document, place, prompt, status} = page;
  const {cell, isPublished} = requested;
  const result = element(document, "div", {class: "embedded-result"});
  const sql = element(document, "details", {open: !isPublished}, [
    element(document, "summary", {}, ["SQL"]),
    element(document, "pre", {}, [element(document, "code", {}, [cell.sql])])
  ]);
  const bar = element(document, "div", {class: "sql-bar"});
  const run = (): Promise<void> => draw(page, requested, {result, sql, bar});
  const hint = element(document, "p", {}, ["Read the query first: it runs in your browser when you say so."]);
  bar.append(
    ...(isPublished ? [] : [hint]),
    button(document, "Run", () => void run(), {class: "primary"})
  );
  const words = "Title and query are by whoever placed this chart here, not by Five Fronts.";
  const before = isPublished ? [] : [element(document, "p", {class: "workbench-notice"}, [words])];
  place.replaceChildren(...before, bar, prompt, status, result, sql);
  if (isPublished) await run();
}

async function draw(
  {document, session, ready, status}: EmbedPage,
  {cell, values}: RequestedQuery,
  {result, sql, bar}: {result: HTMLElement; sql: HTMLElement; bar: HTMLElement}
): Promise<void> {
  const running = new AbortController();
  const stop = button(document, "Stop", () => running.abort(new Error("stopped")));
  const [run] = bar.querySelectorAll("button");
  if (run?.disabled) return;
  run?.toggleAttribute("disabled", true);
  let statement = cell.sql;
  try {
    if (!(await ready())) return;
    bar.append(stop);
    status.textContent = "Running …";
    let answer: Answer | null = null;
    for (const each of splitStatements(cell.sql)) {
      statement = each.sql;
      answer = await session.run(statement, {signal: running.signal, ...(values && {parameters: values})});
    }
    status.textContent = "";
    if (answer) await drawResult(document, answer, cell, result);
    sql.removeAttribute("open");
    bar.remove();
  } catch (error) {
    status.textContent = running.signal.aborted ? "Stopped." : "";
    result.replaceChildren(
      ...(running.signal.aborted ? [] : [drawQueryError(document, parseQueryError(error, statement))])
    );
  } finally {
    stop.remove();
    run?.toggleAttribute("disabled", false);
  }
}

/** Draws the chart of a result, and its grid in a closed details element. */
async function drawResult(
  document: Document,
  answer: Answer,
  {chart, view}: SqlCell,
  result: HTMLElement
): Promise<void> {
  const place = element(document, "div", {class: "chart-place"});
  const said = element(document, "p", {class: "chart-status", role: "status"});
  const spec = resolveSpec(answer, chart);
  const {drawGrid} = await import("./grid/grid.js");
  const label = "Rows of the result";
  const {element: grid} = drawGrid(answer, {
    document,
    view: view ?? {},
    label,
    onView: () => undefined,
    say: (text) => void (said.textContent = text)
  });
  const table = element(document, "details", {open: spec === null}, [
    element(document, "summary", {}, ["Table"]),
    grid
  ]);
  result.replaceChildren(...(spec === null ? [] : [place]), said, table);
  if (spec === null) said.textContent = noChartMessage(answer);
  else drawResponsiveChart(answer, () => spec, {document, place, status: said});
}
