import {button, element} from "../controls/html.js";
import {splitStatements} from "../data/duckdb/tokens.js";
import {errorMessage} from "../format/error-message.js";
import {tellHeight} from "../live/embed.js";
import {fitChart, sayNothing, specFor} from "./chart/chart.js";
import {isSparing, openGate} from "./download-prompt.js";
import {fetchLibrary, namedQuery, ownTitle} from "./notebook/query-library.js";
import {drawFault} from "./notebook/sql-cell.js";
import {isLink, readLink} from "./notebook/url.js";
import {openSession, startEngines} from "./session.js";
import {faultOf} from "./sql/query-error.js";
import type {Notebook, SqlCell} from "./notebook/notebook.js";
import type {Answer} from "./result/answer.js";
import type {Session} from "./session.js";

/** What an address asks for. */
interface Asked {
  cell: SqlCell;
  values: Notebook["values"];
  title: string;
  /** Whether the query is one of this project. */
  isOurs: boolean;
}

interface Embedded {
  document: Document;
  place: HTMLElement;
  session: Session;
  ready: () => Promise<boolean>;
  gate: HTMLElement;
  status: HTMLElement;
}

const ROOT = "../";
const TITLE = "A chart made with SQL";

/**
 * Brings the embed page of the workbench to life: the chart of the query in its address, alone. A query of ours runs at
 * once; any other is shown and waits for the reader. Throws `missing part: #workbench`.
 */
export function openEmbedded(document: Document = globalThis.document): void {
  const place = document.querySelector<HTMLElement>("#workbench");
  const window = document.defaultView;
  if (!place || !window) throw new Error("missing part: #workbench");
  const session = openSession(startEngines);
  const [gate, status] = [element(document, "div"), element(document, "p", {class: "sql-status", role: "status"})];
  const ready = openGate({
    document,
    session,
    place: gate,
    opened: () => undefined,
    isSparing: () => isSparing(window)
  });
  const embedded = {document, place, session, ready, gate, status};
  tellHeight("sql", document, window);
  window.addEventListener("hashchange", () => void follow(embedded, window.location));
  void follow(embedded, window.location);
}

async function follow(embedded: Embedded, {hash, search}: Location): Promise<void> {
  const {document, place} = embedded;
  const asked = await read(document, hash, new URLSearchParams(search));
  if ("fault" in asked) {
    place.replaceChildren(element(document, "p", {role: "status"}, [asked.fault]));
    return;
  }
  document.title = `${asked.title} | Five Fronts`;
  for (const heading of document.querySelectorAll("h1")) heading.textContent = asked.title;
  const link = document.querySelector<HTMLAnchorElement>(".figure-source a");
  if (link) link.href = `${ROOT}sql${search}${hash}`;
  await show(embedded, asked);
}

/** Reads an address; whatever it holds, it gives a query or a sentence. */
async function read(document: Document, hash: string, named: URLSearchParams): Promise<Asked | {fault: string}> {
  try {
    const library = await fetchLibrary(document, ROOT);
    const isNamed = named.has("query") || named.has("figure");
    if (!isNamed && !isLink(hash))
      return {
        fault:
          "The address of this frame holds no query: the SQL workbench makes such addresses, by Embed below a chart."
      };
    const read = isNamed ? {notebook: namedQuery(library, named)} : await readLink(hash);
    if ("fault" in read) return read;
    const {cells, values, title} = read.notebook;
    const queries = cells.filter((cell) => cell.kind === "sql");
    const cell = queries.find(({chart}) => chart) ?? queries[0];
    if (!cell) return {fault: "The address of this frame holds notes and no query."};
    const own = ownTitle(library, cell.sql, values);
    return {cell, values, title: own ?? (title === "" ? TITLE : title), isOurs: own !== null};
  } catch (error) {
    return {fault: `${errorMessage(error)}.`};
  }
}

async function show(embedded: Embedded, asked: Asked): Promise<void> {
  const {document, place, gate, status} = embedded;
  const {cell, isOurs} = asked;
  const result = element(document, "div", {class: "embedded-result"});
  const sql = element(document, "details", {open: !isOurs}, [
    element(document, "summary", {}, ["SQL"]),
    element(document, "pre", {}, [element(document, "code", {}, [cell.sql])])
  ]);
  const bar = element(document, "div", {class: "sql-bar"});
  const run = (): Promise<void> => draw(embedded, asked, {result, sql, bar});
  const advice = element(document, "p", {}, ["Read the query first: it runs in your browser when you say so."]);
  bar.append(
    ...(isOurs ? [] : [advice]),
    button(document, "Run", () => void run(), {class: "primary"})
  );
  const words = "Title and query are by whoever placed this chart here, not by Five Fronts.";
  const before = isOurs ? [] : [element(document, "p", {class: "bench-notice"}, [words])];
  place.replaceChildren(...before, bar, gate, status, result, sql);
  if (isOurs) await run();
}

async function draw(
  {document, session, ready, status}: Embedded,
  {cell, values}: Asked,
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
    if (answer) await drawAnswer(document, answer, cell, result);
    sql.removeAttribute("open");
    bar.remove();
  } catch (error) {
    status.textContent = running.signal.aborted ? "Stopped." : "";
    result.replaceChildren(...(running.signal.aborted ? [] : [drawFault(document, faultOf(error, statement))]));
  } finally {
    stop.remove();
    run?.toggleAttribute("disabled", false);
  }
}

/** Draws the chart of an answer, and its table to unfold. */
async function drawAnswer(
  document: Document,
  answer: Answer,
  {chart, view}: SqlCell,
  result: HTMLElement
): Promise<void> {
  const place = element(document, "div", {class: "chart-place"});
  const said = element(document, "p", {class: "chart-said", role: "status"});
  const spec = specFor(answer, chart);
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
  if (spec === null) said.textContent = sayNothing(answer);
  else fitChart(answer, () => spec, {document, place, said});
}
