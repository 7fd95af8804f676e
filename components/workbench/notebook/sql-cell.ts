import {button, element} from "../../controls/html.js";
import {splitStatements, statementAt} from "../../data/duckdb/tokens.js";
import {faultOf} from "../sql/query-error.js";
import {plainEditor} from "../sql/textarea-editor.js";
import type {Statement} from "../../data/duckdb/tokens.js";
import type {Answer} from "../result/answer.js";
import type {RunOptions, Session} from "../session.js";
import type {Catalog} from "../sql/catalog.js";
import type {Fault} from "../sql/query-error.js";
import type {Editor} from "../sql/textarea-editor.js";
import type {ChartSpec, SqlCell, View} from "./notebook.js";

export interface CellHost {
  document: Document;
  session: Pick<Session, "run" | "limits">;
  /** Makes the database ready, asking the reader first where that is due; false where it was declined. */
  ready: () => Promise<boolean>;
  catalog: () => Catalog | null;
  /** Hears that what the cell keeps has changed. */
  changed: () => void;
  /** Hears of each statement that ended. */
  ran: (sql: string, ms: number, rows: number | null) => void;
  /** Values of the `$name` that a linked query brought. */
  parameters: () => RunOptions["parameters"];
}

/** A cell of SQL on the page. */
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

interface State extends CellHost {
  editor: Editor;
  results: HTMLElement;
  status: HTMLElement;
  stopButton: HTMLButtonElement;
  view: View | undefined;
  chart: ChartSpec | undefined;
  running: AbortController | null;
}

/** What became of a statement. */
interface Made {
  element: HTMLElement;
  /** One line. */
  said: string;
  isFault: boolean;
}

/** Milliseconds that loading all rows may take at least, however short a query's own limit is. */
const LOADING = 60_000;

/** Draws a cell: a field, what runs it, and below the results of its statements. */
export function sqlCell({sql, view, chart}: SqlCell, host: CellHost, label: string): SqlCellView {
  const {document} = host;
  const place = element(document, "div", {class: "sql-editor"});
  const status = element(document, "p", {class: "sql-status", role: "status"});
  const results = element(document, "div", {class: "sql-results"});
  const stopButton = button(document, "Stop", () => stop(state), {disabled: true});
  const options = {
    document,
    text: sql,
    label,
    onChange: host.changed,
    onRun: (what: "all" | "statement") => void run(state, what),
    catalog: host.catalog
  };
  const state: State = {...host, editor: plainEditor(options), results, status, stopButton, view, chart, running: null};
  place.append(state.editor.element);
  void improve(state, place, options);
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

/** Puts the better field in the place of the plain one, with all that was typed meanwhile. */
async function improve(state: State, place: Element, options: Parameters<typeof plainEditor>[0]): Promise<void> {
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
    // The plain field stays: it runs SQL as well.
  }
}

async function format(state: State): Promise<void> {
  try {
    const {duckdb, formatDialect} = await import("sql-formatter");
    const before = state.editor.text();
    const after = formatDialect(before, {dialect: duckdb, keywordCase: "lower", expressionWidth: 100});
    if (state.editor.text() === before) state.editor.set(after);
    say(state, after === before ? "It has its regular form." : "Formatted. Undo brings the former text back.");
  } catch {
    say(state, "This SQL could not be formatted; it stays as it was.");
  }
}

function stop({running}: State): void {
  running?.abort(new Error("stopped"));
}

async function run(state: State, what: "all" | "statement"): Promise<void> {
  const {editor, results, ready} = state;
  const statements = chosen(editor, what);
  if (statements.length === 0) {
    say(state, "There is no statement to run.");
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
      say(state, statements.length === 1 ? "Running …" : `Running ${i + 1} of ${statements.length} …`);
      const made = await runOne(state, statement, running.signal);
      if (running !== state.running) return;
      views.push(made.element);
      results.replaceChildren(...views);
      say(state, made.said);
      if (made.isFault) break;
    }
  } finally {
    if (running === state.running) {
      state.running = null;
      state.stopButton.disabled = true;
    }
  }
}

/** Gives the statements to run: of a selection those in it, each with its place in the whole text. */
function chosen(editor: Editor, what: "all" | "statement"): Statement[] {
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

async function runOne(state: State, statement: Statement, signal: AbortSignal): Promise<Made> {
  const {session, document, parameters, ran} = state;
  const {sql} = statement;
  const started = performance.now();
  try {
    const values = parameters();
    const answer = await session.run(sql, {signal, ...(values && {parameters: values})});
    ran(sql, answer.ms, answer.rows);
    return {element: await drawResult(state, answer, values), said: sayAnswer(answer), isFault: false};
  } catch (error) {
    ran(sql, performance.now() - started, null);
    if (signal.aborted) {
      return {
        element: element(document, "p", {class: "sql-stopped"}, ["Stopped before it had an answer."]),
        said: "Stopped.",
        isFault: true
      };
    }
    const fault = faultOf(error, sql);
    mark(state, statement, fault);
    return {element: drawFault(document, fault), said: "", isFault: true};
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
        timeoutMs: Math.max(LOADING, session.limits.timeoutMs),
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

function sayAnswer({rows, truncated, ms}: Answer): string {
  const count = `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  const time = ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
  return truncated ? `The first ${count}, in ${time}; there are more.` : `${count} in ${time}.`;
}

function mark({editor}: State, {from}: Statement, fault: Fault): void {
  if (fault.from === null || fault.to === null) return;
  editor.mark({from: from + fault.from, to: from + fault.to, message: fault.message});
}

/** Draws what is wrong with a statement. */
export function drawFault(document: Document, {message, hint}: Fault): HTMLElement {
  const lines: HTMLElement[] = [element(document, "pre", {}, [message])];
  if (hint !== null) lines.push(element(document, "p", {}, [hint]));
  return element(document, "div", {class: "sql-fault", role: "alert"}, lines);
}

function say({status}: State, text: string): void {
  status.textContent = text;
}
