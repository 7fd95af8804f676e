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
import {MOST_COLORS, kindOf, suggestChart} from "./suggest.js";
import type {Markish, PlotOptions} from "@observablehq/plot";
import type {ChartSpec} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";
import type {Datum} from "../result/value.js";

interface PlotSize {
  document: Document;
  width: number;
}

interface Plotted {
  drawn: SVGSVGElement | HTMLElement;
  /** Which names and colors are left out for want of room; empty where all are drawn. */
  cut: string;
}

type Cell = Date | string | number | null;
type Point = Readonly<Record<string, Cell>>;

const MOST_POINTS = 5000;
const MOST_BARS = 60;
const FEW = 10;
const WHOLE = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$|^HUGEINT$/;

/** Gives the number of rows above which a chart of a mark shows the first ones only. */
function mostPoints(mark: ChartSpec["mark"]): number {
  return mark === "bar" || mark === "cell" ? MOST_BARS * 20 : MOST_POINTS;
}

const HUES = ["iranian-proxies", "islamic-state", "husseiniyon", "tajikistan", "ansar-al-islam"].map(
  (front) => `var(--front-${front})`
);
const COLORS = [...HUES, "var(--accent)", "var(--ink-2)"];
const LETTERS = {fontSize: 12, fill: "var(--ink-2)", tickSize: 0};

/** Draws a result with Observable Plot; `color` and `facet` part it. Throws `no column: name`. */
export function plotAnswer(answer: Answer, spec: ChartSpec, {document, width}: PlotSize): Plotted {
  const points = pointsOf(answer, spec);
  const drawn = plot({
    document,
    width,
    ...frameOf(answer, spec, points, width),
    marks: marksOf(answer, spec, points, width)
  });
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", sayChart(answer, spec));
  return {drawn, cut: sayCut(answer, spec, points)};
}

/** Says what a chart shows. */
export function sayChart({rows}: Answer, {mark, x, y, color, facet}: ChartSpec): string {
  const axes = [x, y].filter((name) => name !== null).join(" and ");
  const parts = [color === null ? "" : `colored by ${color}`, facet === null ? "" : `one chart for each ${facet}`];
  const more = parts.filter((part) => part !== "").join(", ");
  const most = mostPoints(mark);
  const cut = rows > most ? `the first ${most} of ${rows} rows` : `${rows} rows`;
  return `Chart (${mark}) of ${axes}${more === "" ? "" : `, ${more}`}; ${cut}. The table holds the values.`;
}

function sayCut(answer: Answer, spec: ChartSpec, points: readonly Point[]): string {
  const {y, color} = spec;
  const names = kindOfName(answer, y) === "category" ? valuesOf(points, y).length : 0;
  const colors = isSequence(answer, spec, points) ? 0 : valuesOf(points, color).length;
  return [
    ...(names > MOST_BARS ? [`Shown are the first ${MOST_BARS} of ${names} values of ${y ?? ""}.`] : []),
    ...(colors > MOST_COLORS ? [`Drawn are the first ${MOST_COLORS} of ${colors} values of ${color ?? ""}.`] : [])
  ].join(" ");
}

