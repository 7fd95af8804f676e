import {boxSelect} from "../../controls/box-select.js";
import {timeBrush} from "../../controls/time-brush.js";
import {label} from "../../data/codebook.js";
import {printDayNumber} from "../../data/day-number.js";
import {maybeText, text} from "../../data/row.js";
import {sequence} from "../../format/words.js";
import {filterStates} from "../../marks/filter-opacity.js";
import {drawFrontLegend} from "../../marks/legend.js";
import {parseLands} from "../../marks/map/basemap.js";
import {isPlaced} from "../../marks/map/counts.js";
import {drawMap, updateMap} from "../../marks/map/dot-map.js";
import {append, createSvg, setSize} from "../../marks/svg.js";
import {opened} from "../../state/facets.js";
import {narrow} from "../../state/filter-rows.js";
import {itemsOf} from "../../state/parameters.js";
import {daysFilter} from "../../state/shared-parameters.js";
import {drawTimeline, isDated, updateTimeline} from "./timeline.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";
import type {Parameters, Values} from "../../state/parameters.js";
import type {Figure} from "../figure.js";

const GAP = 14;

const NOTES = [
  "The axis has two scales, and its last two years the wider one; an arrow points to what ended long before.",
  "A dot in a dashed rim has no spot: the text names a country or an area, and the rim stands for all of it. Where dots would lie on each other, places move apart, and a line leads back to where they are.",
  "Borders are those of Natural Earth, to find one's way by; they take no position."
].join(" ");

const parameters: Parameters = {
  q: {
    kind: "text",
    label: "Search",
    default: null,
    columns: ["title", "place", "actor_names"],
    hint: "In titles, places and names of actors."
  },
  ...daysFilter("Or drag across the bars."),
  front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id", picks: true},
  type: {
    kind: "many",
    label: "Kind of event",
    default: null,
    codes: "event_type",
    column: "event_type",
    groups: "event_class",
    picks: true
  },
  certainty: {kind: "many", label: "Certainty", default: null, codes: "certainty", column: "certainty", picks: true},
  weapon: {kind: "many", label: "Weapon", default: null, codes: "weapon", column: "weapon", picks: true},
  place: {kind: "many", label: "Place", default: null, column: "place_id", labels: "place", picks: true},
  actor: {kind: "many", label: "Actor", default: null, column: "actors", labels: "actor_names", picks: true},
  outlet: {kind: "many", label: "Outlet cited", default: null, column: "outlets", labels: "outlet_names", picks: true}
};

export const explore: Figure = {
  id: "explore",
  title: (rows) => {
    if (rows.length === 0) return "No event passes these filters";
    const [dated, placed] = [rows.filter(isDated).length, rows.filter(isPlaced).length];
    return `${rows.length} ${rows.length === 1 ? "event" : "events"}, ${dated} with a date and ${placed} on the map`;
  },
  subtitle: () =>
    "Every event is one mark: a bar as long as its date allows, a dot at its place. The filters, the bars and the map narrow each other; what they leave out turns pale.",
  caption: (rows) => [absentLabel(rows), NOTES].join(" "),
  alt: (rows, codes) => frontCounts(rows, codes),
  codes: ["certainty", "date_precision", "event_class", "event_type", "front", "outcome", "weapon", "where_precision"],
  columns: [
    "title",
    "article_id",
    "event_type",
    "date_start",
    "date_end",
    "date_precision",
    "place",
    "country",
    "actor_names",
    "weapon",
    "killed",
    "wounded",
    "arrested",
    "outcome",
    "certainty",
    "hedge",
    "umbrella",
    "outlet_names",
    "sources"
  ],
  parameters,
  filtersRows: true,
  dashboard: {rowNames: ["event", "events"], sideControls: ["q", "from", "front", "type", "certainty", "weapon"]},
  jsonFiles: ["land"],
  draw: (rows, options) => {
    const {document, width, codes, all = rows, jsonFiles = {}} = options;
    const drawing = createSvg(document, "svg", {width, height: 0});
    const bottom = drawTimeline(drawing, all, options, drawFrontLegend(drawing, codes, width, 2) + 6);
    const map = append(drawing, "g", {class: "map"});
    const height = drawMap(map, all, {lands: parseLands(jsonFiles.land), width, top: bottom + GAP});
    setSize(drawing, width, height);
    update(drawing, rows, options);
    return drawing;
  },
  update,
  interact: (drawing, hand) => {
    const strip = drawing.querySelector(".strip");
    const span = (from: string, to: string): Values => {
      const isAll = from <= dayOf(strip, "first") && dayOf(strip, "last") <= to;
      return isAll ? {from: null, to: null} : {from, to};
    };
    timeBrush(drawing, {
      move: (from, to) => hand.move(span(from, to)),
      end: (from, to) => hand.set(span(from, to)),
      clear: () => hand.set({from: null, to: null})
    });
    boxSelect(drawing, {
      places: () => hand.values().place ?? null,
      move: (place) => hand.move({place}),
      end: (place) => hand.set({place})
    });
  }
};

function update(drawing: Element, rows: readonly Row[], {all = rows, parameters: values, codes}: DrawOptions): void {
  const open = (name: string): readonly Row[] => narrow(all, parameters, opened(parameters, values, [name]), codes);
  const [strip, map] = [drawing.querySelector(".strip"), drawing.querySelector(".map")];
  if (!strip || !map) throw new Error("no drawing: explore");
  const {from = null, to = null, place = null} = values;
  updateTimeline(strip, {standing: filterStates(rows, open("from")), from, to});
  updateMap(map, {standing: filterStates(rows, open("place")), places: itemsOf(place)});
}

/** Returns how many events are missing from timeline and map, and why. */
function absentLabel(rows: readonly Row[]): string {
  const undated = rows.filter((row) => !isDated(row)).length;
  const unplaced = rows.filter((row) => maybeText(row, "place_id") === null).length;
  const wide = rows.length - unplaced - rows.filter(isPlaced).length;
  const parts = [
    `${undated} ${undated === 1 ? "carries" : "carry"} no date`,
    `${unplaced} ${unplaced === 1 ? "names" : "name"} no place`,
    `${wide} ${wide === 1 ? "names" : "name"} a part of the world too wide for a point`
  ];
  return `Of the events shown, ${sequence(parts)}.`;
}

/** Returns the counts of each front. */
function frontCounts(rows: readonly Row[], codes: Codes): string {
  const counts = (codes.front ?? []).flatMap(({value}) => {
    const own = rows.filter((row) => text(row, "article_id") === value);
    return own.length === 0
      ? []
      : [
          `${label(codes, "front", value)}: ${own.length}, ${own.filter(isDated).length} dated, ${own.filter(isPlaced).length} on the map.`
        ];
  });
  return counts.length === 0 ? "No event passes these filters." : `Events by front. ${counts.join(" ")}`;
}

function dayOf(strip: Element | null, name: string): string {
  return printDayNumber(Number(strip?.getAttribute(`data-${name}`)));
}
