import {attachCheckboxLists} from "../controls/checkbox-list.js";
import {attachComboboxes} from "../controls/combobox.js";
import {checkRanges, toggleReset} from "../controls/form-values.js";
import {attachSqlEditor} from "../export/sql-editor.js";
import {attachToolbar} from "../export/toolbar.js";
import {jsonFileLoader} from "../figures/json-files.js";
import {parsePayload} from "../figures/payload.js";
import {errorMessage} from "../format/error-message.js";
import {defaults, same} from "../state/parameters.js";
import {openBoard, showBoard} from "./dashboard.js";
import {draw, drawAt, loadForDrawing, redrawOnResize, visibilityOf, widthOf} from "./drawing.js";
import {failureText, showFailure} from "./errors.js";
import {figureElements, showStatus, showTable, showWords} from "./figure-elements.js";
import {openFigureRows} from "./figure-rows.js";
import {showCounts} from "./filter-counts.js";
import {gestureOf, isHalfTyped, openFormState} from "./form-state.js";
import {openPage} from "./open-page.js";
import type {Database} from "../data/duckdb/client.js";
import type {Toolbar} from "../export/toolbar.js";
import type {FigureState} from "../export/types.js";
import type {Figure} from "../figures/figure.js";
import type {Values} from "../state/parameters.js";
import type {DrawnFigure} from "./drawing.js";
import type {FormState} from "./form-state.js";
import type {Page} from "./open-page.js";

export interface LiveOptions {
  document?: Document;
  /** Loads the database; called when the pointer or the focus first reaches the controls. */
  load?: () => Promise<Database>;
  /** The page whose state the figure shares; that of the document unless told. */
  page?: Page;
  /** Milliseconds without typing after which a half typed value is shown, 150 unless told; 0 where no query runs. */
  debounceMs?: number;
}

interface LiveFigure extends DrawnFigure {
  page: Page;
  formState: FormState;
  toolbar?: Toolbar;
  /** Aborts the update under way. */
  running?: AbortController;
  /** The timer of an update that waits. */
  timer?: ReturnType<typeof setTimeout>;
  /** Tells whether the figure is in the viewport, or nearly so. */
  isVisible: () => boolean;
}

/** Milliseconds for which a figure outside the viewport lets the others go first. */
const HIDDEN_MS = 60;

/**
 * Makes the static figure of a page interactive: its controls set the parameters of the page, run its SQL in the
 * browser and redraw it in place. Nothing is downloaded until a reader reaches for the controls, or the URL sets them.
 * Where a query fails the figure stays as it was, and its status line says so.
 */
export function live(figure: Figure, options: LiveOptions = {}): void {
  const {document = globalThis.document, load = loadDatabase, debounceMs = 150} = options;
  const elements = figureElements(document, figure, parsePayload);
  const {root, form, drawing, payload, sql} = elements;
  const {page = openPage(document)} = options;
  const figureRows = openFigureRows(figure, payload, {...elements, load});
  const formState = openFormState({
    ...{form, parameters: figure.parameters, choices: payload.choices, page: page.state},
    onChange: () => void followPage(state)
  });
  const state: LiveFigure = {
    ...{...elements, figureRows, page, formState},
    shown: {rows: figureRows.initial, values: defaults(figure.parameters)},
    setValues: (values) => setValues(state, values),
    jsonFiles: jsonFileLoader(figure, new URL(payload.root, document.baseURI)),
    loaded: {},
    drawnAt: null,
    isMoved: false,
    isVisible: visibilityOf(root),
    interact: (drawn, width) => interact(state, drawn, width)
  };
  listen(state, figure.filtersRows === true ? 0 : debounceMs);
  for (const variant of drawing.querySelectorAll(".figure-variant")) {
    if (variant.firstElementChild)
      interact(state, variant.firstElementChild, Number(variant.getAttribute("data-width")));
  }
  elements.table.adopt(figureRows.initial);
  attachCheckboxLists(form);
  attachComboboxes(form);
  if (figure.dashboard) openBoard(root);
  redrawOnResize(state);
  const sqlElement = root.querySelector(".figure-sql");
  if (sqlElement) attachSqlEditor(sqlElement, {document, sql, drawing, run: (edited) => runSql(state, edited)});
  const row = root.querySelector<HTMLElement>(".figure-toolbar");
  if (row) state.toolbar = attachToolbar(row, {...elements, page: page.state, shown: () => shownNow(state)});
  start(state);
}

/** Shows what the URL sets, which may need the database at once. */
function start(state: LiveFigure): void {
  const {figure, form, page, figureRows, formState} = state;
  if (same(figure.parameters, formState.values(), defaults(figure.parameters))) {
    page.showed(figure.id, figureRows.initial.length);
    return;
  }
  toggleReset(form, true);
  showStatus(state, "The address sets filters of this figure. It is being redrawn; until then it shows everything.");
  void followPage(state);
}

async function loadDatabase(): Promise<Database> {
  const {database} = await import("../data/duckdb/open.js");
  return database();
}

