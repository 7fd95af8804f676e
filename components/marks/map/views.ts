import {geoAzimuthalEqualArea, geoPath} from "d3";
import {textWidth} from "../text.js";
import {relativePath} from "./relative-path.js";
import type {GeoPermissibleObjects, GeoProjection, GeoStream} from "d3";
import type {Box} from "../layout/box.js";
import type {TextLines} from "../text.js";

/** A part of the earth. */
export interface View {
  id: string;
  title: string;
  /** Degrees that it shows at least: west, south, east, north. */
  extent: Extent;
  /** What it is drawn from: the world coarsely, or the region of the articles finely. */
  atlas: "world" | "region";
  /** Whether borders are drawn where the atlas has them. */
  hasBorders: boolean;
}

/** A frame in pixels of the drawing. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of the earth in a frame of its own, all of them at their own scales. */
export interface Panel extends View, Frame {
  /** Gives the pixels of the drawing at which a place lies. */
  project: (lon: number, lat: number) => readonly [number, number];
  /** Gives the path data of a geometry, in pixels of the drawing; empty where the frame shows nothing of it. */
  trace: (geometry: GeoPermissibleObjects) => string;
}

type Extent = readonly [number, number, number, number];

type Id = "west" | "center" | "east" | "world";

const NEAR = {atlas: "region", hasBorders: true} as const;

const VIEWS: Readonly<Record<Id, View>> = {
  west: {id: "west", title: "From Syria to the Caspian Sea", extent: [35, 30.4, 54.6, 42.4], ...NEAR},
  center: {id: "center", title: "Afghanistan and Tajikistan", extent: [64.6, 32.8, 74.2, 40.4], ...NEAR},
  east: {id: "east", title: "Bangladesh", extent: [87.4, 21.2, 93.2, 26.8], ...NEAR},
  world: {id: "world", title: "Elsewhere", extent: [-4, -24, 112, 68], atlas: "world", hasBorders: false}
};

const TITLE = 11;
const GAP = 8;
const PADDING = 6;
/** Pixels between two points of a coast or border that are told apart. */
const LEAST = 1.6;

/** Divides the width of a map among its panels: one large and three small ones beside it, on narrow screens below it. */
export function layoutPanels(width: number, top: number): Panel[] {
  const frames = width < 560 ? stacked(width, top) : beside(width, top);
  return frames.map(([id, frame]) => panelOf(VIEWS[id], frame));
}

/** Finds the panel that shows a place: the closest look that there is of it. */
export function panelAt(panels: readonly Panel[], lon: number, lat: number): Panel {
  const found = panels.find(
    ({extent: [west, south, east, north]}) => west <= lon && lon <= east && south <= lat && lat <= north
  );
  if (!found) throw new Error(`no panel: ${lon} ${lat}`);
  return found;
}

/** Gives the words that head a panel. */
export function panelTitle({title, x, y}: Panel): TextLines {
  return {x: x + 7, y: y + 15, lines: [title], size: TITLE, fill: "var(--ink-2)", isBold: true};
}

/** Gives the room that they take. */
export function panelTitleBox({title, x, y}: Panel): Box {
  return {x1: x, y1: y, x2: x + 9 + textWidth(title, TITLE, true), y2: y + 19};
}

function beside(width: number, top: number): [Id, Frame][] {
  const height = Math.round(Math.min(440, Math.max(300, width * 0.49)));
  const left = Math.round((width - GAP) * 0.62);
  const each = (height - 2 * GAP) / 3;
  const right = {x: left + GAP, width: width - left - GAP, height: each};
  return [
    ["west", {x: 0, y: top, width: left, height}],
    ["center", {...right, y: top}],
    ["east", {...right, y: top + each + GAP}],
    ["world", {...right, y: top + 2 * (each + GAP)}]
  ];
}

function stacked(width: number, top: number): [Id, Frame][] {
  const [tall, low] = [Math.round(width * 0.74), Math.round(width * 0.38)];
  const half = (width - GAP) / 2;
  const second = top + tall + GAP;
  return [
    ["west", {x: 0, y: top, width, height: tall}],
    ["center", {x: 0, y: second, width: half, height: low}],
    ["east", {x: half + GAP, y: second, width: half, height: low}],
    ["world", {x: 0, y: second + low + GAP, width, height: low}]
  ];
}

/** Puts a part of the earth into a frame. */
export function panelOf(view: View, frame: Frame): Panel {
  const projection = projectionOf(view.extent, frame);
  return {
    ...view,
    ...frame,
    project: (lon, lat) => projection([lon, lat]) ?? [NaN, NaN],
    trace: (geometry) => {
      const pen = relativePath();
      geoPath({stream: (sink) => projection.stream(thin(sink))}, pen)(geometry);
      return pen.read();
    }
  };
}

/** Leaves out the points of a line that nobody could tell from the one before. */
function thin(sink: GeoStream): GeoStream {
  let last: readonly [number, number] | null = null;
  return {
    ...forward(sink),
    lineStart: () => {
      last = null;
      sink.lineStart();
    },
    point: (x, y) => {
      if (last && Math.hypot(x - last[0], y - last[1]) < LEAST) return;
      last = [x, y];
      sink.point(x, y);
    }
  };
}

/** Gives the parts of a stream that pass as they are. */
function forward(sink: GeoStream): Pick<GeoStream, "lineEnd" | "polygonStart" | "polygonEnd"> {
  return {
    lineEnd: () => sink.lineEnd(),
    polygonStart: () => sink.polygonStart(),
    polygonEnd: () => sink.polygonEnd()
  };
}

function projectionOf([west, south, east, north]: Extent, {x, y, width, height}: Frame): GeoProjection {
  const middle = (west + east) / 2;
  const edges = [west, middle, east].flatMap((lon) => [south, (south + north) / 2, north].map((lat) => [lon, lat]));
  return geoAzimuthalEqualArea()
    .rotate([-middle, -(south + north) / 2])
    .fitExtent(
      [
        [x + PADDING, y + PADDING],
        [x + width - PADDING, y + height - PADDING]
      ],
      {type: "MultiPoint", coordinates: edges}
    )
    .clipExtent([
      [x, y],
      [x + width, y + height]
    ]);
}
