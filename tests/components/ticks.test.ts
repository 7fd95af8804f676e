import {describe, expect, it} from "vitest";

import {dayNumber} from "../../components/day.js";
import {ticksOf} from "../../components/ticks.js";

const labels = (first: string, last: string, pixels: number) =>
  ticksOf({first: dayNumber(first), last: dayNumber(last)}, pixels).map(({label, year}) =>
    year === null ? label : `${label} ${year}`
  );

describe("ticksOf(span, pixels)", () => {
  it.each([
    ["2009-01-01", "2022-04-30", 160, "2010 2015 2020"],
    ["2009-01-01", "2022-04-30", 320, "2010 2012 2014 2016 2018 2020 2022"],
    ["2021-08-01", "2022-02-25", 324, "Aug 2021,Sep,Oct,Nov,Dec,Jan 2022,Feb"],
    ["2021-08-15", "2022-02-25", 120, "Oct 2021,Jan 2022"],
    ["2022-01-30", "2022-02-03", 300, "Jan 30 2022,Jan 31,Feb 1,Feb 2,Feb 3"],
    ["2022-01-01", "2022-01-31", 300, "Jan 1 2022,Jan 8,Jan 15,Jan 22,Jan 29"],
    ["1700-01-01", "2022-01-01", 40, "1700 1800 1900 2000"]
  ])("names %s to %s on %d pixels", (first, last, pixels, names) => {
    expect(labels(first, last, pixels)).toEqual(names.split(names.includes(",") ? "," : " "));
  });

  it("names years alone on an axis of years", () => {
    const span = {first: dayNumber("2021-01-01"), last: dayNumber("2022-04-30")};
    expect(ticksOf(span, 900, true).map(({label}) => label)).toEqual(["2021", "2022"]);
  });
});
