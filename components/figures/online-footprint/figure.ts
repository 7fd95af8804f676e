import {maybeText, text} from "../../data/row.js";
import {numeral, sequence} from "../../format/words.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {CERTAINTY, GROUNDS} from "../../state/shared-parameters.js";
import {countLabel, coversLabel, drawFootprint, followersIn, rowLabel, rowsOfSection} from "./draw.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";

const NOTHING = "No trace fits";

export const onlineFootprint: Figure = {
  id: "online-footprint",
  title: (rows, codes) => (rows.length === 0 ? NOTHING : finding(rows, codes)),
  subtitle: () =>
    "Accounts, channels, services and portals as the article names them, and what it tells of recruitment online and elsewhere",
  caption: () =>
    [
      "A run that fades out stands for a word: its length says nothing. As one platform has only “several” accounts, followers cannot be divided among accounts under either reading.",
      "The sentence does not say outright whose accounts were traced; they are read as the group’s. How many of the followers are in it, agree with it or watch it is not told.",
      "Nothing here has a date of its own; the dates are those of the sources. Left out are rants on four platforms whose author the text does not name."
    ].join(" "),
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : rows.map((row) => rowLabel(row, codes)).join(" ")),
  codes: ["certainty", "date_precision", "measure"],
  legend: {dates: false, marks: true},
  parameters: {
    followers: {
      kind: "one",
      label: "The followers are those of",
      default: "all",
      options: [
        {value: "all", label: "all accounts traced, as coded"},
        {value: "last", label: "Telegram alone, named last"}
      ],
      hint: "The sentence can be read either way."
    },
    told: {
      kind: "many",
      label: "What is told",
      default: null,
      column: "told",
      options: [
        {value: "accounts", label: "accounts and followers"},
        {value: "others", label: "channel, services, portals"},
        {value: "recruitment", label: "recruitment"}
      ]
    },
    source: GROUNDS,
    certainty: CERTAINTY
  },
  draw: (rows, options) => (rows.length === 0 ? drawMessage(`${NOTHING}.`, options) : drawFootprint(rows, options))
};

/** States whose followers are counted, and how much of the recruitment is told to be online. */
function finding(rows: readonly Row[], codes: Codes): string {
  const parts = [...accountsFinding(rows, codes), ...recruitmentFinding(rows)];
  return parts.length > 0
    ? parts.join("; ").replace(/^“?./, (first) => first.toUpperCase())
    : "A channel, services and portals, none of them with a number";
}

function accountsFinding(rows: readonly Row[], codes: Codes): string[] {
  const followers = followersIn(rows);
  if (followers) return [`${countLabel(followers, codes)}, read as those of ${coversLabel(followers)}`];
  const platforms = rowsOfSection(rows, "accounts").map((row) => text(row, "name"));
  return platforms.length === 0 ? [] : [`accounts were traced on ${sequence(platforms)}`];
}

function recruitmentFinding(rows: readonly Row[]): string[] {
  const all = rowsOfSection(rows, "recruitment");
  const online = all.filter((row) => text(row, "medium") === "online").length;
  const share = all.map((row) => maybeText(row, "share")).find((each) => each !== null);
  if (all.length === 0) return [];
  if (share !== undefined) return [`“${share}” campaigns of recruitment are aimed at poor villages`];
  if (all.length === 1) return [`the one statement on recruitment is ${online === 1 ? "" : "not "}about the internet`];
  const some = online === 0 ? "none" : numeral(online);
  return [
    `${some} of ${numeral(all.length)} statements on recruitment ${online > 1 ? "are" : "is"} about the internet`
  ];
}
