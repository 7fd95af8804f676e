import {axisX, frame, gridX, rect, ruleX} from "@observablehq/plot";
import {scaleUtc} from "d3";
import {overlap} from "../../data/date-interval.js";
import {text} from "../../data/row.js";
import {boundsOf, pixelsOf, printScale, tickOptions} from "../../marks/axis/time-scale.js";
import {packIntervals} from "../../marks/layout/pack-intervals.js";
import {factLink} from "../../marks/link.js";
import {AXIS, draw, groupChildren, labels, lines, linkAreas} from "../../marks/plot-marks.js";
import type {Bar, LinkArea} from "../../marks/plot-marks.js";
import type {Label} from "../../marks/text.js";
import type {Lane, Timeline} from "./layout.js";

interface Overview {
  bottom: number;
  lines: Bar[];
  labels: Label[];
  spots: LinkArea[];
}

const TOP = 16;
const SPACING = 36;
const PITCH = 3.5;
const MIN_LENGTH = 2.5;

/**
 * Draws all dated rows as thin lines, a lane for each front, with the window over them. Lines outside the window are
 * links; those in it are linked where they are drawn again, enlarged.
 */
export function drawOverview(timeline: Timeline): {overview: Element; bottom: number} {
  const {axis, window, document, width, left, right, lanes} = timeline;
  const placed: Overview = {bottom: TOP + 4, lines: [], labels: [], spots: []};
  for (const lane of lanes) placeLane(lane, placed, timeline);
  const {bottom} = placed;
  const [from, to] = [Math.max(window.first, axis.first), Math.min(window.last, axis.last)];
  const shown = from > to ? [] : [boundsOf({first: from, last: to})];
  const inWindow = {y1: TOP, y2: bottom, className: "window"};
  const ticks = tickOptions(boundsOf(axis), "year", right - left, SPACING);
  const marks = [
    frame({insetTop: -TOP, fill: "var(--paper)", stroke: "none"}),
    gridX({...ticks, stroke: "var(--ink-3)", strokeOpacity: 0.6}),
    axisX({...AXIS, ...ticks, anchor: "top", tickPadding: 5}),
    rect(shown, {...inWindow, x1: "0", x2: "1", fill: "var(--ink)", fillOpacity: 0.08}),
    ruleX(shown.flat(), {...inWindow, stroke: "var(--ink)", strokeWidth: 1.5}),
    lines(placed.lines),
    labels(placed.labels),
    linkAreas(placed.spots)
  ];
  const overview = draw(marks, {
    document,
    width,
    height: bottom,
    marginTop: TOP,
    marginLeft: left,
    marginRight: width - right,
    x: {type: "utc", domain: boundsOf(axis)}
  });
  const days = {"data-first": axis.first, "data-last": axis.last, "data-from": window.first, "data-to": window.last};
  const stops = printScale(scaleUtc(boundsOf(axis), [left, right]));
  return {overview: groupChildren(overview, {class: "strip", ...days, "data-stops": stops}), bottom};
}

function placeLane({name, color, dated}: Lane, overview: Overview, timeline: Timeline): void {
  const {axis, window, left, right, isNarrow} = timeline;
  const x = scaleUtc(boundsOf(axis), [left, right]);
  const top = overview.bottom;
  const first = top + (isNarrow ? 19 : 8);
  const style = {size: 11, leading: 14, fill: color};
  overview.labels.push({x: 0, y: top + (isNarrow ? 12 : 13), lines: [name], style});
  const laid = dated.map((days) => {
    const [x1, x2] = pixelsOf(days, x);
    return {days, x1, x2: Math.max(x2, x1 + MIN_LENGTH)};
  });
  const {places, count} = packIntervals(laid, 1);
  laid.forEach(({days, x1, x2}, i) => {
    const y = first + (places[i] ?? 0) * PITCH;
    overview.lines.push({x1: x.invert(x1), x2: x.invert(x2), y, certainty: text(days.row, "certainty"), color});
    if (!overlap(days, window))
      overview.spots.push({x1, x2, y1: y - PITCH / 2, y2: y + PITCH / 2, ...factLink(days.row, timeline)});
  });
  overview.bottom = Math.max(first + count * PITCH + 3, top + 20);
}
