import {append} from "./certainty.js";
import type {Land, Lands, Line} from "../loaders/lib/land.js";
import type {Panel} from "./panels.js";

const known = new WeakMap<object, Lands>();

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
export function drawLand(parent: Element, {atlas, hasBorders, trace, ...frame}: Panel, lands: Lands): void {
  const {x, y, width, height} = frame;
  const {land, borders} = lands[atlas];
  append(parent, "rect", {x, y, width, height, fill: "var(--paper)"});
  append(parent, "path", {
    d: trace({type: "Polygon", coordinates: land.map(pointsOf)}),
    fill: "var(--paper-2)",
    stroke: "var(--ink-3)",
    "stroke-width": 0.75
  });
  append(parent, "path", {
    d: trace({type: "MultiLineString", coordinates: (hasBorders ? borders : []).map(pointsOf)}),
    fill: "none",
    stroke: "var(--ink-3)",
    "stroke-width": 1
  });
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
