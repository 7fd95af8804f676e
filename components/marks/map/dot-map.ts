import {text} from "../../data/row.js";
import {applyStyle, certaintyStyle} from "../certainty.js";
import {applyFilterState} from "../filter-opacity.js";
import {frontColor} from "../front-color.js";
import {append, strike} from "../svg.js";
import {drawText} from "../text.js";
import {drawLand} from "./basemap.js";
import {labelClusters, packClusters} from "./cluster-places.js";
import {layoutPanels, panelTitle} from "./views.js";
import type {Lands} from "../../../loaders/lib/land.js";
import type {Row} from "../../data/row.js";
import type {FilterState} from "../filter-opacity.js";
import type {TextLines} from "../text.js";
import type {Cluster, Dot} from "./cluster-places.js";
import type {Panel} from "./views.js";

interface MapOptions {
  lands: Lands;
  width: number;
  /** Pixels from the top of the drawing. */
  top: number;
  /** Where a dot leads and what it says; without, places are pressed, not dots. */
  mark?: (row: Row) => Mark;
}

interface Mark {
  href: string;
  label: string;
}

/** How a map stands at present. */
export interface MapState {
  standing: (event: string) => FilterState;
  /** Places chosen; null where none is. */
  places: readonly string[] | null;
}

const NARROW = 560;
/** Least radius in pixels of what can be pressed. */
const REACH = 12;
const MOVED = 5;

/** Draws rows as dots at their places, one a row, on land; gives its foot, too. */
export function drawMap(parent: Element, rows: readonly Row[], {lands, width, top, mark}: MapOptions): number {
  const panels = layoutPanels(width, top);
  const radius = width < NARROW ? 3.1 : 4.1;
  const clusters = packClusters(rows, panels, radius);
  const names = labelClusters(clusters, panels);
  const ground = append(parent, "g", {"aria-hidden": "true"});
  for (const panel of panels) drawPanel(ground, panel, panels, lands);
  const places = append(parent, "g", {class: "places", role: "group", "aria-label": "Places", "data-chart": "map"});
  for (const cluster of inReadingOrder(clusters))
    drawCluster(places, cluster, {name: names.get(cluster), radius, mark});
  return Math.max(...panels.map(({y, height}) => y + height));
}

/** Brings a map to other filters in place. */
export function updateMap(map: Element, {standing, places}: MapState): void {
  for (const place of map.querySelectorAll<SVGElement>(".place")) {
    const id = place.dataset.place ?? "";
    const dots = [...place.querySelectorAll<SVGElement>("[data-event]")];
    const stands = dots.map((dot) => standing(dot.dataset.event ?? ""));
    dots.forEach((dot, i) => applyFilterState(dot, stands[i] ?? "out"));
    const open = stands.filter((each) => each !== "out").length;
    const isChosen = places?.includes(id) ?? false;
    const name = `${place.dataset.name ?? ""}: ${open} of ${dots.length} ${dots.length === 1 ? "event" : "events"}`;
    const title = place.querySelector("title");
    if (title && title.textContent !== name) title.textContent = name;
    place.setAttribute("aria-pressed", String(isChosen));
    place.toggleAttribute("data-none", open === 0);
  }
}

function drawPanel(parent: Element, panel: Panel, panels: readonly Panel[], lands: Lands): void {
  const {id, x, y, width, height} = panel;
  drawLand(parent, panel, lands);
  if (id === "world") for (const other of panels.filter((each) => each !== panel)) drawOutline(parent, other, panel);
  append(parent, "rect", {
    class: "panel",
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    fill: "none",
    stroke: "var(--ink-3)"
  });
  drawText(parent, panelTitle(panel));
}

/** Draws where another panel lies. */
function drawOutline(parent: Element, {extent: [west, south, east, north]}: Panel, {project}: Panel): void {
  const corners = [
    [west, south],
    [west, north],
    [east, north],
    [east, south]
  ] as const;
  append(parent, "path", {
    d: `M${corners.map(([lon, lat]) => project(lon, lat).join(" ")).join("L")}Z`,
    fill: "none",
    stroke: "var(--ink-2)",
    "stroke-width": 0.75
  });
}

interface ClusterOptions {
  name: TextLines | undefined;
  radius: number;
  mark: MapOptions["mark"];
}

function drawCluster(parent: Element, cluster: Cluster, {name, radius, mark}: ClusterOptions): void {
  const {x, y, dots, isSpot, home} = cluster;
  const place = mark ? append(parent, "g", {}) : drawButton(parent, cluster);
  if (isSpot && Math.hypot(x - home.x, y - home.y) > MOVED) drawLeader(place, cluster);
  append(place, "circle", {
    class: "rim",
    cx: x,
    cy: y,
    r: cluster.radius,
    fill: "var(--paper)",
    "fill-opacity": isSpot ? 0 : 0.5,
    stroke: isSpot ? "none" : "var(--ink-2)",
    "stroke-width": 0.9,
    "stroke-dasharray": "2 2.2"
  });
  for (const dot of dots) drawDot(mark ? drawLink(place, mark(dot.row)) : place, dot, cluster, radius);
  if (name) drawText(place, name);
}

function drawButton(parent: Element, {id, name, x, y, radius}: Cluster): SVGElement {
  const place = append(parent, "g", {class: "place", role: "button", "data-place": id, "data-name": name});
  append(place, "title", {});
  append(place, "circle", {class: "reach", cx: x, cy: y, r: Math.max(REACH, radius), fill: "transparent"});
  return place;
}

function drawLink(parent: Element, {href, label}: Mark): SVGElement {
  const link = append(parent, "a", {class: "mark", href, "aria-label": label});
  append(link, "title", {}).textContent = label;
  return link;
}

/** Leads from a place to the dots that had to stand beside it. */
function drawLeader(parent: Element, {x, y, home}: Cluster): void {
  append(parent, "path", {d: `M${home.x} ${home.y}L${x} ${y}`, stroke: "var(--ink-2)", "stroke-width": 0.75});
  append(parent, "circle", {cx: home.x, cy: home.y, r: 1.3, fill: "var(--ink-2)"});
}

function drawDot(parent: Element, {row, ...dot}: Dot, cluster: Cluster, radius: number): void {
  const certainty = text(row, "certainty");
  const color = frontColor(text(row, "article_id"));
  const [x, y, r] = [cluster.x + dot.x, cluster.y + dot.y, radius - 0.6];
  const group = append(parent, "g", {"data-event": text(row, "event_id")});
  const circle = append(group, "circle", {cx: x, cy: y, r});
  applyStyle(circle, certainty, color);
  circle.setAttribute("stroke-width", "1.2");
  if (circle.hasAttribute("stroke-dasharray")) circle.setAttribute("stroke-dasharray", "2 1.2");
  if (certaintyStyle(certainty).struck) strike(group, x, y, r, color);
}

/** Puts places from west to east, so that the arrow keys follow the map. */
function inReadingOrder(clusters: readonly Cluster[]): Cluster[] {
  return [...clusters].sort((a, b) => a.panel.y - b.panel.y || a.panel.x - b.panel.x || a.x - b.x);
}
