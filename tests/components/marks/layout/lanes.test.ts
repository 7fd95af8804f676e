import {describe, expect, it} from "vitest";
import {BODY, STRONG, placeHeading, placeText, stackLabels} from "../../../../components/marks/layout/lanes.js";
import type {LaneParts} from "../../../../components/marks/layout/lanes.js";
import type {Label} from "../../../../components/marks/text.js";

const WIDE = {width: 600, left: 164, right: 592, isNarrow: false};
const NARROW = {width: 340, left: 15, right: 332, isNarrow: true};
const empty = (): LaneParts => ({rules: [], labels: [], spots: []});
const linesOf = ({labels}: LaneParts) => labels.map(({x, y, lines}) => [x, y, ...lines]);

describe("stackLabels(paragraphs, position)", () => {
  it("wraps paragraphs and stacks them by their leading", () => {
    const {labels, bottom} = stackLabels(
      [
        ["a title", STRONG],
        ["words that take two lines", BODY]
      ],
      {x: 4, top: 10, maxWidth: 100}
    );
    expect(labels.map(({y, lines}) => [y, lines.length])).toEqual([
      [21, 1],
      [36, 2]
    ]);
    expect(bottom).toBe(10 + 3 * 15);
  });
});

describe("placeText(paragraphs, position, labels)", () => {
  it("adds the labels and returns the box that they take", () => {
    const labels: Label[] = [];
    const box = placeText([["words", BODY]], {x: 200, top: 10, maxWidth: 100, anchor: "end"}, labels);
    expect(labels).toHaveLength(1);
    expect(box).toMatchObject({x2: 200, y1: 9, y2: 25});
    expect(box.x1).toBeLessThan(200);
  });
});

describe("placeHeading(heading, top, extent)", () => {
  const heading = {title: "A lane", subtitle: "3 dated", gap: 10};

  it("stands to the left of a wide lane, the subtitle below", () => {
    const parts = empty();
    expect(placeHeading(heading, 40, {...WIDE, ...parts})).toBe(75);
    expect(parts.rules).toEqual([{x1: 0, x2: 600, y: 40}]);
    expect(linesOf(parts)).toEqual([
      [0, 60, "A lane"],
      [0, 75, "3 dated"]
    ]);
  });

  it("stands above a narrow lane, the subtitle on the same line where both fit", () => {
    const parts = empty();
    expect(placeHeading(heading, 40, {...NARROW, ...parts})).toBe(60);
    expect(parts.labels.map(({y}) => y)).toEqual([60, 60]);
    const apart = empty();
    expect(placeHeading({title: "A lane", subtitle: "3 dated"}, 40, {...NARROW, ...apart})).toBe(75);
  });

  it("needs no subtitle", () => {
    const parts = empty();
    expect(placeHeading({title: "A lane", subtitle: null}, 40, {...WIDE, ...parts})).toBe(60);
    expect(parts.labels).toHaveLength(1);
  });
});