function pointsOf(answer: Answer, spec: ChartSpec): Point[] {
  const used = [spec.x, spec.y, spec.color, spec.facet].filter((name) => name !== null);
  const columns = [...new Set(used)].map((name) => {
    const column = answer.columns.findIndex((each) => each.name === name);
    if (column < 0) throw new Error(`no column: ${name}`);
    return {name, column, isTime: kindOf(answer.columns[column] ?? {duckdb: ""}) === "time"};
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

function marksOf(answer: Answer, spec: ChartSpec, points: readonly Point[], width: number): Markish[] {
  const {mark, x, y, color, facet} = spec;
  const isNamed = kindOfName(answer, y) === "category";
  const isAlong = isNamed && mark !== "cell";
  const base = {...(x !== null && {x}), ...(y !== null && {y}), ...(facet !== null && {fx: facet})};
  const hue = color ?? "var(--accent)";
  const axes: Markish[] = [
    axisX({...LETTERS, labelArrow: "none", ...ticksOf(answer, x, points)}),
    axisY({...LETTERS, labelArrow: "none", ...(isNamed ? cutAt(width) : ticksOf(answer, y, points))}),
    ...(facet === null ? [] : [axisFx({...LETTERS, fontWeight: 600})]),
    isAlong ? gridX({stroke: "var(--ink-3)", strokeOpacity: 0.6}) : gridY({stroke: "var(--ink-3)", strokeOpacity: 0.6})
  ];
  const series = color === null ? {} : {z: color};
  switch (mark) {
    case "bar":
      return isAlong
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

/** Gives the room for names beside the chart, in pixels. */
function nameWidth(width: number): number {
  return Math.min(220, width * 0.35);
}

/** Cuts names where their room ends; Plot measures that in letters. */
function cutAt(width: number): {lineWidth: number; textOverflow: "ellipsis"} {
  return {lineWidth: (nameWidth(width) - 14) / 13, textOverflow: "ellipsis"};
}

/** Keeps ticks from parting days and whole numbers where only a few of them are drawn. */
function ticksOf(answer: Answer, name: string | null, points: readonly Point[]): {ticks?: number | "day"} {
  const {duckdb = ""} = answer.columns.find((each) => each.name === name) ?? {};
  const values = points.map((point) => point[name ?? ""] ?? null).filter((value) => value !== null);
  const [least = 0, most = 0] = extent(values.map(Number));
  if (duckdb === "DATE") return most - least <= FEW * DAY_MS ? {ticks: "day"} : {};
  return WHOLE.test(duckdb) && most - least < FEW ? {ticks: Math.max(1, most - least)} : {};
}

function frameOf(answer: Answer, spec: ChartSpec, points: readonly Point[], width: number): PlotOptions {
  const {x, y, color} = spec;
  const isNamed = kindOfName(answer, y) === "category";
  const names = isNamed ? valuesOf(points, y) : [];
  const values = valuesOf(points, color);
  return {
    height: isNamed
      ? Math.max(120, Math.min(names.length, MOST_BARS) * 22 + 60)
      : Math.min(420, Math.max(220, width * 0.5)),
    marginLeft: isNamed ? nameWidth(width) : 52,
    marginTop: isNamed ? 20 : 32,
    marginBottom: 48,
    style: {background: "none", color: "var(--ink)", fontFamily: "var(--sans-serif)", fontSize: "12px"},
    x: {label: x, ...(kindOfName(answer, x) === "time" && {type: "utc" as const})},
    y: {label: isNamed ? null : y, ...(isNamed && {domain: names.slice(0, MOST_BARS)})},
    ...(color !== null &&
      (isSequence(answer, spec, points)
        ? {color: {type: "linear" as const, interpolate: shade, legend: false}}
        : {color: {domain: values.slice(0, MOST_COLORS), range: colorsFor(values), legend: true}}))
  };
}

/** Says whether the colors of a chart are shades of one, as those of a heat map and of many numbers are. */
function isSequence(answer: Answer, {mark, color}: ChartSpec, points: readonly Point[]): boolean {
  return kindOfName(answer, color) === "number" && (mark === "cell" || valuesOf(points, color).length > MOST_COLORS);
}

function valuesOf(points: readonly Point[], name: string | null): Cell[] {
  return name === null ? [] : [...new Set(points.map((point) => point[name] ?? null))];
}

/** Mixes two colors in the browser, which knows the theme. */
function shade(share: number): string {
  return `color-mix(in srgb, var(--accent) ${Math.round(12 + 88 * share)}%, var(--paper))`;
}

/** A front keeps its own hue. */
function colorsFor(values: readonly Cell[]): string[] {
  return values.slice(0, MOST_COLORS).map((value, i) => {
    const own = HUES.find((hue) => hue === `var(--front-${String(value)})`);
    return own ?? COLORS[i % COLORS.length] ?? "var(--accent)";
  });
}

function kindOfName(answer: Answer, name: string | null): ReturnType<typeof kindOf> | null {
  const column = answer.columns.find((each) => each.name === name);
  return column ? kindOf(column) : null;
}

export interface FitOptions {
  document: Document;
  place: HTMLElement;
  /** Where notes to the chart stand. */
  said: HTMLElement;
}

const NARROW = 280;

/** Gives what is to be drawn: what was chosen, where the result still has its columns, else what the types suggest. */
export function specFor(answer: Answer, spec: ChartSpec | undefined): ChartSpec | null {
  const has = (name: string | null): boolean => name === null || answer.columns.some((column) => column.name === name);
  const isFit = spec && [spec.x, spec.y, spec.color, spec.facet].every(has);
  return isFit ? spec : suggestChart(answer);
}

/** Says why there is no chart. */
export function sayNothing({rows}: Answer): string {
  return rows === 0 ? "There are no rows to draw." : "No column of this result can be drawn.";
}

/** Draws a chart as wide as its place, anew whenever that has another width; what it gives draws it anew too. */
export function fitChart(answer: Answer, spec: () => ChartSpec, {document, place, said}: FitOptions): () => void {
  const draw = (): void => {
    try {
      const width = Math.max(NARROW, place.clientWidth || 640);
      const {drawn, cut} = plotAnswer(answer, spec(), {document, width});
      place.replaceChildren(drawn);
      said.textContent = [note(answer, spec()), cut].filter((words) => words !== "").join(" ");
    } catch (error) {
      said.textContent = `This cannot be drawn: ${errorMessage(error)}.`;
    }
  };
  if (typeof ResizeObserver === "undefined") draw();
  else follow(place, draw);
  return draw;
}

/** Draws when the place has a width, and anew when it has another. */
function follow(place: Element, draw: () => void): void {
  let width = -1;
  new ResizeObserver(([entry]) => {
    const next = Math.round(entry?.contentRect.width ?? 0);
    if (next === width || next === 0) return;
    width = next;
    draw();
  }).observe(place);
}

function note({rows, truncated}: Answer, {mark}: ChartSpec): string {
  const most = mostPoints(mark);
  const all = `${truncated ? "more than " : ""}${rows.toLocaleString("en-US")}`;
  if (rows > most) return `Drawn from the first ${most.toLocaleString("en-US")} of ${all} rows.`;
  return truncated ? `Drawn from the first ${rows.toLocaleString("en-US")} rows; there are more.` : "";
}
