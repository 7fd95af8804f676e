import {describe, expect, it} from "vitest";
import {auditReadings, auditTables} from "../../loaders/lib/audit.js";
import type {Row} from "../../loaders/lib/rows.js";
import type {Tables} from "../../loaders/lib/tables.js";

const PLACE = {article_id: "harbor", paragraph_id: "harbor.1"};

describe("auditReadings(tables)", () => {
  it("dates an event whose sources are all older by the newest of them", () => {
    const tables = harbor({date_start: "2020-05-03", title: "Ropes"}, [
      ["2020-05-02", "day", "Gull"],
      ["2019-01-01", "day", "Gull"]
    ]);
    expect(auditReadings(tables)).toEqual([
      {
        reading_id: "quay-by-source",
        discrepancy_id: "quay-older-source",
        article_id: "harbor",
        label: "Ropes: dated May 2, 2020 by its newest source",
        fact_id: "quay",
        holds: true,
        date_start: "2020-05-02",
        date_end: "2020-05-02",
        date_precision: "day",
        part_of: null,
        value: null
      }
    ]);
  });

  it("leaves an event alone that one source can tell of", () => {
    expect(auditReadings(harbor({date_start: "2020-05-03"}, [["2020-05-03", "day", "Gull"]]))).toEqual([]);
  });
});

describe("auditTables(tables)", () => {
  it("finds an event whose sources are all older", () => {
    const tables = harbor({date_start: "2020-05-03"}, [
      ["2020-05-02", "day", "Gull"],
      ["2019-01-01", "day", "Gull"]
    ]);
    expect(auditTables(tables)).toEqual([
      {
        discrepancy_id: "quay-older-source",
        ...PLACE,
        kind: "source-predates-event",
        facts: ["quay", "c1", "c2"],
        note: "Cited from Gull, last published on May 2, 2020; the text dates it May 3, 2020, or later.",
        found: "computed"
      }
    ]);
  });

  it.each<[why: string, event: Row, sources: [string | null, string | null, string][]]>([
    [
      "one source is not older",
      {date_start: "2020-05-03"},
      [
        ["2020-05-02", "day", "Gull"],
        ["2020-05-03", "day", "Crab"]
      ]
    ],
    [
      "one source has no date",
      {date_start: "2020-05-03"},
      [
        ["2020-05-02", "day", "Gull"],
        [null, null, "Crab"]
      ]
    ],
    ["the month of the source holds the day", {date_start: "2020-05-03"}, [["2020-05-01", "month", "Gull"]]],
    ["the year of the source holds the day", {date_start: "2020-05-03"}, [["2020-01-01", "year", "Gull"]]],
    ["the event has no date", {date_start: null}, [["2020-05-02", "day", "Gull"]]],
    [
      "the event is hypothetical",
      {date_start: "2020-05-03", certainty: "hypothetical"},
      [["2020-05-02", "day", "Gull"]]
    ],
    ["nothing is cited", {date_start: "2020-05-03"}, []]
  ])("leaves an event alone when %s", (_, event, sources) => {
    expect(auditTables(harbor(event, sources))).toEqual([]);
  });

  it("finds a source of the month before", () => {
    const found = auditTables(harbor({date_start: "2020-06-01"}, [["2020-05-01", "month", "Gull"]]));
    expect(found.map(({note}) => note)).toEqual([
      "Cited from Gull, last published on May 31, 2020; the text dates it June 1, 2020, or later."
    ]);
  });

  it("finds relations as well", () => {
    const {events, ...rest} = harbor({date_start: "2020-05-03"}, [["2020-05-02", "day", "Gull"]]);
    const relations = (events ?? []).map(({event_id, ...row}) => ({...row, relation_id: event_id ?? null}));
    const evidence = (rest.evidence ?? []).map((row) => ({...row, kind: "relation"}));
    expect(auditTables({...rest, events: [], relations, evidence})).toHaveLength(1);
  });
});

function harbor(event: Row, sources: [published: string | null, precision: string | null, outlet: string][]): Tables {
  const cited = sources.map(([published, date_precision, outlet_printed], i) => {
    return {citation_id: `c${i + 1}`, outlet_printed, published, date_precision};
  });
  const evidence = cited.map(({citation_id}) => ({
    fact_id: "quay",
    kind: "event",
    paragraph_id: "harbor.1",
    citation_id
  }));
  return {
    events: [{event_id: "quay", ...PLACE, certainty: "asserted", ...event}],
    relations: [],
    citations: cited,
    evidence:
      evidence.length > 0 ? evidence : [{fact_id: "quay", kind: "event", paragraph_id: "harbor.1", citation_id: null}]
  };
}
