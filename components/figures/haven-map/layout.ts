import {maybeText, number, text, texts} from "../../data/row.js";
import {capital, numeral, sequence} from "../../format/words.js";
import {isPlaced} from "../../marks/map/counts.js";
import {panelAt, panelOf, panelTitleBox} from "../../marks/map/views.js";
import {textWidth} from "../../marks/text.js";
import {placeCallouts} from "./callouts.js";
import type {Row} from "../../data/row.js";
import type {Panel, View} from "../../marks/map/views.js";
import type {Callout} from "./callouts.js";

/** One line of a callout: its words, and a mark for each row. */
export interface Line {
  words: string;
  rows: readonly Row[];
}

/** The facts of a place in a box beside it. */
export interface PlaceCallout extends Callout {
  name: string;
  panel: Panel;
  /** The text names a town, instead of an area that the point stands for. */
  isSpot: boolean;
  lines: readonly Line[];
  /** Upper left corner in pixels; null where the map has no room. */
  corner: readonly [number, number] | null;
}

export const SIZE = 11;
/** Width and height of the cell of a mark in pixels. */
export const CELL = 24;
/** Height of the name above the lines in pixels. */
export const TITLE_HEIGHT = 17;
const NAME = 12;
const RADII: Readonly<Record<string, number>> = {country: 10, region: 8};
const SPOT = 3;

/** Values and labels of the column `told`, in the order of the lines. */
export const TOLD: readonly {value: string; label: string}[] = [
  {value: "haven", label: "haven of its caliphs"},
  {value: "origin", label: "origin of a caliph"},
  {value: "violence", label: "raids, bombs and deaths"},
  {value: "rule", label: "rule of others"},
  {value: "land", label: "remote land held"},
  {value: "operations", label: "operations by night"},
  {value: "conquest", label: "conquest"}
];

const WORLD: View = {
  id: "world",
  title: "From Nigeria to Afghanistan",
  extent: [0, -26, 76, 40],
  atlas: "world",
  hasBorders: true
};

const INSET: View = {
  id: "inset",
  title: "Syria and Iraq",
  extent: [33, 29.4, 48.4, 38.4],
  atlas: "region",
  hasBorders: true
};

/** Returns the inset of Syria and Iraq and the map of the world, beside or below each other. */
export function panelsAt(width: number, top: number): [Panel, Panel] {
  if (width < 640) {
    const tall = Math.round(width * 0.98);
    return [
      panelOf(INSET, {x: 0, y: top, width, height: tall}),
      panelOf(WORLD, {x: 0, y: top + tall + 8, width, height: tall})
    ];
  }
  const [half, height] = [Math.round((width - 8) / 2), Math.round(Math.min(540, Math.max(400, width * 0.48)))];
  return [
    panelOf(INSET, {x: half + 8, y: top, width: width - half - 8, height}),
    panelOf(WORLD, {x: 0, y: top, width: half, height})
  ];
}

/** Returns a callout for each place with a point, placed where the map has room, the tallest first. */
export function calloutsOf(rows: readonly Row[], panels: readonly Panel[]): PlaceCallout[] {
  const callouts = rowsByPlace(rows.filter(isPlaced)).map((own) => calloutOf(own, panels));
  for (const panel of panels) {
    const own = callouts.filter((each) => each.panel === panel).sort((a, b) => b.height - a.height);
    const closer = panel.id === "world" ? panels.filter((each) => each !== panel) : [];
    const taken = [panelTitleBox(panel), ...closer.map((each) => outlineBox(each, panel))];
    placeCallouts(own, panel, taken).forEach((corner, i) => Object.assign(own[i] ?? {}, {corner}));
  }
  return callouts;
}

/** Groups rows by place. */
export function rowsByPlace(rows: readonly Row[]): Row[][] {
  const ids = [...new Set(rows.map((row) => text(row, "place_id")))];
  return ids.map((id) => rows.filter((row) => text(row, "place_id") === id));
}

/** Returns whether a row says what is not the case. */
export function isAbsent(row: Row): boolean {
  return maybeText(row, "outcome") === "none";
}

export function placeLabel(row: Row): string {
  return capital(text(row, "place"));
}

/** Returns the width of the marks and words of a line in pixels. */
export function widthOf({rows, words}: Line): number {
  return rows.length * CELL + textWidth(words, SIZE) + 2;
}

