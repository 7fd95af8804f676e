import {maybeNumber, maybeText, text, texts} from "./cell.js";
import {append, dress, look, strike} from "./certainty.js";
import {label} from "./figure.js";
import {round} from "./lettering.js";
import {capital, sequence} from "./numeral.js";
import type {Codes, Row} from "./figure.js";

/** How many people a text gives: a number, names, no more than a word, or nobody as it did not happen. */
export type Count =
  | {kind: "number"; value: number; isRough: boolean}
  | {kind: "names"; names: readonly string[]}
  | {kind: "vague"; word: string | null}
  | {kind: "nobody"};

const RADIUS = 4;
const PITCH = 12;
const ROW = 10;
const GAP = 4;
const RUN = 10;
const FADES = [0.7, 0.45, 0.25];

/** Width of a full row of ten. */
export const PEOPLE_WIDTH = ROW * PITCH + GAP;

/** Reads how many people a row speaks of; a name stands where the one person counted is named. */
export function countOf(row: Row): Count {
  if (maybeText(row, "outcome") === "none") return {kind: "nobody"};
  const [value, qualifier, names] = [maybeNumber(row, "value"), maybeText(row, "qualifier"), texts(row, "persons")];
  if (value !== null && names.length !== value) return {kind: "number", value, isRough: qualifier !== null};
  if (names.length > 0 && qualifier === null) return {kind: "names", names};
  return {kind: "vague", word: qualifier};
}

/** Adds up the people of rows that count or name them; vague words add nothing. */
export function sumOf(rows: readonly Row[]): {people: number; isRough: boolean} {
  const counts = rows.map(countOf);
  const each = counts.map((count) => {
    return count.kind === "number" ? count.value : count.kind === "names" ? count.names.length : 0;
  });
  return {
    people: each.reduce((sum, value) => sum + value, 0),
    isRough: counts.some((count) => count.kind === "number" && count.isRough)
  };
}

/** Says the count of a row in the text's words: "Nearly 40 arrested", "“Dozens” arrested", "Yunis Safarov". */
export function sayCount(row: Row, codes: Codes): string {
  const count = countOf(row);
  const measure = maybeText(row, "measure");
  const deed = measure === null ? "" : ` ${label(codes, "measure", measure)}`;
  switch (count.kind) {
    case "number":
      return capital(`${count.isRough ? `${text(row, "qualifier")} ` : ""}${count.value}${deed}`);
    case "names":
      return sequence(count.names);
    case "vague":
      return count.word === null ? "Number not stated" : `“${capital(count.word)}”${deed}`;
    case "nobody":
      return capital(label(codes, "outcome", text(row, "outcome")));
  }
}

/** Gives the height that the circles of a count take. */
export function peopleHeight(count: Count): number {
  return count.kind === "number" ? Math.ceil(count.value / ROW) * PITCH : count.kind === "names" ? 16 : PITCH;
}

/** Draws a count as one circle a person, ten a row; `y` is the top. */
export function drawPeople(
  parent: Element,
  count: Count,
  x: number,
  y: number,
  certainty: string,
  color: string
): void {
  switch (count.kind) {
    case "number":
      for (let i = 0; i < count.value; i++) {
        const fade = count.isRough ? FADES[i - count.value + FADES.length] : undefined;
        drawPerson(parent, columnX(x, i % ROW), y + 6 + Math.floor(i / ROW) * PITCH, certainty, color, fade);
      }
      return;
    case "names":
      count.names.forEach((_, i) => {
        const cx = x + 8 + i * 19;
        append(parent, "circle", {cx: round(cx), cy: y + 8, r: 7.25, fill: "none", stroke: color, "stroke-width": 1});
        drawPerson(parent, cx, y + 8, certainty, color);
      });
      return;
    case "vague":
      for (let i = 0; i < RUN; i++) {
        const share = 1 - i / RUN;
        drawPerson(parent, x + 6 + i * PITCH, y + 6, certainty, color, round(share * share * 0.9), 1.5 + share * 2.5);
      }
      return;
    case "nobody":
      append(parent, "path", {d: `M${x + 2} ${y + 6}h8`, stroke: color, "stroke-width": 1.5, fill: "none"});
  }
}

function columnX(x: number, column: number): number {
  return x + 6 + column * PITCH + (column >= ROW / 2 ? GAP : 0);
}

function drawPerson(
  parent: Element,
  x: number,
  y: number,
  certainty: string,
  color: string,
  fade = 1,
  r = RADIUS
): void {
  const group = fade < 1 ? append(parent, "g", {opacity: fade}) : parent;
  dress(append(group, "circle", {cx: round(x), cy: round(y), r: round(r)}), certainty, color);
  if (look(certainty).struck) strike(group, x, y, r, color);
}
