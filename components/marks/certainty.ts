import {setAttributes} from "./svg.js";

/** How one degree of certainty is drawn; the same on every figure. */
export interface CertaintyStyle {
  /** Opacity of the fill in the mark's own color; 0 is hollow. */
  fill: number;
  /** Width of the outline in pixels. */
  stroke: number;
  /** Dashes of the outline or of an edge; null is an unbroken line. */
  dash: string | null;
  /** Whether the mark is struck through. */
  struck: boolean;
}

/** How far a date is known, as drawn: a day is a dot, anything longer a bar. */
export type DateShape = "dot" | "bar";

const MARKS: Readonly<Record<string, CertaintyStyle>> = {
  asserted: {fill: 1, stroke: 1.5, dash: null, struck: false},
  reported: {fill: 0.45, stroke: 1.5, dash: null, struck: false},
  claimed: {fill: 0, stroke: 2, dash: null, struck: false},
  alleged: {fill: 0, stroke: 1.75, dash: "3.5 1.75", struck: false},
  assessed: {fill: 0.25, stroke: 1.75, dash: "3.5 1.75", struck: false},
  hypothetical: {fill: 0, stroke: 2, dash: "1.5 2", struck: false},
  denied: {fill: 0, stroke: 1.5, dash: null, struck: true}
};

const LINES: Readonly<Record<string, CertaintyStyle>> = {
  asserted: {fill: 1, stroke: 1.75, dash: null, struck: false},
  reported: {fill: 0.65, stroke: 1.5, dash: null, struck: false},
  claimed: {fill: 1, stroke: 1.5, dash: "9 3", struck: false},
  alleged: {fill: 1, stroke: 1.5, dash: "5 3", struck: false},
  assessed: {fill: 1, stroke: 1.5, dash: "5 3 1.5 3", struck: false},
  hypothetical: {fill: 1, stroke: 1.5, dash: "1.5 3", struck: false},
  denied: {fill: 0.65, stroke: 1.5, dash: "1.5 3", struck: true}
};

/** Gives the look of a mark; throws for a certainty that the codebook does not know. */
export function certaintyStyle(certainty: string): CertaintyStyle {
  return find(MARKS, certainty);
}

/** Gives the look of a tie: `fill` is the opacity of the line. */
export function certaintyLineStyle(certainty: string): CertaintyStyle {
  return find(LINES, certainty);
}

/** Tells how a date of the given precision is drawn. */
export function dateShape(precision: string): DateShape {
  return precision === "day" ? "dot" : "bar";
}

/** Gives the look of a mark as Plot takes it; the color is any CSS color. */
export function plotStyle(certainty: string, color: string) {
  const {fill, stroke, dash} = certaintyStyle(certainty);
  return {
    fill: fill > 0 ? color : "var(--paper)",
    fillOpacity: fill > 0 ? fill : 1,
    stroke: color,
    strokeWidth: stroke,
    strokeDasharray: dash ?? "none"
  };
}

/** Gives the look of a tie as Plot takes it. */
export function plotLineStyle(certainty: string, color: string) {
  const {fill, stroke, dash} = certaintyLineStyle(certainty);
  return {stroke: color, strokeOpacity: fill, strokeWidth: stroke, strokeDasharray: dash ?? "none"};
}

/** Sets the look on an SVG shape; the color is any CSS color. */
export function applyStyle(shape: Element, certainty: string, color: string): void {
  const {fill, fillOpacity, strokeWidth} = plotStyle(certainty, color);
  setAttributes(shape, {
    fill,
    "fill-opacity": fillOpacity < 1 ? fillOpacity : null,
    stroke: color,
    "stroke-width": strokeWidth,
    "stroke-dasharray": certaintyStyle(certainty).dash
  });
}

/** Sets the look of a tie on a line or path. */
export function applyLineStyle(line: Element, certainty: string, color: string): void {
  const {fill, stroke, dash} = certaintyLineStyle(certainty);
  setAttributes(line, {
    fill: "none",
    stroke: color,
    "stroke-width": stroke,
    "stroke-opacity": fill < 1 ? fill : null,
    "stroke-dasharray": dash
  });
}

function find(looks: Readonly<Record<string, CertaintyStyle>>, certainty: string): CertaintyStyle {
  const found = looks[certainty];
  if (!found) throw new Error(`unknown certainty: ${certainty}`);
  return found;
}
