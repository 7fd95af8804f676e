import {isRecord} from "../../data/guards.js";
import {append} from "../svg.js";
import type {Land, Lands, Line} from "../../../loaders/lib/land.js";
import type {Panel} from "./views.js";

/** Path data of a panel's land and borders. */
interface Traced {
  land: string;
  borders: string;
}

const known = new WeakMap<object, Lands>();
const traced = new WeakMap<Lands, Map<string, Traced>>();
/** Panels that are kept: those of a few widths. */
const MOST_TRACED = 24;

/** Reads the published land; throws where it does not have the shape. */
export function parseLands(value: unknown): Lands {
  if (!isRecord(value)) throw new Error(`no land: ${String(value)}`);
  const read = known.get(value);
  if (read) return read;
  if (!isLands(value)) throw new Error(`no land: ${JSON.stringify(value).slice(0, 80)}`);
  known.set(value, value);
  return value;
}

/** Draws the land and the borders that a panel shows. */
export function drawLand(parent: Element, panel: Panel, lands: Lands): void {
  const {x, y, width, height} = panel;
  const {land, borders} = traceOnce(panel, lands);
  append(parent, "rect", {x, y, width, height, fill: "var(--paper)"});
  append(parent, "path", {d: land, fill: "var(--paper-2)", stroke: "var(--ink-3)", "stroke-width": 0.75});
  append(parent, "path", {d: borders, fill: "none", stroke: "var(--ink-3)", "stroke-width": 1});
}

/** Traces the lines of a panel, or takes them as they were traced: they are the same whatever is drawn upon them. */
function traceOnce(panel: Panel, lands: Lands): Traced {
  const known = traced.get(lands) ?? new Map<string, Traced>();
  traced.set(lands, known);
  const {extent: window, x, y, width, height} = panel;
  const key = [...window, x, y, width, height].join(" ");
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_TRACED) known.clear();
  const lines = tracePanel(panel, lands);
  known.set(key, lines);
  return lines;
}

function tracePanel({atlas, hasBorders, trace}: Panel, lands: Lands): Traced {
  const {land, borders} = lands[atlas];
  return {
    land: trace({type: "Polygon", coordinates: land.map(pointsOf)}),
    borders: trace({type: "MultiLineString", coordinates: (hasBorders ? borders : []).map(pointsOf)})
  };
}

function pointsOf(line: Line): [number, number][] {
  return Array.from({length: line.length / 2}, (_, i) => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0]);
}

function isLands(value: object): value is Lands {
  return "world" in value && "region" in value && isLand(value.world) && isLand(value.region);
}

function isLand(value: unknown): value is Land {
  return isRecord(value) && isLines(value.land) && isLines(value.borders);
}

function isLines(value: unknown): value is Line[] {
  return (
    Array.isArray(value) && value.every((line) => Array.isArray(line) && line.every((each) => typeof each === "number"))
  );
}
