import {text} from "../data/row.js";
import {textWidth, wrapText} from "../marks/text.js";
import {layOut, layersOf, wayOf} from "./layered-layout.js";
import {LEADING, PADDING, cardLines, cardWidth} from "./node-box.js";
import type {Row} from "../data/row.js";
import type {Body, Network, Strand} from "./graph.js";
import type {Box, Layout, Place, Tie} from "./layered-layout.js";
import type {CardLine} from "./node-box.js";

/** A strand with the label that stands over its lower end. */
export interface Run extends Strand {
  label: readonly string[];
  labelWidth: number;
  /** Room that it takes at its lower end. */
  height: number;
}

/** A body with its words and its place. */
export interface Card {
  body: Body;
  lines: readonly CardLine[];
  place: Place;
}

/** A pair without a tie: its words, and its place between the two where they share a layer. */
export interface Break {
  row: Row;
  lines: readonly string[];
  place: Place;
}

/** A network laid out in columns, ready to be drawn. */
export interface Sheet {
  cards: ReadonlyMap<string, Card>;
  runs: readonly Run[];
  breaks: readonly Break[];
  ways: Layout["ways"];
  /** Left edge of the labels before each layer. */
  labels: readonly number[];
  height: number;
}

interface Measures {
  layers: ReadonlyMap<string, number>;
  lines: ReadonlyMap<string, readonly CardLine[]>;
  runs: readonly Run[];
  gaps: readonly (Omit<Break, "place"> & {layer: number})[];
}

interface Columns {
  starts: readonly number[];
  widths: readonly number[];
  labels: readonly number[];
}

export const SIZE = 11;
export const LINE = 13;
/** Distance of lines that run side by side. */
export const STEP = 4;
/** Room for the arc of a tie within the first layer. */
export const ARC = 16;

const WIDTH = 920;
/** Narrower drawings are lists. */
const LEAST = 480;
const CURVE = 40;
const MOST_CURVE = 140;
const GAP = 16;
const LABEL_GAP = 8;
const LEVEL_LABEL = 18;
const BREAK = 100;

/** Measures and places a network in columns from left to right; null where the width is too small for it. */
export function sheetOf(network: Network, width: number): Sheet | null {
  if (width < LEAST) return null;
  const scales = width < WIDTH ? [width / WIDTH] : [scaleOf(width), 1, 0.9, 0.8, 0.7];
  for (const scale of scales) {
    const sheet = sheetAt(scale, network, width);
    if (sheet !== null) return sheet;
  }
  return null;
}

function sheetAt(scale: number, network: Network, width: number): Sheet | null {
  const measures = measure(network, scale);
  const columns = columnsOf(measures, width);
  if (columns === null) return null;
  const boxes = boxesOf(network, measures, columns);
  const layout = layOut(boxes, tiesOf(measures.runs), {layers: measures.layers, starts: columns.starts, gap: GAP});
  const cards = network.bodies.map((body) => [body.id, cardOf(body, measures, layout)] as const);
  return {
    cards: new Map(cards),
    runs: measures.runs,
    breaks: measures.gaps.map(({row, lines}) => ({row, lines, place: placeOf(layout, text(row, "sentence"))})),
    ways: layout.ways,
    labels: columns.labels,
    height: layout.height
  };
}

/** Tells whether both ends of a run are in one layer. */
export function isLevel(run: Strand, layerOf: (id: string) => number): boolean {
  return layerOf(run.above) === layerOf(run.below);
}

/** Gives the ties of strands, each with the room that all strands of its pair need. */
export function tiesOf(strands: readonly Strand[]): Tie[] {
  const breadths = new Map<string, number>();
  for (const strand of strands) {
    breadths.set(wayOf(strand), (breadths.get(wayOf(strand)) ?? 0) + strand.rows.length * STEP);
  }
  return strands.map(({above, below, direction}) => ({
    above,
    below,
    breadth: breadths.get(wayOf({above, below})) ?? STEP,
    isLevel: direction === "level"
  }));
}

function scaleOf(width: number): number {
  return Math.min(1.45, 1 + (width - WIDTH) / 600);
}

function measure({bodies, strands, gaps}: Network, scale: number): Measures {
  const ids = bodies.map(({id}) => id);
  const layers = layersOf(ids, tiesOf(strands));
  const layerOf = (id: string): number => layers.get(id) ?? 0;
  const breaks = gaps.map((row) => breakOf(row, layerOf));
  return {
    layers: new Map([...layers, ...breaks.map(({row, layer}) => [text(row, "sentence"), layer] as const)]),
    lines: new Map(bodies.map((body) => [body.id, cardLines(body, (body.claim ? 150 : 104) * scale)])),
    runs: strands.map((strand) => runOf(downward(strand, layerOf), 108 * scale)),
    gaps: breaks
  };
}

