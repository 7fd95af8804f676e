type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};

/** Creates an HTML element; an attribute that is null, undefined or false is left out, and true is an empty one. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = []
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  made.append(...children);
  return made;
}

/** Creates a button of type "button", so that it submits no form. */
export function button(
  document: Document,
  text: string,
  press: () => void,
  attributes: Attributes = {}
): HTMLButtonElement {
  const made = element(document, "button", {type: "button", ...attributes}, [text]);
  made.addEventListener("click", press);
  return made;
}

/** Escapes a text for the content of an element or for an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
