import {text} from "../cell.js";
import {CERTAINTY} from "../certainty-filter.js";
import {drawDynasty} from "../dynasty.js";
import {sayFact} from "../fact.js";
import {drawWords} from "../plot.js";
import {finding, partOf} from "../succession.js";
import {factsIn} from "../anchor.js";
import {printSpans} from "../dynasty.js";
import type {Figure} from "../figure.js";

const NOTHING = "No succession fits";

export const caliphSuccession: Figure = {
  id: "caliph-succession",
  title: (rows) => (factsIn(rows).length === 0 ? NOTHING : finding(rows)),
  subtitle: (rows) => `Terms of office, deaths, pledges and statements by day, ${printSpans(rows)}`,
  caption: (rows) =>
    [
      "A wedge marks the days within which a term began or ended; a bracket spans what did not happen, its arrow goes on after the issue; what carries no date stands at the right.",
      "The text names regions and not provinces, and says “multiple” and not how many. What Islamic State said of the first death it does not tell.",
      ...(partOf(rows, "death").length > 1
        ? ["The absence of pledges rests on a source of the day of the death itself and on the author’s word."]
        : [])
    ].join(" "),
  alt: (rows, codes) =>
    factsIn(rows)
      .map((row) => `${text(row, "lane")}: ${sayFact(row, codes)}`)
      .join(" "),
  codes: ["certainty", "date_precision", "outcome"],
  legend: {dates: true, marks: true},
  parameters: {
    certainty: CERTAINTY,
    scale: {
      kind: "flag",
      label: "Draw every day between the deaths",
      default: false,
      hint: "Shows how short the vacancy still is beside the term before it."
    }
  },
  draw: (rows, options) => (factsIn(rows).length === 0 ? drawWords(`${NOTHING}.`, options) : drawDynasty(rows, options))
};
