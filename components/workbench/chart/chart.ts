import {
  areaY,
  axisFx,
  axisX,
  axisY,
  barX,
  barY,
  cell,
  dot,
  gridX,
  gridY,
  lineY,
  plot,
  ruleX,
  ruleY,
  tickX
} from "@observablehq/plot";
import {extent} from "d3";
import {DAY_MS} from "../../format/dates.js";
import {errorMessage} from "../../format/error-message.js";
import {printDatum} from "../result/value.js";
import {MOST_COLORS, columnKind, suggestChart} from "./suggest.js";
import type {Markish, PlotOptions} from "@observablehq/plot";
import type {ChartSpec} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";
import type {Datum} from "../result/value.js";

interface PlotSize {
  document: Document;
  width: number;
}

interface Drawing {
  drawn: SVGSVGElement | HTMLElement;
  /** Sentences on the categories that were left out; empty if all are drawn. */
  omitted: string;
}

type Cell = Date | string | number | null;
type Point = Readonly<Record<string, Cell>>;

const MOST_POINTS = 5000;
const MOST_BARS = 60;
const FEW_TICKS = 10;
const INTEGER = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$|^HUGEINT$/;

/** Returns the number of rows that a mark draws at most. */
function mostPoints(mark: ChartSpec["mark"]): number {
  return mark === "bar" || mark === "cell" ? MOST_BARS * 20 : MOST_POINTS;
}

const FRONT_COLORS = ["iranian-proxies", "islamic-state", "husseiniyon", "tajikistan", "ansar-al-islam"].map(
  (front) => `var(--front-${front})`
);
const COLORS = [...FRONT_COLORS, "var(--accent)", "var(--ink-2)"];
const AXIS_STYLE = {fontSize: 12, fill: "var(--ink-2)", tickSize: 0};

/** Draws a result with Observable Plot; throws `no column: name`. */
export function plotResult(answer: Answer, spec: ChartSpec, {document, width}: PlotSize): Drawing {
  const points = readPoints(answer, spec);
  const drawn = plot({
    document,
    width,
    ...plotOptions(answer, spec, points, width),
    marks: createMarks(answer, spec, points, width)
  });
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", describeChart(answer, spec));
  return {drawn, omitted: describeOmitted(answer, spec, points)};
}

/** Returns the chart's text alternative. */
export function describeChart({rows}: Answer, {mark, x, y, color, facet}: ChartSpec): string {
  const axes = [x, y].filter((name) => name !== null).join(" and ");
  const parts = [color === null ? "" : `colored by ${color}`, facet === null ? "" : `one chart for each ${facet}`];
  const more = parts.filter((part) => part !== "").join(", ");
  const most = mostPoints(mark);
  const omitted = rows > most ? `the first ${most} of ${rows} rows` : `${rows} rows`;
  return `Chart (${mark}) of ${axes}${more === "" ? "" : `, ${more}`}; ${omitted}. The table holds the values.`;
}

function describeOmitted(answer: Answer, spec: ChartSpec, points: readonly Point[]): string {
  const {y, color} = spec;
  const names = kindByName(answer, y) === "category" ? valuesOf(points, y).length : 0;
  const colors = isSequence(answer, spec, points) ? 0 : valuesOf(points, color).length;
  return [
    ...(names > MOST_BARS ? [`Shown are the first ${MOST_BARS} of ${names} values of ${y ?? ""}.`] : []),
    ...(colors > MOST_COLORS ? [`Drawn are the first ${MOST_COLORS} of ${colors} values of ${color ?? ""}.`] : [])
  ].join(" ");
}

function readPoints(answer: Answer, spec: ChartSpec): Point[] {
  const used = [spec.x, spec.y, spec.color, spec.facet].filter((name) => name !== null);
  const columns = [...new Set(used)].map((name) => {
    const column = answer.columns.findIndex((each) => each.name === name);
    if (column < 0) throw new Error(`no column: ${name}`);
    return {name, column, isTime: columnKind(answer.columns[column] ?? {duckdb: ""}) === "time"};
  });
  const count = Math.min(answer.rows, mostPoints(spec.mark));
  return Array.from({length: count}, (_, row) =>
    Object.fromEntries(columns.map(({name, column, isTime}) => [name, valueOf(answer.at(row, column), isTime)]))
  );
}

