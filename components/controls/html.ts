/** Makes an HTML element with attributes; null leaves one out, true sets it without a value. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
  children: readonly (Node | string)[] = []
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  made.append(...children);
  return made;
}

/** Draws a button. */
export function button(
  document: Document,
  text: string,
  press: () => void,
  attributes: Readonly<Record<string, string | boolean>> = {}
): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.toggleAttribute(name, value !== false);
  for (const [name, value] of Object.entries(attributes)) if (typeof value === "string") made.setAttribute(name, value);
  made.addEventListener("click", press);
  return made;
}
