import {button, element} from "../../controls/html.js";
import {errorMessage} from "../../format/error-message.js";
import {drawGrid} from "../grid/grid.js";
import {KEYS} from "../grid/keyboard.js";
import {searchIn} from "../grid/search-bar.js";
import {drawColumnSummaries} from "./column-summary.js";
import {drawExportMenu} from "./export-menu.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {Grid} from "../grid/grid.js";
import type {ChartSpec, View} from "../notebook/notebook.js";
import type {Answer} from "./answer.js";

export interface ResultOptions {
  document: Document;
  view: View | undefined;
  chart: ChartSpec | undefined;
  /** Values of the `$name` parameters that the statement ran with. */
  values: Bindings | undefined;
  /** Runs the statement again with another limit on rows. */
  more: (maxRows: number, signal?: AbortSignal) => Promise<Answer>;
  onView: (view: View) => void;
  /** Called with the chart's options; null when the chart is closed. */
  onChart: (chart: ChartSpec | null) => void;
}

interface State extends Omit<ResultOptions, "view"> {
  answer: Answer;
  view: View;
  grid: Grid;
  tab: Tab;
  /** The grid with its search field and help. */
  tableView: HTMLElement;
  tabs: readonly HTMLElement[];
  panel: HTMLElement;
  status: HTMLElement;
  count: HTMLElement;
  /** Ends what the tab that is left was still doing. */
  loading: AbortController;
}

type Tab = "Table" | "Chart" | "Columns";

const TABS: readonly Tab[] = ["Table", "Chart", "Columns"];
const MOST_ROWS = 1_000_000;

/** Draws a result with its tabs (table, chart, column profiles), export buttons and status line. */
export function drawResultView(answer: Answer, options: ResultOptions): Promise<HTMLElement> {
  const {document} = options;
  const root = element(document, "div", {class: "result"});
  if (answer.columns.length === 0 || isCommandResult(answer)) {
    root.append(element(document, "p", {}, ["Done."]));
    return Promise.resolve(root);
  }
  const state = makeState(answer, options);
  const {tabs, count, status, panel, tableView, grid} = state;
  const search = searchIn({
    document,
    grid,
    answer: () => state.answer,
    words: state.view.search ?? "",
    onWords: (words) => updateView(state, withSearch(state.view, words.trim() === "" ? undefined : words))
  });
  const say = (text: string): void => void (status.textContent = text);
  const exportMenu = drawExportMenu({document, grid, answer: () => state.answer, say});
  tableView.append(
    search,
    answer.rows === 0 ? element(document, "p", {}, ["No rows."]) : grid.element,
    drawHelp(document)
  );
  const bar = element(document, "div", {class: "result-bar"}, [
    element(document, "div", {class: "result-tabs", role: "group", "aria-label": "Show the result as"}, tabs),
    count,
    ...(answer.truncated ? [loadAllButton(state)] : []),
    exportMenu
  ]);
  root.append(bar, status, panel);
  showTab(state, options.chart ? "Chart" : "Table");
  return Promise.resolve(root);
}

function makeState(answer: Answer, options: ResultOptions): State {
  const {document, view = {}} = options;
  const status = element(document, "p", {class: "result-status", role: "status"});
  const grid = drawGrid(answer, {
    document,
    view,
    onView: (next) => updateView(state, withSearch(next, state.view.search)),
    label: "Rows of the result",
    say: (text) => void (status.textContent = text)
  });
  const state: State = {
    ...options,
    answer,
    view,
    grid,
    tab: "Table",
    tableView: element(document, "div", {class: "result-sheet"}),
    tabs: TABS.map((tab) => button(document, tab, () => showTab(state, tab), {"aria-pressed": "false"})),
    panel: element(document, "div", {class: "result-panel"}),
    status,
    count: element(document, "span", {class: "result-count"}, [describeRows(answer)]),
    loading: new AbortController()
  };
  return state;
}

