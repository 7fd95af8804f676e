const NUMERALS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Spells a whole number up to twelve and prints any other in digits. */
export function numeral(value: number): string {
  return NUMERALS[value] ?? value.toLocaleString("en-US");
}

/** Opens a sentence with a word. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Joins words as a list in a sentence: "a, b and c". */
export function sequence(words: readonly string[]): string {
  const last = words.at(-1);
  return words.length < 2 ? (last ?? "") : `${words.slice(0, -1).join(", ")} and ${last ?? ""}`;
}
