import {button, element} from "../../controls/html.js";
import {errorMessage} from "../../format/error-message.js";
import {drawGrid} from "../grid/grid.js";
import {KEYS} from "../grid/keyboard.js";
import {searchIn} from "../grid/search-bar.js";
import {drawSummaries} from "./column-summary.js";
import {drawWays} from "./export-menu.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {Grid} from "../grid/grid.js";
import type {ChartSpec, View} from "../notebook/notebook.js";
import type {Answer} from "./answer.js";

export interface ResultOptions {
  document: Document;
  view: View | undefined;
  chart: ChartSpec | undefined;
  /** Values of the `$name` that the statement was run with. */
  values: Bindings | undefined;
  /** Asks the same again for more rows. */
  more: (maxRows: number, signal?: AbortSignal) => Promise<Answer>;
  onView: (view: View) => void;
  /** Hears of the chart that is chosen; null where it is put away. */
  onChart: (chart: ChartSpec | null) => void;
}

interface State extends Omit<ResultOptions, "view"> {
  answer: Answer;
  view: View;
  grid: Grid;
  tab: Tab;
  /** The table with what belongs to it. */
  sheet: HTMLElement;
  tabs: readonly HTMLElement[];
  panel: HTMLElement;
  said: HTMLElement;
  count: HTMLElement;
  /** Ends what the tab that is left was still doing. */
  working: AbortController;
}

type Tab = "Table" | "Chart" | "Columns";

const TABS: readonly Tab[] = ["Table", "Chart", "Columns"];
const MOST_ROWS = 1_000_000;

/** Draws a result: as a table, as a chart, and column by column, with what takes it along. */
export function drawResultView(answer: Answer, options: ResultOptions): Promise<HTMLElement> {
  const {document} = options;
  const root = element(document, "div", {class: "result"});
  if (answer.columns.length === 0 || isDone(answer)) {
    root.append(element(document, "p", {}, ["Done."]));
    return Promise.resolve(root);
  }
  const state = makeState(answer, options);
  const {tabs, count, said, panel, sheet, grid} = state;
  const search = searchIn({
    document,
    grid,
    answer: () => state.answer,
    words: state.view.search ?? "",
    onWords: (words) => keepView(state, withSearch(state.view, words.trim() === "" ? undefined : words))
  });
  const say = (text: string): void => void (said.textContent = text);
  const ways = drawWays({document, grid, answer: () => state.answer, say});
  sheet.append(search, answer.rows === 0 ? element(document, "p", {}, ["No rows."]) : grid.element, help(document));
  const bar = element(document, "div", {class: "result-bar"}, [
    element(document, "div", {class: "result-tabs", role: "group", "aria-label": "Show the result as"}, tabs),
    count,
    ...(answer.truncated ? [loader(state)] : []),
    ways
  ]);
  root.append(bar, said, panel);
  show(state, options.chart ? "Chart" : "Table");
  return Promise.resolve(root);
}

function makeState(answer: Answer, options: ResultOptions): State {
  const {document, view = {}} = options;
  const said = element(document, "p", {class: "result-said", role: "status"});
  const grid = drawGrid(answer, {
    document,
    view,
    onView: (next) => keepView(state, withSearch(next, state.view.search)),
    label: "Rows of the result",
    say: (text) => void (said.textContent = text)
  });
  const state: State = {
    ...options,
    answer,
    view,
    grid,
    tab: "Table",
    sheet: element(document, "div", {class: "result-sheet"}),
    tabs: TABS.map((tab) => button(document, tab, () => show(state, tab), {"aria-pressed": "false"})),
    panel: element(document, "div", {class: "result-panel"}),
    said,
    count: element(document, "span", {class: "result-count"}, [sayRows(answer)]),
    working: new AbortController()
  };
  return state;
}

function keepView(state: State, view: View): void {
  state.view = view;
  state.onView(view);
}

function withSearch(view: View, search: string | undefined): View {
  const made = {...view};
  delete made.search;
  return search === undefined ? made : {...made, search};
}

/** Statements that ask for nothing give a count, or nothing. */
function isDone({sql, columns, rows}: Answer): boolean {
  const [only, ...others] = columns;
  return (
    rows <= 1 &&
    others.length === 0 &&
    only?.name === "Count" &&
    /^\s*(?:create|insert|update|delete|drop|alter)\b/i.test(sql)
  );
}

function show(state: State, tab: Tab): void {
  const {tabs, panel, sheet} = state;
  state.working.abort(new Error("left"));
  state.working = new AbortController();
  state.tab = tab;
  for (const each of tabs) each.setAttribute("aria-pressed", String(each.textContent === tab));
  if (tab === "Table") {
    panel.replaceChildren(sheet);
    if (state.chart) state.onChart(null);
    state.chart = undefined;
  } else if (tab === "Chart") void showChart(state);
  else void showColumns(state);
}

async function showChart(state: State): Promise<void> {
  const {panel, answer, document, chart, values, said, working} = state;
  try {
    const {openChart} = await import("../chart/chart-form.js");
    if (working.signal.aborted) return;
    const onSpec = (spec: ChartSpec): void => {
      state.chart = spec;
      state.onChart(spec);
    };
    panel.replaceChildren(openChart(answer, {document, spec: chart, values, onSpec}));
  } catch {
    said.textContent = "The chart could not be loaded. Try again once there is a connection.";
  }
}

async function showColumns({panel, answer, document, working: {signal}}: State): Promise<void> {
  const summaries = await drawSummaries(answer, document, signal);
  if (!signal.aborted) panel.replaceChildren(summaries);
}

/** Offers to ask again for all rows, up to a million, and to give that up. */
function loader(state: State): HTMLElement {
  const {document, said, count, more} = state;
  let loading: AbortController | null = null;
  const load = async (): Promise<void> => {
    if (loading) {
      loading.abort(new Error("stopped"));
      return;
    }
    loading = new AbortController();
    made.textContent = "Stop loading";
    const started = performance.now();
    const tell = (): void => {
      said.textContent = `Loading all rows … ${Math.round((performance.now() - started) / 1000)} s`;
    };
    const ticking = setInterval(tell, 1000);
    tell();
    try {
      state.answer = await more(MOST_ROWS, loading.signal);
      await state.grid.update(state.answer);
      count.textContent = sayRows(state.answer);
      said.textContent = `${state.answer.rows.toLocaleString("en-US")} rows are loaded.`;
      if (state.tab !== "Table") show(state, state.tab);
      made.remove();
    } catch (error) {
      const why = errorMessage(error);
      said.textContent = loading.signal.aborted ? "Stopped. The first rows stand." : `Not loaded: ${why}.`;
      made.textContent = "Load all rows";
    } finally {
      clearInterval(ticking);
      loading = null;
    }
  };
  const made = button(document, "Load all rows", () => void load(), {title: "Up to 1,000,000"});
  return made;
}

function sayRows({rows, truncated, columns}: Answer): string {
  const count = `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  const wide = `${columns.length} ${columns.length === 1 ? "column" : "columns"}`;
  return `${truncated ? `first ${count} of more` : count}, ${wide}`;
}

function help(document: Document): HTMLElement {
  const lines = KEYS.flatMap(([keys, does]) => [
    element(document, "dt", {}, [keys]),
    element(document, "dd", {}, [does])
  ]);
  return element(document, "details", {class: "grid-help"}, [
    element(document, "summary", {}, ["Keys of the table"]),
    element(document, "dl", {}, lines)
  ]);
}