function updateView(state: State, view: View): void {
  state.view = view;
  state.onView(view);
}

function withSearch(view: View, search: string | undefined): View {
  const loadButton = {...view};
  delete loadButton.search;
  return search === undefined ? loadButton : {...loadButton, search};
}

/** Tells whether a result is the row count that DuckDB returns for DDL and DML. */
function isCommandResult({sql, columns, rows}: Answer): boolean {
  const [only, ...others] = columns;
  return (
    rows <= 1 &&
    others.length === 0 &&
    only?.name === "Count" &&
    /^\s*(?:create|insert|update|delete|drop|alter)\b/i.test(sql)
  );
}

function showTab(state: State, tab: Tab): void {
  const {tabs, panel, tableView} = state;
  state.loading.abort(new Error("left"));
  state.loading = new AbortController();
  state.tab = tab;
  for (const each of tabs) each.setAttribute("aria-pressed", String(each.textContent === tab));
  if (tab === "Table") {
    panel.replaceChildren(tableView);
    if (state.chart) state.onChart(null);
    state.chart = undefined;
  } else if (tab === "Chart") void showChart(state);
  else void showColumns(state);
}

async function showChart(state: State): Promise<void> {
  const {panel, answer, document, chart, values, status, loading} = state;
  try {
    const {drawChartForm} = await import("../chart/chart-form.js");
    if (loading.signal.aborted) return;
    const onSpec = (spec: ChartSpec): void => {
      state.chart = spec;
      state.onChart(spec);
    };
    panel.replaceChildren(drawChartForm(answer, {document, spec: chart, values, onSpec}));
  } catch {
    status.textContent = "The chart could not be loaded. Try again once there is a connection.";
  }
}

async function showColumns({panel, answer, document, loading: {signal}}: State): Promise<void> {
  const summaries = await drawColumnSummaries(answer, document, signal);
  if (!signal.aborted) panel.replaceChildren(summaries);
}

/** Draws the button that loads up to a million rows, or stops loading them. */
function loadAllButton(state: State): HTMLElement {
  const {document, status, count, more} = state;
  let request: AbortController | null = null;
  const load = async (): Promise<void> => {
    if (request) {
      request.abort(new Error("stopped"));
      return;
    }
    request = new AbortController();
    loadButton.textContent = "Stop loading";
    const started = performance.now();
    const tell = (): void => {
      status.textContent = `Loading all rows … ${Math.round((performance.now() - started) / 1000)} s`;
    };
    const ticking = setInterval(tell, 1000);
    tell();
    try {
      state.answer = await more(MOST_ROWS, request.signal);
      await state.grid.update(state.answer);
      count.textContent = describeRows(state.answer);
      status.textContent = `${state.answer.rows.toLocaleString("en-US")} rows are loaded.`;
      if (state.tab !== "Table") showTab(state, state.tab);
      loadButton.remove();
    } catch (error) {
      const why = errorMessage(error);
      status.textContent = request.signal.aborted ? "Stopped. The first rows stand." : `Not loaded: ${why}.`;
      loadButton.textContent = "Load all rows";
    } finally {
      clearInterval(ticking);
      request = null;
    }
  };
  const loadButton = button(document, "Load all rows", () => void load(), {title: "Up to 1,000,000"});
  return loadButton;
}

function describeRows({rows, truncated, columns}: Answer): string {
  const count = `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  const wide = `${columns.length} ${columns.length === 1 ? "column" : "columns"}`;
  return `${truncated ? `first ${count} of more` : count}, ${wide}`;
}

function drawHelp(document: Document): HTMLElement {
  const lines = KEYS.flatMap(([keys, does]) => [
    element(document, "dt", {}, [keys]),
    element(document, "dd", {}, [does])
  ]);
  return element(document, "details", {class: "grid-help"}, [
    element(document, "summary", {}, ["Keys of the table"]),
    element(document, "dl", {}, lines)
  ]);
}
