import {flag} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {drawTimeLanes} from "../../marks/layout/lanes.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {computeLayout} from "./layout.js";
import {STRANDS, datedShare, finding, rowLabel, rowsByStrand, strandLabel} from "./text.js";
import type {Figure} from "../figure.js";

const NOTHING = "No event fits";

export const husseiniyonTimeline: Figure = {
  id: "husseiniyon-timeline",
  title: (rows) => (rows.length === 0 ? NOTHING : finding(rows)),
  subtitle: (rows) =>
    rows.length === 0
      ? "What the article tells of Husseini'yon, by strand and date"
      : `What the article tells of Husseini'yon, by strand and date, one mark an event; ${datedShare(rows).toLowerCase()}`,
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
      : rowsByStrand(rows)
          .map((own) => {
            const told = own.filter((row) => flag(row, "listed")).map((row) => rowLabel(row, codes));
            const rest = own.filter((row) => !flag(row, "listed")).length;
            const more = rest === 0 ? [] : [`${capital(numeral(rest))} more without a date.`];
            return [`${strandLabel(own)}.`, ...told, ...more].join(" ");
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
  draw: (rows, options) =>
    rows.length === 0 ? drawMessage(`${NOTHING}.`, options) : drawTimeLanes(computeLayout(rows, options), options)
};
