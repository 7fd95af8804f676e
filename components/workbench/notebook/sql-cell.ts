import {button, element} from "../../controls/html.js";
import {splitStatements, statementAt} from "../../data/duckdb/tokens.js";
import {parseQueryError} from "../sql/query-error.js";
import {plainEditor} from "../sql/textarea-editor.js";
import type {Statement} from "../../data/duckdb/tokens.js";
import type {Answer} from "../result/answer.js";
import type {RunOptions, Session} from "../session.js";
import type {Catalog} from "../sql/catalog.js";
import type {QueryError} from "../sql/query-error.js";
import type {Editor} from "../sql/textarea-editor.js";
import type {ChartSpec, SqlCell, View} from "./notebook.js";

export interface CellContext {
  document: Document;
  session: Pick<Session, "run" | "limits">;
  /** Starts the database, after asking the reader where needed; false if declined. */
  ready: () => Promise<boolean>;
  catalog: () => Catalog | null;
  /** Called when the cell's text, view or chart has changed. */
  changed: () => void;
  /** Called after each statement with its run time and rows; null rows after an error. */
  ran: (sql: string, ms: number, rows: number | null) => void;
  /** Returns the values of the `$name` parameters. */
  parameters: () => RunOptions["parameters"];
}

/** A SQL cell on the page. */
export interface SqlCellView {
  element: HTMLElement;
  cell: () => SqlCell;
  run: (what: "all" | "statement") => Promise<void>;
  stop: () => void;
  insert: (text: string) => void;
  renew: () => void;
  focus: () => void;
  close: () => void;
}

interface State extends CellContext {
  editor: Editor;
  results: HTMLElement;
  status: HTMLElement;
  stopButton: HTMLButtonElement;
  view: View | undefined;
  chart: ChartSpec | undefined;
  running: AbortController | null;
}

/** The outcome of one statement. */
interface Outcome {
  element: HTMLElement;
  /** The status line. */
  message: string;
  isError: boolean;
}

/** Minimum time limit for loading all rows, in milliseconds. */
const LOAD_ALL_MS = 60_000;

/** Draws a cell: the SQL editor, its buttons, and the results of its statements. */
export function sqlCell({sql, view, chart}: SqlCell, context: CellContext, label: string): SqlCellView {
  const {document} = context;
  const place = element(document, "div", {class: "sql-editor"});
  const status = element(document, "p", {class: "sql-status", role: "status"});
  const results = element(document, "div", {class: "sql-results"});
  const stopButton = button(document, "Stop", () => stop(state), {disabled: true});
  const options = {
    document,
    text: sql,
    label,
    onChange: context.changed,
    onRun: (what: "all" | "statement") => void run(state, what),
    catalog: context.catalog
  };
  const state: State = {
    ...context,
    editor: plainEditor(options),
    results,
    status,
    stopButton,
    view,
    chart,
    running: null
  };
  place.append(state.editor.element);
  void upgradeEditor(state, place, options);
  const bar = element(document, "div", {class: "sql-bar"}, [
    button(document, "Run", () => void run(state, "all"), {class: "primary", "aria-keyshortcuts": "Control+Enter"}),
    button(document, "Run statement", () => void run(state, "statement"), {
      "aria-keyshortcuts": "Control+Shift+Enter",
      title: "What is selected, else the statement under the cursor"
    }),
    stopButton,
    button(document, "Format", () => void format(state))
  ]);
  return {
    element: element(document, "div", {class: "sql-cell"}, [place, bar, status, results]),
    cell: () => ({
      kind: "sql",
      sql: state.editor.text(),
      ...(state.view && {view: state.view}),
      ...(state.chart && {chart: state.chart})
    }),
    run: (what) => run(state, what),
    stop: () => stop(state),
    insert: (text) => state.editor.insert(text),
    renew: () => state.editor.renew(),
    focus: () => state.editor.focus(),
    close: () => {
      stop(state);
      state.editor.close();
    }
  };
}

/** Replaces the textarea by the CodeMirror editor once it has loaded, keeping text, selection and focus. */
async function upgradeEditor(state: State, place: Element, options: Parameters<typeof plainEditor>[0]): Promise<void> {
  try {
    const {codeEditor} = await import("../sql/code-editor.js");
    const plain = state.editor;
    const isFocused = plain.element === options.document.activeElement;
    const {from, to} = plain.selection();
    const editor = codeEditor({...options, text: plain.text(), selection: {from, to}});
    state.editor = editor;
    plain.close();
    place.append(editor.element);
    if (isFocused) editor.focus();
  } catch {
    // The textarea runs SQL as well.
  }
}

