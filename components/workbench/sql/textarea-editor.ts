import type {Catalog} from "./catalog.js";

export interface EditorOptions {
  document: Document;
  text: string;
  /** Names the field for assistive technology. */
  label: string;
  onChange: (text: string) => void;
  /** Mod-Enter runs all; Mod-Shift-Enter what is selected, else the statement under the cursor. */
  onRun: (what: "all" | "statement") => void;
  /** What can be completed and explained; null until the database runs. */
  catalog: () => Catalog | null;
}

/** A field for SQL. */
export interface Editor {
  element: HTMLElement;
  text: () => string;
  /** Replaces the text. */
  set: (text: string) => void;
  /** Puts text at the cursor. */
  insert: (text: string) => void;
  selection: () => {from: number; to: number};
  /** Underlines what is wrong; null takes the line away. */
  mark: (fault: {from: number; to: number; message: string} | null) => void;
  /** The catalog has changed. */
  renew: () => void;
  focus: () => void;
  close: () => void;
}

/** Draws a field without any help: it stands until the better one has come, and where that does not come. */
export function plainEditor({document, text, label, onChange, onRun}: EditorOptions): Editor {
  const field = document.createElement("textarea");
  field.className = "sql-field";
  field.setAttribute("aria-label", label);
  for (const name of ["autocapitalize", "autocomplete", "autocorrect"]) field.setAttribute(name, "off");
  field.spellcheck = false;
  const fit = (): void => {
    field.rows = Math.min(30, Math.max(3, field.value.split("\n").length + 1));
  };
  field.value = text;
  fit();
  field.addEventListener("input", () => {
    fit();
    onChange(field.value);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onRun(event.shiftKey ? "statement" : "all");
  });
  const put = (words: string, from: number, to: number): void => {
    field.setRangeText(words, from, to, "end");
    fit();
    onChange(field.value);
  };
  return {
    element: field,
    text: () => field.value,
    set: (words) => put(words, 0, field.value.length),
    insert: (words) => put(words, field.selectionStart, field.selectionEnd),
    selection: () => ({from: field.selectionStart, to: field.selectionEnd}),
    mark: (fault) => field.setAttribute("aria-invalid", String(fault !== null)),
    renew: () => undefined,
    focus: () => field.focus(),
    close: () => field.remove()
  };
}
