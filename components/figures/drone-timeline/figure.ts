import {axisX, gridX, ruleX, ruleY} from "@observablehq/plot";
import {utcDay, utcHour} from "d3";
import {whenOf} from "../../data/fact-label.js";
import {text, texts} from "../../data/row.js";
import {calendarOf, printCalendar} from "../../marks/axis/months.js";
import {AXIS, bars, dots, draw, drawMessage, labels, linkAreas, pixelChannel} from "../../marks/plot-marks.js";
import {WEAPON_RADIUS} from "../../marks/weapon-symbol.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {rowsOfPart} from "../rows.js";
import {TOP, WEAPON_GAP, WORDS_TITLE, computeLayout} from "./layout.js";
import {attackLabel, claimLabel, finding, harmOf, isClaimOfSeries, placeLabel} from "./text.js";
import type {Markish} from "@observablehq/plot";
import type {Figure} from "../figure.js";
import type {Layout} from "./layout.js";

const MARGIN_BOTTOM = 22;

export const droneTimeline: Figure = {
  id: "drone-timeline",
  title: (rows, codes) => {
    const attacks = rowsOfPart(rows, "attack");
    return attacks.length === 0 ? "No attack fits" : finding(attacks, codes);
  },
  subtitle: (rows) =>
    rows.length === 0
      ? "Attacks by target and day"
      : `Attacks by target and day of ${printCalendar(calendarOf(rows))}; each weapon that the text counts is one mark`,
  caption: (rows) => {
    const notes = [...new Set(rowsOfPart(rows, "attack").flatMap((row) => texts(row, "notes")))];
    return [
      "A bar spans all the days that the text allows; a question mark stands for a number that it does not give.",
      "Attacks without a claim in the text may have been claimed elsewhere.",
      ...(notes.length > 0 ? [`The text leaves open: ${notes.join(" ")}`] : [])
    ].join(" ");
  },
  alt: (rows, codes) => {
    const claims = rowsOfPart(rows, "claim");
    const attacks = rowsOfPart(rows, "attack").map((row) =>
      [placeLabel(row), whenOf(row), attackLabel(row, codes), ...harmOf(row), claimLabel(row, claims)].join("; ")
    );
    const others = rows.filter((row) => text(row, "part") === "word" || isClaimOfSeries(row));
    return [...attacks, ...others.map((row) => `${whenOf(row)}: ${text(row, "title").replace(/\.$/, "")}`)].join(". ");
  },
  codes: ["certainty", "date_precision", "weapon", "outcome"],
  parameters: {
    weapon: {kind: "many", label: "Weapon", default: null, codes: "weapon", column: "weapon"},
    certainty: CERTAINTY,
    words: {kind: "flag", label: WORDS_TITLE, default: true},
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage("No attack fits.", options);
    const layout = computeLayout(rows, options);
    const {bottom, left, right, calendar} = layout;
    const {document, width} = options;
    return draw(marksOf(layout), {
      document,
      width,
      height: bottom + MARGIN_BOTTOM,
      marginTop: TOP,
      marginBottom: MARGIN_BOTTOM,
      marginLeft: left,
      marginRight: width - right,
      x: {type: "utc", domain: [calendar.start, calendar.end]}
    });
  }
};

function marksOf(layout: Layout): Markish[] {
  const {calendar, bottom, guides, left, rules} = layout;
  const days = utcDay.range(calendar.start, calendar.end).filter((day) => isTick(day.getUTCDate()));
  const ticks = days.map((day) => utcHour.offset(day, 12));
  const month = {
    x: left,
    y: 12,
    lines: [printCalendar(calendar)],
    style: {size: 11, leading: 15, fill: "var(--ink-2)"}
  };
  const tickFormat = (day: Date): string => String(day.getUTCDate());
  return [
    gridX(ticks, {stroke: "var(--ink-3)", strokeOpacity: 0.5}),
    (["top", "bottom"] as const).map((anchor) => axisX(ticks, {...AXIS, anchor, tickPadding: 7, tickFormat})),
    ruleX(guides, {x: "x", y1: "y", y2: bottom, stroke: "var(--ink-2)", strokeOpacity: 0.6, strokeDasharray: "1 4"}),
    ruleY(rules, {x1: pixelChannel("x1"), x2: pixelChannel("x2"), y: "y", stroke: "var(--ink-3)"}),
    bars(layout.bars, 5),
    bars(layout.weaponBars, 5, {x2: "x", insetRight: WEAPON_GAP}),
    bars(layout.weaponBars, 5, {x1: "x", insetLeft: WEAPON_GAP}),
    dots(layout.words),
    dots(layout.weapons, {symbol: "symbol", r: WEAPON_RADIUS, strokeLinejoin: "round"}),
    labels([month, ...layout.labels]),
    linkAreas(layout.spots)
  ];
}

function isTick(day: number): boolean {
  return day === 1 || day % 5 === 0;
}
