import {button} from "../controls/html.js";
import {errorMessage} from "../format/error-message.js";
import type {PanelName} from "./toolbar-html.js";
import type {RenderPanel, FigureContext} from "./types.js";

export interface Toolbar {
  /** Brings the open panel to what the figure shows now. */
  update: () => void;
}

interface State {
  row: HTMLElement;
  host: FigureContext;
  open: PanelName | null;
  /** What had the focus when a key opened the table. */
  before: HTMLElement | SVGElement | null;
}

/** Loaded when their item is first pressed. */
const FILLS: Readonly<Record<Exclude<PanelName, "table">, () => Promise<RenderPanel>>> = {
  link: async () => (await import("./panels/link.js")).renderLink,
  data: async () => (await import("./panels/data.js")).renderData,
  image: async () => (await import("./panels/image.js")).renderImage,
  sql: async () => (await import("./panels/sql.js")).renderSql,
  cite: async () => (await import("./panels/cite.js")).renderCite,
  embed: async () => (await import("./panels/embed.js")).renderEmbed
};

const TABLE_KEY = "t";
const FIELDS = "input:not([type='checkbox'], [type='radio']), select, textarea, [contenteditable]";

/**
 * Brings the row under a figure to life: its items become buttons that unfold their panels, one at a time. Escape
 * folds the open one and gives the focus back; `t`, while the focus is in the figure, leads to the table and back.
 * What a panel needs is loaded when it is first opened; where that fails, one line says so.
 */
export function attachToolbar(row: HTMLElement, host: FigureContext): Toolbar {
  const state: State = {row, host, open: null, before: null};
  for (const item of row.querySelectorAll<HTMLElement>("a.toolbar-item")) item.replaceWith(buttonFor(item, state));
  row.dataset.live = "";
  row.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.open !== null && !isWriting(event.target)) {
      event.preventDefault();
      close(state);
    }
  });
  row.closest("figure")?.addEventListener("keydown", (event) => pressKey(event, state));
  const named = row.querySelector<HTMLElement>(".toolbar-panel:target")?.dataset.panel;
  if (named !== undefined && isPanel(named, row)) unfold(named, state, false);
  return {
    update: () => {
      say(state, "");
      if (state.open !== null && state.open !== "table") void fill(state.open, state, false);
    }
  };
}

function buttonFor(item: HTMLElement, state: State): HTMLButtonElement {
  const {document, figure} = state.host;
  const name = item.dataset.panel ?? "";
  const open = (): void => {
    if (isPanel(name, state.row)) press(name, state);
  };
  return button(document, item.textContent, open, {
    class: item.className,
    "data-panel": name,
    "aria-expanded": "false",
    "aria-controls": `${figure.id}-${name}`,
    ...(name === "table" && {"aria-keyshortcuts": TABLE_KEY, title: `The rows as a table (key: ${TABLE_KEY})`})
  });
}

function press(name: PanelName, state: State): void {
  say(state, "");
  if (state.open === name) close(state);
  else unfold(name, state, true);
}

function unfold(name: PanelName, state: State, isPressed: boolean): void {
  show(name, state);
  if (name !== "table") void fill(name, state, isPressed);
}

function show(name: PanelName, state: State): void {
  if (state.open !== null) setOpen(state.open, state.row, false);
  setOpen(name, state.row, true);
  state.open = name;
}

/** Folds the open panel; the focus that stood in it goes to its button, or back to where a key took it from. */
function close(state: State): void {
  const {open, row, before} = state;
  if (open === null) return;
  const hasFocus = row.contains(state.host.document.activeElement);
  setOpen(open, row, false);
  state.open = null;
  state.before = null;
  if (!hasFocus) return;
  if (before?.isConnected === true) before.focus();
  else buttonOf(open, row)?.focus();
}

/** Leads to the table and back. */
function pressKey(event: KeyboardEvent, state: State): void {
  const {target, key} = event;
  if (key !== TABLE_KEY || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (target instanceof Element && target.matches(FIELDS)) return;
  event.preventDefault();
  if (!isPanel("table", state.row)) {
    state.row.closest("figure")?.querySelector<HTMLElement>(".figure-table .figure-scroll")?.focus();
    return;
  }
  if (state.open === "table") {
    close(state);
    say(state, "Table closed.");
    return;
  }
  const {activeElement} = state.host.document;
  show("table", state);
  state.before = isFocusable(activeElement) ? activeElement : null;
  panelOf("table", state.row)?.querySelector<HTMLElement>(".figure-scroll")?.focus();
  const count = state.host.shown().rows.length;
  say(state, `Table open: ${count} ${count === 1 ? "row" : "rows"}. Press ${TABLE_KEY} or Escape to go back.`);
}

async function fill(name: Exclude<PanelName, "table">, state: State, isPressed: boolean): Promise<void> {
  const element = panelOf(name, state.row);
  if (!element) return;
  try {
    const run = await FILLS[name]();
    if (state.open === name) await run({host: state.host, element, say: (text) => say(state, text)}, isPressed);
  } catch (error) {
    const message = errorMessage(error);
    say(state, `This did not work: ${message}. The figure is as it was; press again to try once more.`);
  }
}

function setOpen(name: PanelName, row: HTMLElement, isOpen: boolean): void {
  buttonOf(name, row)?.setAttribute("aria-expanded", String(isOpen));
  panelOf(name, row)?.toggleAttribute("data-open", isOpen);
}

function say({row}: State, text: string): void {
  const status = row.querySelector(".toolbar-status");
  if (status) status.textContent = text;
}

function panelOf(name: string, row: HTMLElement): HTMLElement | null {
  return row.querySelector(`.toolbar-panel[data-panel="${name}"]`);
}

function buttonOf(name: string, row: HTMLElement): HTMLElement | null {
  return row.querySelector(`.toolbar-item[data-panel="${name}"]`);
}

function isPanel(name: string, row: HTMLElement): name is PanelName {
  return panelOf(name, row) !== null;
}

function isFocusable(element: Element | null): element is HTMLElement | SVGElement {
  return element instanceof HTMLElement || element instanceof SVGElement;
}

/** Tells whether someone writes in a field, where Escape is not for the panel. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("textarea:not([readonly])");
}
