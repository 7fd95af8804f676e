import {printTerm, printWhen} from "../format/dates.js";
import {label} from "./codebook.js";
import {maybeNumber, maybeText, text} from "./row.js";
import type {When} from "../format/dates.js";
import type {Codes} from "./codebook.js";
import type {Row} from "./row.js";

/** Prints the date of a row no finer than it is known, without the year where the year goes without saying. */
export function whenOf(row: Row, year?: string): string {
  const when = printWhen(datesOf(row));
  return year === undefined ? when : when.replace(new RegExp(`,? ${year}$`), "");
}

/** Prints how long a relation holds, no finer than it is known. */
export function termOf(row: Row): string {
  return printTerm(datesOf(row));
}

/** Prints a fact in words: what, when and how far known, how certain and in which words of the text. */
export function sayFact(row: Row, codes: Codes, more: readonly string[] = []): string {
  const hedge = maybeText(row, "hedge");
  const certainty = `Certainty: ${label(codes, "certainty", text(row, "certainty"))}${hedge === null ? "" : ` (“${hedge}”)`}`;
  return [text(row, "title"), `${whenOf(row)}${precisionOf(row, codes)}`, ...more, certainty]
    .map((part) => part.replace(/\.$/, ""))
    .join(". ")
    .concat(".");
}

function datesOf(row: Row): When {
  return {
    start: maybeText(row, "date_start"),
    end: maybeText(row, "date_end"),
    precision: maybeText(row, "date_precision")
  };
}

function precisionOf(row: Row, codes: Codes): string {
  const precision = maybeText(row, "date_precision");
  if (precision === null || precision === "day") return "";
  return ` (dated to a ${label(codes, "date_precision", precision)})`;
}

/** Prints the numbers of killed and wounded that the text states, zero included. */
export function casualtiesOf(row: Row): string[] {
  const [killed, wounded] = [maybeNumber(row, "killed"), maybeNumber(row, "wounded")];
  if (killed === 0 && wounded === 0) return ["nobody killed or wounded"];
  return [
    ...(killed === null ? [] : [`${killed === 0 ? "nobody" : killed} killed`]),
    ...(wounded === null ? [] : [`${wounded === 0 ? "nobody" : wounded} wounded`])
  ];
}
