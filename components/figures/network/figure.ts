import {element} from "../../controls/html.js";
import {daysFilter} from "../../state/shared-parameters.js";
import {drawNetwork} from "./draw.js";
import {drawTieList} from "./list.js";
import {parseNetworkPlan} from "./positions.js";
import {pickTies} from "./shortest-paths.js";
import {altOf, captionOf, subtitleOf, titleOf} from "./text.js";
import {enableZoom} from "./zoom.js";
import type {Parameters} from "../../state/parameters.js";
import type {Figure} from "../figure.js";

const NARROW = 560;

const parameters: Parameters = {
  focus: {
    kind: "one",
    label: "Actor",
    default: null,
    any: "All actors",
    column: "actors",
    labels: "actor_names",
    picked: true,
    find: true,
    hint: "Or press one in the drawing."
  },
  path: {
    kind: "one",
    label: "Shortest chain to",
    default: null,
    any: "No other actor",
    column: "actors",
    labels: "actor_names",
    picked: true,
    find: true,
    hint: "Needs an actor to start from."
  },
  steps: {
    kind: "one",
    label: "Around the actor",
    default: "1",
    picked: true,
    options: [
      {value: "1", label: "one tie away"},
      {value: "2", label: "two ties away"}
    ]
  },
  ...daysFilter("Most ties carry no date."),
  front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id", picks: true},
  certainty: {kind: "many", label: "Certainty", default: null, codes: "certainty", column: "certainty", picks: true},
  type: {kind: "many", label: "Kind of tie", default: null, codes: "relation_type", column: "type", picks: true}
};

export const network: Figure = {
  id: "network",
  title: titleOf,
  subtitle: subtitleOf,
  caption: captionOf,
  alt: altOf,
  codes: ["actor_kind", "certainty", "date_precision", "front", "relation_type"],
  legend: {ties: true, marks: false, dates: false},
  columns: ["title", "article_id", "certainty", "hedge", "date_start", "date_end", "date_precision", "note", "step"],
  parameters,
  filtersRows: true,
  selectRows: pickTies,
  dashboard: {rowNames: ["tie", "ties"], sideControls: ["focus", "path", "steps", "from", "front", "certainty"]},
  jsonFiles: ["network"],
  draw: (rows, options) => {
    const {document, width, codes, link, all = rows, jsonFiles = {}} = options;
    const plan = parseNetworkPlan(jsonFiles.network);
    const web = drawNetwork(rows, all, {document, width, codes, link, plan});
    const list = drawTieList(rows, {document, codes, link, isWhole: width < NARROW});
    web.setAttribute("data-chart", "web");
    const frame = element(document, "div", {class: "web-frame"}, [web]);
    return element(document, "div", {class: "web"}, width < NARROW ? [list, frame] : [frame, list]);
  },
  interact: (drawing, hand) =>
    enableZoom(drawing, {
      selectActor: (actor) =>
        hand.set(hand.values().focus === actor ? {focus: null, path: null} : {focus: actor, path: null}),
      selectPair: (a, b) => hand.set({focus: a, path: b})
    })
};
