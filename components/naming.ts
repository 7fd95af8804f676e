/** Common nouns that end the name of one body; a proper name that ends in one is said with "the". */
const BODIES =
  "Army|army|Centre|coalition|Corps|Department|Emirate|Emirates|Force|force|Mobilization Forces|armed forces|Houthis|opposition|Organization|parliament|Pentagon|police|Program|republic|States|Taliban|Union";
const WITH_ARTICLE = new RegExp(`(?:^|\\s)(?:${BODIES})$|\\bembassy\\b`);

/** Says the name of an actor as a sentence does: "the Quds Force", "the United States", "Iran". */
export function named(name: string): string {
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}
