import {forceCollide, forceSimulation, forceX, forceY, packSiblings} from "d3";
import {maybeText, number, text} from "../../data/row.js";
import {placeLabels} from "../layout/labels.js";
import {boxOf, textWidth, wrapText} from "../text.js";
import {panelAt, panelTitleBox} from "./views.js";
import type {Row} from "../../data/row.js";
import type {Box} from "../layout/box.js";
import type {TextLines} from "../text.js";
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

interface MovingCluster {
  cluster: Cluster;
  x: number;
  y: number;
}

/** Pixels between the rim of an area and its dots. */
const RIM = 3;
const TICKS = 40;
/** What is left at the end of the pull of a place on what stands for it. */
const COOL = 0.06;
/** Size and distance of the baselines of a name, in pixels. */
const SIZE = 11;
const LEADING = 13;
const HALF = SIZE * 0.36;
const GAP = 3;
/** Width above which a name may take two lines. */
const LONG = 90;
const SPOTS: ReadonlySet<string> = new Set(["exact", "city"]);

/** Packs the rows that have a point around their places and moves the places apart where they would lie on each other. */
export function packClusters(rows: readonly Row[], panels: readonly Panel[], radius: number): Cluster[] {
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
  const title = panelTitleBox(panel);
  const bodies = clusters.map((cluster): MovingCluster => ({cluster, x: cluster.x, y: cluster.y}));
  const simulation = forceSimulation(bodies)
    .alphaDecay(1 - COOL ** (1 / TICKS))
    .force("x", forceX<MovingCluster>(({cluster}) => cluster.home.x).strength(0.15))
    .force("y", forceY<MovingCluster>(({cluster}) => cluster.home.y).strength(0.15))
    .force("apart", forceCollide<MovingCluster>(({cluster}) => cluster.radius + 1.5).iterations(2))
    .stop();
  for (let tick = 0; tick < TICKS; tick++) {
    simulation.tick();
    for (const body of bodies) keepInside(body, title);
  }
  for (const {cluster, x, y} of bodies) Object.assign(cluster, {x, y});
}

/** Keeps a place in its frame and off the title of it. */
function keepInside(body: MovingCluster, title: Box): void {
  const {panel, radius} = body.cluster;
  body.x = Math.max(panel.x + radius + 2, Math.min(panel.x + panel.width - radius - 2, body.x));
  const top = body.x - radius < title.x2 ? title.y2 : panel.y;
  body.y = Math.max(top + radius + 2, Math.min(panel.y + panel.height - radius - 2, body.y));
}

/** Positions of a name around its place, the best first: as cosine and sine of the direction. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0.8, -0.6],
  [0.8, 0.6],
  [-0.8, -0.6],
  [-0.8, 0.6],
  [0, -1],
  [0, 1]
];

/** Returns the names of places that have room beside their dots and inside their panel, those with the most events first. */
export function labelClusters(clusters: readonly Cluster[], panels: readonly Panel[]): Map<Cluster, TextLines> {
  const candidatesOf = (cluster: Cluster) => {
    const others = clusters.filter((each) => each !== cluster && each.panel === cluster.panel);
    return linesOf(cluster.name)
      .flatMap((lines) => SIDES.map((side) => labelAt(cluster, lines, side)))
      .map((name) => ({name, needs: [labelBox(name)]}))
      .filter(({needs: [box]}) => box && isInside(box, cluster.panel) && !others.some((other) => touches(other, box)));
  };
  const placed = placeLabels(clusters, candidatesOf, panels.map(panelTitleBox));
  return new Map(clusters.flatMap((cluster, i) => (placed[i] ? [[cluster, placed[i].name]] : [])));
}

/** Returns a name in one line and, where it is long, in two. */
function linesOf(name: string): string[][] {
  const width = textWidth(name, SIZE);
  return width < LONG ? [[name]] : [[name], wrapText(name, width * 0.62, SIZE)];
}

function labelAt(cluster: Cluster, lines: readonly string[], [across, down]: readonly [number, number]): TextLines {
  const {x, y, radius, isSpot} = cluster;
  const reach = radius + GAP;
  const more = (lines.length - 1) * LEADING;
  return {
    x: x + across * reach,
    y: y + down * (reach + (across === 0 ? HALF : 0)) + HALF - (more * (1 - down)) / 2,
    lines,
    size: SIZE,
    leading: LEADING,
    anchor: across > 0 ? "start" : across < 0 ? "end" : "middle",
    isItalic: !isSpot
  };
}

function labelBox(name: TextLines): Box {
  const box = boxOf({...name, style: {size: SIZE, leading: LEADING}, ascent: 0.82, descent: 0.24});
  return {...box, x1: box.x1 - 1, x2: box.x2 + 1};
}

function isInside({x1, x2, y1, y2}: Box, {x, y, width, height}: Panel): boolean {
  return x1 >= x + 2 && x2 <= x + width - 2 && y1 >= y + 2 && y2 <= y + height - 2;
}

function touches({x, y, radius}: Cluster, {x1, x2, y1, y2}: Box): boolean {
  return Math.hypot(x - Math.max(x1, Math.min(x2, x)), y - Math.max(y1, Math.min(y2, y))) < radius + 1;
}
