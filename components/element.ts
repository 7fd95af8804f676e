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
