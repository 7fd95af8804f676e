import {describe, expect, it} from "vitest";
import {
  facetsOf,
  filtersOf,
  nameOfFilter,
  opened,
  relaxations,
  sayFacets,
  setFilters,
  withCounts
} from "../../../components/state/facets.js";
import {narrow} from "../../../components/state/filter-rows.js";
import {defaults} from "../../../components/state/parameters.js";
import {CERTAINTY} from "../../../components/state/shared-parameters.js";
import {readCodes} from "../../drawing.js";
import type {Row} from "../../../components/data/row.js";
import type {Parameters, Values} from "../../../components/state/parameters.js";

const CODES = readCodes();
const FILTERS: Parameters = {
  q: {kind: "text", label: "Search", default: null, columns: ["title"]},
  weapon: {kind: "many", label: "Weapon", default: null, column: "weapon"},
  actor: {kind: "many", label: "Actor", default: null, column: "actors"},
  certainty: CERTAINTY,
  from: {
    kind: "date",
    label: "From",
    default: null,
    column: "last_day",
    bound: "least",
    range: {until: "to", label: "Dates"}
  },
  to: {kind: "date", label: "To", default: null, column: "first_day", bound: "most"}
};
const PARAMETERS: Parameters = {...FILTERS, totals: {kind: "flag", label: "Totals", default: true}};
const ROWS: Row[] = [
  {event_id: "a", title: "Drones shot down", weapon: "drone", actors: ["x", "y"], certainty: "asserted", day: 3},
  {event_id: "b", title: "Rockets miss", weapon: "rocket", actors: ["x"], certainty: "claimed", day: 5},
  {event_id: "c", title: "Drones again", weapon: "drone", actors: [], certainty: "claimed", day: null},
  {event_id: null, title: "an axis, no fact", weapon: null, actors: null, certainty: null, day: null}
].map(({day, ...row}) => {
  const date = day === null ? null : `2022-01-0${day}`;
  return {...row, first_day: date, last_day: date};
});

const askedWith = (chosen: Values) => ({
  parameters: PARAMETERS,
  values: {...defaults(PARAMETERS), ...chosen},
  codes: CODES
});
const ask = (values: Values): readonly Row[] => narrow(ROWS, FILTERS, values, CODES);
const facets = (chosen: Values) => facetsOf(askedWith(chosen), ask(askedWith(chosen).values), ask);

describe("filtersOf(parameters), setFilters(parameters, values), nameOfFilter(parameters, name)", () => {
  it("take a range as one filter, and a flag as none", () => {
    expect(filtersOf(PARAMETERS)).toEqual(["q", "weapon", "actor", "certainty", "from"]);
    expect(setFilters(PARAMETERS, {to: "2022-01-01", weapon: []})).toEqual(["weapon", "from"]);
    expect(nameOfFilter(PARAMETERS, "from")).toBe("Dates");
    expect(nameOfFilter(PARAMETERS, "weapon")).toBe("Weapon");
  });

  it("leave out what filters no column: it moves the view", () => {
    expect(filtersOf({from: {kind: "date", label: "From", default: null}})).toEqual([]);
  });
});

describe("opened(parameters, values, names)", () => {
  it("opens both ends of a range and keeps the rest", () => {
    expect(opened(PARAMETERS, {from: "2022-01-01", to: "2022-01-02", weapon: ["drone"]}, ["from"])).toEqual({
      from: null,
      to: null,
      weapon: ["drone"]
    });
  });
});

describe("facetsOf(asked, rows, ask)", () => {
  it("counts each filter under all the others but itself, facts alone", async () => {
    const counted = await facets({weapon: ["drone"], from: "2022-01-04"});
    expect(counted.weapon).toEqual({rows: 1, counts: {rocket: 1}});
    expect(counted.from).toEqual({rows: 2, counts: {}});
    expect(counted.actor).toEqual({rows: 0, counts: {}});
  });

  it("counts a row once for each item of a list", async () => {
    expect((await facets({})).actor).toEqual({rows: 3, counts: {x: 2, y: 1}});
  });

  it("counts of a threshold what it lets through", async () => {
    const {certainty} = await facets({});
    expect(certainty?.rows).toBe(3);
    expect(certainty?.counts).toMatchObject({asserted: 1, reported: 1, claimed: 3, denied: 3});
  });
});

describe("relaxations(asked, facets, ask)", () => {
  const cases: [string, Values, object[]][] = [
    [
      "one filter where one will do, most rows first",
      {weapon: ["rocket"], actor: ["y"]},
      [
        {names: ["weapon"], rows: 1},
        {names: ["actor"], rows: 1}
      ]
    ],
    ["two where no one will do", {weapon: [], q: "no such words"}, [{names: ["q", "weapon"], rows: 3}]],
    [
      "all where no two will do",
      {weapon: [], q: "no such words", actor: []},
      [{names: ["q", "weapon", "actor"], rows: 3}]
    ]
  ];
  it.each(cases)("finds %s", async (_, chosen, expected) => {
    expect(ask(askedWith(chosen).values)).toEqual([]);
    expect(await relaxations(askedWith(chosen), await facets(chosen), ask)).toEqual(expected);
  });
});

describe("sayFacets(parameters, facets, shown, total)", () => {
  it("tells what each filter leaves out alone, and the rest together", async () => {
    const counted = await facets({weapon: ["drone"], from: "2022-01-04"});
    expect(sayFacets(PARAMETERS, counted, 0, 3)).toBe("0 of 3 rows shown. Left out: 2 by Dates, 1 by Weapon.");
    expect(sayFacets(PARAMETERS, await facets({weapon: [], q: "none"}), 0, 3)).toBe(
      "0 of 3 rows shown. Left out: 3 by several filters at once."
    );
    expect(sayFacets(PARAMETERS, await facets({}), 3, 3)).toBe("3 of 3 rows shown.");
  });
});

describe("withCounts(choices, facets)", () => {
  it("counts every option, none of them lost", async () => {
    const options = ["drone", "rocket"].map((value) => ({value, label: value, count: 9}));
    const counted = withCounts({weapon: {options}, from: {min: 1}}, await facets({actor: ["x"], weapon: ["rocket"]}));
    expect(counted.weapon?.options?.map(({count}) => count)).toEqual([1, 1]);
    expect(withCounts({weapon: {options}}, await facets({actor: ["y"]})).weapon?.options?.[1]?.count).toBe(0);
  });
});