function breakOf(row: Row, layerOf: (id: string) => number) {
  const [one, other] = [layerOf(text(row, "above_node")), layerOf(text(row, "below_node"))];
  const [layer, name] = one < other ? [other, text(row, "above")] : [one, text(row, "below")];
  const words = one === other ? "no tie stated between the two" : `no tie stated with ${name}`;
  return {row, layer, lines: wrapText(words, BREAK, SIZE)};
}

/** Turns a tie that would lead back to an earlier layer, so that it leads on and reads the other way. */
function downward(strand: Strand, layerOf: (id: string) => number): Strand {
  if (layerOf(strand.above) <= layerOf(strand.below)) return strand;
  const turned: Record<string, string> = {down: "up", up: "down"};
  const direction = turned[strand.direction] ?? strand.direction;
  return {...strand, above: strand.below, below: strand.above, direction};
}

function runOf(strand: Strand, room: number): Run {
  const words = `${strand.words}${strand.rows.length > 1 ? ` (${strand.rows.length} ties)` : ""}`;
  const read: Record<string, string> = {down: `${words} →`, up: `← ${words}`};
  const label = [
    ...wrapText(read[strand.direction] ?? words, room, SIZE),
    ...(strand.firmness === "" ? [] : wrapText(strand.firmness, room, SIZE))
  ];
  const labelWidth = Math.max(...label.map((line) => textWidth(line, SIZE)));
  return {...strand, label, labelWidth, height: label.length * LINE + 6 + (strand.rows.length - 1) * STEP};
}

/** Shares the width out among cards, labels and curves; null where it does not suffice. */
function columnsOf({layers, lines, runs, gaps}: Measures, width: number): Columns | null {
  const layerOf = (id: string): number => layers.get(id) ?? 0;
  const all = Array.from({length: Math.max(0, ...layers.values()) + 1}, (_, layer) => layer);
  const widths = all.map((layer) => {
    const own = [...lines].filter(([id]) => layerOf(id) === layer);
    const breaks = gaps.filter((gap) => gap.layer === layer).flatMap((gap) => gap.lines);
    const words = [...own.map(([, card]) => cardWidth(card)), ...breaks.map((line) => textWidth(line, SIZE) - PADDING)];
    return Math.max(0, ...words) + 2 * PADDING;
  });
  const rooms = all.map((layer) => {
    const own = runs.filter((run) => layerOf(run.below) === layer && !isLevel(run, layerOf));
    return own.length === 0 ? 0 : Math.max(...own.map(({labelWidth}) => labelWidth)) + LABEL_GAP;
  });
  const left = runs.some((run) => isLevel(run, layerOf)) ? ARC : 1;
  const rest = width - 5 - left - sum(widths) - sum(rooms);
  if (rest < CURVE * (all.length - 1)) return null;
  const curve = Math.min(MOST_CURVE, rest / Math.max(1, all.length - 1));
  const starts = all.map(
    (layer) => left + sum(widths.slice(0, layer)) + sum(rooms.slice(0, layer + 1)) + layer * curve
  );
  return {starts, widths, labels: starts.map((start, layer) => start - (rooms[layer] ?? 0))};
}

function boxesOf({bodies}: Network, measures: Measures, {widths}: Columns): Box[] {
  const {layers, lines, gaps} = measures;
  const widthOf = (id: string): number => widths[layers.get(id) ?? 0] ?? 0;
  const boxes = bodies.map(({id}) => {
    const rows = sum(incoming(id, measures).map(({height}) => height));
    const height = Math.max((lines.get(id)?.length ?? 0) * LEADING + 12, rows + 6) + levelRoom(id, measures);
    return {id, width: widthOf(id), height};
  });
  const guests = gaps.map(({row, lines: words}) => {
    const [id, height] = [text(row, "sentence"), words.length * LINE + 8];
    return {id, width: widthOf(id), height, between: [text(row, "above_node"), text(row, "below_node")] as const};
  });
  return [...boxes, ...guests];
}

function cardOf(body: Body, measures: Measures, layout: Layout): Card {
  const place = placeOf(layout, body.id);
  const room = levelRoom(body.id, measures);
  const lines = measures.lines.get(body.id) ?? [];
  return {body, lines, place: {...place, y: place.y + room, height: place.height - room}};
}

function incoming(id: string, {runs, layers}: Measures): Run[] {
  return runs.filter((run) => run.below === id && !isLevel(run, (each) => layers.get(each) ?? 0));
}

function levelRoom(id: string, {runs, layers}: Measures): number {
  const layerOf = (each: string): number => layers.get(each) ?? 0;
  return runs.some((run) => (run.above === id || run.below === id) && isLevel(run, layerOf)) ? LEVEL_LABEL : 0;
}

function placeOf({places}: Layout, id: string): Place {
  const place = places.get(id);
  if (place === undefined) throw new Error(`no place: ${id}`);
  return place;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
