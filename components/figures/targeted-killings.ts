import {dot, ruleX, ruleY} from "@observablehq/plot";

import {arrows} from "../arrow.js";
import {flag, maybeText, text} from "../cell.js";
import {CERTAINTY} from "../certainty-filter.js";
import {RADIUS} from "../date-mark.js";
import {TOP, isDated, partOf, placeDeeds, sayDeed} from "../deeds.js";
import {whenOf} from "../fact.js";
import {capital, numeral} from "../numeral.js";
import {dots, draw, drawWords, labels, pixels, spots} from "../plot.js";
import {READING} from "../reading.js";
import {stretches} from "../stretch.js";
import {yearAxes} from "../years.js";
import type {Deeds} from "../deeds.js";
import type {Figure, Row} from "../figure.js";
import type {Markish} from "@observablehq/plot";

const NOTHING = "No attack or measure fits";
const FOOT = 20;

export const targetedKillings: Figure = {
  id: "targeted-killings",
  title: (rows) => (rows.length === 0 ? NOTHING : finding(rows)),
  subtitle: () =>
    "What the article tells of attacks by or laid to the group, of its threats and claims, and of what states do against it, by date; one circle is one person",
  caption: (rows) =>
    [
      "In color: what the group does, says or is blamed for. In gray: what states do. A dot is a day, a bar spans all the days that the text allows; an arrow is an end that it does not give.",
      "A ringed circle is a person known by name; where the number is qualified the last circles fade, and no circle means no number.",
      ...(rows.some((row) => flag(row, "umbrella"))
        ? ["A thin bar is a series or total; it is never counted or added to what it contains."]
        : []),
      "A measure belongs to a deed where the text says so; an arrest of members is not told to be for any one attack."
    ].join(" "),
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : rows.map((row) => sayDeed(row, codes)).join(" ")),
  codes: ["certainty", "date_precision"],
  legend: {dates: true, marks: true},
  parameters: {
    deeds: {
      kind: "flag",
      label: "Set each measure beside the deed that it is for",
      default: false,
      hint: "Shows which attacks the text tells an answer to, and which none."
    },
    part: {
      kind: "many",
      label: "What is told",
      default: null,
      column: "part",
      options: [
        {value: "attack", label: "attacks"},
        {value: "word", label: "threats and claims"},
        {value: "measure", label: "measures of states"}
      ]
    },
    certainty: CERTAINTY,
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawWords(`${NOTHING}.`, options);
    const deeds = placeDeeds(rows, options);
    const {document, width} = options;
    const {left, right, bottom, years} = deeds;
    return draw(marksOf(deeds), {
      document,
      width,
      height: Math.ceil(bottom + (years ? FOOT : 0)),
      marginTop: TOP,
      marginBottom: years ? FOOT : 0,
      marginLeft: left,
      marginRight: width - right,
      x: {type: "utc", domain: [...(years ?? [new Date(0), new Date(1)])]}
    });
  }
};

function marksOf(deeds: Deeds): Markish[] {
  const {years, rules, gaps, people, rings} = deeds;
  const ends = gaps.flatMap(({x1, x2, y}) => [x1, x2].map((x) => ({x, y})));
  const ink = {stroke: "var(--ink-2)", strokeWidth: 1};
  return [
    ...(years ? yearAxes(years, deeds) : []),
    ruleY(rules, {x1: pixels("x1"), x2: pixels("x2"), y: "y", stroke: "var(--ink-3)"}),
    ruleY(gaps, {...ink, x1: pixels("x1"), x2: pixels("x2"), y: "y"}),
    ruleX(ends, {...ink, x: pixels("x"), y1: ({y}: {y: number}) => y - 5, y2: ({y}: {y: number}) => y + 5}),
    stretches(deeds.bars),
    dots(deeds.points, {r: RADIUS}),
    dots(deeds.undated, {x: pixels("x"), r: RADIUS - 0.5}),
    arrows(deeds.arrows),
    dot(rings, {x: pixels("x"), y: "y", r: 7.25, stroke: "color", strokeWidth: 1}),
    dots(people, {x: pixels("x"), r: pixels("r"), opacity: pixels("opacity")}),
    labels(deeds.labels),
    spots(deeds.spots)
  ];
}

/** States what follows the attacks: under their deeds how many have a measure, otherwise when measures come. */
function finding(rows: readonly Row[]): string {
  const said = [...sayAttacks(rows), ...sayMeasures(rows)];
  return said.length > 0 ? capital(said.join("; ")) : "Series or words alone";
}

/** Tells of attacks that are told one by one. */
function sayAttacks(rows: readonly Row[]): string[] {
  const attacks = single(rows, "attack");
  const last = attacks.filter(isDated).sort((a, b) => endOf(a).localeCompare(endOf(b))).at(-1);
  if (attacks.length === 0) return [];
  return last ? [`the last attack with a date of its own is of ${whenOf(last)}`] : ["no attack told singly is dated"];
}

/** Tells in which year most measures fall, and how many of them are for a deed that the text names. */
function sayMeasures(rows: readonly Row[]): string[] {
  const measures = single(rows, "measure");
  if (measures.length === 0) return [];
  const tied = measures.filter((row) => maybeText(row, "deed_id") !== null).length;
  const dated = measures.filter(isDated);
  const years = dated.map((row) => endOf(row).slice(0, 4));
  const [year = "", most = 0] =
    [...new Set(years)]
      .map((each) => [each, years.filter((other) => other === each).length] as const)
      .sort((a, b) => b[1] - a[1])[0] ?? [];
  const of = `${numeral(dated.length)} dated ${dated.length === 1 ? "measure" : "measures"}`;
  const when =
    dated.length === 0 ? [] : [`${numeral(most)} of ${of} ${most === 1 ? "falls" : "fall"} in ${year}`];
  return [...when, `${tied === 0 ? "none" : numeral(tied)} of ${numeral(measures.length)} ${tied === 1 ? "names" : "name"} a deed`];
}

function single(rows: readonly Row[], part: string): Row[] {
  return partOf(rows, part).filter((row) => !flag(row, "umbrella"));
}

function endOf(row: Row): string {
  return maybeText(row, "date_end") ?? text(row, "date_start");
}
