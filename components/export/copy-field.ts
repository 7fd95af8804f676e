export interface CopyBlock {
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
export function copyBlock({document, label, note, text, lines = 1, say}: CopyBlock): HTMLElement {
  const block = document.createElement("div");
  block.className = "copy-block";
  const field = document.createElement(lines === 1 ? "input" : "textarea");
  field.readOnly = true;
  field.value = text;
  field.setAttribute("aria-label", label);
  if (field instanceof HTMLTextAreaElement) field.rows = lines;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${label}`);
  button.addEventListener("click", () => void copy(field, say));
  const head = document.createElement("p");
  const name = document.createElement("strong");
  name.textContent = label;
  head.append(name, ...(note === undefined ? [] : [` ${note}`]));
  block.append(head, field, button);
  return block;
}

/** Copies what a field holds; where the browser refuses, selects it. */
export async function copy(field: HTMLInputElement | HTMLTextAreaElement, say: (text: string) => void): Promise<void> {
  try {
    await field.ownerDocument.defaultView?.navigator.clipboard.writeText(field.value);
    say("Copied.");
  } catch {
    field.focus();
    field.select();
    say(REFUSED);
  }
}
