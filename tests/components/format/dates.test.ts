import {describe, expect, it} from "vitest";
import {printTerm, printWhen} from "../../../components/format/dates.js";

describe("printWhen({start, end, precision})", () => {
  it.each([
    ["2022-01-05", "2022-01-05", "day", "January 5, 2022"],
    ["2022-01-01", "2022-01-31", "month", "January 2022"],
    ["2017-01-01", "2017-12-31", "year", "2017"],
    ["2016-01-01", "2016-04-30", "season", "early 2016"],
    ["2021-09-01", "2021-12-31", "season", "late 2021"],
    ["2022-01-01", "2022-01-10", "range", "January 1 to 10, 2022"],
    ["2014-01-01", "2016-12-31", "range", "2014 to 2016"],
    ["2019-10-01", "2019-11-30", "range", "October 2019 to November 2019"],
    ["2021-12-21", "2022-01-03", "range", "December 21, 2021 to January 3, 2022"],
    ["2021-08-01", null, "range", "August 2021 or later"],
    ["2021-08-15", null, "range", "August 15, 2021 or later"],
    [null, "2018-12-31", "range", "2018 or earlier"],
    [null, "2021-10-31", "range", "October 2021 or earlier"],
    [null, null, null, "undated"]
  ])("prints %s to %s (%s) as %s", (start, end, precision, text) => {
    expect(printWhen({start, end, precision})).toBe(text);
  });
});

describe("printTerm({start, end, precision})", () => {
  it.each([
    ["2021-08-01", null, "range", "since August 2021"],
    [null, "2018-12-31", "range", "until 2018"],
    ["2014-01-01", "2016-12-31", "range", "2014 to 2016"],
    [null, null, null, "undated"]
  ])("prints %s to %s (%s) as %s", (start, end, precision, text) => {
    expect(printTerm({start, end, precision})).toBe(text);
  });
});