function valueOf(value: Datum, isTime: boolean): Cell {
  if (value === null) return null;
  if (isTime) {
    const text = printDatum(value);
    const time = new Date(`${text.replace(" ", "T")}${text.includes(":") ? "Z" : "T00:00:00Z"}`);
    return Number.isNaN(time.getTime()) ? null : time;
  }
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : printDatum(value);
}

function createMarks(answer: Answer, spec: ChartSpec, points: readonly Point[], width: number): Markish[] {
  const {mark, x, y, color, facet} = spec;
  const isCategorical = kindByName(answer, y) === "category";
  const isHorizontal = isCategorical && mark !== "cell";
  const base = {...(x !== null && {x}), ...(y !== null && {y}), ...(facet !== null && {fx: facet})};
  const hue = color ?? "var(--accent)";
  const axes: Markish[] = [
    axisX({...AXIS_STYLE, labelArrow: "none", ...tickOptions(answer, x, points)}),
    axisY({...AXIS_STYLE, labelArrow: "none", ...(isCategorical ? clipLabels(width) : tickOptions(answer, y, points))}),
    ...(facet === null ? [] : [axisFx({...AXIS_STYLE, fontWeight: 600})]),
    isHorizontal
      ? gridX({stroke: "var(--ink-3)", strokeOpacity: 0.6})
      : gridY({stroke: "var(--ink-3)", strokeOpacity: 0.6})
  ];
  const series = color === null ? {} : {z: color};
  switch (mark) {
    case "bar":
      return isHorizontal
        ? [...axes, barX(points, {...base, fill: hue}), ruleX([0], {stroke: "var(--ink)"})]
        : [...axes, barY(points, {...base, fill: hue}), ruleY([0], {stroke: "var(--ink)"})];
    case "line":
      return [...axes, lineY(points, {...base, ...series, stroke: hue, strokeWidth: 2})];
    case "area":
      return [
        ...axes,
        areaY(points, {...base, ...series, fill: hue, fillOpacity: 0.6}),
        ruleY([0], {stroke: "var(--ink)"})
      ];
    case "cell":
      return [...axes.slice(0, 2), cell(points, {...base, fill: hue, inset: 0.5})];
    case "tick":
      return [...axes, tickX(points, {...base, stroke: hue, strokeOpacity: 0.7})];
    case "dot":
      return [...axes, dot(points, {...base, fill: hue, fillOpacity: 0.75, r: 4})];
  }
}

/** Returns the left margin for category labels in pixels. */
function labelWidth(width: number): number {
  return Math.min(220, width * 0.35);
}

/** Clips category labels to the margin; Plot's `lineWidth` is in ems. */
function clipLabels(width: number): {lineWidth: number; textOverflow: "ellipsis"} {
  return {lineWidth: (labelWidth(width) - 14) / 13, textOverflow: "ellipsis"};
}

/** Avoids fractional ticks on short ranges of dates and integers. */
function tickOptions(answer: Answer, name: string | null, points: readonly Point[]): {ticks?: number | "day"} {
  const {duckdb = ""} = answer.columns.find((each) => each.name === name) ?? {};
  const values = points.map((point) => point[name ?? ""] ?? null).filter((value) => value !== null);
  const [least = 0, most = 0] = extent(values.map(Number));
  if (duckdb === "DATE") return most - least <= FEW_TICKS * DAY_MS ? {ticks: "day"} : {};
  return INTEGER.test(duckdb) && most - least < FEW_TICKS ? {ticks: Math.max(1, most - least)} : {};
}

function plotOptions(answer: Answer, spec: ChartSpec, points: readonly Point[], width: number): PlotOptions {
  const {x, y, color} = spec;
  const isCategorical = kindByName(answer, y) === "category";
  const names = isCategorical ? valuesOf(points, y) : [];
  const values = valuesOf(points, color);
  return {
    height: isCategorical
      ? Math.max(120, Math.min(names.length, MOST_BARS) * 22 + 60)
      : Math.min(420, Math.max(220, width * 0.5)),
    marginLeft: isCategorical ? labelWidth(width) : 52,
    marginTop: isCategorical ? 20 : 32,
    marginBottom: 48,
    style: {background: "none", color: "var(--ink)", fontFamily: "var(--sans-serif)", fontSize: "12px"},
    x: {label: x, ...(kindByName(answer, x) === "time" && {type: "utc" as const})},
    y: {label: isCategorical ? null : y, ...(isCategorical && {domain: names.slice(0, MOST_BARS)})},
    ...(color !== null &&
      (isSequence(answer, spec, points)
        ? {color: {type: "linear" as const, interpolate: interpolateAccent, legend: false}}
        : {color: {domain: values.slice(0, MOST_COLORS), range: colorRange(values), legend: true}}))
  };
}

