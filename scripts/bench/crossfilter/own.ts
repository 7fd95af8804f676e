import {tableFromIPC} from "@uwdata/flechette";
import {bisectCenter, extent, range, utcFormat, utcMonth} from "d3";
import {crossfilter} from "../../../components/crossfilter/crossfilter.js";
import {groupDimension, numberDimension} from "../../../components/crossfilter/dimension.js";
import {DAY_MS} from "../../../components/format/dates.js";
import {histogram, stackedBars} from "./charts.js";
import {watch} from "./watch.js";
import type {Chart} from "./charts.js";

/** Distances are too many to be told apart: a brush rests on the pixels of their axis. */
const PIXELS = 540;
const QUARTER = 92 * DAY_MS;

const response = await fetch("events.arrow");
const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
const [day, killed, distance] = [numbers("day"), numbers("killed"), numbers("distance")];
const distances = steps(distance, 20);

const dimensions = {
  day: numberDimension(day, {edges: quarters(day)}),
  killed: numberDimension(killed, {edges: steps(killed, 5)}),
  distance: numberDimension(distance, {edges: distances, stops: pixels(distances)}),
  type: groupDimension(texts("type")),
  front: groupDimension(texts("front"))
};
const engine = crossfilter(dimensions, {by: {type: "front"}});
const charts = {
  day: brushed("day", (value) => utcFormat("%Y-%m")(new Date(value))),
  killed: brushed("killed"),
  distance: brushed("distance"),
  type: stackedBars({groups: dimensions.type.groups, parts: dimensions.front.groups.length + 1})
};
const names = ["day", "killed", "distance", "type"] as const;

for (const name of names) document.body.append(charts[name].element);
watch(
  names.map((name) => charts[name].element),
  () => Promise.resolve(engine.total())
);
draw(null);

/** Draws all charts but the one that is brushed, which its own brush does not change. */
function draw(active: string | null): void {
  for (const name of names) if (name !== active) charts[name].draw(engine.counts(name).groups);
}

function brushed(name: "day" | "killed" | "distance", format?: (value: number) => string): Chart {
  const {edges, stops} = dimensions[name];
  const rest = (value: number): number => (name === "distance" ? (stops[bisectCenter(stops, value)] ?? value) : value);
  return histogram({
    edges,
    ...(format && {format}),
    enter: () => engine.activate(name),
    move: (range) => {
      engine.filter(name, range && {from: rest(range.from), to: rest(range.to)});
      draw(name);
    }
  });
}

function quarters(values: readonly (number | null)[]): number[] {
  const [low, high] = extentOf(values);
  const quarter = utcMonth.every(3);
  return quarter?.range(quarter.floor(new Date(low)), new Date(high + QUARTER)).map(Number) ?? [];
}

function steps(values: readonly (number | null)[], step: number): number[] {
  const [low, high] = extentOf(values);
  return range(Math.floor(low / step), Math.floor(high / step) + 2).map((edge) => edge * step);
}

function pixels(edges: readonly number[]): number[] {
  const [low, high] = extentOf(edges);
  return range(PIXELS + 1).map((pixel) => low + ((high - low) * pixel) / PIXELS);
}

function extentOf(values: readonly (number | null)[]): [number, number] {
  const [low = 0, high = 1] = extent(values.filter((value) => value !== null));
  return [low, high];
}

function numbers(name: string): (number | null)[] {
  const values = table.getChild(name).toArray();
  return Array.from(values, (value: unknown) => (typeof value === "number" ? value : null));
}

function texts(name: string): (string | null)[] {
  const values = table.getChild(name).toArray();
  return Array.from(values, (value: unknown) => (typeof value === "string" ? value : null));
}
