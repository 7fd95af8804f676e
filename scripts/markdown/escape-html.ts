const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "{": "&#123;",
  $: "&#36;"
};

/** Escapes text for HTML in a Markdown page; braces and dollars too, which Framework and our directives read. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"{$]/g, (character) => ENTITIES[character] ?? character);
}
