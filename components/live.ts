import {readControls, showReset, writeControls} from "./controls.js";
import {emptiness} from "./emptiness.js";
import {drawFigure, linkFrom} from "./frame.js";
import {openPage} from "./page.js";
import {bindings, defaults, same} from "./parameters.js";
import {parsePayload} from "./payload.js";
import {progressBar} from "./progress.js";
import {table} from "./table.js";
import {openView} from "./view.js";
import type {Database} from "./database.js";
import type {Figure, Row} from "./figure.js";
import type {Page} from "./page.js";
import type {Values} from "./parameters.js";
import type {Payload} from "./payload.js";
import type {View} from "./view.js";

export interface LiveOptions {
  document?: Document;
  /** Gives the database; called at the first sign that someone reaches for the controls. */
  load?: () => Promise<Database>;
  /** The page whose state the figure shares; that of the document unless told. */
  page?: Page;
  /** Milliseconds without a change after which a change runs, 150 unless told. */
  debounceMs?: number;
}

interface Parts {
  root: HTMLElement;
  form: HTMLFormElement;
  drawing: HTMLElement;
  status: HTMLElement;
  sql: string;
}

interface Live extends Parts {
  figure: Figure;
  payload: Payload;
  document: Document;
  database: () => Promise<Database>;
  page: Page;
  /** The figure's share in what the page shows. */
  view: View;
  /** What the figure shows at present. */
  shown: {rows: readonly Row[]; values: Values};
  /** The update under way, and the wait before it. */
  running?: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  /** A hand has moved the drawing away from what is shown. */
  isMoved: boolean;
}

const LEAST_WIDTH = 300;

/**
 * Brings a figure of the page to life: its controls run its SQL in the browser and redraw
 * it in place. What they say is shared with the page and kept in its address. Until someone
 * reaches for the controls, or comes by a link that sets them, nothing is downloaded. Where
 * a query fails the figure stays as it was, and one line says so.
 */
export function live(figure: Figure, options: LiveOptions = {}): void {
  const {document = globalThis.document, load = loadDatabase, debounceMs = 150} = options;
  const root = document.querySelector<HTMLElement>(`figure[data-figure="${figure.id}"]`);
  if (!root) throw new Error(`missing figure: ${figure.id}`);
  const payload = parsePayload(textOf(root, "script[type='application/json']"));
  const {page = openPage(document)} = options;
  const parts = partsOf(root);
  const state: Live = {
    ...parts,
    figure,
    payload,
    document,
    database: once(load),
    page,
    view: openView({
      form: parts.form,
      parameters: figure.parameters,
      choices: payload.choices,
      page: page.state,
      onChange: () => change(state, 0)
    }),
    shown: {rows: payload.rows, values: defaults(figure.parameters)},
    isMoved: false
  };
  listen(state, debounceMs);
  for (const variant of state.drawing.querySelectorAll(".figure-variant")) {
    if (variant.firstElementChild) engage(state, variant.firstElementChild, Number(variant.getAttribute("data-width")));
  }
  redrawOnResize(state);
  open(state);
}

