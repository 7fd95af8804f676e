import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY} from "d3";
import type {SimulationLinkDatum, SimulationNodeDatum} from "d3";
import type {Tables} from "./tables.js";

/** A position in pixels. */
export type Spot = readonly [x: number, y: number];

/** The positions of all actors that have a relation, for one size in pixels. */
export interface Plane {
  width: number;
  height: number;
  spots: Readonly<Record<string, Spot>>;
}

/** Where actors stand in drawings of several widths, and who has no relation to stand by. */
export interface Plan {
  /** From the narrowest to the widest. */
  planes: readonly Plane[];
  untied: readonly {id: string; name: string}[];
}

export interface Relation {
  source: string;
  target: string;
  front: string;
}

interface NetworkNode extends SimulationNodeDatum {
  id: string;
  /** Share of its relations by front. */
  shares: ReadonlyMap<string, number>;
  radius: number;
  home: Spot;
}

interface Link extends SimulationLinkDatum<NetworkNode> {
  isInside: boolean;
}

const SIZES: readonly (readonly [width: number, height: number])[] = [
  [340, 540],
  [600, 620],
  [920, 720]
];
const TICKS = 500;
const MARGIN = 16;
/** Turn between two nodes that start around the same home: they never start in line. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/** Returns where actors stand, for each width: those of one front together, those of several fronts between these. */
export function layoutNetwork(tables: Tables): Plan {
  const relations = (tables.relations ?? []).map(({source_id, target_id, article_id}) => ({
    source: String(source_id),
    target: String(target_id),
    front: String(article_id)
  }));
  const tied = new Set(relations.flatMap(({source, target}) => [source, target]));
  const untied = (tables.actors ?? [])
    .filter(({actor_id}) => !tied.has(String(actor_id)))
    .map(({actor_id, name}) => ({id: String(actor_id), name: String(name)}))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {planes: SIZES.map(([width, height]) => simulate(relations, width, height)), untied};
}

/** Returns a force-directed layout of a size in pixels. It is deterministic: the order of the relations decides. */
export function simulate(relations: readonly Relation[], width: number, height: number): Plane {
  const unit = Math.sqrt((width * height) / (920 * 720)) * Math.sqrt(193 / Math.max(1, countActors(relations)));
  const nodes = nodesOf(relations, width, height, unit);
  const simulation = forceSimulation(nodes)
    .force(
      "link",
      forceLink<NetworkNode, Link>(linksOf(relations, nodes))
        .id(({id}) => id)
        .distance(({isInside}) => (isInside ? 30 : 60) * unit)
        .strength(({isInside}) => (isInside ? 0.22 : 0.04))
    )
    .force(
      "charge",
      forceManyBody<NetworkNode>()
        .strength(-55 * unit)
        .distanceMax(160 * unit)
    )
    .force("collide", forceCollide<NetworkNode>(({radius}) => radius + 5 * unit).strength(0.9))
    .force("x", forceX<NetworkNode>(({home}) => home[0]).strength(pullOf))
    .force("y", forceY<NetworkNode>(({home}) => home[1]).strength(pullOf))
    .stop();
  simulation.tick(TICKS);
  return {width, height, spots: spread(nodes, width, height)};
}

function pullOf({shares}: NetworkNode): number {
  return shares.size > 1 ? 0.22 : 0.09;
}

function countActors(relations: readonly Relation[]): number {
  return new Set(relations.flatMap(({source, target}) => [source, target])).size;
}

function nodesOf(relations: readonly Relation[], width: number, height: number, unit: number): NetworkNode[] {
  const counts = new Map<string, Map<string, number>>();
  for (const {source, target, front} of relations) {
    for (const id of [source, target]) {
      const own = counts.get(id) ?? new Map<string, number>();
      counts.set(id, own.set(front, (own.get(front) ?? 0) + 1));
    }
  }
  const homes = homesOf(counts, width, height);
  const ranks = new Map<string, number>();
  return [...counts].map(([id, own]) => {
    const total = [...own.values()].reduce((sum, count) => sum + count, 0);
    const shares = new Map([...own].map(([front, count]) => [front, count / total]));
    const home = between(homes, [...own.keys()]);
    const key = [...own.keys()].join();
    const rank = ranks.get(key) ?? 0;
    ranks.set(key, rank + 1);
    const [away, turn] = [8 * unit * Math.sqrt(rank + 0.5), rank * TURN];
    const [x, y] = [home[0] + away * Math.cos(turn), home[1] + away * Math.sin(turn)];
    return {id, shares, home, x, y, radius: (3 + 1.15 * Math.sqrt(total)) * unit};
  });
}

function linksOf(relations: readonly Relation[], nodes: readonly NetworkNode[]): Link[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, Link>();
  for (const {source, target} of relations) {
    const key = [source, target].sort().join(" ");
    const isInside = [source, target].every((id) => byId.get(id)?.shares.size === 1);
    pairs.set(key, {source, target, isInside});
  }
  return [...pairs.values()];
}

/** Sets the fronts on an oval, those with the most actors in common beside each other. */
function homesOf(counts: ReadonlyMap<string, ReadonlyMap<string, number>>, width: number, height: number) {
  const order = ringOf(counts);
  const sizes = order.map((front) =>
    Math.sqrt([...counts.values()].filter((own) => own.size === 1 && own.has(front)).length + 1)
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let passed = -(sizes[0] ?? 0) / 2;
  return new Map(
    order.map((front, i): [string, Spot] => {
      const turn = (2 * Math.PI * (passed + (sizes[i] ?? 0) / 2)) / total;
      passed += sizes[i] ?? 0;
      return [front, [width * (0.5 + 0.33 * Math.cos(turn)), height * (0.5 + 0.33 * Math.sin(turn))]];
    })
  );
}

/** Orders fronts around a ring: from the largest, each followed by the one that it shares the most actors with. */
function ringOf(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): string[] {
  const fronts = [...new Set([...counts.values()].flatMap((own) => [...own.keys()]))];
  const shared = (a: string, b: string): number =>
    [...counts.values()].filter((own) => own.has(a) && own.has(b)).length;
  const size = (front: string): number => shared(front, front);
  const ring = [...fronts].sort((a, b) => size(b) - size(a)).slice(0, 1);
  while (ring.length < fronts.length) {
    const last = ring.at(-1) ?? "";
    const [next] = fronts
      .filter((front) => !ring.includes(front))
      .sort((a, b) => shared(last, b) - shared(last, a) || size(b) - size(a));
    if (next === undefined) break;
    ring.push(next);
  }
  return ring;
}

function between(homes: ReadonlyMap<string, Spot>, fronts: readonly string[]): Spot {
  const spots = fronts.map((front) => homes.get(front) ?? [0, 0]);
  const mean = (axis: 0 | 1): number => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length;
  return [mean(0), mean(1)];
}

/** Stretches what was laid out to fill the plane up to its margin. */
function spread(nodes: readonly NetworkNode[], width: number, height: number): Record<string, Spot> {
  const fit = (places: readonly number[], length: number): ((place: number) => number) => {
    const [low, high] = [Math.min(...places), Math.max(...places)];
    const scale = high > low ? (length - 2 * MARGIN) / (high - low) : 0;
    return (place) => Math.round((MARGIN + (place - low) * scale) * 10) / 10;
  };
  const across = fit(
    nodes.map(({x = 0}) => x),
    width
  );
  const down = fit(
    nodes.map(({y = 0}) => y),
    height
  );
  return Object.fromEntries(nodes.map(({id, x = 0, y = 0}) => [id, [across(x), down(y)] as const]));
}
