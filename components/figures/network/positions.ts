import {isRecord} from "../../data/guards.js";
import type {Plan, Plane, Spot} from "../../../loaders/lib/network-layout.js";

/** A part of a drawing in pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Closest that a view comes, as a multiple of the whole. */
const CLOSEST = 2.6;
const known = new WeakMap<object, Plan>();

/** Reads the published layout; throws where it does not have the shape. */
export function parseNetworkPlan(value: unknown): Plan {
  if (!isRecord(value)) throw new Error(`no plan: ${String(value)}`);
  const read = known.get(value);
  if (read) return read;
  if (!isPlan(value)) throw new Error(`no plan: ${JSON.stringify(value).slice(0, 80)}`);
  known.set(value, value);
  return value;
}

/** Gives where actors stand at a width, from the plane made for the width nearest to it. */
export function positionsAt({planes}: Plan, width: number): Plane {
  const [first, ...others] = planes;
  if (!first) throw new Error("no plan: without planes");
  const plane = others.reduce((best, each) => (distance(each, width) < distance(best, width) ? each : best), first);
  const scale = width / plane.width;
  const height = Math.round(plane.height * Math.min(1.15, Math.max(0.9, scale)));
  const down = height / plane.height;
  const spots = Object.entries(plane.spots).map(([id, [x, y]]) => [id, [x * scale, y * down]] as const);
  return {width, height, spots: Object.fromEntries(spots)};
}

/** Moves a plane so that some of its actors fill a frame, none of them nearer to its edge than `margin` pixels. */
export function fitTo(plane: Plane, ids: Iterable<string>, frame: Rect, margin: number): Plane {
  const spots = [...ids].flatMap((id) => (plane.spots[id] ? [plane.spots[id]] : []));
  const [across, down] = [spanOf(spots, 0), spanOf(spots, 1)];
  const room = {x: frame.width - 2 * margin, y: frame.height - 2 * margin};
  const scale = Math.min(CLOSEST, room.x / Math.max(1, across.length), room.y / Math.max(1, down.length));
  const at = ([x, y]: Spot): Spot => [
    frame.x + frame.width / 2 + (x - across.middle) * scale,
    frame.y + frame.height / 2 + (y - down.middle) * scale
  ];
  return {...plane, spots: Object.fromEntries(Object.entries(plane.spots).map(([id, spot]) => [id, at(spot)]))};
}

/** Moves a plane down by some pixels. */
export function shiftDown(plane: Plane, down: number): Plane {
  const spots = Object.entries(plane.spots).map(([id, [x, y]]) => [id, [x, y + down]] as const);
  return {...plane, spots: Object.fromEntries(spots)};
}

function spanOf(spots: readonly Spot[], axis: 0 | 1): {middle: number; length: number} {
  const places = spots.map((spot) => spot[axis]);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return {middle: (low + high) / 2, length: high - low};
}

function distance({width}: Plane, wanted: number): number {
  return Math.abs(Math.log(width / wanted));
}

function isPlan(value: object): value is Plan {
  return "planes" in value && Array.isArray(value.planes) && value.planes.every(isPlane) && hasUntied(value);
}

function isPlane(value: unknown): value is Plane {
  return (
    isRecord(value) &&
    typeof value.width === "number" &&
    typeof value.height === "number" &&
    isRecord(value.spots) &&
    Object.values(value.spots).every((spot) => Array.isArray(spot) && spot.length === 2 && spot.every(Number.isFinite))
  );
}

function hasUntied(value: object): boolean {
  return (
    "untied" in value &&
    Array.isArray(value.untied) &&
    value.untied.every((each: unknown) => isRecord(each) && typeof each.name === "string")
  );
}
