import {element} from "./html.js";

export interface SqlFieldOptions {
  document: Document;
  text: string;
  /** Names the field for assistive technology. */
  label: string;
  onChange?: (text: string) => void;
  /** Mod-Enter runs all; Mod-Shift-Enter what is selected, else the statement under the cursor. */
  onRun: (what: "all" | "statement") => void;
}

const ROWS = {least: 3, most: 30};

/** Creates a field for SQL without completion or colors, as high as its text. */
export function sqlField({document, text, label, onChange, onRun}: SqlFieldOptions): HTMLTextAreaElement {
  const field = element(document, "textarea", {
    class: "sql-field",
    "aria-label": label,
    autocapitalize: "off",
    autocomplete: "off",
    autocorrect: "off",
    spellcheck: "false"
  });
  field.value = text;
  fitRows(field);
  field.addEventListener("input", () => {
    fitRows(field);
    onChange?.(field.value);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onRun(event.shiftKey ? "statement" : "all");
  });
  return field;
}

/** Replaces a part of the text as if it had been typed. */
export function replaceText(field: HTMLTextAreaElement, text: string, from = 0, to = field.value.length): void {
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

function fitRows(field: HTMLTextAreaElement): void {
  field.rows = Math.min(ROWS.most, Math.max(ROWS.least, field.value.split("\n").length + 1));
}
