import {dot} from "@observablehq/plot";
import {label} from "../data/codebook.js";
import {maybeNumber, maybeText, text, texts} from "../data/row.js";
import {capital, sequence} from "../format/words.js";
import {dots, pixelChannel} from "./plot-marks.js";
import type {Markish} from "@observablehq/plot";
import type {Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";
import type {CertainMark} from "./plot-marks.js";

/** How many people a text gives: a number, names, no more than a word, or nobody as it did not happen. */
export type Count =
  | {kind: "number"; value: number; isRough: boolean}
  | {kind: "names"; names: readonly string[]}
  | {kind: "vague"; word: string | null}
  | {kind: "nobody"};

/** Circles of people, in pixels. */
export interface People {
  people: (CertainMark & {x: number; y: number; r: number; opacity: number})[];
  /** Rings around those known by name. */
  rings: (CertainMark & {x: number; y: number})[];
  /** Short lines that stand for nobody. */
  dashes: (CertainMark & {x: number; y: number})[];
}

/** Upper left corner of the circles of a count in pixels, and their look. */
interface Placement extends CertainMark {
  x: number;
  y: number;
}

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

/** Places a count as one circle a person, ten a row. */
export function placePeople(count: Count, {x, y, certainty, color}: Placement): People {
  const none: People = {people: [], rings: [], dashes: []};
  const look = {certainty, color};
  switch (count.kind) {
    case "number": {
      const people = Array.from({length: count.value}, (_, i) => {
        const fade = count.isRough ? FADES[i - count.value + FADES.length] : undefined;
        return {x: columnX(x, i % ROW), y: y + 6 + Math.floor(i / ROW) * PITCH, r: RADIUS, opacity: fade ?? 1, ...look};
      });
      return {...none, people};
    }
    case "names": {
      const rings = count.names.map((_, i) => ({x: x + 8 + i * 19, y: y + 8, ...look}));
      return {...none, rings, people: rings.map((ring) => ({...ring, r: RADIUS, opacity: 1}))};
    }
    case "vague": {
      const people = Array.from({length: RUN}, (_, i) => {
        const share = 1 - i / RUN;
        const opacity = Math.round(share * share * 9) / 10;
        return {x: x + 6 + i * PITCH, y: y + 6, r: 1.5 + share * 2.5, opacity, ...look};
      });
      return {...none, people: people.filter(({opacity}) => opacity > 0)};
    }
    case "nobody":
      return {...none, dashes: [{x: x + 2, y: y + 6, ...look}]};
  }
}

/** Draws circles of people, those known by name in rings. */
export function peopleMarks({people, rings}: Pick<People, "people" | "rings">): Markish[] {
  return [
    dot(rings, {x: pixelChannel("x"), y: "y", r: 7.25, stroke: "color", strokeWidth: 1}),
    dots(people, {x: pixelChannel("x"), r: pixelChannel("r"), opacity: pixelChannel("opacity")})
  ];
}

function columnX(x: number, column: number): number {
  return x + 6 + column * PITCH + (column >= ROW / 2 ? GAP : 0);
}
