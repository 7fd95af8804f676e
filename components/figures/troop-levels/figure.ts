import {axisX, gridX, link, rect} from "@observablehq/plot";
import {flatGroup, ticks} from "d3";
import {maybeText, texts} from "../../data/row.js";
import {numeral} from "../../format/words.js";
import {styleOf} from "../../marks/certainty.js";
import {AXIS, dots, draw, drawWords} from "../../marks/plot-marks.js";
import {labels, pixels, spots} from "../../marks/text.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {partOf} from "../membership/layout.js";
import {TOP, finding, fullOf, placeTroops, sayTime, sayTroops} from "./layout.js";
import type {Markish} from "@observablehq/plot";
import type {Figure} from "../figure.js";
import type {Troops} from "./layout.js";

const NOTHING = "No number fits";

export const troopLevels: Figure = {
  id: "troop-levels",
  title: (rows) => (rows.length === 0 ? NOTHING : finding(rows)),
  subtitle: (rows) => {
    const full = fullOf(rows);
    const scale = full === null ? "" : `; a bar across the whole scale is ${numeral(full)}`;
    return `People in the U.S. forces in Iraq, as the article counts them${scale}`;
  },
  caption: (rows) => {
    const notes = [...new Set(rows.flatMap((row) => texts(row, "notes")))];
    const viewed = rows.some((row) => maybeText(row, "viewer") !== null);
    return [
      ...sayTime(rows),
      ...(viewed ? ["What is too many for somebody is no count of its own: it is the same force, judged."] : []),
      ...(partOf(rows, "hope").length > 0 ? ["A question mark stands for a number that the text does not give."] : []),
      ...(notes.length > 0 ? [`At odds: ${notes.join(" ")}`] : [])
    ].join(" ");
  },
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : rows.map((row) => sayTroops(row, codes)).join(" ")),
  codes: ["certainty", "date_precision"],
  columns: [
    "title",
    "value",
    "low",
    "high",
    "qualifier",
    "viewer",
    "date_start",
    "date_end",
    "date_precision",
    "certainty",
    "hedge",
    "outlets",
    "published",
    "notes",
    "kind",
    "fact_id"
  ],
  legend: {marks: true, dates: false, bounds: false},
  parameters: {
    remaining: {
      kind: "flag",
      label: "Measure by what is left",
      default: false,
      hint: "Shows the numbers to the scale on which, by the author’s account, Tehran judges them."
    },
    certainty: CERTAINTY,
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawWords(`${NOTHING}.`, options);
    const {document, width} = options;
    const troops = placeTroops(rows, options);
    const {full, left, right, bottom} = troops;
    return draw(marksOf(troops), {
      document,
      width,
      height: Math.ceil(bottom),
      marginTop: full === null ? 0 : TOP,
      marginLeft: left,
      marginRight: width - right,
      x: {type: "linear", domain: [0, full ?? 1]}
    });
  }
};

function marksOf({full, bars, breaks, points, ...troops}: Troops): Markish[] {
  const ends = {x1: pixels("x1"), x2: pixels("x2"), y1: "y1", y2: "y2"};
  return [
    ...(full === null
      ? []
      : [
          gridX(ticksTo(full), {stroke: "var(--ink-3)", strokeOpacity: 0.5}),
          axisX(ticksTo(full), {...AXIS, anchor: "top", tickPadding: 6})
        ]),
    flatGroup(bars, ({certainty}) => certainty).map(([certainty, own]) =>
      rect(own, {...ends, ...styleOf(certainty, own[0]?.color ?? "")})
    ),
    link(breaks, {...ends, stroke: "var(--paper)", strokeWidth: 4}),
    dots(points, {x: pixels("x")}),
    labels(troops.labels),
    spots(troops.spots)
  ];
}

/** Gives round steps from nobody to a number, which is the last of them where it is round. */
function ticksTo(full: number): number[] {
  const steps = [3, 4, 5].map((count) => ticks(0, full, count));
  return steps.find((each) => each.at(-1) === full) ?? ticks(0, full, 3);
}
