import {factsIn} from "./anchor.js";
import {facetsOf, nameOfFilter, opened, relaxations, sayFacets, withCounts} from "./facets.js";
import {checkRanges, readControls, showReset, writeControls, writeCounts} from "./fields.js";
import {drawFigure, updateFigure} from "./frame.js";
import {openPage} from "./page.js";
import {defaults, same} from "./parameters.js";
import {parsePayload} from "./payload.js";
import {openSource} from "./source.js";
import {say, showEmpty, showTable, showWords, stageOf} from "./stage.js";
import {gestureOf, openView} from "./view.js";
import type {Database} from "./database.js";
import type {Way} from "./emptiness.js";
import type {Figure, Row} from "./figure.js";
import type {FrameOptions} from "./frame.js";
import type {Page} from "./page.js";
import type {Values} from "./parameters.js";
import type {Source} from "./source.js";
import type {Stage} from "./stage.js";
import type {View} from "./view.js";

export interface LiveOptions {
  document?: Document;
  /** Gives the database; called at the first sign that someone reaches for the controls. */
  load?: () => Promise<Database>;
  /** The page whose state the figure shares; that of the document unless told. */
  page?: Page;
  /** Milliseconds without a change after which a change runs, 150 unless told; own rows are shown at once. */
  debounceMs?: number;
}

interface Live extends Stage {
  source: Source;
  page: Page;
  /** The figure's share in what the page shows. */
  view: View;
  /** What the figure shows at present. */
  shown: {rows: readonly Row[]; values: Values};
  /** The update under way, and the wait before it. */
  running?: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  /** Width of the drawing that stands, where the page drew it and it can be brought to other rows in place. */
  drawnAt: number | null;
  /** A hand has moved the drawing away from what is shown. */
  isMoved: boolean;
}

const LEAST_WIDTH = 300;
const MOST_WAYS = 4;

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
    page,
    view: openView({
      form: stage.form,
      parameters: figure.parameters,
      choices: stage.payload.choices,
      page: page.state,
      onChange: () => change(state, 0)
    }),
    shown: {rows: source.start, values: defaults(figure.parameters)},
    drawnAt: null,
    isMoved: false
  };
  listen(state, figure.filtersRows === true ? 0 : debounceMs);
  for (const variant of state.drawing.querySelectorAll(".figure-variant")) {
    if (variant.firstElementChild) engage(state, variant.firstElementChild, Number(variant.getAttribute("data-width")));
  }
  redrawOnResize(state);
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
  change(state, 0);
}

async function loadDatabase(): Promise<Database> {
  const {database} = await import("./browser.js");
  return database();
}

function listen(state: Live, debounceMs: number): void {
  const {form, view, source} = state;
  form.addEventListener("pointerover", source.warm, {once: true});
  form.addEventListener("focusin", source.warm, {once: true});
  form.addEventListener("input", ({target}) => {
    const gesture = gestureOf(target);
    view.commit(gesture);
    change(state, gesture.isContinuous ? debounceMs : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    view.reset();
    form.querySelector<HTMLElement>("input, select")?.focus();
    change(state, 0);
  });
}

/** Ends what is under way and updates after a wait: the latest change wins. */
function change(state: Live, waitMs: number): void {
  stop(state);
  const {signal} = (state.running = new AbortController());
  state.root.dataset.state = "loading";
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
      if (!state.isMoved) state.source.warm();
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
  const {figure, source, page, form, view} = state;
  const isOver = (): boolean => signal.aborted;
  try {
    const values = view.values();
    showReset(form, !same(figure.parameters, values, defaults(figure.parameters)));
    checkRanges(form, figure.parameters, values);
    const answer = source.ask(values, signal);
    const rows = answer instanceof Promise ? await answer : answer;
    if (isOver()) return;
    state.shown = {rows, values};
    if (rows.length > 0) draw(state);
    showWords(state, rows);
    showTable(state, rows);
    await count(state, signal);
    if (isOver()) return;
    state.root.dataset.state = "live";
    page.showed(figure.id, rows.length);
  } catch (error) {
    if (!isOver()) fail(state, error);
  }
}

/** Leaves the figure as it was, and says why. */
function fail(state: Live, error: unknown): void {
  const {figure, page, root} = state;
  page.showed(figure.id, null);
  root.dataset.state = "error";
  if (state.isMoved) draw(state);
  const message = error instanceof Error ? error.message : String(error);
  say(state, `The figure stays as it was: ${message}. Change a choice to try again.`);
}

/** Counts what every filter leaves and leaves out; where nothing is left, says which to open. */
async function count(state: Live, signal: AbortSignal): Promise<void> {
  const {figure, payload, form, source, shown} = state;
  const {parameters} = figure;
  const asked = {parameters, values: shown.values, codes: payload.codes};
  const ask = (values: Values): readonly Row[] | Promise<readonly Row[]> => source.ask(values, signal);
  const isOver = (): boolean => signal.aborted;
  const facets = await facetsOf(asked, shown.rows, ask);
  if (isOver()) return;
  writeCounts(form, parameters, withCounts(payload.choices, facets));
  say(state, sayFacets(parameters, facets, factsIn(shown.rows).length, payload.total));
  if (shown.rows.length > 0) return;
  const found = await relaxations(asked, facets, ask);
  if (isOver()) return;
  const ways = found.slice(0, MOST_WAYS).map(({names, rows}): Way => {
    const label = names.map((name) => nameOfFilter(parameters, name)).join(" and ");
    return {
      label: `Open ${label}: ${rows} ${rows === 1 ? "row" : "rows"}`,
      take: () => set(state, opened(parameters, shown.values, names))
    };
  });
  state.drawnAt = null;
  showEmpty(state, [...ways, {label: "Reset all", take: () => form.reset()}]);
}

function draw(state: Live): void {
  const {drawing, figure, shown} = state;
  const width = Math.max(LEAST_WIDTH, Math.floor(drawing.clientWidth));
  const [standing] = drawing.children;
  state.isMoved = false;
  if (figure.update && standing && state.drawnAt === width) {
    updateFigure(figure, standing, shown.rows, optionsAt(state, width, shown.values));
    return;
  }
  const drawn = drawAt(state, width, shown.values);
  drawing.replaceChildren(drawn);
  state.drawnAt = width;
  engage(state, drawn, width);
}

function drawAt(state: Live, width: number, parameters: Values): Element {
  return drawFigure(state.figure, state.shown.rows, optionsAt(state, width, parameters));
}

function optionsAt({payload, document}: Live, width: number, parameters: Values): FrameOptions {
  const {codes, root} = payload;
  return {document, width, codes, parameters, root};
}

function redrawOnResize(state: Live): void {
  if (typeof ResizeObserver === "undefined") return;
  let width = state.drawing.clientWidth;
  const observer = new ResizeObserver(() => {
    if (state.drawing.clientWidth === width) return;
    width = state.drawing.clientWidth;
    if (state.root.dataset.state === "live" && state.shown.rows.length > 0) draw(state);
  });
  observer.observe(state.drawing);
}