async function format(state: State): Promise<void> {
  try {
    const {duckdb, formatDialect} = await import("sql-formatter");
    const before = state.editor.text();
    const after = formatDialect(before, {dialect: duckdb, keywordCase: "lower", expressionWidth: 100});
    if (state.editor.text() === before) state.editor.set(after);
    setStatus(state, after === before ? "It has its regular form." : "Formatted. Undo brings the former text back.");
  } catch {
    setStatus(state, "This SQL could not be formatted; it stays as it was.");
  }
}

function stop({running}: State): void {
  running?.abort(new Error("stopped"));
}

async function run(state: State, what: "all" | "statement"): Promise<void> {
  const {editor, results, ready} = state;
  const statements = statementsToRun(editor, what);
  if (statements.length === 0) {
    setStatus(state, "There is no statement to run.");
    return;
  }
  stop(state);
  const running = (state.running = new AbortController());
  state.stopButton.disabled = false;
  editor.mark(null);
  try {
    if (!(await ready())) return;
    const views: HTMLElement[] = [];
    for (const [i, statement] of statements.entries()) {
      setStatus(state, statements.length === 1 ? "Running …" : `Running ${i + 1} of ${statements.length} …`);
      const outcome = await runOne(state, statement, running.signal);
      if (running !== state.running) return;
      views.push(outcome.element);
      results.replaceChildren(...views);
      setStatus(state, outcome.message);
      if (outcome.isError) break;
    }
  } finally {
    if (running === state.running) {
      state.running = null;
      state.stopButton.disabled = true;
    }
  }
}

/** Returns all statements, those within the selection, or the one under the cursor, with offsets in the whole text. */
function statementsToRun(editor: Editor, what: "all" | "statement"): Statement[] {
  const [text, {from, to}] = [editor.text(), editor.selection()];
  if (what === "all") return splitStatements(text);
  if (to > from) {
    return splitStatements(text.slice(from, to)).map((each) => ({
      sql: each.sql,
      from: each.from + from,
      to: each.to + from
    }));
  }
  const one = statementAt(splitStatements(text), from);
  return one ? [one] : [];
}

async function runOne(state: State, statement: Statement, signal: AbortSignal): Promise<Outcome> {
  const {session, document, parameters, ran} = state;
  const {sql} = statement;
  const started = performance.now();
  try {
    const values = parameters();
    const answer = await session.run(sql, {signal, ...(values && {parameters: values})});
    ran(sql, answer.ms, answer.rows);
    return {element: await drawResult(state, answer, values), message: describeResult(answer), isError: false};
  } catch (error) {
    ran(sql, performance.now() - started, null);
    if (signal.aborted) {
      return {
        element: element(document, "p", {class: "sql-stopped"}, ["Stopped before it had an answer."]),
        message: "Stopped.",
        isError: true
      };
    }
    const queryError = parseQueryError(error, sql);
    mark(state, statement, queryError);
    return {element: drawQueryError(document, queryError), message: "", isError: true};
  }
}

async function drawResult(state: State, answer: Answer, values: RunOptions["parameters"]): Promise<HTMLElement> {
  const {document, session, changed} = state;
  const {drawResultView} = await import("../result/result.js");
  return drawResultView(answer, {
    document,
    view: state.view,
    chart: state.chart,
    values,
    more: (maxRows, signal) =>
      session.run(answer.sql, {
        maxRows,
        timeoutMs: Math.max(LOAD_ALL_MS, session.limits.timeoutMs),
        ...(values && {parameters: values}),
        ...(signal && {signal})
      }),
    onView: (view) => {
      state.view = view;
      changed();
    },
    onChart: (chart) => {
      state.chart = chart ?? undefined;
      changed();
    }
  });
}

function describeResult({rows, truncated, ms}: Answer): string {
  const count = `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  const time = ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
  return truncated ? `The first ${count}, in ${time}; there are more.` : `${count} in ${time}.`;
}

function mark({editor}: State, {from}: Statement, queryError: QueryError): void {
  if (queryError.from === null || queryError.to === null) return;
  editor.mark({from: from + queryError.from, to: from + queryError.to, message: queryError.message});
}

export function drawQueryError(document: Document, {message, hint}: QueryError): HTMLElement {
  const lines: HTMLElement[] = [element(document, "pre", {}, [message])];
  if (hint !== null) lines.push(element(document, "p", {}, [hint]));
  return element(document, "div", {class: "sql-error", role: "alert"}, lines);
}

function setStatus({status}: State, text: string): void {
  status.textContent = text;
}
