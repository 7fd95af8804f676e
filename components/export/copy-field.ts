import {copyText} from "../controls/clipboard.js";
import {button, element} from "../controls/html.js";

export interface CopyFieldOptions {
  document: Document;
  /** Names the text. */
  label: string;
  /** Explains it in one line. */
  note?: string;
  text: string;
  /** Lines of the field, 1 unless told. */
  lines?: number;
  say: (text: string) => void;
}

const REFUSED = "The browser does not allow it. The text is selected: copy it by hand.";

/** Draws a text that a reader may take along: a field that cannot be changed, and a button that copies it. */
export function copyField({document, label, note, text, lines = 1, say}: CopyFieldOptions): HTMLElement {
  const field = document.createElement(lines === 1 ? "input" : "textarea");
  field.readOnly = true;
  field.value = text;
  field.setAttribute("aria-label", label);
  if (field instanceof HTMLTextAreaElement) field.rows = lines;
  return element(document, "div", {class: "copy-block"}, [
    element(document, "p", {}, [element(document, "strong", {}, [label]), ...(note === undefined ? [] : [` ${note}`])]),
    field,
    button(document, "Copy", () => void copyOrSelect(field, say), {"aria-label": `Copy: ${label}`})
  ]);
}

/** Copies what a field holds; where the browser refuses, selects it. */
export async function copyOrSelect(
  field: HTMLInputElement | HTMLTextAreaElement,
  say: (text: string) => void
): Promise<void> {
  if (await copyText(field.ownerDocument, field.value)) say("Copied.");
  else {
    field.focus();
    field.select();
    say(REFUSED);
  }
}
