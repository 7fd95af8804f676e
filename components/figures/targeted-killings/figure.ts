import {dot, ruleX, ruleY} from "@observablehq/plot";
import {groups} from "d3";
import {whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {drawOverYears, yearAxes} from "../../marks/axis/years.js";
import {RADIUS, arrows, stretches} from "../../marks/date-mark.js";
import {dots, drawWords} from "../../marks/plot-marks.js";
import {labels, pixels, spots} from "../../marks/text.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {isByDeed, isDated, placeDeeds, sayDeed, singleOf} from "./layout.js";
import type {Markish} from "@observablehq/plot";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";
import type {Deeds} from "./layout.js";

const NOTHING = "No attack or measure fits";

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
    return drawOverYears(marksOf(deeds), deeds, options);
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

/** States under their deeds how many attacks have a measure, otherwise when attacks end and measures come. */
function finding(rows: readonly Row[]): string {
  const said = isByDeed(rows) ? [...sayAnswered(rows), ...sayTied(rows)] : [...sayLast(rows), ...sayYear(rows)];
  return said.length > 0 ? capital(said.join("; ")) : "Series, threats or claims alone";
}

function sayAnswered(rows: readonly Row[]): string[] {
  const attacks = singleOf(rows, "attack").filter((row) => maybeText(row, "deed_id") !== null);
  const measures = singleOf(rows, "measure").map((row) => maybeText(row, "deed_id"));
  const answered = attacks.filter((row) => measures.includes(text(row, "deed_id"))).length;
  if (attacks.length === 0) return [];
  if (measures.length === 0) return [`${count(attacks.length, "single attack")} shown`];
  const some = answered === 0 ? "none" : numeral(answered);
  return [
    `of ${count(attacks.length, "single attack")} shown, ${some} ${answered > 1 ? "have" : "has"} a measure told for it`
  ];
}

function sayTied(rows: readonly Row[]): string[] {
  const measures = singleOf(rows, "measure");
  const loose = measures.filter((row) => maybeText(row, "deed_id") === null).length;
  if (measures.length === 0) return ["no measure is shown"];
  return [
    `${loose === 0 ? "none" : numeral(loose)} of ${count(measures.length, "measure")} ${loose > 1 ? "name" : "names"} no deed`
  ];
}

function sayLast(rows: readonly Row[]): string[] {
  const attacks = singleOf(rows, "attack");
  const [last] = attacks.filter(isDated).sort((a, b) => endOf(b).localeCompare(endOf(a)));
  if (attacks.length === 0) return [];
  return [last ? `the last single attack shown is of ${whenOf(last)}` : "no attack shown carries a date"];
}

/** Tells in which year most measures end. */
function sayYear(rows: readonly Row[]): string[] {
  const measures = singleOf(rows, "measure");
  const years = measures.filter(isDated).map((row) => endOf(row).slice(0, 4));
  const [[year, own] = ["", []]] = groups(years, (each) => each).sort(([, a], [, b]) => b.length - a.length);
  if (measures.length === 0) return [];
  if (years.length === 0) return ["no measure shown carries a date"];
  if (years.length === 1) return [`the one dated measure falls in ${year}`];
  return [
    `${numeral(own.length)} of ${count(years.length, "dated measure")} ${own.length > 1 ? "fall" : "falls"} in ${year}`
  ];
}

function count(value: number, noun: string): string {
  return `${numeral(value)} ${noun}${value === 1 ? "" : "s"}`;
}

function endOf(row: Row): string {
  return maybeText(row, "date_end") ?? text(row, "date_start");
}
