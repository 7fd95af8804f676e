import {element} from "../element.js";
import {save} from "../save.js";
import {summarize} from "./column-summary.js";
import {findCells} from "./grid-search.js";
import {drawGrid} from "./grid.js";
import {button} from "./sql-cell.js";
import {FORMS, printMarkdown, printTsv, takeAway} from "./take-away.js";
import type {Answer} from "./answer.js";
import type {Summary} from "./column-summary.js";
import type {Grid} from "./grid.js";
import type {ChartSpec, View} from "./notebook.js";
import type {Form, Part} from "./take-away.js";

export interface ResultOptions {
  document: Document;
  view: View | undefined;
  chart: ChartSpec | undefined;
  /** Asks the same again for more rows. */
  more: (maxRows: number) => Promise<Answer>;
  onView: (view: View) => void;
  /** Hears of the chart that is chosen; null where it is put away. */
  onChart: (chart: ChartSpec | null) => void;
}

interface State extends ResultOptions {
  answer: Answer;
  grid: Grid;
  root: HTMLElement;
  panel: HTMLElement;
  said: HTMLElement;
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
  const panel = element(document, "div", {class: "result-panel"});
  const said = element(document, "p", {class: "result-said", role: "status"});
  const state: State = {...options, answer, grid: gridOf(answer, options), root, panel, said};
  const tabs = TABS.map((tab) => button(document, tab, () => show(state, tab), {"aria-pressed": "false"}));
  const bar = element(document, "div", {class: "result-bar"}, [...tabs, searchIn(state), ...waysOf(state)]);
  if (answer.truncated) bar.append(button(document, "Load all rows", () => void loadAll(state)));
  root.append(bar, said, panel);
  show(state, options.chart ? "Chart" : "Table");
  return Promise.resolve(root);
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

function gridOf(answer: Answer, {document, view = {}, onView}: ResultOptions): Grid {
  return drawGrid(answer, {document, view, onView, label: `Result of ${answer.rows} rows`});
}

function show(state: State, tab: Tab): void {
  const {root, panel, grid, answer, document} = state;
  for (const each of root.querySelectorAll(".result-bar button[aria-pressed]")) {
    each.setAttribute("aria-pressed", String(each.textContent === tab));
  }
  if (tab === "Table") {
    panel.replaceChildren(answer.rows === 0 ? element(document, "p", {}, ["No rows."]) : grid.element);
    if (state.chart) state.onChart(null);
    delete state.chart;
  } else if (tab === "Chart") void showChart(state);
  else void showColumns(state);
}

async function showChart(state: State): Promise<void> {
  const {panel, answer, document, chart, said} = state;
  try {
    const {openChart} = await import("./chart.js");
    const onSpec = (spec: ChartSpec): void => {
      state.chart = spec;
      state.onChart(spec);
    };
    panel.replaceChildren(openChart(answer, {document, spec: chart, onSpec}));
  } catch {
    said.textContent = "The chart could not be loaded. Try again once there is a connection.";
  }
}

async function showColumns({panel, answer, document}: State): Promise<void> {
  panel.replaceChildren(element(document, "p", {role: "status"}, ["Summing up …"]));
  const summaries = await summarize(answer, new AbortController().signal);
  const heads = ["Column", "Type", "NULL", "Different", "Least", "Most", "Rows by value"];
  panel.replaceChildren(
    element(
      document,
      "div",
      {class: "summary-scroll", tabindex: 0, role: "region", "aria-label": "Columns of the result"},
      [
        element(document, "table", {class: "summary"}, [
          element(document, "thead", {}, [
            element(
              document,
              "tr",
              {},
              heads.map((head) => element(document, "th", {scope: "col"}, [head]))
            )
          ]),
          element(
            document,
            "tbody",
            {},
            summaries.map((summary) => summaryRow(document, summary))
          )
        ])
      ]
    )
  );
}

function summaryRow(document: Document, {name, type, nulls, distinct, least, most, bars}: Summary): HTMLElement {
  const cells = [
    type,
    String(nulls),
    distinct === null ? "more than 10,000" : String(distinct),
    least ?? "",
    most ?? ""
  ];
  const tallest = Math.max(1, ...bars.map(({rows}) => rows));
  const chart = element(
    document,
    "ol",
    {class: "bars"},
    bars.map(({label, rows}) =>
      element(document, "li", {style: `--share: ${(rows / tallest).toFixed(3)}`, title: `${label}: ${rows}`}, [
        element(document, "span", {}, [label]),
        ` ${rows}`
      ])
    )
  );
  return element(document, "tr", {}, [
    element(document, "th", {scope: "row"}, [name]),
    ...cells.map((cell) => element(document, "td", {}, [cell])),
    element(document, "td", {}, [chart])
  ]);
}

/** Finds words in the cells and goes from one to the next. */
function searchIn(state: State): HTMLElement {
  const {document, answer, said} = state;
  const field = element(document, "input", {
    type: "search",
    placeholder: "Find in the rows",
    "aria-label": "Find in the rows"
  });
  let [found, at]: [readonly (readonly [number, number])[], number] = [[], -1];
  let running = new AbortController();
  const step = (by: 1 | -1): void => {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    const [row, column] = found[at] ?? [0, 0];
    state.grid.reach(row, column);
    said.textContent = `Match ${at + 1} of ${found.length.toLocaleString("en-US")}.`;
    field.focus();
  };
  field.addEventListener("input", () => {
    running.abort();
    running = new AbortController();
    const {signal} = running;
    const words = field instanceof HTMLInputElement ? field.value : "";
    void findCells(answer, words, state.grid.order(), signal).then(({cells, isCut}) => {
      if (signal.aborted) return;
      [found, at] = [cells, -1];
      const count = `${isCut ? "at least " : ""}${cells.length.toLocaleString("en-US")}`;
      said.textContent =
        words.trim() === "" ? "" : `${count} ${cells.length === 1 ? "match" : "matches"}; Enter goes to the next.`;
    });
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  return field;
}

function waysOf(state: State): HTMLElement[] {
  const {document, said} = state;
  const part = (): Part => {
    const chosen = state.grid.selection();
    return chosen.rows.length * chosen.columns.length > 1 ? chosen : everything(state);
  };
  const copy = (print: typeof printTsv): void => {
    const {rows, columns} = part();
    const text = print(state.answer, {rows, columns});
    const done = document.defaultView?.navigator.clipboard.writeText(text) ?? Promise.reject(new Error("none"));
    done.then(
      () => (said.textContent = `Copied ${rows.length} rows of ${columns.length} columns.`),
      () => (said.textContent = "The browser does not allow copying. Save the result instead.")
    );
  };
  const choose = element(document, "select", {"aria-label": "Save the result as"}, [
    element(document, "option", {value: ""}, ["Save as …"]),
    ...Object.entries(FORMS).map(([form, label]) => element(document, "option", {value: form}, [label]))
  ]);
  choose.addEventListener("change", () => {
    if (!(choose instanceof HTMLSelectElement)) return;
    const form = (Object.keys(FORMS) as Form[]).find((each) => each === choose.value);
    choose.value = "";
    if (form) void keep(state, form);
  });
  return [
    button(document, "Copy as TSV", () => copy(printTsv), {title: "What is selected, else all rows shown"}),
    button(document, "Copy as Markdown", () => copy(printMarkdown), {title: "What is selected, else all rows shown"}),
    choose
  ];
}

async function keep(state: State, form: Form): Promise<void> {
  const {document, said, answer} = state;
  try {
    const file = await takeAway(answer, form, everything(state));
    save(document, file);
    said.textContent = `Saved ${file.name}.`;
  } catch (error) {
    said.textContent = `The file could not be made: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function everything({grid, answer}: State): Part {
  return {rows: [...grid.order()], columns: answer.columns.map((_, column) => column)};
}

/** Asks again for all rows, up to a million. */
async function loadAll(state: State): Promise<void> {
  const {said, root, more} = state;
  said.textContent = "Loading all rows …";
  try {
    const answer = await more(MOST_ROWS);
    const options = {...state, view: state.view};
    root.replaceWith(await drawResultView(answer.rows < MOST_ROWS ? {...answer, truncated: false} : answer, options));
  } catch (error) {
    said.textContent = `They could not be loaded: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
