import {text} from "../data/row.js";
import {textWidth, wrapText} from "../marks/text.js";
import {assignLayers, layoutLayers, pathKey} from "./layered-layout.js";
import {LEADING, PADDING, linesWidth, nodeLines} from "./node-box.js";
import type {Row} from "../data/row.js";
import type {Edge, Graph, GraphNode} from "./graph.js";
import type {Layout, LayoutEdge, NodeBox, NodeSize} from "./layered-layout.js";
import type {NodeLine} from "./node-box.js";

/** A strand with the label that stands over its lower end. */
export interface LabeledEdge extends Edge {
  label: readonly string[];
  labelWidth: number;
  /** Room that it takes at its lower end. */
  height: number;
}

/** A body with its words and its place. */
export interface NodeCard {
  node: GraphNode;
  lines: readonly NodeLine[];
  place: NodeBox;
}

/** A pair without a tie: its words, and its place between the two where they share a layer. */
export interface MissingEdge {
  row: Row;
  lines: readonly string[];
  place: NodeBox;
}

/** A network laid out in columns, ready to be drawn. */
export interface ColumnLayout {
  cards: ReadonlyMap<string, NodeCard>;
  edges: readonly LabeledEdge[];
  missing: readonly MissingEdge[];
  paths: Layout["paths"];
  /** Left edge of the labels before each layer. */
  labels: readonly number[];
  height: number;
}

interface Measures {
  layers: ReadonlyMap<string, number>;
  lines: ReadonlyMap<string, readonly NodeLine[]>;
  runs: readonly LabeledEdge[];
  gaps: readonly (Omit<MissingEdge, "place"> & {layer: number})[];
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
export function layoutColumns(network: Graph, width: number): ColumnLayout | null {
  if (width < LEAST) return null;
  const scales = width < WIDTH ? [width / WIDTH] : [scaleOf(width), 1, 0.9, 0.8, 0.7];
  for (const scale of scales) {
    const sheet = layoutAt(scale, network, width);
    if (sheet !== null) return sheet;
  }
  return null;
}

function layoutAt(scale: number, network: Graph, width: number): ColumnLayout | null {
  const measures = measure(network, scale);
  const columns = columnsOf(measures, width);
  if (columns === null) return null;
  const boxes = boxesOf(network, measures, columns);
  const layout = layoutLayers(boxes, layoutEdges(measures.runs), {
    layers: measures.layers,
    starts: columns.starts,
    gap: GAP
  });
  const cards = network.nodes.map((body) => [body.id, cardOf(body, measures, layout)] as const);
  return {
    cards: new Map(cards),
    edges: measures.runs,
    missing: measures.gaps.map(({row, lines}) => ({row, lines, place: placeOf(layout, text(row, "sentence"))})),
    paths: layout.paths,
    labels: columns.labels,
    height: layout.height
  };
}

/** Tells whether both ends of a run are in one layer. */
export function isLevel(run: Edge, layerOf: (id: string) => number): boolean {
  return layerOf(run.above) === layerOf(run.below);
}

/** Gives the ties of strands, each with the room that all strands of its pair need. */
export function layoutEdges(strands: readonly Edge[]): LayoutEdge[] {
  const breadths = new Map<string, number>();
  for (const strand of strands) {
    breadths.set(pathKey(strand), (breadths.get(pathKey(strand)) ?? 0) + strand.rows.length * STEP);
  }
  return strands.map(({above, below, direction}) => ({
    above,
    below,
    breadth: breadths.get(pathKey({above, below})) ?? STEP,
    isLevel: direction === "level"
  }));
}

function scaleOf(width: number): number {
  return Math.min(1.45, 1 + (width - WIDTH) / 600);
}

function measure({nodes: bodies, edges: strands, gaps}: Graph, scale: number): Measures {
  const ids = bodies.map(({id}) => id);
  const layers = assignLayers(ids, layoutEdges(strands));
  const layerOf = (id: string): number => layers.get(id) ?? 0;
  const breaks = gaps.map((row) => missingEdge(row, layerOf));
  return {
    layers: new Map([...layers, ...breaks.map(({row, layer}) => [text(row, "sentence"), layer] as const)]),
    lines: new Map(bodies.map((body) => [body.id, nodeLines(body, (body.claim ? 150 : 104) * scale)])),
    runs: strands.map((strand) => labelEdge(pointDown(strand, layerOf), 108 * scale)),
    gaps: breaks
  };
}

function missingEdge(row: Row, layerOf: (id: string) => number) {
  const [one, other] = [layerOf(text(row, "above_node")), layerOf(text(row, "below_node"))];
  const [layer, name] = one < other ? [other, text(row, "above")] : [one, text(row, "below")];
  const words = one === other ? "no tie stated between the two" : `no tie stated with ${name}`;
  return {row, layer, lines: wrapText(words, BREAK, SIZE)};
}

/** Turns a tie that would lead back to an earlier layer, so that it leads on and reads the other way. */
function pointDown(strand: Edge, layerOf: (id: string) => number): Edge {
  if (layerOf(strand.above) <= layerOf(strand.below)) return strand;
  const turned: Record<string, string> = {down: "up", up: "down"};
  const direction = turned[strand.direction] ?? strand.direction;
  return {...strand, above: strand.below, below: strand.above, direction};
}

function labelEdge(strand: Edge, room: number): LabeledEdge {
  const words = `${strand.words}${strand.rows.length > 1 ? ` (${strand.rows.length} ties)` : ""}`;
  const read: Record<string, string> = {down: `${words} →`, up: `← ${words}`};
  const label = [
    ...wrapText(read[strand.direction] ?? words, room, SIZE),
    ...(strand.certaintyWords === "" ? [] : wrapText(strand.certaintyWords, room, SIZE))
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
    const words = [
      ...own.map(([, card]) => linesWidth(card)),
      ...breaks.map((line) => textWidth(line, SIZE) - PADDING)
    ];
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

function boxesOf({nodes: bodies}: Graph, measures: Measures, {widths}: Columns): NodeSize[] {
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

function cardOf(body: GraphNode, measures: Measures, layout: Layout): NodeCard {
  const place = placeOf(layout, body.id);
  const room = levelRoom(body.id, measures);
  const lines = measures.lines.get(body.id) ?? [];
  return {node: body, lines, place: {...place, y: place.y + room, height: place.height - room}};
}

function incoming(id: string, {runs, layers}: Measures): LabeledEdge[] {
  return runs.filter((run) => run.below === id && !isLevel(run, (each) => layers.get(each) ?? 0));
}

function levelRoom(id: string, {runs, layers}: Measures): number {
  const layerOf = (each: string): number => layers.get(each) ?? 0;
  return runs.some((run) => (run.above === id || run.below === id) && isLevel(run, layerOf)) ? LEVEL_LABEL : 0;
}

function placeOf({boxes: places}: Layout, id: string): NodeBox {
  const place = places.get(id);
  if (place === undefined) throw new Error(`no place: ${id}`);
  return place;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
