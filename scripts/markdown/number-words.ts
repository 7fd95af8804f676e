const ONES = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen"
];

const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** Spells a whole number from 0 to 999,999 in English; throws beyond. */
export function words(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) throw new RangeError(`no words for: ${value}`);
  if (value < 20) return ONES[value] ?? "";
  if (value < 100) return join(TENS[Math.floor(value / 10)] ?? "", value % 10, "-");
  if (value < 1000) return join(`${words(Math.floor(value / 100))} hundred`, value % 100, " and ");
  const rest = value % 1000;
  return join(`${words(Math.floor(value / 1000))} thousand`, rest, rest < 100 ? " and " : " ");
}

function join(head: string, rest: number, by: string): string {
  return rest === 0 ? head : `${head}${by}${words(rest)}`;
}
