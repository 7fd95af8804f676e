const EDGE = "[\\p{L}\\p{N}]";

/**
 * Finds a phrase in a text, whatever hyphens and breaks stand between its words; returns the start and end of
 * the first match after `from`. The first letter may be a capital, as at the head of a sentence.
 */
export function findSpan(text: string, phrase: string, from = 0): [start: number, end: number] | undefined {
  const words = phrase
    .normalize("NFC")
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .split(/[\s-]+/)
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  const body = words.map(escape).join("[\\s-]*");
  const first = /^\p{L}/u.exec(body)?.[0];
  const head = first === undefined ? "" : `[${first.toLowerCase()}${first.toUpperCase()}]`;
  const pattern = new RegExp(`(?<!${EDGE})${head}${body.slice(first?.length ?? 0)}(?!${EDGE})`, "gu");
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? undefined : [match.index, match.index + match[0].length];
}

/** Tells whether a phrase stands in a text. */
export function stands(text: string, phrase: string): boolean {
  return findSpan(text, phrase) !== undefined;
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " "
  );
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");

/** Lists the ways in which a text may print a number: digits, grouped digits, words, an ordinal, millions. */
export function numberForms(n: number): string[] {
  const forms = [String(n), n.toLocaleString("en-US")];
  if (Number.isInteger(n) && n >= 0 && n < 100)
    forms.push(
      n < 20 ? (ONES[n] ?? "") : [TENS[Math.floor(n / 10)], ONES[n % 10]].slice(0, n % 10 === 0 ? 1 : 2).join("-")
    );
  const ordinal = ORDINALS[n];
  if (ordinal !== undefined) forms.push(ordinal);
  if (n >= 1e6 && n % 1e5 === 0) forms.push(`${String(n / 1e6)} million`);
  return forms;
}

const NOTHING = [/\bno (?:\w+ )?(?:damage|casualties|provinces|uptick)\b/, /\bwithout (?:damage|casualties)\b/];

/** Tells whether a text states a number, in any form, outside its citations; a zero may be stated in words. */
export function statesNumber(text: string, n: number): boolean {
  if (n === 0 && NOTHING.some((words) => words.test(text))) return true;
  return numberForms(n).some((form) =>
    new RegExp(`(?<![\\p{L}\\p{N}]|\\d[,.])${escape(form)}(?![\\p{L}\\p{N}]|[,.]\\d)`, "iu").test(text)
  );
}

export const MONTHS = "January February March April May June July August September October November December".split(
  " "
);

/** Tells whether a text prints a day: `January 5`, `5 January`, with the year or with none. */
export function printsDay(text: string, iso: string): boolean {
  const [year = "", month = "1", day = "1"] = iso.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  const number = `0?${String(Number(day))}(?:st|nd|rd|th)?`;
  const forms = [`${name} ${number}(?!\\d)(?:,? (\\d{4}))?`, `(?<!\\d)${number} ${name}(?:,? (\\d{4}))?`];
  return forms.some((form) =>
    [...text.matchAll(new RegExp(form, "g"))].some((match) => match[1] === undefined || match[1] === year)
  );
}

/** Tells whether a text prints a month, with the year or with none. */
export function printsMonth(text: string, iso: string): boolean {
  const [year = "", month = "1"] = iso.split("-");
  const found = [
    ...text.matchAll(new RegExp(`\\b${MONTHS[Number(month) - 1] ?? ""}\\b(?: \\d{1,2}(?!\\d))?(?:,? (\\d{4}))?`, "g"))
  ];
  return found.some((match) => match[1] === undefined || match[1] === year);
}

/** Takes the citations out of a printed text: each round bracket that holds a digit. */
export function withoutCitations(text: string): string {
  return text.replaceAll(/\((?:[^()]|\([^()]*\))*\d(?:[^()]|\([^()]*\))*\)/g, " ");
}

/** Takes dates and years out of a printed text, so that their digits are not taken for numbers. */
export function withoutDates(text: string): string {
  return text.replaceAll(
    new RegExp(`\\b(?:${MONTHS.join("|")})\\b(?: \\d{1,2}(?!\\d))?|\\b(?:19|20)\\d\\d\\b`, "g"),
    " "
  );
}

/** Counts the sources cited in a printed paragraph; a bracket that the print leaves open counts as well. */
export function countCitations(text: string): number {
  const brackets = text.matchAll(/\(((?:[^()]|\([^()]*\))*)(?:\)|$)/g);
  return [...brackets]
    .filter(([, inside = ""]) => /\d/.test(inside.slice(0, 120)))
    .reduce((sum, [, inside = ""]) => sum + inside.split(";").length, 0);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
