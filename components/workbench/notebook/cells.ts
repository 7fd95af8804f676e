import {button, element} from "../../controls/html.js";
import {sqlCell} from "./sql-cell.js";
import type {Cell, NoteCell} from "./notebook.js";
import type {CellHost, SqlCellView} from "./sql-cell.js";

/** The stack of cells of a notebook. */
export interface Cells {
  read: () => Cell[];
  show: (cells: readonly Cell[]) => void;
  /** Adds a cell at the end and goes to it; a first cell without a word gives way to it. */
  add: (cell: Cell) => void;
  /** Puts text at the cursor of the cell that was used last. */
  insert: (text: string) => void;
  /** Runs the cells from the first to the last. */
  runAll: () => Promise<void>;
  renew: () => void;
}

interface Held {
  root: HTMLElement;
  view: SqlCellView | NoteCellView;
}

interface State {
  place: HTMLElement;
  host: CellHost;
  held: Held[];
  last: Held | null;
}

/** Draws cells one below the other; each can be moved up and down and taken away, and what was taken away comes back. */
export function openCells(place: HTMLElement, host: CellHost): Cells {
  const state: State = {place, host, held: [], last: null};
  return {
    read: () => state.held.map(({view}) => view.cell()),
    show: (cells) => {
      for (const {view} of state.held) if ("close" in view) view.close();
      state.held = [];
      place.replaceChildren();
      for (const cell of cells.length > 0 ? cells : [{kind: "sql", sql: ""} as const]) append(state, cell);
      state.last = state.held.find(isSql) ?? null;
      host.changed();
    },
    add: (cell) => {
      const [only, ...others] = state.held;
      if (only && others.length === 0 && isBlank(only.view.cell())) take(state, only);
      const held = append(state, cell);
      state.last = isSql(held) ? held : state.last;
      host.changed();
      held.view.focus();
      held.root.scrollIntoView({block: "nearest"});
    },
    insert: (text) => {
      const held = state.last ?? state.held.find(isSql);
      if (held && "insert" in held.view) held.view.insert(text);
      held?.view.focus();
    },
    runAll: async () => {
      for (const {view} of [...state.held]) if ("run" in view) await view.run("all");
    },
    renew: () => {
      for (const {view} of state.held) if ("renew" in view) view.renew();
    }
  };
}

function append(state: State, cell: Cell): Held {
  const {host, place} = state;
  const {document} = host;
  const label = `SQL of cell ${state.held.length + 1}`;
  const view = cell.kind === "sql" ? sqlCell(cell, host, label) : noteCell(cell, document, host.changed);
  const name = cell.kind === "sql" ? "SQL" : "Note";
  const root = element(document, "section", {class: "bench-cell", "aria-label": name});
  const held = {root, view};
  const bar = element(document, "div", {class: "cell-bar"}, [
    button(document, "↑", () => move(state, held, -1), {"aria-label": `Move ${name} up`}),
    button(document, "↓", () => move(state, held, 1), {"aria-label": `Move ${name} down`}),
    button(document, "Remove", () => remove(state, held), {"aria-label": `Remove ${name}`})
  ]);
  root.append(bar, view.element);
  root.addEventListener("focusin", () => {
    if (isSql(held)) state.last = held;
  });
  place.append(root);
  state.held.push(held);
  return held;
}

function move(state: State, held: Held, by: 1 | -1): void {
  const at = state.held.indexOf(held);
  const other = state.held[at + by];
  if (!other) return;
  [state.held[at], state.held[at + by]] = [other, held];
  if (by < 0) other.root.before(held.root);
  else other.root.after(held.root);
  held.root.querySelector<HTMLElement>(`.cell-bar button:nth-child(${by < 0 ? 1 : 2})`)?.focus();
  state.host.changed();
}

/** Takes a cell away, and leaves in its place a line that brings it back. */
function remove(state: State, held: Held): void {
  const {document, changed} = state.host;
  const at = state.held.indexOf(held);
  state.held.splice(at, 1);
  const line = element(document, "p", {class: "cell-removed", role: "status"}, ["Removed. "]);
  const back = button(document, "Bring it back", () => {
    line.replaceWith(held.root);
    state.held.splice(Math.min(at, state.held.length), 0, held);
    held.view.focus();
    changed();
  });
  line.append(back);
  held.root.replaceWith(line);
  back.focus();
  if (state.held.length === 0) append(state, {kind: "sql", sql: ""});
  changed();
}

function take(state: State, held: Held): void {
  held.root.remove();
  state.held.splice(state.held.indexOf(held), 1);
}

function isSql({view}: Held): boolean {
  return view.cell().kind === "sql";
}

function isBlank(cell: Cell): boolean {
  return (cell.kind === "sql" ? cell.sql : cell.text).trim() === "";
}

/** A note on the page. */
export interface NoteCellView {
  element: HTMLElement;
  cell: () => NoteCell;
  focus: () => void;
}

/** Draws a note: its Markdown as text, which a press turns into a field and back. HTML in it stays text. */
export function noteCell({text}: NoteCell, document: Document, changed: () => void): NoteCellView {
  const field = document.createElement("textarea");
  field.className = "note-field";
  field.setAttribute("aria-label", "Note in Markdown");
  field.value = text;
  const shown = element(document, "div", {class: "note-text"});
  const edit = button(document, "", () => toggle(field.hidden));
  const toggle = (isEditing: boolean): void => {
    field.hidden = !isEditing;
    shown.hidden = isEditing;
    edit.textContent = isEditing ? "Done" : "Edit note";
    if (isEditing) field.focus();
    else void show(shown, field.value);
  };
  field.addEventListener("input", () => {
    field.rows = Math.max(3, field.value.split("\n").length + 1);
    changed();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    toggle(false);
    edit.focus();
  });
  toggle(false);
  return {
    element: element(document, "div", {class: "note-cell"}, [shown, field, edit]),
    cell: () => ({kind: "note", text: field.value}),
    focus: () => toggle(true)
  };
}

async function show(place: HTMLElement, text: string): Promise<void> {
  if (text.trim() === "") {
    place.textContent = "An empty note.";
    return;
  }
  place.textContent = text;
  const {default: markdownIt} = await import("markdown-it");
  const parser = markdownIt({html: false, linkify: false});
  const parsed = new DOMParser().parseFromString(parser.render(text), "text/html");
  for (const picture of parsed.querySelectorAll("img")) picture.replaceWith(picture.alt);
  place.replaceChildren(...parsed.body.childNodes);
}
