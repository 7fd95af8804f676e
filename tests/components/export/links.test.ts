import {describe, expect, it} from "vitest";
import {creditsOf, referenceOf} from "../../../components/export/figure-citation.js";
import {addressesOf} from "../../../components/export/links.js";
import {openState} from "../../../components/state/page-state.js";
import {defaults} from "../../../components/state/parameters.js";
import {parseLink} from "../../../components/state/url-codec.js";
import {sampleTimeline} from "../../sample.js";
import type {FigureContext, FigureState} from "../../../components/export/types.js";
import type {Schema} from "../../../components/state/page-parameters.js";
import type {Values} from "../../../components/state/parameters.js";

const PAGE = "https://example.org/site/boats";
const {parameters} = sampleTimeline;
const choices = {
  front: {options: [{value: "tajikistan", label: "T"}]},
  certainty: {options: ["asserted", "claimed"].map((value) => ({value, label: value}))}
};
const schema: Schema = {
  page: "/boats",
  root: "./",
  version: 1,
  data: "2022-02-25.0123456789",
  figures: [sampleTimeline.id],
  parameters,
  choices,
  aliases: []
};
const ARTICLE = {
  article_id: "tajikistan",
  title: "Cool Ties",
  author: "Ada Pilot",
  publication: "Harbor Monitor",
  publisher: "The Pier",
  volume: 20,
  issue: 4,
  published: "2022-02-25",
  url: null
};

function hostWith(pageValues: Values, shown: Partial<FigureState> = {}): FigureContext {
  const state = openState(schema, {
    address: () => ({base: PAGE, search: "", hash: ""}),
    write: () => true,
    onPopState: () => () => undefined,
    afterDelay: () => () => undefined,
    afterPaint: () => () => undefined
  });
  state.set(pageValues, "replace");
  const payload = {
    id: sampleTimeline.id,
    rows: [],
    types: {},
    total: 2,
    codes: {},
    choices,
    colophon: {title: "Five Boats: an edition", authors: ["Five Boats"], license: "CC BY 4.0", articles: [ARTICLE]},
    root: "./"
  };
  return {
    document: {baseURI: `${PAGE}?front=x#y`} as Document,
    figure: sampleTimeline,
    payload,
    page: state,
    shown: () => ({
      rows: [{article_id: "tajikistan"}],
      types: {},
      values: {...defaults(parameters), ...pageValues},
      sql: "",
      isEdited: false,
      width: 600,
      ...shown
    }),
    now: () => new Date(2026, 10, 5)
  };
}

describe("addressesOf(host)", () => {
  it("writes everything out, in short, and for a frame", () => {
    const {full, short, embed, script, database} = addressesOf(hostWith({front: "tajikistan"}));
    expect(short).toBe(`${PAGE}?front=tajikistan#sample-timeline`);
    expect(full).toMatch(/^https:\/\/example\.org\/site\/boats\?v=1&front=tajikistan&.*&d=2022.*&n=1#sample-timeline$/);
    expect(embed).toBe(full.replace("/boats?", "/embed/sample-timeline?"));
    expect(script).toBe("https://example.org/site/embed.js");
    expect(database).toBe("https://example.org/site/data/five-fronts.duckdb");
  });

  it("says what is shown where the page is ahead of the figure", () => {
    const host = hostWith({front: "tajikistan"}, {values: defaults(parameters)});
    const {search, hash} = new URL(addressesOf(host).full);
    expect(parseLink(schema, search, hash)).toMatchObject({values: {front: null}, ignored: []});
  });

  it("does not count the rows of edited SQL", () => {
    expect(addressesOf(hostWith({}, {isEdited: true})).full).not.toContain("&n=");
  });
});

describe("referenceTo(host)", () => {
  it("names what is shown, the day and the articles of the rows", () => {
    expect(referenceOf(hostWith({}))).toMatchObject({
      title: "1 events fit",
      version: "2022-02-25.0123456789",
      accessed: "2026-11-05",
      articles: [ARTICLE]
    });
    expect(referenceOf(hostWith({}, {isEdited: true})).title).toBe(
      "1 events fit (drawn from SQL that a reader edited)"
    );
  });
});

describe("creditsOf(host)", () => {
  it("gives sources, edition, version, license and the short link", () => {
    expect(creditsOf(hostWith({}))).toEqual([
      "Source: Ada Pilot, Harbor Monitor 20(4), The Pier, February 25, 2022",
      "Five Boats: an edition, data version 2022-02-25.0123456789, CC BY 4.0",
      "example.org/site/boats#sample-timeline"
    ]);
    expect(creditsOf(hostWith({}, {isEdited: true}))[0]).toBe("Altered: drawn from SQL that a reader edited");
  });
});