/** Starts with what the address asks for, which may need the database at once. */
function open(state: Live): void {
  const {figure, page, payload, view} = state;
  if (same(figure.parameters, view.values(), defaults(figure.parameters))) {
    page.showed(figure.id, payload.rows.length);
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
  const {form, view} = state;
  const prefetch = (): void => void warm(state);
  form.addEventListener("pointerover", prefetch, {once: true});
  form.addEventListener("focusin", prefetch, {once: true});
  form.addEventListener("input", ({target}) => {
    view.commit(target);
    change(state, debounceMs);
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
  const {figure, form} = state;
  const choose = (values: Values): Values => {
    const all = {...readControls(form, figure.parameters), ...values};
    writeControls(form, figure.parameters, all);
    return all;
  };
  figure.interact?.(drawn, {
    preview: (values) => {
      stop(state);
      if (!state.isMoved) void warm(state);
      state.isMoved = true;
      return drawAt(state, width, choose(values));
    },
    set: (values) => {
      choose(values);
      state.view.commit();
      change(state, 0);
    }
  });
}

/** Starts the database ahead of the first change; a failure is told when a change needs it. */
async function warm({database}: Live): Promise<void> {
  await database()
    .then((client) => client.open())
    .catch(() => undefined);
}

async function update(state: Live, signal: AbortSignal): Promise<void> {
  const {form, figure, payload, root, page} = state;
  try {
    const values = state.view.values();
    const isDefault = same(figure.parameters, values, defaults(figure.parameters));
    showReset(form, !isDefault);
    const rows = isDefault ? payload.rows : await ask(state, values, signal);
    if (signal.aborted) return;
    state.shown = {rows, values};
    show(state);
    root.dataset.state = "live";
    page.showed(figure.id, rows.length);
  } catch (error) {
    if (signal.aborted) return;
    page.showed(figure.id, null);
    root.dataset.state = "error";
    if (state.isMoved) draw(state);
    say(
      state,
      `The figure stays as it was: ${error instanceof Error ? error.message : String(error)}. Change a choice to try again.`
    );
  }
}

async function ask(state: Live, values: Values, signal: AbortSignal): Promise<readonly Row[]> {
  const {figure, sql} = state;
  const client = await state.database();
  const bar = progressBar(state.document, state.status);
  try {
    await client.open((progress) => bar.show(progress));
    if (signal.aborted) return [];
    const {rows} = await client.query(sql, {parameters: bindings(figure.parameters, values), signal});
    return rows;
  } finally {
    bar.remove();
  }
}

function show(state: Live): void {
  const {figure, payload, document, root, drawing, shown} = state;
  const {rows} = shown;
  const {codes} = payload;
  if (rows.length === 0) {
    const {parameters} = figure;
    drawing.replaceChildren(emptiness(document, {parameters, values: shown.values, relax: () => state.form.reset()}));
    setText(root, ".figure-title", figure.title(rows, codes));
    setText(root, ".figure-subtitle", figure.subtitle(rows, codes));
    setText(root, ".figure-caption", "");
    fill(root, ".figure-table table", table([], {document, codes, caption: "No rows"}));
    say(state, "No rows match.");
    return;
  }
  const title = figure.title(rows, codes);
  draw(state);
  setText(root, ".figure-title", title);
  setText(root, ".figure-subtitle", figure.subtitle(rows, codes));
  setText(root, ".figure-caption", figure.caption(rows, codes));
  fill(root, ".figure-table table", table(rows, {document, codes, caption: title, link: linkFrom(payload.root)}));
  say(state, `Drawn from ${rows.length} ${rows.length === 1 ? "row" : "rows"}.`);
}

function draw(state: Live): void {
  const {drawing, shown} = state;
  const width = Math.max(LEAST_WIDTH, Math.floor(drawing.clientWidth));
  const drawn = drawAt(state, width, shown.values);
  drawing.replaceChildren(drawn);
  state.isMoved = false;
  engage(state, drawn, width);
}

function drawAt({figure, payload, document, shown}: Live, width: number, parameters: Values): Element {
  const {codes, root} = payload;
  return drawFigure(figure, shown.rows, {document, width, codes, parameters, root});
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

function partsOf(root: HTMLElement): Parts {
  const form = root.querySelector("form");
  if (!form) throw new Error(`missing part: form (${root.dataset.figure ?? ""})`);
  return {
    root,
    form,
    drawing: need(root, ".figure-drawing"),
    status: need(root, ".figure-status"),
    sql: textOf(root, ".figure-sql code")
  };
}

function need(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`missing part: ${selector} (${root.dataset.figure ?? ""})`);
  return found;
}

function textOf(root: HTMLElement, selector: string): string {
  return need(root, selector).textContent;
}

function setText(root: HTMLElement, selector: string, text: string): void {
  need(root, selector).textContent = text;
}

function fill(root: HTMLElement, selector: string, element: HTMLElement): void {
  root.querySelector(selector)?.replaceWith(element);
}

function say({status}: Live, text: string): void {
  status.textContent = text;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
