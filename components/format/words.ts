const NUMERALS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const NUMBERS = new Intl.NumberFormat("en-US", {maximumFractionDigits: 3});

/** Prints a number with thousands separated, up to three decimals. */
export function printNumber(value: number): string {
  return NUMBERS.format(value);
}

/** Spells a whole number up to twelve and prints any other in digits. */
export function numeral(value: number): string {
  return NUMERALS[value] ?? printNumber(value);
}

/** Capitalizes the first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Joins words as a list in a sentence: "a, b and c". */
export function sequence(words: readonly string[]): string {
  const last = words.at(-1);
  return words.length < 2 ? (last ?? "") : `${words.slice(0, -1).join(", ")} and ${last ?? ""}`;
}

/** Common nouns that end the name of an organization; a name that ends in one takes "the". */
const BODIES =
  "Army|army|Centre|coalition|Corps|Department|Emirate|Emirates|Force|force|Mobilization Forces|armed forces|Houthis|opposition|Organization|parliament|Pentagon|police|Program|republic|States|Taliban|Union";
const WITH_ARTICLE = new RegExp(`(?:^|\\s)(?:${BODIES})$|\\bembassy\\b`);

/** Puts "the" before the name of an actor where a sentence needs it: "the Quds Force", "Iran". */
export function named(name: string): string {
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}
