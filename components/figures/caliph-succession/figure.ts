import {groups} from "d3";
import {factsIn} from "../../data/fact-anchor.js";
import {sayFact} from "../../data/fact-label.js";
import {text, texts} from "../../data/row.js";
import {sequence} from "../../format/words.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {rowsOfPart} from "../rows.js";
import {drawSuccession, windowsLabel} from "./draw.js";
import {finding} from "./text.js";
import type {Figure} from "../figure.js";

const NOTHING = "No succession fits";

export const caliphSuccession: Figure = {
  id: "caliph-succession",
  title: (rows) => (factsIn(rows).length === 0 ? NOTHING : finding(rows)),
  subtitle: (rows) => `Terms of office, deaths, pledges and statements by day, ${windowsLabel(rows)}`,
  caption: (rows) => {
    const notes = [...new Set(rowsOfPart(rows, "pledge").flatMap((row) => texts(row, "notes")))];
    return [
      "A wedge marks the days within which a term began or ended; a bracket spans what did not happen, and its arrow goes on after the issue; what carries no date stands at the right.",
      "Of the provinces the text names regions only and gives no number. What Islamic State said of the first death it does not tell.",
      ...(notes.length > 0 ? [`At odds: ${notes.join(" ")}`] : [])
    ].join(" ");
  },
  alt: (rows, codes) => {
    const facts = groups(factsIn(rows), (row) => text(row, "fact_id"));
    const words = facts.map(([, own]) => {
      const [row] = own;
      const where = rowsOfPart(own, "pledge").map((each) => text(each, "lane"));
      return `${where.length > 0 ? `${sequence(where)}: ` : ""}${row ? sayFact(row, codes) : ""}`;
    });
    return words.length === 0 ? `${NOTHING}.` : words.join(" ");
  },
  codes: ["certainty", "date_precision", "outcome"],
  legend: {dates: true, marks: true},
  parameters: {
    certainty: CERTAINTY,
    scale: {
      kind: "flag",
      label: "Draw every day between the deaths",
      default: false,
      hint: "Shows how short the vacancy still is beside the term before it."
    },
    reading: READING
  },
  draw: (rows, options) =>
    factsIn(rows).length === 0 ? drawMessage(`${NOTHING}.`, options) : drawSuccession(rows, options)
};
