import {replaceText, sqlField} from "../../controls/sql-field.js";
import type {SqlFieldOptions} from "../../controls/sql-field.js";
import type {Catalog} from "./catalog.js";

export interface EditorOptions extends SqlFieldOptions {
  onChange: (text: string) => void;
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

/** Creates an editor without completion, which stands until the better one is loaded, and where that fails. */
export function plainEditor(options: EditorOptions): Editor {
  const field = sqlField(options);
  return {
    element: field,
    text: () => field.value,
    set: (text) => replaceText(field, text),
    insert: (text) => replaceText(field, text, field.selectionStart, field.selectionEnd),
    selection: () => ({from: field.selectionStart, to: field.selectionEnd}),
    mark: (fault) => field.setAttribute("aria-invalid", String(fault !== null)),
    renew: () => undefined,
    focus: () => field.focus(),
    close: () => field.remove()
  };
}
