import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isDay, isoDay, monthSpan, parseDate, yearSpan} from "../../loaders/lib/dates.js";

describe("parseDate(text)", () => {
  it.each([
    ["2022-01-05", "2022-01-05", "2022-01-05", "day"],
    ["2020-02-29", "2020-02-29", "2020-02-29", "day"],
    ["2022-02", "2022-02-01", "2022-02-28", "month"],
    ["2020-02", "2020-02-01", "2020-02-29", "month"],
    ["2022", "2022-01-01", "2022-12-31", "year"],
    ["early 2016", "2016-01-01", "2016-04-30", "season"],
    ["mid 2016", "2016-05-01", "2016-08-31", "season"],
    ["late 2021", "2021-09-01", "2021-12-31", "season"],
    ["spring 2021", "2021-03-01", "2021-05-31", "season"],
    ["summer 2021", "2021-06-01", "2021-08-31", "season"],
    ["autumn 2021", "2021-09-01", "2021-11-30", "season"],
    ["early 2022-01", "2022-01-01", "2022-01-10", "range"],
    ["mid 2022-01", "2022-01-11", "2022-01-20", "range"],
    ["late 2021-12", "2021-12-21", "2021-12-31", "range"],
    ["late 2021-02", "2021-02-21", "2021-02-28", "range"],
    ["2014/2016", "2014-01-01", "2016-12-31", "range"],
    ["2021-10-01/2021-10-15", "2021-10-01", "2021-10-15", "range"],
    ["2021/2021-03", "2021-01-01", "2021-03-31", "range"],
    ["early 2016/late 2017", "2016-01-01", "2017-12-31", "range"],
    ["2021-08/..", "2021-08-01", null, "range"],
    ["../2018", null, "2018-12-31", "range"]
  ])("reads %s", (text, start, end, precision) => {
    expect(parseDate(text)).toEqual({start, end, precision});
  });

  it.each([
    "2022-02-30",
    "2021-02-29",
    "1900-02-29",
    "2022-13",
    "2022-00",
    "2022-01-00",
    "22-01-05",
    "2022-1-5",
    "2022/01/05",
    "January 5",
    "early 2022-01-05",
    "spring 2022-01",
    "winter 2021",
    "Early 2016",
    "",
    " 2022",
    "2022-01-05T00:00",
    "../..",
    "/",
    "2022/",
    "/2022"
  ])("refuses %j", (text) => {
    expect(() => parseDate(text)).toThrow(new Error(`impossible date: ${text}`));
  });

  it.each(["2022/2021", "2022-01-05/2022-01-04", "2022-03/2022-02-28", "late 2021/early 2021"])(
    "refuses %s, which runs backwards",
    (text) => {
      expect(() => parseDate(text)).toThrow(new Error(`end before start: ${text}`));
    }
  );

  it("throws nothing but its two errors, whatever the text", () => {
    const loose = fc.oneof(
      fc.string(),
      fc.stringMatching(/^(?:early |late |spring )?\d{1,4}(?:-\d\d?)?(?:-\d\d?)?(?:\/[\d.-]{0,10})?$/)
    );
    fc.assert(
      fc.property(loose, (text) => {
        try {
          const {start, end} = parseDate(text);
          expect(start ?? "0000").toMatch(/^\d{4}/);
          if (start !== null && end !== null) expect(start <= end).toBe(true);
        } catch (error) {
          expect(String(error)).toMatch(/^Error: (?:impossible date|end before start): /);
        }
      }),
      {numRuns: 2000}
    );
  });

  it("reads back every day of the calendar", () => {
    const days = fc.date({min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true});
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseDate(day)).toEqual({start: day, end: day, precision: "day"});
      })
    );
  });

  it("puts every day within its month, its year and its part of the month", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 9999}),
        fc.integer({min: 1, max: 12}),
        fc.integer({min: 1, max: 31}),
        (year, month, day) => {
          fc.pre(isDay(year, month, day));
          const iso = isoDay(year, month, day);
          const part = day <= 10 ? "early" : day <= 20 ? "mid" : "late";
          for (const text of [iso.slice(0, 4), iso.slice(0, 7), `${part} ${iso.slice(0, 7)}`]) {
            const {start, end} = parseDate(text);
            expect([start ?? "", iso, end ?? ""]).toEqual([start ?? "", iso, end ?? ""].sort());
          }
        }
      )
    );
  });
});

describe("isDay(year, month, day)", () => {
  it.each([
    [2000, 2, 29, true],
    [1900, 2, 29, false],
    [2022, 4, 31, false],
    [2022, 12, 31, true],
    [2022, 0, 1, false],
    [2022, 13, 1, false],
    [2022, 1, 0, false]
  ])("judges %i-%i-%i", (year, month, day, judgement) => {
    expect(isDay(year, month, day)).toBe(judgement);
  });
});

describe("monthSpan(year, month)", () => {
  it("spans the whole month", () => {
    expect(monthSpan(2024, 2)).toEqual({start: "2024-02-01", end: "2024-02-29", precision: "month"});
  });
});

describe("yearSpan(year)", () => {
  it("spans the whole year", () => {
    expect(yearSpan(844)).toEqual({start: "0844-01-01", end: "0844-12-31", precision: "year"});
  });
});
