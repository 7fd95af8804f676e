import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY} from "d3";
import type {SimulationLinkDatum, SimulationNodeDatum} from "d3";
import type {Tables} from "./tables.js";

/** A place in pixels of a plane. */
export type Spot = readonly [x: number, y: number];

/** Where every tied actor stands on a plane of some size. */
export interface Plane {
  width: number;
  height: number;
  spots: Readonly<Record<string, Spot>>;
}

/** Where actors stand in drawings of several widths, and who has no tie to stand by. */
export interface Plan {
  /** From the narrowest to the widest. */
  planes: readonly Plane[];
  untied: readonly {id: string; name: string}[];
}

export interface Tie {
  source: string;
  target: string;
  front: string;
}

interface Body extends SimulationNodeDatum {
  id: string;
  /** Share of its ties by front. */
  shares: ReadonlyMap<string, number>;
  radius: number;
  home: Spot;
}

interface Link extends SimulationLinkDatum<Body> {
  isInside: boolean;
}

const SIZES: readonly (readonly [width: number, height: number])[] = [
  [340, 540],
  [600, 620],
  [920, 720]
];
const TICKS = 500;
const MARGIN = 16;
/** Turn between two bodies that start around the same home: they never start in line. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/** Lays out the ties of the tables: the actors of a front stand together, those of several fronts between these. */
export function planWeb({actors = [], relations = []}: Tables): Plan {
  const ties = relations.map(({source_id, target_id, article_id}) => ({
    source: String(source_id),
    target: String(target_id),
    front: String(article_id)
  }));
  const tied = new Set(ties.flatMap(({source, target}) => [source, target]));
  const untied = actors
    .filter(({actor_id}) => !tied.has(String(actor_id)))
    .map(({actor_id, name}) => ({id: String(actor_id), name: String(name)}))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {planes: SIZES.map(([width, height]) => layOut(ties, width, height)), untied};
}

/**
 * Lays ties out on a plane by forces, the same way each time: nothing in it is left to chance, and the order of the
 * ties is the only one that it knows.
 */
export function layOut(ties: readonly Tie[], width: number, height: number): Plane {
  const unit = Math.sqrt((width * height) / (920 * 720)) * Math.sqrt(193 / Math.max(1, countActors(ties)));
  const bodies = bodiesOf(ties, width, height, unit);
  const simulation = forceSimulation(bodies)
    .force(
      "link",
      forceLink<Body, Link>(linksOf(ties, bodies))
        .id(({id}) => id)
        .distance(({isInside}) => (isInside ? 30 : 60) * unit)
        .strength(({isInside}) => (isInside ? 0.22 : 0.04))
    )
    .force(
      "charge",
      forceManyBody<Body>()
        .strength(-55 * unit)
        .distanceMax(160 * unit)
    )
    .force("collide", forceCollide<Body>(({radius}) => radius + 5 * unit).strength(0.9))
    .force("x", forceX<Body>(({home}) => home[0]).strength(pullOf))
    .force("y", forceY<Body>(({home}) => home[1]).strength(pullOf))
    .stop();
  simulation.tick(TICKS);
  return {width, height, spots: spread(bodies, width, height)};
}

function pullOf({shares}: Body): number {
  return shares.size > 1 ? 0.22 : 0.09;
}

function countActors(ties: readonly Tie[]): number {
  return new Set(ties.flatMap(({source, target}) => [source, target])).size;
}

function bodiesOf(ties: readonly Tie[], width: number, height: number, unit: number): Body[] {
  const counts = new Map<string, Map<string, number>>();
  for (const {source, target, front} of ties) {
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

function linksOf(ties: readonly Tie[], bodies: readonly Body[]): Link[] {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const pairs = new Map<string, Link>();
  for (const {source, target} of ties) {
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
function spread(bodies: readonly Body[], width: number, height: number): Record<string, Spot> {
  const fit = (places: readonly number[], length: number): ((place: number) => number) => {
    const [low, high] = [Math.min(...places), Math.max(...places)];
    const scale = high > low ? (length - 2 * MARGIN) / (high - low) : 0;
    return (place) => Math.round((MARGIN + (place - low) * scale) * 10) / 10;
  };
  const across = fit(
    bodies.map(({x = 0}) => x),
    width
  );
  const down = fit(
    bodies.map(({y = 0}) => y),
    height
  );
  return Object.fromEntries(bodies.map(({id, x = 0, y = 0}) => [id, [across(x), down(y)] as const]));
}
