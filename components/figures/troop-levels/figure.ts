import {axisX, gridX, link, rect} from "@observablehq/plot";
import {flatGroup, ticks} from "d3";
import {maybeText, texts} from "../../data/row.js";
import {numeral} from "../../format/words.js";
import {plotStyle} from "../../marks/certainty.js";
import {AXIS, dots, draw, drawMessage, labels, linkAreas, pixelChannel} from "../../marks/plot-marks.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {rowsOfPart} from "../rows.js";
import {TOP, computeLayout} from "./layout.js";
import {finding, fullWidthOf, missingBetween, rowLabel} from "./text.js";
import type {Markish} from "@observablehq/plot";
import type {Figure} from "../figure.js";
import type {Layout} from "./layout.js";

const NOTHING = "No number fits";

export const troopLevels: Figure = {
  id: "troop-levels",
  title: (rows) => (rows.length === 0 ? NOTHING : finding(rows)),
  subtitle: (rows) => {
    const max = fullWidthOf(rows);
    const scale = max === null ? "" : `; a bar across the whole scale is ${numeral(max)}`;
    return `People in the U.S. forces in Iraq, as the article counts them${scale}`;
  },
  caption: (rows) => {
    const notes = [...new Set(rows.flatMap((row) => texts(row, "notes")))];
    const viewed = rows.some((row) => maybeText(row, "viewer") !== null);
    return [
      ...missingBetween(rows),
      ...(viewed ? ["What is too many for somebody is no count of its own: it is the same force, judged."] : []),
      ...(rowsOfPart(rows, "hope").length > 0
        ? ["A question mark stands for a number that the text does not give."]
        : []),
      ...(notes.length > 0 ? [`At odds: ${notes.join(" ")}`] : [])
    ].join(" ");
  },
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : rows.map((row) => rowLabel(row, codes)).join(" ")),
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
    if (rows.length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width} = options;
    const layout = computeLayout(rows, options);
    const {max, left, right, bottom} = layout;
    return draw(marksOf(layout), {
      document,
      width,
      height: Math.ceil(bottom),
      marginTop: max === null ? 0 : TOP,
      marginLeft: left,
      marginRight: width - right,
      x: {type: "linear", domain: [0, max ?? 1]}
    });
  }
};

function marksOf({max, bars, breaks, points, ...layout}: Layout): Markish[] {
  const ends = {x1: pixelChannel("x1"), x2: pixelChannel("x2"), y1: "y1", y2: "y2"};
  return [
    ...(max === null
      ? []
      : [
          gridX(ticksTo(max), {stroke: "var(--ink-3)", strokeOpacity: 0.5}),
          axisX(ticksTo(max), {...AXIS, anchor: "top", tickPadding: 6})
        ]),
    flatGroup(bars, ({certainty}) => certainty).map(([certainty, own]) =>
      rect(own, {...ends, ...plotStyle(certainty, own[0]?.color ?? "")})
    ),
    link(breaks, {...ends, stroke: "var(--paper)", strokeWidth: 4}),
    dots(points, {x: pixelChannel("x")}),
    labels(layout.labels),
    linkAreas(layout.spots)
  ];
}

/** Returns round ticks from zero, as far as possible such that the maximum is one of them. */
function ticksTo(max: number): number[] {
  const steps = [3, 4, 5].map((count) => ticks(0, max, count));
  return steps.find((each) => each.at(-1) === max) ?? ticks(0, max, 3);
}
