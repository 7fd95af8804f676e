import {ruleY} from "@observablehq/plot";
import {flag, text} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {drawOverYears, yearAxes} from "../../marks/axis/years.js";
import {RADIUS, arrows, stretches} from "../../marks/date-mark.js";
import {dots, drawWords} from "../../marks/plot-marks.js";
import {labels, pixels, spots} from "../../marks/text.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {STRANDS, isDated, placeStrands, sayEvent, strandOf} from "./layout.js";
import type {Markish} from "@observablehq/plot";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";
import type {Strands} from "./layout.js";

const NOTHING = "No event fits";

export const husseiniyonTimeline: Figure = {
  id: "husseiniyon-timeline",
  title: (rows) => {
    if (rows.length === 0) return NOTHING;
    const found = [...sayLaid(rows), ...saySyria(rows)];
    return found.length > 0 ? capital(found.join("; ")) : sayDated(rows);
  },
  subtitle: (rows) =>
    rows.length === 0
      ? "What the article tells of Husseini'yon, by strand and date"
      : `What the article tells of Husseini'yon, by strand and date, one mark an event; ${sayDated(rows).toLowerCase()}`,
  caption: (rows) =>
    [
      "In color: what the group, its leader or its members do or undergo, and what is laid to them. In gray: what others do.",
      "A dot is a day, a bar spans all the days that the text allows; a short bar with an arrow goes on to an end that it does not give, and its length says nothing.",
      ...(rows.some((row) => flag(row, "umbrella"))
        ? [
            "A thin bar, or the words “a series”, stands for several cases that may be shown as well; series are never counted."
          ]
        : []),
      "Left out are the footnotes, undated states of affairs, and what might yet happen."
    ].join(" "),
  alt: (rows, codes) =>
    rows.length === 0
      ? `${NOTHING}.`
      : strandsOf(rows)
          .map((own) => {
            const told = own.filter((row) => flag(row, "listed")).map((row) => sayEvent(row, codes));
            const rest = own.filter((row) => !flag(row, "listed")).length;
            const more = rest === 0 ? [] : [`${capital(numeral(rest))} more without a date.`];
            return [`${strandOf(own)}.`, ...told, ...more].join(" ");
          })
          .join(" "),
  codes: ["certainty", "date_precision"],
  legend: {dates: true, marks: true},
  parameters: {
    strand: {
      kind: "many",
      label: "Strands",
      default: ["group", "syria", "ganja", "embassy", "law"],
      column: "strand",
      options: STRANDS
    },
    certainty: CERTAINTY,
    undated: {kind: "flag", label: "List what carries no date", default: false},
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawWords(`${NOTHING}.`, options);
    const strands = placeStrands(rows, options);
    return drawOverYears(marksOf(strands), strands, options);
  }
};

function marksOf(strands: Strands): Markish[] {
  const {years, rules} = strands;
  return [
    ...(years ? yearAxes(years, strands) : []),
    ruleY(rules, {x1: pixels("x1"), x2: pixels("x2"), y: "y", stroke: "var(--ink-3)"}),
    stretches(strands.bars),
    dots(strands.points, {r: RADIUS}),
    dots(strands.undated, {x: pixels("x"), r: RADIUS - 0.5}),
    arrows(strands.arrows),
    labels(strands.labels),
    spots(strands.spots)
  ];
}

/** States how many attacks and plots are laid to the group, and whether the author owns any of it. */
function sayLaid(rows: readonly Row[]): string[] {
  if (!rows.some((row) => ["ganja", "embassy"].includes(text(row, "strand")))) return [];
  const laid = counted(rows).filter((row) => flag(row, "laid"));
  const firm = laid.filter((row) => text(row, "certainty") === "asserted").length;
  const stated = "stated as fact";
  if (laid.length === 0) return ["No attack or plot shown is laid to Husseini'yon"];
  const what = laid.length === 1 ? "attack or plot" : "attacks and plots";
  const of = `${laid.length === 2 ? "two" : numeral(laid.length)} ${what} laid to Husseini'yon`;
  if (laid.length === 1) return [`The one ${what} laid to Husseini'yon is ${firm === 1 ? "" : "not "}${stated}`];
  if (firm === 0) return [`${laid.length === 2 ? "Neither" : "None"} of the ${of} is ${stated}`];
  return [`${capital(numeral(firm))} of the ${of} ${firm === 1 ? "is" : "are"} ${stated}`];
}

/** States how much of its time in training and in Syria is dated. */
function saySyria(rows: readonly Row[]): string[] {
  const own = counted(rows).filter((row) => text(row, "strand") === "syria");
  const dated = own.filter(isDated).length;
  const of = "of training, Syria and return";
  if (own.length === 0) return [];
  if (own.length === 1) return [`the one event ${of} carries ${dated === 1 ? "a" : "no"} date`];
  const some = dated === 0 ? "none" : numeral(dated);
  return [`${some} of the ${numeral(own.length)} events ${of} ${dated > 1 ? "carry" : "carries"} a date`];
}

function sayDated(rows: readonly Row[]): string {
  const all = counted(rows);
  const dated = all.filter(isDated).length;
  if (all.length === 0) return "Series alone";
  if (all.length === 1) return `The one event shown is ${dated === 1 ? "dated" : "undated"}`;
  const some = dated === 0 ? "None" : capital(numeral(dated));
  return `${some} of the ${numeral(all.length)} events shown ${dated > 1 ? "are" : "is"} dated`;
}

function counted(rows: readonly Row[]): Row[] {
  return rows.filter((row) => !flag(row, "umbrella"));
}

function strandsOf(rows: readonly Row[]): Row[][] {
  return [...new Set(rows.map((row) => text(row, "strand")))].map((strand) =>
    rows.filter((row) => text(row, "strand") === strand)
  );
}