/** States where the caliphs hide and die, who holds that place, and where the group holds land. */
export function finding(rows: readonly Row[]): string {
  const hideouts = rows.filter((row) => ["haven", "violence"].includes(text(row, "told")));
  const parts = [hideoutsFinding(hideouts, rows), landFinding(hideouts, rows)].filter((part) => part !== null);
  if (parts.length > 0) return capital(parts.join("; "));
  const operated = countriesOf(toldOf(rows, "operations"));
  if (operated.size > 0) return `Islamic State shows itself by night in ${count(operated.size)}`;
  return `${capital(numeral(rows.length))} ${rows.length === 1 ? "fact" : "facts"} with a place`;
}

function hideoutsFinding(hideouts: readonly Row[], rows: readonly Row[]): string | null {
  const places = [...new Set(hideouts.map(placeLabel))];
  const ruled = toldOf(rows, "rule").filter((row) => !isAbsent(row));
  const here = ruled.filter((row) => places.length === 0 || places.includes(placeLabel(row)));
  const rulers = sequence([...new Set(here.flatMap((row) => texts(row, "names")))]);
  if (places.length === 0) {
    return rulers === "" ? null : `${rulers} holds ${sequence([...new Set(ruled.map(placeLabel))])}`;
  }
  const verbs = [
    ...(toldOf(hideouts, "haven").length > 0 ? ["hide"] : []),
    ...(toldOf(hideouts, "violence").length > 0 ? ["die"] : [])
  ];
  const hedge = hideouts.every((row) => text(row, "certainty") === "asserted") ? "" : "are said to ";
  const held = rulers === "" ? "" : `, which ${rulers} holds`;
  return `Islamic State’s caliphs ${hedge}${sequence(verbs)} in ${sequence(places)}${held}`;
}

function landFinding(hideouts: readonly Row[], rows: readonly Row[]): string | null {
  const lands = countriesOf(toldOf(rows, "land"));
  if (lands.size === 0) return null;
  if (hideouts.length === 0) return `Islamic State holds land in ${count(lands.size)}`;
  const isElsewhere = ![...countriesOf(hideouts)].some((country) => lands.has(country));
  return `the land that the group holds lies in ${count(lands.size, isElsewhere ? "other " : "")}`;
}

function toldOf(rows: readonly Row[], told: string): Row[] {
  return rows.filter((row) => text(row, "told") === told);
}

function count(countries: number, which = ""): string {
  return `${numeral(countries)} ${which}${countries === 1 ? "country" : "countries"}`;
}

function countriesOf(rows: readonly Row[]): Set<string | null> {
  return new Set(rows.map((row) => maybeText(row, "country")));
}

function calloutOf(rows: readonly Row[], panels: readonly Panel[]): PlaceCallout {
  const [row] = rows;
  if (!row) throw new Error("no rows");
  const [lon, lat] = [number(row, "lon"), number(row, "lat")];
  const panel = panelAt(panels, lon, lat);
  const [x, y] = panel.project(lon, lat);
  const precision = text(row, "where_precision");
  const lines = linesOf(rows);
  const name = placeLabel(row);
  return {
    name,
    panel,
    isSpot: RADII[precision] === undefined,
    radius: RADII[precision] ?? SPOT,
    x,
    y,
    lines,
    width: Math.max(textWidth(name, NAME, true) + 6, ...lines.map(widthOf)),
    height: TITLE_HEIGHT + lines.length * CELL,
    corner: null
  };
}

function linesOf(rows: readonly Row[]): Line[] {
  return TOLD.flatMap(({value, label}) => {
    const own = rows.filter((row) => text(row, "told") === value);
    return [own.filter((row) => !isAbsent(row)), own.filter(isAbsent)].flatMap((some): Line[] =>
      some.length === 0 ? [] : [{words: value === "rule" ? rulersOf(some) : label, rows: some}]
    );
  });
}

function rulersOf(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => texts(row, "names")))];
  if (rows.every(isAbsent))
    return names.length > 2 ? `not under ${numeral(names.length)} others` : `not under ${sequence(names)}`;
  return `under ${sequence(names)}`;
}

function outlineBox({extent: [west, south, east, north]}: Panel, {project}: Panel) {
  const [x1, y1] = project(west, north);
  const [x2, y2] = project(east, south);
  return {x1, y1, x2, y2};
}