function listen(state: LiveFigure, debounceMs: number): void {
  const {form, formState, figureRows} = state;
  const prefetch = (): void => figureRows.prefetch(formState.values());
  form.addEventListener("pointerover", prefetch, {once: true});
  form.addEventListener("focusin", prefetch, {once: true});
  form.addEventListener("input", ({target}) => {
    formState.commit(gestureOf(target));
    startUpdate(state, isHalfTyped(target) ? debounceMs : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    formState.reset();
    form.querySelector<HTMLElement>("input, select")?.focus();
    startUpdate(state);
  });
}

/** Returns what the figure shows, for the files, pictures and links that are made of it. */
function shownNow(state: LiveFigure): FigureState {
  const {shown, figureRows, sql} = state;
  const edited = figureRows.editedSql();
  return {...shown, types: figureRows.types(), sql: edited ?? sql, isEdited: edited !== null, width: widthOf(state)};
}

/** Makes a drawing interactive, where the figure has a brush or the like. */
function interact(state: LiveFigure, drawn: Element, width: number): void {
  const {figure, formState, figureRows} = state;
  figure.interact?.(drawn, {
    preview: (values) => {
      stopUpdate(state);
      if (!state.isMoved) figureRows.prefetch(formState.values());
      state.isMoved = true;
      return drawAt(state, width, formState.preview(values));
    },
    move: (values) => setValues(state, values, true),
    set: (values) => setValues(state, values),
    values: () => formState.values()
  });
}

/** Sets values as the controls do. */
function setValues(state: LiveFigure, values: Values, isContinuous = false): void {
  state.formState.preview(values);
  state.formState.commit({name: Object.keys(values).join(), isContinuous});
  startUpdate(state);
}

/** Updates after a change from outside the figure: once the figure that made it is painted, those in view first. */
async function followPage(state: LiveFigure): Promise<void> {
  const signal = abortAndBegin(state);
  await state.page.state.written();
  if (!signal.aborted) updateAfter(state, state.isVisible() ? 0 : HIDDEN_MS, signal);
}

/** Aborts the update under way and starts one: before the next paint, once for all changes of a task, or after a wait. */
function startUpdate(state: LiveFigure, waitMs = 0): void {
  const signal = abortAndBegin(state);
  if (waitMs > 0) updateAfter(state, waitMs, signal);
  else {
    queueMicrotask(() => {
      if (!signal.aborted) void tryUpdate(state, signal);
    });
  }
}

function updateAfter(state: LiveFigure, waitMs: number, signal: AbortSignal): void {
  state.timer = setTimeout(() => void tryUpdate(state, signal), waitMs);
}

function abortAndBegin(state: LiveFigure): AbortSignal {
  stopUpdate(state);
  state.running = new AbortController();
  state.root.dataset.state = "loading";
  return state.running.signal;
}

function stopUpdate({running, timer}: LiveFigure): void {
  running?.abort();
  clearTimeout(timer);
}

async function tryUpdate(state: LiveFigure, signal: AbortSignal): Promise<void> {
  try {
    await update(state, signal);
  } catch (error) {
    if (!signal.aborted) fail(state, error);
  }
}

/** Shows the page's values: rows, drawing, counts, table. Throws where the rows cannot be had or drawn. */
async function update(state: LiveFigure, signal: AbortSignal): Promise<void> {
  const {figure, figureRows, page, form, formState} = state;
  const isAborted = (): boolean => signal.aborted;
  const values = formState.values();
  toggleReset(form, !same(figure.parameters, values, defaults(figure.parameters)));
  checkRanges(form, figure.parameters, values);
  const result = figureRows.query(values, signal);
  const rows = result instanceof Promise ? await result : result;
  await loadForDrawing(state);
  if (isAborted()) return;
  show(state, {rows, values});
  await showCounts(state, signal).catch((error: unknown) => {
    if (!isAborted()) showStatus(state, `The filters could not be counted: ${errorMessage(error)}.`);
  });
  await page.state.written();
  if (isAborted()) return;
  showTable(state, rows);
  state.root.dataset.state = "live";
  page.showed(figure.id, rows.length);
  figureRows.prefetch(values);
}

/** Draws rows and their title; restores what was shown and throws where they cannot be drawn, as with edited SQL. */
function show(state: LiveFigure, shown: LiveFigure["shown"]): void {
  const before = state.shown;
  try {
    showAll(state, shown);
  } catch (error) {
    state.drawnAt = null;
    showAll(state, before);
    throw error;
  }
}

function showAll(state: LiveFigure, shown: LiveFigure["shown"]): void {
  state.shown = shown;
  if (shown.rows.length > 0 || state.figure.dashboard) draw(state);
  else state.drawnAt = null;
  showWords(state, shown.rows);
  showBoard(state);
  state.toolbar?.update();
}

/** Updates from a reader's SQL, or from the figure's own where that is null; throws and keeps the old where it fails. */
async function runSql(state: LiveFigure, sql: string | null): Promise<void> {
  const {figureRows} = state;
  const before = figureRows.editedSql();
  const signal = abortAndBegin(state);
  figureRows.editSql(sql);
  try {
    await update(state, signal);
  } catch (error) {
    figureRows.editSql(before);
    fail(state, error);
    throw error;
  }
}

/** Leaves the figure as it was, and says why. */
function fail(state: LiveFigure, error: unknown): void {
  const {figure, page, root} = state;
  page.showed(figure.id, null);
  root.dataset.state = "error";
  if (state.isMoved) draw(state);
  showFailure(state, failureText(error), () => startUpdate(state));
}
