import {maybeNumber, maybeText, text, texts} from "../data/row.js";
import {printDay} from "../format/dates.js";
import {capital, printNumber, sequence} from "../format/words.js";
import type {Row} from "../data/row.js";

/** Returns the columns `value`, `low`, `high` and `qualifier` in the words of the text: "only 14", "around 700 to 800". */
export function countLabel(row: Row): string {
  const [value, low, high] = ["value", "low", "high"].map((name) => maybeNumber(row, name));
  const bounds = [low, high].filter((bound) => bound !== null && bound !== undefined);
  const number = [value ?? bounds].flat().map(printNumber);
  return [maybeText(row, "qualifier"), number.join(" to ")].filter((part) => part !== null && part !== "").join(" ");
}

/** Returns the sources cited for a row with their dates, or that there are none. */
export function sourcesLabel(row: Row): string {
  const dates = texts(row, "published");
  const sources = texts(row, "outlets").map((outlet, i) => `${outlet}, ${printDay(dates[i] ?? "")}`);
  return sources.length === 0 ? "No source is cited" : `Source cited: ${sequence(sources)}`;
}

/** Returns the certainty, unless the author asserts the row, and the sources cited. */
export function certaintyAndSources(row: Row): string {
  const hedge = maybeText(row, "hedge");
  const certainty = `${text(row, "certainty")}${hedge === null ? "" : `: “${hedge}”`}`;
  return [...(text(row, "certainty") === "asserted" ? [] : [capital(certainty)]), sourcesLabel(row)].join(". ");
}
