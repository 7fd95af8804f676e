import {describe, expect, it} from "vitest";
import {drawFigure, drawRounded, legendParts, linkFrom, scopeIds} from "../../../components/figures/draw-figure.js";
import {append} from "../../../components/marks/svg.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";
import {sampleTimeline} from "../../sample.js";
import type {Row} from "../../../components/data/row.js";
import type {Figure} from "../../../components/figures/figure.js";

const SVG = "http://www.w3.org/2000/svg";
const ROW: Row = {
  event_id: "e1",
  article_id: "tajikistan",
  date_start: "2022-01-01",
  date_precision: "month",
  certainty: "claimed",
  title: "One"
};
const options = () => ({document: makeDocument(), width: 333, codes: {}, parameters: {}, root: "../"});

describe("drawFigure(figure, rows, options)", () => {
  it("names the drawing and keeps its ids apart", () => {
    const drawing = drawFigure(sampleTimeline, [ROW], options());
    expect(drawing.getAttribute("aria-label")).toBe("Timeline of 1 events.");
    expect(drawing.querySelector("clipPath")?.id).toBe("sample-timeline-333-frame");
    expect(drawing.querySelector("g")?.getAttribute("clip-path")).toBe("url(#sample-timeline-333-frame)");
    expect(drawing.querySelector("a")?.getAttribute("href")).toBe("../articles/tajikistan#e-e1");
  });

  it("turns xlink:href into href, and rounds geometry where it is kept", () => {
    const figure: Figure = {
      ...sampleTimeline,
      draw: (_, {document}) => {
        const svg = document.createElementNS(SVG, "svg");
        append(svg, "a", {}).setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", "./x#y");
        append(svg, "path", {
          d: "M1.23456,-7.0001L3e1,0.5",
          "stroke-width": 1.23456,
          transform: "translate(1e-7,2.3456e-5)"
        });
        return svg;
      }
    };
    const drawing = drawRounded(figure, [ROW], options());
    expect(drawFigure(figure, [ROW], options()).querySelector("path")?.getAttribute("d")).toContain("1.23456");
    expect(drawing.querySelector("a")?.getAttribute("href")).toBe("./x#y");
    expect(drawing.querySelector("a")?.attributes).toHaveLength(1);
    expect(drawing.querySelector("path")?.getAttribute("d")).toBe("M1.23,-7L3e1,0.5");
    expect(drawing.querySelector("path")?.getAttribute("stroke-width")).toBe("1.23456");
    expect(drawing.querySelector("path")?.getAttribute("transform")).toBe("translate(1e-7,0)");
  });
});

describe("scopeIds(root, prefix)", () => {
  it("leaves what points elsewhere", () => {
    const svg = makeDocument().createElementNS(SVG, "svg");
    append(svg, "g", {id: "a"});
    append(svg, "use", {href: "#a", "aria-labelledby": "a b", fill: "url(#b)", mask: 'url("#a")'});
    scopeIds(svg, "p");
    const use = svg.querySelector("use");
    expect(["href", "aria-labelledby", "fill", "mask"].map((name) => use?.getAttribute(name))).toEqual([
      "#p-a",
      "p-a b",
      "url(#b)",
      "url(#p-a)"
    ]);
  });
});

describe("linkFrom(root)", () => {
  it("gives the address of a fact", () => {
    expect(linkFrom("./")("tajikistan", "r-x")).toBe("./articles/tajikistan#r-x");
  });
});

describe("legendParts(figure, rows)", () => {
  const cases: [Row, string][] = [
    [ROW, "marks dates"],
    [{certainty: "", relation_id: ""}, "ties"],
    [{certainty: "", relation_id: "", event_id: ""}, "ties marks"],
    [{certainty: "", figure_id: "", low: 1, high: 2}, "marks bounds"],
    [{n: 1}, ""]
  ];
  it.each(cases)("reads the parts from the columns of %j", (row, expected) => {
    const parts = Object.entries(legendParts(sampleTimeline, [row]));
    expect(parts.flatMap(([name, isThere]) => (isThere ? [name] : [])).join(" ")).toBe(expected);
  });

  it("lets the figure say otherwise", () => {
    expect(legendParts({...sampleTimeline, legend: {dates: false, ties: true}}, [ROW])).toEqual({
      marks: true,
      ties: true,
      dates: false,
      bounds: false
    });
  });
});