/** Tells whether color is a sequential scale: in heat maps, and for more numbers than there are hues. */
function isSequence(answer: Answer, {mark, color}: ChartSpec, points: readonly Point[]): boolean {
  return kindByName(answer, color) === "number" && (mark === "cell" || valuesOf(points, color).length > MOST_COLORS);
}

function valuesOf(points: readonly Point[], name: string | null): Cell[] {
  return name === null ? [] : [...new Set(points.map((point) => point[name] ?? null))];
}

/** Interpolates from paper to accent in CSS, so that it follows the theme. */
function interpolateAccent(share: number): string {
  return `color-mix(in srgb, var(--accent) ${Math.round(12 + 88 * share)}%, var(--paper))`;
}

/** Returns the ordinal range; the id of a front keeps the front's own hue. */
function colorRange(values: readonly Cell[]): string[] {
  return values.slice(0, MOST_COLORS).map((value, i) => {
    const own = FRONT_COLORS.find((hue) => hue === `var(--front-${String(value)})`);
    return own ?? COLORS[i % COLORS.length] ?? "var(--accent)";
  });
}

function kindByName(answer: Answer, name: string | null): ReturnType<typeof columnKind> | null {
  const column = answer.columns.find((each) => each.name === name);
  return column ? columnKind(column) : null;
}

export interface ResponsiveOptions {
  document: Document;
  place: HTMLElement;
  /** The status line below the chart. */
  status: HTMLElement;
}

const MIN_WIDTH = 280;

/** Returns the given options if the result has all their columns, else those suggested by the types; null if nothing can be drawn. */
export function resolveSpec(answer: Answer, spec: ChartSpec | undefined): ChartSpec | null {
  const has = (name: string | null): boolean => name === null || answer.columns.some((column) => column.name === name);
  const hasColumns = spec && [spec.x, spec.y, spec.color, spec.facet].every(has);
  return hasColumns ? spec : suggestChart(answer);
}

/** Returns the message for a result that cannot be drawn. */
export function noChartMessage({rows}: Answer): string {
  return rows === 0 ? "There are no rows to draw." : "No column of this result can be drawn.";
}

/** Draws a chart as wide as `place` and redraws it on resize; returns a function that redraws it. */
export function drawResponsiveChart(
  answer: Answer,
  spec: () => ChartSpec,
  {document, place, status}: ResponsiveOptions
): () => void {
  const draw = (): void => {
    try {
      const width = Math.max(MIN_WIDTH, place.clientWidth || 640);
      const {drawn, omitted} = plotResult(answer, spec(), {document, width});
      place.replaceChildren(drawn);
      status.textContent = [describeLimit(answer, spec()), omitted].filter((words) => words !== "").join(" ");
    } catch (error) {
      status.textContent = `This cannot be drawn: ${errorMessage(error)}.`;
    }
  };
  if (typeof ResizeObserver === "undefined") draw();
  else onResize(place, draw);
  return draw;
}

/** Calls `draw` whenever the width of an element changes to another than zero. */
function onResize(place: Element, draw: () => void): void {
  let width = -1;
  new ResizeObserver(([entry]) => {
    const next = Math.round(entry?.contentRect.width ?? 0);
    if (next === width || next === 0) return;
    width = next;
    draw();
  }).observe(place);
}

function describeLimit({rows, truncated}: Answer, {mark}: ChartSpec): string {
  const most = mostPoints(mark);
  const all = `${truncated ? "more than " : ""}${rows.toLocaleString("en-US")}`;
  if (rows > most) return `Drawn from the first ${most.toLocaleString("en-US")} of ${all} rows.`;
  return truncated ? `Drawn from the first ${rows.toLocaleString("en-US")} rows; there are more.` : "";
}
