import {timeBrush} from "../../controls/time-brush.js";
import {number, text} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {CERTAINTY} from "../../state/shared-parameters.js";
import {rowsOfPart} from "../rows.js";
import {drawDetail} from "./detail.js";
import {timelineOf} from "./layout.js";
import {drawOverview} from "./overview.js";
import {countedIn, earliestFront, finding, laneLabel} from "./text.js";
import type {Figure} from "../figure.js";

export const eventsTimeline: Figure = {
  id: "events-timeline",
  title: (rows, codes) => {
    const counted = countedIn(rows);
    if (counted.length === 0) return "None of the events chosen carries a date";
    const back = earliestFront(rows, codes);
    return `${finding(counted, rows)}${back === null ? "" : `; the text on ${back} reaches furthest back`}`;
  },
  subtitle: (rows) =>
    [
      "Events by front and date, one mark an event: a dot is a day, a bar spans all the days that the text allows.",
      ...rowsOfPart(rows, "axis").map(
        (row) =>
          `Above, all that is dated from ${text(row, "date_start").slice(0, 4)} on; below, the marked days enlarged`
      )
    ].join(" "),
  caption: (rows) => {
    const undated = rowsOfPart(rows, "lane").reduce((sum, row) => sum + number(row, "undated"), 0);
    const early = rowsOfPart(rows, "early").length;
    return [
      undated === 0
        ? "No event shown is without a date."
        : `${capital(numeral(undated))} more ${undated === 1 ? "event carries" : "events carry"} no date.`,
      "The longer the span, the thinner the bar; series and totals of cases are thinnest and not counted. A flat end goes on beyond the days shown, an arrow is an end that the text does not give.",
      "Named are, on each front, the two events with the most sources (of several, the most exactly dated, then the latest) and any in which the text counts people killed.",
      ...(early === 0 ? [] : ["What ended more than fifty years before the issue stands below the axis."])
    ].join(" ");
  },
  alt: (rows, codes) =>
    rowsOfPart(rows, "lane")
      .map((lane) => laneLabel(text(lane, "front"), rows, codes))
      .join(" "),
  codes: ["certainty", "date_precision", "front", "event_class"],
  legend: {dates: true},
  parameters: {
    from: {
      kind: "date",
      label: "From",
      default: "2021-08-01",
      range: {until: "to", label: "Days enlarged; or drag across the upper strip"}
    },
    to: {kind: "date", label: "To", default: "2022-02-25"},
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    class: {kind: "many", label: "Kind of event", default: null, codes: "event_class", column: "event_class"},
    certainty: CERTAINTY
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage("No event fits.", options);
    const timeline = timelineOf(rows, options);
    const {overview, bottom} = drawOverview(timeline);
    const drawing = drawDetail(timeline, bottom);
    drawing.prepend(overview);
    return drawing;
  },
  interact: (drawing, {preview, set}) => {
    timeBrush(drawing, {
      move: (from, to) => replaceWindow(drawing, preview({from, to})),
      end: (from, to) => set({from, to})
    });
  }
};

/** Replaces the window and the enlarged days by those of another drawing; the overview that is being dragged stays. */
function replaceWindow(drawing: Element, other: Element): void {
  const partsOf = (root: Element) => [...root.querySelectorAll(".window, .focus")];
  const next = partsOf(other);
  partsOf(drawing).forEach((part, i) => part.replaceWith(next[i] ?? ""));
  for (const name of ["viewBox", "height"]) drawing.setAttribute(name, other.getAttribute(name) ?? "");
}
