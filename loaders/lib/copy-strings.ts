/** Copies of strings, one for equal ones. */
export type Copies = Map<string, string>;

/**
 * Replaces every string below a value by a copy of its own, and returns the value. A string that is cut from a
 * text keeps the whole text in memory, and a string that is put together keeps its parts (V8's sliced and cons
 * strings), so that without this the tables of 10,000 articles would hold on to the Markdown of all of them.
 */
export function copyStrings<T extends object>(value: T, copies: Copies): T {
  for (const [key, child] of Object.entries(value) as [string, unknown][]) {
    if (typeof child === "string") Reflect.set(value, key, copyOf(child, copies));
    else if (typeof child === "object" && child !== null) copyStrings(child, copies);
  }
  return value;
}

function copyOf(text: string, copies: Copies): string {
  const known = copies.get(text);
  if (known !== undefined) return known;
  const copy = Buffer.from(text, "utf8").toString("utf8");
  copies.set(copy, copy);
  return copy;
}
