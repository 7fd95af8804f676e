import {label} from "../../data/codebook.js";
import {sayFact} from "../../data/fact-label.js";
import {maybeText, text} from "../../data/row.js";
import {sequence} from "../../format/words.js";
import {drawFrontLegend} from "../../marks/legend.js";
import {parseLands} from "../../marks/map/basemap.js";
import {countByCountry, isPlaced} from "../../marks/map/counts.js";
import {drawMap} from "../../marks/map/dot-map.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {CERTAINTY} from "../../state/shared-parameters.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {CountryCount} from "../../marks/map/counts.js";
import type {Figure} from "../figure.js";

const NOTHING = "No event fits";

export const frontsMap: Figure = {
  id: "fronts-map",
  title: (rows) => {
    if (rows.length === 0) return NOTHING;
    const placed = rows.filter(isPlaced);
    if (placed.length === 0) return `None of ${eventsLabel(rows.length)} has a place on the map`;
    return `${placed.length} of ${eventsLabel(rows.length)} ${placed.length === 1 ? "has" : "have"} a place on the map; ${mostLabel(placed)}`;
  },
  subtitle: () => "Events by place, one dot an event, in the color of its front",
  caption: (rows) => {
    const unplaced = rows.filter((row) => maybeText(row, "place_id") === null).length;
    const wide = rows.filter((row) => !isPlaced(row)).length - unplaced;
    return [
      `Of the events shown, ${unplaced} ${unplaced === 1 ? "names" : "name"} no place, and ${wide} ${wide === 1 ? "names" : "name"} a part of the world too wide for a point.`,
      "A dot in a dashed rim has no spot: the text names a country or an area, and the rim stands for all of it. Where dots would lie on each other, places move apart, and a line leads back to where they are.",
      "Series and totals of cases are left out. Borders are those of Natural Earth, to find one's way by; they take no position."
    ].join(" ");
  },
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : frontCounts(rows, codes)),
  codes: ["certainty", "date_precision", "event_class", "front", "where_precision"],
  legend: {dates: false, marks: true},
  parameters: {
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    class: {kind: "many", label: "Kind of event", default: null, codes: "event_class", column: "event_class"},
    certainty: CERTAINTY
  },
  jsonFiles: ["land"],
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width, codes, link, jsonFiles = {}} = options;
    const drawing = createSvg(document, "svg", {width, height: 0});
    const top = drawFrontLegend(drawing, codes, width, 2) + 6;
    const height = drawMap(drawing, rows, {
      lands: parseLands(jsonFiles.land),
      width,
      top,
      mark: (row) => ({
        href: link(text(row, "article_id"), `e-${text(row, "event_id")}`),
        label: `${text(row, "place")}: ${sayFact(row, codes)}`
      })
    });
    setSize(drawing, width, height);
    return drawing;
  }
};

function eventsLabel(count: number): string {
  return `${count} ${count === 1 ? "event" : "events"}`;
}

function countryLabel(scene: CountryCount): string {
  return `${sequence(scene.names)} ${countLabel(scene)}`;
}

function countLabel({names, count}: CountryCount): string {
  return `${count}${names.length === 1 ? "" : " each"}`;
}

/** Returns the countries with the most events. */
function mostLabel(placed: readonly Row[]): string {
  const [most] = countByCountry(placed);
  if (!most) return "none of them in a country that the text names";
  return `${sequence(most.names)} ${most.names.length === 1 ? "has the most" : "have the most"}, ${countLabel(most)}`;
}

/** Returns the counts of each front by country. */
function frontCounts(rows: readonly Row[], codes: Codes): string {
  const counts = (codes.front ?? []).flatMap(({value}) => {
    const own = rows.filter((row) => text(row, "article_id") === value);
    if (own.length === 0) return [];
    const scenes = countByCountry(own.filter(isPlaced)).map(countryLabel);
    const where = scenes.length === 0 ? "none with a place on the map" : `on the map: ${scenes.join(", ")}`;
    return [`${label(codes, "front", value)}: ${eventsLabel(own.length)}, ${where}.`];
  });
  return `Events by front and country. ${counts.join(" ")}`;
}
