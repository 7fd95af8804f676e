import {openLists} from "../controls/checkbox-list.js";
import {openFinders} from "../controls/combobox.js";
import {checkRanges, readControls, showReset, writeControls} from "../controls/form-values.js";
import {openSqlEditor} from "../export/sql-editor.js";
import {openRow} from "../export/toolbar.js";
import {jsonFileLoader} from "../figures/json-files.js";
import {parsePayload} from "../figures/payload.js";
import {defaults, same} from "../state/parameters.js";
import {openBoard, showBoard} from "./dashboard.js";
import {draw, drawAt, equip, redrawOnResize, sightOf, widthOf} from "./drawing.js";
import {sayFailure, showFailure} from "./errors.js";
import {say, showTable, showWords, stageOf} from "./figure-elements.js";
import {openSource} from "./figure-rows.js";
import {showCounts} from "./filter-counts.js";
import {gestureOf, isHalfTyped, openView} from "./form-state.js";
import {openPage} from "./open-page.js";
import type {Database} from "../data/duckdb/client.js";
import type {OpenRow} from "../export/toolbar.js";
import type {Shown} from "../export/types.js";
import type {Figure} from "../figures/figure.js";
import type {Values} from "../state/parameters.js";
import type {Easel} from "./drawing.js";
import type {View} from "./form-state.js";
import type {Page} from "./open-page.js";

export interface LiveOptions {
  document?: Document;
  /** Gives the database; called at the first sign that someone reaches for the controls. */
  load?: () => Promise<Database>;
  /** The page whose state the figure shares; that of the document unless told. */
  page?: Page;
  /** Milliseconds without a change after which what may be half typed runs, 150 unless told; own rows are shown at once. */
  debounceMs?: number;
}

interface Live extends Easel {
  page: Page;
  /** The figure's share in what the page shows. */
  view: View;
  /** What readers do with the figure. */
  row?: OpenRow;
  /** The update under way, and the wait before it. */
  running?: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  /** Whether a reader sees the figure now, or nearly so. */
  isInSight: () => boolean;
  /** The SQL of a reader that the figure is drawn from. */
  edited: string | null;
}

/** Milliseconds for which a figure out of sight steps back. */
const YIELD = 60;

/**
 * Brings a figure of the page to life: its controls run its SQL in the browser and redraw
 * it in place. What they say is shared with the page and kept in its address. Until someone
 * reaches for the controls, or comes by a link that sets them, nothing is downloaded. Where
 * a query fails the figure stays as it was, and one line says so.
 */
export function live(figure: Figure, options: LiveOptions = {}): void {
  const {document = globalThis.document, load = loadDatabase, debounceMs = 150} = options;
  const stage = stageOf(document, figure, parsePayload);
  const {page = openPage(document)} = options;
  const source = openSource(figure, stage.payload, {...stage, load});
  const state: Live = {
    ...stage,
    source,
    jsonFiles: jsonFileLoader(figure, new URL(stage.payload.root, document.baseURI)),
    loaded: {},
    page,
    view: openView({
      form: stage.form,
      parameters: figure.parameters,
      choices: stage.payload.choices,
      page: page.state,
      onChange: () => void follow(state)
    }),
    shown: {rows: source.start, values: defaults(figure.parameters)},
    drawnAt: null,
    isInSight: sightOf(stage.root),
    engage: (drawn, width) => engage(state, drawn, width),
    edited: null,
    isMoved: false
  };
  listen(state, figure.filtersRows === true ? 0 : debounceMs);
  for (const variant of state.drawing.querySelectorAll(".figure-variant")) {
    if (variant.firstElementChild) engage(state, variant.firstElementChild, Number(variant.getAttribute("data-width")));
  }
  stage.table.hold(source.start);
  openLists(state.form);
  openFinders(state.form);
  if (figure.dashboard) openBoard(state.root);
  redrawOnResize(state);
  const {root, drawing, sql} = stage;
  const place = root.querySelector(".figure-sql");
  if (place) openSqlEditor(place, {document, sql, drawing, run: (edited) => edit(state, edited)});
  const row = root.querySelector<HTMLElement>(".figure-row");
  if (row) state.row = openRow(row, {...stage, page: page.state, shown: () => shownNow(state)});
  open(state);
}

/** Starts with what the address asks for, which may need the database at once. */
function open(state: Live): void {
  const {figure, page, source, view} = state;
  if (same(figure.parameters, view.values(), defaults(figure.parameters))) {
    page.showed(figure.id, source.start.length);
    return;
  }
  showReset(state.form, true);
  say(state, "The address sets filters of this figure. It is being redrawn; until then it shows everything.");
  void follow(state);
}

async function loadDatabase(): Promise<Database> {
  const {database} = await import("../data/duckdb/open.js");
  return database();
}

