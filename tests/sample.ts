import {scaleUtc} from "d3";
import {date, text} from "../components/data/row.js";
import {DAY_MS} from "../components/format/dates.js";
import {applyStyle, dateShape} from "../components/marks/certainty.js";
import {appendLink} from "../components/marks/link.js";
import {append} from "../components/marks/svg.js";
import type {Figure} from "../components/figures/figure.js";

/** A small figure over the scratch events, with every kind of parameter. */
export const sampleTimeline: Figure = {
  id: "sample-timeline",
  title: (rows) => `${rows.length} events fit`,
  subtitle: () => "One mark an event",
  caption: () => "Source: <made up>",
  alt: (rows) => `Timeline of ${rows.length} events.`,
  codes: ["certainty"],
  parameters: {
    front: {kind: "one", label: "Front", default: null, any: "All fronts", codes: "front", column: "article_id"},
    certainty: {kind: "many", label: "Certainty", default: null, codes: "certainty", column: "certainty"},
    from: {kind: "date", label: "From", default: null, column: "date_start", bound: "least"},
    least: {kind: "number", label: "Least number", default: null, column: "n", bound: "least"},
    umbrella: {kind: "flag", label: "Totals too", default: true, hint: "Totals hold single events."}
  },
  draw: (rows, {document, width, link}) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", `0 0 ${width} 80`);
    const clip = append(append(svg, "defs", {}), "clipPath", {id: "frame"});
    append(clip, "rect", {width, height: 80});
    const marks = append(svg, "g", {"clip-path": "url(#frame)"});
    const days = rows.map((row) => date(row, "date_start").getTime());
    const x = scaleUtc([Math.min(...days), Math.max(...days) + 31 * DAY_MS], [10, width - 10]);
    for (const row of rows) {
      const start = date(row, "date_start").getTime();
      const href = link(text(row, "article_id"), `e-${text(row, "event_id")}`);
      const mark = appendLink(marks, {href, label: text(row, "title")});
      const shape =
        dateShape(text(row, "date_precision")) === "dot"
          ? append(mark, "circle", {cx: x(start), cy: 20, r: 5})
          : append(mark, "rect", {x: x(start), y: 57, width: x(start + 30 * DAY_MS) - x(start), height: 6, rx: 3});
      applyStyle(shape, text(row, "certainty"), `var(--front-${text(row, "article_id")})`);
    }
    return svg;
  }
};

export const SAMPLE_SQL = `
-- Which events fit?
select event_id, article_id, date_start, date_precision, certainty, n, sources, title
from events
where ($front is null or article_id = $front)
  and ($certainty is null or list_contains(string_split($certainty, '~'), certainty))
  and ($from is null or date_start >= $from::date)
  and ($least is null or n >= $least)
  and ($umbrella = 1 or not umbrella)
order by n`.trim();
