import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {factScope} from "../../../loaders/lib/evidence/fact-scope.js";
import {
  lastDay,
  nameParagraph,
  sayAsOf,
  sayPublished,
  sayQuantity,
  sayTie,
  sayWhen
} from "../../../loaders/lib/evidence/wording.js";
import type {Row} from "../../../loaders/lib/rows.js";

const scope = factScope(compile());
const NUMBER: Row = {value: null, low: null, high: null, qualifier: null, printed: null, unit: "people"};

describe("sayQuantity(row, scope)", () => {
  const cases: [Row, string][] = [
    [{measure: "arrested", value: 40, qualifier: "nearly"}, "arrested: “nearly” 40 people"],
    [{measure: "members", low: 700, high: 800}, "members: 700 to 800 people"],
    [{measure: "killed-or-wounded", high: 15, qualifier: "at least"}, "killed or wounded: “at least” 15 people"],
    [{measure: "arrested", qualifier: "dozens"}, "arrested: “dozens”, no number given"],
    [{measure: "killed", value: 1, printed: "Avijit Roy"}, "killed: 1 person (“Avijit Roy” in the text)"],
    [{measure: "killed", value: 0}, "killed: 0 people"],
    [{measure: "weapon-count", unit: "weapons", value: 2}, "2 weapons"],
    [{measure: "rank", unit: "rank", value: 1, printed: "first"}, "rank: 1 (“first” in the text)"],
    [{measure: "reward", unit: "USD", value: 5_000_000}, "reward: 5,000,000 U.S. dollars"],
    [{measure: "parties", unit: "parties", value: 1}, "1 party"]
  ];
  it.each(cases)("prints %j", (row, text) => {
    expect(sayQuantity({...NUMBER, ...row}, scope)).toBe(text);
  });
});

describe("sayTie(row, scope)", () => {
  const cases: [Row, string][] = [
    [{source_id: "us-forces", type: "pursues", target_id: "kataib-hezbollah"}, "U.S. forces pursue Kataib Hezbollah"],
    [{source_id: "united-states", type: "pursues", target_id: "iran"}, "United States pursues Iran"],
    [{source_id: "iraqi-forces", type: "met", target_id: "iran"}, "Iraqi forces met Iran"]
  ];
  it.each(cases)("reads %j as a sentence", (row, text) => {
    expect(sayTie(row, scope)).toBe(text);
  });
});

describe("sayWhen(row)", () => {
  const cases: [Row, string | null][] = [
    [{date_start: null, date_end: null, date_precision: null}, null],
    [{date_start: "2022-01-05", date_end: "2022-01-05", date_precision: "day"}, "January 5, 2022"],
    [{date_start: null, date_end: "2018-12-31", date_precision: "range"}, "2018 or earlier"],
    [{relation_id: "a-leads-b", date_start: null, date_end: "2018-12-31", date_precision: "range"}, "until 2018"]
  ];
  it.each(cases)("prints %j as %s", (row, text) => {
    expect(sayWhen(row)).toBe(text);
  });
});

describe("sayAsOf(row)", () => {
  it.each([
    [null, null, null, null],
    ["2021-10-13", "2021-10-13", "day", "October 13, 2021"],
    ["2021-01-01", "2021-12-31", "year", "2021"],
    ["2015-01-01", "2016-12-31", "range", "2015 to 2016"]
  ])("prints %s to %s (%s) as %s", (start, end, precision, text) => {
    expect(sayAsOf({as_of: start, as_of_end: end, as_of_precision: precision})).toBe(text);
  });
});

describe("sayPublished(citation)", () => {
  const cases: [Row, string, string | null][] = [
    [
      {published: "2022-01-05", date_precision: "day", year_inferred: true},
      "January 5, 2022, year inferred",
      "2022-01-05"
    ],
    [{published: "2022-02-01", date_precision: "month", year_inferred: false}, "February 2022", "2022-02-28"],
    [{published: "2020-01-01", date_precision: "year", year_inferred: false}, "2020", "2020-12-31"],
    [{published: null, date_precision: null, year_inferred: false}, "no date", null]
  ];
  it.each(cases)("prints %j as %s, at the latest %s", (row, text, last) => {
    expect(sayPublished(row)).toBe(text);
    expect(lastDay(row)).toBe(last);
  });
});

describe("nameParagraph(label)", () => {
  it.each([
    ["3", "Paragraph 3"],
    ["fn1", "Footnote 1"]
  ])("names %s as %s", (label, name) => {
    expect(nameParagraph(label)).toBe(name);
  });
});