function listen(state: Live, debounceMs: number): void {
  const {form, view, source} = state;
  const warm = (): void => source.anticipate(view.values());
  form.addEventListener("pointerover", warm, {once: true});
  form.addEventListener("focusin", warm, {once: true});
  form.addEventListener("input", ({target}) => {
    const gesture = gestureOf(target);
    view.commit(gesture);
    change(state, isHalfTyped(target) ? debounceMs : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    view.reset();
    form.querySelector<HTMLElement>("input, select")?.focus();
    change(state, 0);
  });
}

/** Gives what the figure shows, with all that it takes to show it elsewhere. */
function shownNow(state: Live): Shown {
  const {shown, source, edited, sql} = state;
  return {...shown, types: source.types(), sql: edited ?? sql, isEdited: edited !== null, width: widthOf(state)};
}

/** Follows what was set elsewhere once the figure in hand is painted; one out of sight lets those in sight go first. */
async function follow(state: Live): Promise<void> {
  const signal = begin(state);
  await state.page.state.written();
  if (!signal.aborted) updateAfter(state.isInSight() ? 0 : YIELD, state, signal);
}

/**
 * Ends what is under way and updates, after a wait or before the browser paints again: the latest change wins, and of
 * several in one task the last alone is shown.
 */
function change(state: Live, waitMs: number): void {
  const signal = begin(state);
  if (waitMs > 0) updateAfter(waitMs, state, signal);
  else {
    queueMicrotask(() => {
      if (!signal.aborted) void update(state, signal);
    });
  }
}

function begin(state: Live): AbortSignal {
  stop(state);
  state.running = new AbortController();
  state.root.dataset.state = "loading";
  return state.running.signal;
}

function updateAfter(waitMs: number, state: Live, signal: AbortSignal): void {
  state.timer = setTimeout(() => void update(state, signal), waitMs);
}

function stop({running, timer}: Live): void {
  running?.abort();
  clearTimeout(timer);
}

/** Lets a drawing be moved by hand, where the figure knows how. */
function engage(state: Live, drawn: Element, width: number): void {
  state.figure.interact?.(drawn, {
    preview: (values) => {
      stop(state);
      if (!state.isMoved) state.source.anticipate(state.view.values());
      state.isMoved = true;
      return drawAt(state, width, choose(state, values));
    },
    move: (values) => set(state, values, true),
    set: (values) => set(state, values, false),
    values: () => state.view.values()
  });
}

/** Puts values into the controls, and gives all that the controls then say. */
function choose({figure, form}: Live, values: Values): Values {
  const all = {...readControls(form, figure.parameters), ...values};
  writeControls(form, figure.parameters, all);
  return all;
}

/** Sets values as the controls do. */
function set(state: Live, values: Values, isContinuous = false): void {
  choose(state, values);
  state.view.commit({name: Object.keys(values).join(), isContinuous});
  change(state, 0);
}

async function update(state: Live, signal: AbortSignal): Promise<void> {
  try {
    await refresh(state, signal);
  } catch (error) {
    if (!signal.aborted) fail(state, error);
  }
}

/** Shows what the page's values ask for; throws where that cannot be had, and leaves the figure as it was. */
async function refresh(state: Live, signal: AbortSignal): Promise<void> {
  const {figure, source, page, form, view} = state;
  const isOver = (): boolean => signal.aborted;
  const values = view.values();
  showReset(form, !same(figure.parameters, values, defaults(figure.parameters)));
  checkRanges(form, figure.parameters, values);
  const answer = source.ask(values, signal);
  const rows = answer instanceof Promise ? await answer : answer;
  await equip(state);
  if (isOver()) return;
  present(state, {rows, values});
  await showCounts(state, signal, (chosen) => set(state, chosen)).catch((error: unknown) => {
    if (!isOver()) say(state, `The filters could not be counted: ${messageOf(error)}.`);
  });
  await page.state.written();
  if (isOver()) return;
  showTable(state, rows);
  state.root.dataset.state = "live";
  page.showed(figure.id, rows.length);
  source.anticipate(values);
}

/** Draws rows and says what they say; rows that a figure cannot draw, as edited SQL may give, leave what was there. */
function present(state: Live, shown: Live["shown"]): void {
  const before = state.shown;
  try {
    showAll(state, shown);
  } catch (error) {
    state.drawnAt = null;
    showAll(state, before);
    throw error;
  }
}

function showAll(state: Live, shown: Live["shown"]): void {
  state.shown = shown;
  if (shown.rows.length > 0 || state.figure.dashboard) draw(state);
  else state.drawnAt = null;
  showWords(state, shown.rows);
  showBoard(state, (values) => set(state, values));
  state.row?.update();
}

/** Draws the figure from a reader's SQL, or from its own again; throws where that fails, and keeps what there was. */
async function edit(state: Live, sql: string | null): Promise<void> {
  const before = state.edited;
  const signal = begin(state);
  state.source.edit((state.edited = sql));
  try {
    await refresh(state, signal);
  } catch (error) {
    state.source.edit((state.edited = before));
    fail(state, error);
    throw error;
  }
}

/** Leaves the figure as it was, and says why. */
function fail(state: Live, error: unknown): void {
  const {figure, page, root} = state;
  page.showed(figure.id, null);
  root.dataset.state = "error";
  if (state.isMoved) draw(state);
  showFailure(state, sayFailure(error), () => change(state, 0));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
