import {label} from "../../data/codebook.js";
import {casualtiesOf, sayFact, whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {isDated} from "../../marks/date-mark.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {Option} from "../../state/parameters.js";

/** Values and labels of the column `strand`, in the order of the lanes. */
export const STRANDS: readonly Option[] = [
  {value: "group", label: "The group and its leader"},
  {value: "syria", label: "Training, Syria and the way back"},
  {value: "ganja", label: "Ganja, July 2018"},
  {value: "embassy", label: "The Israeli embassy in Baku"},
  {value: "law", label: "Arrests and sentences"},
  {value: "others", label: "Iran, Azerbaijan and others"}
];

/** Groups rows by their strand, in the order of the rows. */
export function rowsByStrand(rows: readonly Row[]): Row[][] {
  return [...new Set(rows.map((row) => text(row, "strand")))].map((strand) =>
    rows.filter((row) => text(row, "strand") === strand)
  );
}

/** Returns the label of the strand of some rows. */
export function strandLabel([row]: readonly Row[]): string {
  return STRANDS.find(({value}) => value === row?.strand)?.label ?? "";
}

/** Returns tooltip and accessible name of an event. */
export function rowLabel(row: Row, codes: Codes): string {
  const more = [
    ...casualtiesOf(row),
    ...(flag(row, "laid") ? ["Attributed to Husseini'yon"] : []),
    ...(flag(row, "umbrella") ? ["A series or total of cases"] : [])
  ];
  return sayFact(row, codes, more.map(capital));
}

/** Returns the words printed beside a mark: title, date, casualties and, unless the author asserts it, the certainty. */
export function rowWords(row: Row, codes: Codes): string {
  const [certainty, hedge] = [text(row, "certainty"), maybeText(row, "hedge")];
  const firmness = `${label(codes, "certainty", certainty)}${hedge === null ? "" : `: “${hedge}”`}`;
  const when = isDated(row) ? [whenOf(row)] : [];
  const series = flag(row, "umbrella") ? ["a series"] : [];
  const words = [[text(row, "title"), ...when, ...series].join(", "), ...casualtiesOf(row)].join("; ");
  return certainty === "asserted" ? words : `${words} (${firmness})`;
}

/** Returns how many events of a strand are dated, series left out. */
export function laneSubtitle(rows: readonly Row[]): string {
  const counted = countedIn(rows);
  const dated = counted.filter(isDated).length;
  return `${dated} dated, ${counted.length - dated} not`;
}

/** States how many attacks and plots are attributed to the group, and how much of its time in Syria is dated. */
export function finding(rows: readonly Row[]): string {
  const parts = [...attributed(rows), ...datedInSyria(rows)];
  return parts.length > 0 ? capital(parts.join("; ")) : datedShare(rows);
}

/** States how many of the events shown are dated. */
export function datedShare(rows: readonly Row[]): string {
  const all = countedIn(rows);
  const dated = all.filter(isDated).length;
  if (all.length === 0) return "Series alone";
  if (all.length === 1) return `The one event shown is ${dated === 1 ? "dated" : "undated"}`;
  const some = dated === 0 ? "None" : capital(numeral(dated));
  return `${some} of the ${numeral(all.length)} events shown ${dated > 1 ? "are" : "is"} dated`;
}

function attributed(rows: readonly Row[]): string[] {
  if (!rows.some((row) => ["ganja", "embassy"].includes(text(row, "strand")))) return [];
  const laid = countedIn(rows).filter((row) => flag(row, "laid"));
  const firm = laid.filter((row) => text(row, "certainty") === "asserted").length;
  const stated = "stated as fact";
  if (laid.length === 0) return ["No attack or plot shown is laid to Husseini'yon"];
  const what = laid.length === 1 ? "attack or plot" : "attacks and plots";
  const of = `${laid.length === 2 ? "two" : numeral(laid.length)} ${what} laid to Husseini'yon`;
  if (laid.length === 1) return [`The one ${what} laid to Husseini'yon is ${firm === 1 ? "" : "not "}${stated}`];
  if (firm === 0) return [`${laid.length === 2 ? "Neither" : "None"} of the ${of} is ${stated}`];
  return [`${capital(numeral(firm))} of the ${of} ${firm === 1 ? "is" : "are"} ${stated}`];
}

function datedInSyria(rows: readonly Row[]): string[] {
  const own = countedIn(rows).filter((row) => text(row, "strand") === "syria");
  const dated = own.filter(isDated).length;
  const of = "of training, Syria and return";
  if (own.length === 0) return [];
  if (own.length === 1) return [`the one event ${of} carries ${dated === 1 ? "a" : "no"} date`];
  const some = dated === 0 ? "none" : numeral(dated);
  return [`${some} of the ${numeral(own.length)} events ${of} ${dated > 1 ? "carry" : "carries"} a date`];
}

function countedIn(rows: readonly Row[]): Row[] {
  return rows.filter((row) => !flag(row, "umbrella"));
}
