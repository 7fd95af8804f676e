import {describe, expect, it} from "vitest";
import {bars, dots, draw, labels, linkAreas} from "../../../components/marks/plot-marks.js";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {codesFrom} from "../../../scripts/build/code-lists.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";

const certainties = (codesFrom(readCodebook()).certainty ?? []).map(({value}) => value);
const drawn = (marks: Parameters<typeof draw>[0]) =>
  draw(marks, {document: makeDocument(), width: 100, height: 100, x: {type: "utc", domain: [0, 100]}});

describe("dots(points), bars(spans, height)", () => {
  const days = {x: new Date(50), x1: new Date(25), x2: new Date(75)};
  const items = [...certainties, "asserted"].map((certainty) => ({...days, certainty, color: "var(--ink)", y: 10}));

  it("draw one mark a certainty, all of them different", () => {
    for (const drawing of [drawn(dots(items)), drawn(bars(items, 6))]) {
      const groups = [...drawing.querySelectorAll("g[stroke='var(--ink)']")];
      expect(groups).toHaveLength(7);
      expect(groups[0]?.children).toHaveLength(2);
      expect(new Set(groups.map(({attributes}) => [...attributes].map(String).join())).size).toBe(7);
    }
  });

  it("strike through what is denied", () => {
    const denied = items.filter(({certainty}) => certainty === "denied");
    expect(
      drawn(dots(denied, {r: 5}))
        .querySelector("path")
        ?.getAttribute("d")
    ).toBe("M-7,7L7,-7");
    expect(drawn(bars(denied, 6)).querySelector("path")?.getAttribute("transform")).toBe("translate(50,10)");
    expect(drawn(dots(items.filter((each) => !denied.includes(each)))).querySelector("path")).toBeNull();
  });
});

describe("labels(items)", () => {
  it("prints one text a label, its lines below each other", () => {
    const style = {size: 12, leading: 15, fill: "var(--ink)"};
    const [text] = drawn(labels([{x: 5, y: 20, lines: ["a", "b"], style}])).querySelectorAll("text");
    expect(text?.getAttribute("transform")).toBe("translate(5,35)");
    expect([...(text?.children ?? [])].map(({textContent}) => textContent)).toEqual(["a", "b"]);
  });
});

describe("spots(items)", () => {
  it("are links with a tooltip and a name, and all else is hidden from assistive technology", () => {
    const box = {x1: 1, y1: 2, x2: 3, y2: 4, href: "./articles/x#e-y", label: "A & <B>"};
    const style = {size: 12, leading: 15, fill: "var(--ink)"};
    const drawing = drawn([labels([{x: 5, y: 20, lines: ["a"], style}]), linkAreas([box])]);
    const link = drawing.querySelector("a");
    expect(link?.getAttribute("aria-label")).toBe("A & <B>");
    expect(link?.querySelector("title")?.textContent).toBe("A & <B>");
    expect(link?.querySelector("rect")?.attributes).toHaveLength(4);
    expect(drawing.querySelectorAll("g:not([aria-hidden]) a")).toHaveLength(1);
    expect(drawing.querySelectorAll("g[aria-hidden] text")).toHaveLength(1);
    expect(drawing.querySelector("style, [class]:not(.spots)")).toBeNull();
  });
});
