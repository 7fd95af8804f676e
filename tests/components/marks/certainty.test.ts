import {describe, expect, it} from "vitest";
import {applyStyle, certaintyLineStyle, certaintyStyle, dateShape} from "../../../components/marks/certainty.js";
import {drawLegend} from "../../../components/marks/legend.js";
import {append, createSvg} from "../../../components/marks/svg.js";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {codesFrom} from "../../../scripts/build/code-lists.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";

const CODES = codesFrom(readCodebook());
const certainties = (CODES.certainty ?? []).map(({value}) => value);
const parts = {marks: true, ties: false, dates: false, bounds: false};

function svg(): SVGElement {
  return createSvg(makeDocument(), "svg");
}

describe("look(certainty)", () => {
  it("gives each certainty of the codebook a look of its own", () => {
    expect(certainties).toHaveLength(7);
    expect(new Set(certainties.map((value) => JSON.stringify(certaintyStyle(value)))).size).toBe(7);
    expect(new Set(certainties.map((value) => JSON.stringify(certaintyLineStyle(value)))).size).toBe(7);
  });

  it("refuses what the codebook does not know", () => {
    expect(() => certaintyStyle("sure")).toThrow("unknown certainty: sure");
  });

  it("draws solid what is asserted and hollow what is claimed", () => {
    const drawn = certainties.map((certainty) => {
      const circle = append(svg(), "circle", {});
      applyStyle(circle, certainty, "red");
      return [certainty, circle.getAttribute("fill"), circle.getAttribute("stroke-dasharray")];
    });
    expect(drawn).toContainEqual(["asserted", "red", null]);
    expect(drawn).toContainEqual(["claimed", "var(--paper)", null]);
    expect(drawn).toContainEqual(["alleged", "var(--paper)", "3.5 1.75"]);
  });
});

describe("extent(precision)", () => {
  it("draws a day as a dot and all else as a bar", () => {
    const precisions = (CODES.date_precision ?? []).map(({value}) => [value, dateShape(value)]);
    expect(precisions).toEqual([
      ["day", "dot"],
      ["month", "bar"],
      ["season", "bar"],
      ["year", "bar"],
      ["range", "bar"]
    ]);
  });
});

describe("legend(options)", () => {
  const labels = (of: Partial<typeof parts>) =>
    [...drawLegend({document: makeDocument(), codes: CODES, parts: {...parts, ...of}}).querySelectorAll("li")].map(
      (entry) => [entry.textContent, entry.querySelectorAll("svg").length]
    );

  it("explains every certainty in the codebook's words and order", () => {
    expect(labels({})).toEqual((CODES.certainty ?? []).map(({label}) => [label, 1]));
  });

  it("shows marks and ties side by side", () => {
    expect(labels({ties: true})[0]).toEqual(["asserted", 2]);
  });

  it("adds dates and bounds where they are drawn", () => {
    expect(labels({dates: true, bounds: true}).slice(7)).toEqual([
      ["dated to: month, part of a year, year, range", 1],
      ["lowest to highest", 1]
    ]);
  });
});
