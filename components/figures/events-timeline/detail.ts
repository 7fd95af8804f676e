import {areaX, axisX, gridX, lineX, ruleX, ruleY} from "@observablehq/plot";
import {scaleUtc} from "d3";
import {printDayNumber} from "../../data/day-number.js";
import {whenOf} from "../../data/fact-label.js";
import {text} from "../../data/row.js";
import {printDay} from "../../format/dates.js";
import {boundsOf, pixelsOf, tickOptions} from "../../marks/axis/time-scale.js";
import {arrows, dateBars} from "../../marks/date-mark.js";
import {frontColor} from "../../marks/front-color.js";
import {DETAIL, STRONG} from "../../marks/layout/lanes.js";
import {factLink} from "../../marks/link.js";
import {AXIS, dots, draw, groupChildren, labels, linkAreas, pixelChannel} from "../../marks/plot-marks.js";
import {boxOf, textWidth, wrapLabel} from "../../marks/text.js";
import {placeMarks, radiusOf} from "./layout.js";
import type {Markish} from "@observablehq/plot";
import type {Label, TextStyle} from "../../marks/text.js";
import type {Detail, Lane, Timeline} from "./layout.js";

const FUNNEL = 20;
const HEADER = 58;
const MIN_LANE_HEIGHT = 58;
const SPACING = 72;
const PLAIN: TextStyle = {...DETAIL, size: 12, leading: 15};

/** Draws the window of a timeline enlarged from `top` down: axis, lanes and notes. */
export function drawDetail(timeline: Timeline, top: number): SVGElement | HTMLElement {
  const {document, width, window, left, right, lanes} = timeline;
  const isEmpty = window.first > window.last;
  const domain = boundsOf(window);
  const own = {points: [], bars: [], arrows: [], labels: [], rules: [], spots: []};
  const detail: Detail = {...timeline, ...own, x: scaleUtc(domain, [left, right])};
  const words = {x: left, y: top + FUNNEL + (isEmpty ? 22 : 18)};
  detail.labels.push(
    isEmpty
      ? {...words, lines: ["No day lies between these dates."], style: PLAIN}
      : {...words, lines: [windowLabel(timeline)], style: STRONG}
  );
  const first = top + FUNNEL + HEADER;
  const bottom = isEmpty ? first : lanes.reduce((y, lane) => placeLane(lane, y, detail), first);
  const height = Math.ceil(isEmpty ? top + FUNNEL + 40 : placeNotes(bottom, detail));
  const marks = isEmpty ? labels(detail.labels) : [funnel(timeline, top), ...marksOf(detail, bottom)];
  const margins = {marginTop: first, marginLeft: left, marginRight: width - right, marginBottom: height - bottom};
  const drawing = draw(marks, {document, width, height, ...margins, x: {type: "utc", domain}});
  groupChildren(drawing, {class: "focus"});
  return drawing;
}

function marksOf(detail: Detail, bottom: number): Markish[] {
  const {window, issue, left, right, points} = detail;
  const ticks = tickOptions(boundsOf(window), "day", right - left, SPACING);
  const closing = issue >= window.first && issue < window.last ? [boundsOf({first: issue, last: issue})[1]] : [];
  return [
    gridX({...ticks, insetTop: -6, stroke: "var(--ink-3)", strokeOpacity: 0.6}),
    axisX({...AXIS, ...ticks, anchor: "top", tickPadding: 9}),
    ruleY([...detail.rules, {x1: left, x2: detail.width, y: bottom}], {
      x1: pixelChannel("x1"),
      x2: pixelChannel("x2"),
      y: "y",
      stroke: "var(--ink-3)"
    }),
    ruleX(closing, {stroke: "var(--ink-2)", strokeDasharray: "2 3"}),
    axisX(closing, {...AXIS, tickFormat: () => "issue", tickPadding: 5}),
    dateBars(detail.bars),
    dots(points, {r: radiusOf(detail)}),
    arrows(detail.arrows),
    labels(detail.labels),
    linkAreas(detail.spots)
  ];
}

/** Returns the area that joins the window in the overview to its days below. */
function funnel({axis, window, left, right}: Timeline, top: number): Markish[] {
  const x = scaleUtc(boundsOf(axis), [left, right]);
  const [first, last] = [Math.max(window.first, axis.first), Math.min(window.last, axis.last)];
  if (first > last) return [];
  const [x1, x2] = pixelsOf({first, last}, x);
  const [start, end] = [
    {x1, x2, y: top},
    {x1: left, x2: right, y: top + FUNNEL}
  ];
  const edge = {y: "y", stroke: "var(--ink-2)", strokeWidth: 0.75};
  return [
    areaX([start, end], {
      x1: pixelChannel("x1"),
      x2: pixelChannel("x2"),
      y: "y",
      fill: "var(--ink)",
      fillOpacity: 0.08
    }),
    ["x1", "x2"].map((side) => lineX([start, end], {...edge, x: pixelChannel(side)})),
    ruleY([end], {...edge, x1: pixelChannel("x1"), x2: pixelChannel("x2")})
  ];
}

function windowLabel({window, issue, left, right}: Timeline): string {
  const days = `${printDay(printDayNumber(window.first))} to ${printDay(printDayNumber(window.last))}`;
  const full = `${days}, the date of the issue`;
  return window.last === issue && textWidth(full, STRONG.size, true) <= right - left ? full : days;
}

/** Places a lane with its name and counts, and returns its bottom. */
function placeLane(lane: Lane, top: number, detail: Detail): number {
  const {isNarrow, left, right, width, labels, rules, spots, link} = detail;
  const {id, name, color, dated, undated} = lane;
  const counts = [`${dated.filter(({row}) => row.counted === true).length} dated`, `${undated} undated`];
  const heading: Label = {x: 0, y: top + 19, lines: [name], style: {...STRONG, size: 13, fill: color}};
  rules.push({x1: 0, x2: width, y: top});
  labels.push(heading);
  if (isNarrow) labels.push({x: right, y: top + 19, lines: [counts.join(", ")], style: DETAIL, anchor: "end"});
  else labels.push({x: 0, y: top + 34, lines: counts, style: DETAIL});
  spots.push({...boxOf(heading), href: link(id, "top"), label: `${name}: the article`});
  const first = top + (isNarrow ? 28 : 8);
  const height = placeMarks(lane, first, detail);
  if (height === 0) labels.push({x: left, y: first + 11, lines: ["No event is dated to these days."], style: DETAIL});
  return Math.max(first + Math.max(height, 14) + 8, top + (isNarrow ? 0 : MIN_LANE_HEIGHT));
}

/** Places a note with a link for each row before the axis, and returns the height of the drawing. */
function placeNotes(bottom: number, detail: Detail): number {
  const {early, issue, window, left, right} = detail;
  const hasIssue = issue >= window.first && issue < window.last;
  return early.reduce(
    (y, row) => {
      const style = {...PLAIN, fill: frontColor(text(row, "front"))};
      const lines = wrapLabel(`Before the axis: ${text(row, "title")}, ${whenOf(row)}`, right - left, style);
      const note = {x: left, y: y + 12, lines, style};
      detail.labels.push(note);
      detail.spots.push({...boxOf(note), ...factLink(row, detail)});
      return y + lines.length * style.leading + 3;
    },
    bottom + (hasIssue ? 23 : 8)
  );
}
