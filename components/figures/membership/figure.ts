import {axisX, gridX, ruleX, ruleY} from "@observablehq/plot";
import {whenOf} from "../../data/fact-label.js";
import {maybeText, text} from "../../data/row.js";
import {numeral, sequence} from "../../format/words.js";
import {plotLineStyle} from "../../marks/certainty.js";
import {peopleMarks} from "../../marks/person-icons.js";
import {AXIS, dots, draw, drawMessage, labels, linkAreas, pixelChannel} from "../../marks/plot-marks.js";
import {CERTAINTY, GROUNDS} from "../../state/shared-parameters.js";
import {countLabel} from "../count-text.js";
import {rowsOfPart} from "../rows.js";
import {RADIUS, TOP, computeLayout, rowLabel} from "./layout.js";
import type {Markish} from "@observablehq/plot";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";
import type {Layout} from "./layout.js";

const NOTHING = "No count fits";
const SPACING = 80;

export const membership: Figure = {
  id: "membership",
  title: (rows) => {
    if (rows.length === 0) return NOTHING;
    const counts = rowsOfPart(rows, "count");
    if (counts.length === 0) return `No number shown; ${othersLabel(rows)}`;
    const actors = [...new Set(counts.map((row) => text(row, "actor")))];
    return actors
      .map((actor) => `${actor} is put at ${sequence(counts.filter((row) => row.actor === actor).map(countInTitle))}`)
      .join("; ");
  },
  subtitle: (rows) =>
    [
      "Members as the articles count them; a span runs from the lowest number to the highest.",
      ...(rowsOfPart(rows, "count").length > 0 && rowsOfPart(rows, "count").length < rows.length
        ? [`Beside them ${othersLabel(rows)}.`]
        : [])
    ].join(" "),
  caption: () =>
    [
      "The scale is one for all: with the larger group beside it, the smaller counts lie close to nothing, and without it they fill the width.",
      "A qualifier such as “around” is printed and never turned into bounds. A date is that of the count, not of its source.",
      "How many members were arrested, came back or are free is told in words alone, so nothing can be subtracted from a count."
    ].join(" "),
  alt: (rows, codes) =>
    rows.length === 0 ? `${NOTHING}.` : rows.map((row) => `${text(row, "actor")}: ${rowLabel(row, {codes})}`).join(" "),
  codes: ["certainty", "date_precision"],
  columns: [
    "actor",
    "title",
    "value",
    "low",
    "high",
    "qualifier",
    "date_start",
    "date_end",
    "certainty",
    "hedge",
    "grounds",
    "outlets",
    "published",
    "kind",
    "fact_id"
  ],
  legend: {marks: true, dates: false, bounds: true},
  parameters: {
    beside: {kind: "flag", label: "Beside other groups that are counted", default: true},
    source: GROUNDS,
    certainty: CERTAINTY
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width} = options;
    const layout = computeLayout(rows, options);
    const {left, right, max, scaleBottom, bottom} = layout;
    return draw(marksOf(layout), {
      document,
      width,
      height: Math.ceil(bottom),
      marginTop: TOP,
      marginBottom: Math.max(0, Math.ceil(bottom) - scaleBottom),
      marginLeft: left,
      marginRight: width - right,
      x: {type: "linear", domain: [0, max ?? 1]}
    });
  }
};

function marksOf(layout: Layout): Markish[] {
  const {left, right, max, stems, whiskers, rules} = layout;
  const ends = whiskers.flatMap(({x1, x2, ...whisker}) => [x1, x2].map((x) => ({...whisker, x})));
  const ticks = {tickSpacing: Math.min(SPACING, (right - left) / 4)};
  return [
    ...(max === null
      ? []
      : [
          gridX({...ticks, stroke: "var(--ink-3)", strokeOpacity: 0.5}),
          (["top", "bottom"] as const).map((anchor) => axisX({...AXIS, ...ticks, anchor, tickPadding: 6}))
        ]),
    ruleY(rules, {x1: pixelChannel("x1"), x2: pixelChannel("x2"), y: "y", stroke: "var(--ink-3)"}),
    ruleY(stems, {x1: pixelChannel("left"), x2: pixelChannel("x"), y: "y", stroke: "var(--ink-3)", strokeWidth: 2}),
    whiskers.map(({certainty, color, ...whisker}) => [
      ruleY([whisker], {x1: pixelChannel("x1"), x2: pixelChannel("x2"), y: "y", ...plotLineStyle(certainty, color)})
    ]),
    ruleX(ends, {
      x: pixelChannel("x"),
      y1: ({y}: {y: number}) => y - 6,
      y2: ({y}: {y: number}) => y + 6,
      stroke: "color",
      strokeWidth: 1.75
    }),
    dots(layout.points, {x: pixelChannel("x"), r: RADIUS}),
    ...peopleMarks(layout),
    labels(layout.labels),
    linkAreas(layout.spots)
  ];
}

/** Returns a count with its date, and that no source is cited where none is. */
function countInTitle(row: Row, i: number): string {
  const when = maybeText(row, "date_start") === null ? "" : ` in ${whenOf(row)}`;
  return `${countLabel(row)}${i === 0 ? " members" : ""}${when}${text(row, "grounds") === "cited" ? "" : " (no source cited)"}`;
}

/** Counts the rows that are words and names. */
function othersLabel(rows: readonly Row[]): string {
  const [words, names] = [rowsOfPart(rows, "word").length, rowsOfPart(rows, "name").length];
  const vague = words === 0 ? [] : [`${words === 1 ? "one" : numeral(words)} told in words alone`];
  const named = names === 0 ? [] : [`${numeral(names)} ${names === 1 ? "person" : "people"} known by name`];
  return sequence([...vague, ...named]);
}
