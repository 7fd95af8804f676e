import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findBrackets, parseBracket} from "../../loaders/lib/citation.js";

const ISSUE = "2022-02-25";
const MONTHS = "January February March April May June July August September October November December".split(" ");

describe("parseBracket(text, issueDate)", () => {
  it.each([
    ["al-Mashareq, January 5", "al-Mashareq", "January 5", "2022-01-05", "day", true],
    ["Iran International, February 25", "Iran International", "February 25", "2022-02-25", "day", true],
    ["Anadolu Agency, February 26", "Anadolu Agency", "February 26", "2021-02-26", "day", true],
    ["aawsat.com, December 31", "aawsat.com", "December 31", "2021-12-31", "day", true],
    ["Leap Day News, February 29", "Leap Day News", "February 29", "2020-02-29", "day", true],
    ["al-Monitor, 5 January", "al-Monitor", "5 January", "2022-01-05", "day", true],
    ["The Gull, 5 January 2019", "The Gull", "5 January 2019", "2019-01-05", "day", false],
    ["New Arab, June 14, 2021", "New Arab", "June 14, 2021", "2021-06-14", "day", false],
    ["Middle East Eye, September 2 2021", "Middle East Eye", "September 2 2021", "2021-09-02", "day", false],
    ["BDNews.com, May 04, 2015", "BDNews.com", "May 04, 2015", "2015-05-04", "day", false],
    ["Tide Table, March 2018", "Tide Table", "March 2018", "2018-03-01", "month", false],
    ["Tide Table, March, 2018", "Tide Table", "March, 2018", "2018-03-01", "month", false],
    ["Tide Table, 2019", "Tide Table", "2019", "2019-01-01", "year", false],
    ["Tide Table", "Tide Table", null, null, null, false],
    ["gandhara.rferl.org", "gandhara.rferl.org", null, null, null, false],
    ["gandhara.rferl.org, October 1", "gandhara.rferl.org", "October 1", "2021-10-01", "day", true],
    ["youm7.com, November 13, 2013", "youm7.com", "November 13, 2013", "2013-11-13", "day", false],
    ["Smith, Jones and Sons, May 3", "Smith, Jones and Sons", "May 3", "2021-05-03", "day", true]
  ])("reads %s", (text, outlet, datePrinted, published, precision, yearInferred) => {
    expect(parseBracket(text, ISSUE)).toEqual([{outlet, note: null, datePrinted, published, precision, yearInferred}]);
  });

  it("reads several sources", () => {
    const sources = parseBracket("Dhaka Tribune, March 7, 2017;Daily Star, November 15, 2021; YouTube", ISSUE);
    expect(sources.map(({outlet, published}) => [outlet, published])).toEqual([
      ["Dhaka Tribune", "2017-03-07"],
      ["Daily Star", "2021-11-15"],
      ["YouTube", null]
    ]);
  });

  it("reads a nested note", () => {
    const [source] = parseBracket("Daily Star (Bengali), December 24, 2021", ISSUE);
    expect(source).toMatchObject({outlet: "Daily Star", note: "Bengali", published: "2021-12-24"});
    expect(parseBracket("Daily Star (Bengali)", ISSUE)).toMatchObject([
      {outlet: "Daily Star", note: "Bengali", published: null}
    ]);
  });

  it.each([
    ["", "()"],
    ["1,200", "1,200"],
    ["12", "12"],
    ["January 5", "January 5"],
    [", January 5", ", January 5"],
    ["The Gull, sometime in May", "The Gull, sometime in May"],
    ["The Gull, May", "The Gull, May"],
    ["The Gull, May 4, 20", "The Gull, May 4, 20"],
    ["The Gull; ", "()"],
    ["The Gull (a) (b), May 4", "The Gull (a) (b), May 4"],
    ["The Gull (a) today, May 4", "The Gull (a) today, May 4"],
    ["The Gull, May 4 and 5", "The Gull, May 4 and 5"]
  ])("refuses %j", (text, value) => {
    expect(() => parseBracket(text, ISSUE)).toThrow(new Error(`unparseable citation: ${value}`));
  });

  it.each(["May 44", "February 30", "February 29, 2021", "31 April", "May 0"])("refuses the date %s", (date) => {
    expect(() => parseBracket(`The Gull, ${date}`, ISSUE)).toThrow(new Error(`impossible date: ${date}`));
  });

  it("infers the latest year that puts the date not after the issue", () => {
    const day = fc.date({min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true});
    fc.assert(
      fc.property(day, day, (issued, cited) => {
        const issue = issued.toISOString().slice(0, 10);
        const [, month = "", date = ""] = cited.toISOString().slice(0, 10).split("-");
        fc.pre(`${month}-${date}` !== "02-29");
        const [source] = parseBracket(`The Gull, ${MONTHS[Number(month) - 1] ?? ""} ${Number(date)}`, issue);
        const published = source?.published ?? "";
        const next = `${Number(published.slice(0, 4)) + 1}${published.slice(4)}`;
        expect(published <= issue && next > issue && published.endsWith(`${month}-${date}`)).toBe(true);
      })
    );
  });

  it("throws nothing but its two errors and loses no source", () => {
    const piece = fc.constantFrom(
      "The Gull",
      "gull.example",
      ", ",
      "; ",
      "May 4",
      "2019",
      " (Bengali)",
      "5 January",
      "(",
      ")",
      " "
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join(""))
    );
    fc.assert(
      fc.property(text, (bracket) => {
        try {
          expect(parseBracket(bracket, ISSUE)).toHaveLength(bracket.split(";").length);
        } catch (error) {
          expect(String(error)).toMatch(/^Error: (?:unparseable citation|impossible date): ./);
        }
      }),
      {numRuns: 2000}
    );
  });
});

describe("findBrackets(text)", () => {
  it("finds brackets with what is nested in them", () => {
    expect(findBrackets("a (b, May 4) c (d (e), 2019)")).toEqual([
      {text: "b, May 4", offset: 2},
      {text: "d (e), 2019", offset: 15}
    ]);
    expect(findBrackets("no bracket")).toEqual([]);
  });

  it.each(["a (b", "a b)", "a (b (c)", "a) (b"])("refuses %s", (text) => {
    expect(() => findBrackets(text)).toThrow("unparseable citation: ");
  });
});
