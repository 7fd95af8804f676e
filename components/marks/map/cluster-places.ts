import {forceCollide, forceSimulation, forceX, forceY, packSiblings} from "d3";
import {maybeText, number, text} from "../../data/row.js";
import {panelAt, titleBoxOf} from "./views.js";
import type {Row} from "../../data/row.js";
import type {Box} from "../text.js";
import type {Panel} from "./views.js";

/** One event as a dot, in pixels from the middle of its place. */
export interface Dot {
  row: Row;
  x: number;
  y: number;
}

/** The events of one place, packed around it. */
export interface Cluster {
  id: string;
  name: string;
  panel: Panel;
  /** Whether the text names the very spot or town, and not only an area that the point stands for. */
  isSpot: boolean;
  dots: readonly Dot[];
  /** Pixels from the middle to the rim of what is drawn. */
  radius: number;
  /** Where it stands in the drawing, as near to its place as others allow. */
  x: number;
  y: number;
  /** Where its place is. */
  home: {x: number; y: number};
}

interface Body {
  cluster: Cluster;
  x: number;
  y: number;
}

/** Pixels between the rim of an area and its dots. */
const RIM = 3;
const TICKS = 40;
/** What is left at the end of the pull of a place on what stands for it. */
const COOL = 0.06;
const SPOTS: ReadonlySet<string> = new Set(["exact", "city"]);

/** Packs the rows that have a point around their places and moves the places apart where they would lie on each other. */
export function clustersOf(rows: readonly Row[], panels: readonly Panel[], radius: number): Cluster[] {
  const places = new Map<string, Row[]>();
  for (const row of rows) {
    const id = maybeText(row, "place_id");
    if (id !== null && row.lat !== null) places.set(id, [...(places.get(id) ?? []), row]);
  }
  const clusters = [...places].map(([id, own]) => clusterOf(id, own, panels, radius));
  for (const panel of panels)
    moveApart(
      clusters.filter((each) => each.panel === panel),
      panel
    );
  return clusters.sort((a, b) => b.dots.length - a.dots.length || (a.id < b.id ? -1 : 1));
}

function clusterOf(id: string, rows: readonly Row[], panels: readonly Panel[], radius: number): Cluster {
  const [row] = rows;
  if (!row) throw new Error(`no rows: ${id}`);
  const [lon, lat] = [number(row, "lon"), number(row, "lat")];
  const panel = panelAt(panels, lon, lat);
  const [x, y] = panel.project(lon, lat);
  const isSpot = SPOTS.has(text(row, "where_precision"));
  const dots = packSiblings(rows.map((each) => ({row: each, x: 0, y: 0, r: radius + 0.6})));
  const reach = Math.max(...dots.map((dot) => Math.hypot(dot.x, dot.y))) + radius;
  return {
    id,
    name: text(row, "place"),
    panel,
    isSpot,
    dots: dots.map((dot) => ({row: dot.row, x: dot.x, y: dot.y})),
    radius: reach + (isSpot ? 0 : RIM),
    x,
    y,
    home: {x, y}
  };
}

function moveApart(clusters: readonly Cluster[], panel: Panel): void {
  const title = titleBoxOf(panel);
  const bodies = clusters.map((cluster): Body => ({cluster, x: cluster.x, y: cluster.y}));
  const simulation = forceSimulation(bodies)
    .alphaDecay(1 - COOL ** (1 / TICKS))
    .force("x", forceX<Body>(({cluster}) => cluster.home.x).strength(0.15))
    .force("y", forceY<Body>(({cluster}) => cluster.home.y).strength(0.15))
    .force("apart", forceCollide<Body>(({cluster}) => cluster.radius + 1.5).iterations(2))
    .stop();
  for (let tick = 0; tick < TICKS; tick++) {
    simulation.tick();
    for (const body of bodies) keepInside(body, title);
  }
  for (const {cluster, x, y} of bodies) Object.assign(cluster, {x, y});
}

/** Keeps a place in its frame and off the title of it. */
function keepInside(body: Body, title: Box): void {
  const {panel, radius} = body.cluster;
  body.x = Math.max(panel.x + radius + 2, Math.min(panel.x + panel.width - radius - 2, body.x));
  const top = body.x - radius < title.x2 ? title.y2 : panel.y;
  body.y = Math.max(top + radius + 2, Math.min(panel.y + panel.height - radius - 2, body.y));
}
