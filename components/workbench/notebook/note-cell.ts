import {button, element} from "../../controls/html.js";
import type {NoteCell} from "./notebook.js";

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
