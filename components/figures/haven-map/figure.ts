import {sayFact} from "../../data/fact-label.js";
import {numeral, sequence} from "../../format/words.js";
import {isPlaced} from "../../marks/map/counts.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {drawHavenMap} from "./draw.js";
import {TOLD, finding, placeLabel, rowsByPlace} from "./layout.js";
import type {Figure} from "../figure.js";

const NOTHING = "No place fits";

export const havenMap: Figure = {
  id: "haven-map",
  title: (rows) => (rows.length === 0 ? NOTHING : finding(rows)),
  subtitle: (rows) => {
    const [placed, wide] = [rowsByPlace(rows.filter(isPlaced)), rowsByPlace(rows.filter((row) => !isPlaced(row)))];
    const count = placed.length + wide.length;
    return `What the article tells of ${numeral(count)} ${count === 1 ? "place" : "places"}; one mark is one fact`;
  },
  caption: (rows) => {
    const wide = rowsByPlace(rows.filter((row) => !isPlaced(row))).flatMap(([row]) => (row ? [placeLabel(row)] : []));
    return [
      "A dashed ring stands for all of a country or area: the text gives no spot in it and no extent of what is held.",
      "Squares say who holds a place, Islamic State in color and others in gray; brackets, who does not.",
      ...(wide.length > 0 ? [`Too wide for a ring and listed below the maps: ${sequence(wide)}.`] : []),
      "Borders are those of Natural Earth, to find one’s way by; they take no position."
    ].join(" ");
  },
  alt: (rows, codes) =>
    rows.length === 0
      ? `${NOTHING}.`
      : rowsByPlace(rows)
          .map((own) => {
            const facts = own.map((row) => sayFact(row, codes));
            return `${own[0] ? placeLabel(own[0]) : ""}: ${facts.join(" ")}`;
          })
          .join(" "),
  codes: ["certainty", "date_precision", "outcome", "where_precision"],
  legend: {dates: false, marks: true},
  parameters: {
    told: {kind: "many", label: "What is told", default: null, column: "told", options: TOLD},
    certainty: CERTAINTY,
    reading: READING
  },
  jsonFiles: ["land"],
  draw: (rows, options) => (rows.length === 0 ? drawMessage(`${NOTHING}.`, options) : drawHavenMap(rows, options))
};
