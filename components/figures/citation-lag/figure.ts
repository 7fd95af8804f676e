import {text} from "../../data/row.js";
import {numeral} from "../../format/words.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {CERTAINTY} from "../../state/shared-parameters.js";
import {drawLags} from "./draw.js";
import {pairs, pairsOf, rowLabel} from "./text.js";
import type {Figure} from "../figure.js";

const NOTHING = "No dated pair of event and source fits";

export const citationLag: Figure = {
  id: "citation-lag",
  title: (rows) => {
    const [all, older, within] = [pairs(rows).length, pairsOf(rows, "older").length, pairsOf(rows, "within").length];
    if (all === 0) return NOTHING;
    const undecided = within === 0 ? "" : `; in ${numeral(within)} the dates do not tell`;
    const many = older === 0 ? "none" : numeral(older);
    return `In ${many} of ${numeral(all)} ${all === 1 ? "case" : "cases"} the source is older than the event that it is cited for${undecided}`;
  },
  subtitle: () =>
    "Days from an event to the source that is cited for it, one mark a pair of event and source; the steps of the scale grow with the distance",
  caption: (rows) => {
    const [open, undated] = ["open", "undated"].map((part) => rows.filter((row) => text(row, "part") === part).length);
    return [
      "A dot is a lag known to the day; a bar spans all that the dates allow, and an arrow goes on to older where the event has no last day.",
      "In an older source something else may be told than the sentence before it says: the bracket is at odds with the date, and why cannot be known from here.",
      ...leftOutLabel(undated ?? 0, open ?? 0)
    ].join(" ");
  },
  alt: (rows, codes) => {
    if (pairs(rows).length === 0) return `${NOTHING}.`;
    const older = pairsOf(rows, "older").map((row) => rowLabel(row, codes));
    const fronts = (codes.front ?? []).flatMap(({value, short}) => {
      const own = pairs(rows).filter((row) => text(row, "article_id") === value);
      if (own.length === 0) return [];
      const parts = ["older", "within", "later"].map((each) => pairsOf(own, each).length);
      return [
        `${short}: ${parts[0] ?? 0} older, ${parts[1] ?? 0} undecided, ${parts[2] ?? 0} of the same day or later.`
      ];
    });
    return [...fronts, ...(older.length === 0 ? [] : ["Older:", ...older])].join(" ");
  },
  codes: ["certainty", "date_precision", "front"],
  legend: {marks: true, dates: false},
  columns: [
    "title",
    "article_id",
    "date_start",
    "date_end",
    "date_precision",
    "outlet",
    "published",
    "least",
    "most",
    "standing",
    "certainty",
    "hedge"
  ],
  parameters: {
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    dated: {
      kind: "many",
      label: "The event is dated to a",
      default: null,
      codes: "date_precision",
      column: "date_precision"
    },
    lag_from: {
      kind: "number",
      label: "At least",
      default: null,
      column: "most",
      bound: "least",
      range: {
        until: "lag_to",
        label: "Days from the first day of the event to its source; older sources are below zero"
      }
    },
    lag_to: {kind: "number", label: "At most", default: null, column: "most", bound: "most"},
    certainty: CERTAINTY
  },
  filtersRows: true,
  draw: (rows, options) => {
    if (pairs(rows).length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width} = options;
    const svg = createSvg(document, "svg", {width});
    setSize(svg, width, Math.ceil(drawLags(svg, rows, options)));
    return svg;
  }
};

function leftOutLabel(undated: number, open: number): string[] {
  const parts = [
    ...(undated > 0 ? [`${numeral(undated)} ${undated === 1 ? "pair" : "pairs"} whose event carries no date`] : []),
    ...(open > 0 ? [`${numeral(open)} whose event has no first day`] : [])
  ];
  return parts.length === 0 ? [] : [`Not drawn: ${parts.join(", and ")}.`];
}
