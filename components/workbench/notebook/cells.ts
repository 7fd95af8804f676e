import {button, element} from "../../controls/html.js";
import {sqlCell} from "./sql-cell.js";
import type {Cell, NoteCell} from "./notebook.js";
import type {CellContext, SqlCellView} from "./sql-cell.js";

/** The list of cells of a notebook on the page. */
export interface CellList {
  read: () => Cell[];
  show: (cells: readonly Cell[]) => void;
  /** Appends a cell and focuses it; replaces a single blank cell. */
  add: (cell: Cell) => void;
  /** Inserts text at the cursor of the SQL cell that last had the focus. */
  insert: (text: string) => void;
  runAll: () => Promise<void>;
  renew: () => void;
}

interface MountedCell {
  root: HTMLElement;
  view: SqlCellView | NoteCellView;
}

interface State {
  place: HTMLElement;
  context: CellContext;
  mounted: MountedCell[];
  last: MountedCell | null;
}

/** Draws cells in order, with buttons to move and remove each; a removal can be undone. */
export function createCellList(place: HTMLElement, context: CellContext): CellList {
  const state: State = {place, context, mounted: [], last: null};
  return {
    read: () => state.mounted.map(({view}) => view.cell()),
    show: (cells) => {
      for (const {view} of state.mounted) if ("close" in view) view.close();
      state.mounted = [];
      place.replaceChildren();
      for (const cell of cells.length > 0 ? cells : [{kind: "sql", sql: ""} as const]) append(state, cell);
      state.last = state.mounted.find(isSql) ?? null;
      context.changed();
    },
    add: (cell) => {
      const [only, ...others] = state.mounted;
      if (only && others.length === 0 && isBlank(only.view.cell())) detach(state, only);
      const mounted = append(state, cell);
      state.last = isSql(mounted) ? mounted : state.last;
      context.changed();
      mounted.view.focus();
      mounted.root.scrollIntoView({block: "nearest"});
    },
    insert: (text) => {
      const mounted = state.last ?? state.mounted.find(isSql);
      if (mounted && "insert" in mounted.view) mounted.view.insert(text);
      mounted?.view.focus();
    },
    runAll: async () => {
      for (const {view} of [...state.mounted]) if ("run" in view) await view.run("all");
    },
    renew: () => {
      for (const {view} of state.mounted) if ("renew" in view) view.renew();
    }
  };
}

function append(state: State, cell: Cell): MountedCell {
  const {context, place} = state;
  const {document} = context;
  const label = `SQL of cell ${state.mounted.length + 1}`;
  const view = cell.kind === "sql" ? sqlCell(cell, context, label) : noteCell(cell, document, context.changed);
  const name = cell.kind === "sql" ? "SQL" : "Note";
  const root = element(document, "section", {class: "workbench-cell", "aria-label": name});
  const mounted = {root, view};
  const bar = element(document, "div", {class: "cell-bar"}, [
    button(document, "↑", () => move(state, mounted, -1), {"aria-label": `Move ${name} up`}),
    button(document, "↓", () => move(state, mounted, 1), {"aria-label": `Move ${name} down`}),
    button(document, "Remove", () => remove(state, mounted), {"aria-label": `Remove ${name}`})
  ]);
  root.append(bar, view.element);
  root.addEventListener("focusin", () => {
    if (isSql(mounted)) state.last = mounted;
  });
  place.append(root);
  state.mounted.push(mounted);
  return mounted;
}

function move(state: State, mounted: MountedCell, by: 1 | -1): void {
  const at = state.mounted.indexOf(mounted);
  const other = state.mounted[at + by];
  if (!other) return;
  [state.mounted[at], state.mounted[at + by]] = [other, mounted];
  if (by < 0) other.root.before(mounted.root);
  else other.root.after(mounted.root);
  mounted.root.querySelector<HTMLElement>(`.cell-bar button:nth-child(${by < 0 ? 1 : 2})`)?.focus();
  state.context.changed();
}

/** Removes a cell and puts a line with an undo button in its place. */
function remove(state: State, mounted: MountedCell): void {
  const {document, changed} = state.context;
  const at = state.mounted.indexOf(mounted);
  state.mounted.splice(at, 1);
  const notice = element(document, "p", {class: "cell-removed", role: "status"}, ["Removed. "]);
  const undo = button(document, "Bring it back", () => {
    notice.replaceWith(mounted.root);
    state.mounted.splice(Math.min(at, state.mounted.length), 0, mounted);
    mounted.view.focus();
    changed();
  });
  notice.append(undo);
  mounted.root.replaceWith(notice);
  undo.focus();
  if (state.mounted.length === 0) append(state, {kind: "sql", sql: ""});
  changed();
}

function detach(state: State, mounted: MountedCell): void {
  mounted.root.remove();
  state.mounted.splice(state.mounted.indexOf(mounted), 1);
}

function isSql({view}: MountedCell): boolean {
  return view.cell().kind === "sql";
}

function isBlank(cell: Cell): boolean {
  return (cell.kind === "sql" ? cell.sql : cell.text).trim() === "";
}

/** A Markdown cell on the page. */
export interface NoteCellView {
  element: HTMLElement;
  cell: () => NoteCell;
  focus: () => void;
}

/** Draws a note as rendered Markdown that can be switched to a textarea; HTML in it is escaped and images become their alt text. */
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
