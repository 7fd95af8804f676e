import {describe, expect, it} from "vitest";
import {CERTAINTY, READING} from "../../../components/state/shared-parameters.js";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {codesFrom} from "../../../scripts/build/code-lists.js";
import {sharing} from "../../../scripts/markdown/shared-parameters.js";
import {SAMPLE_SQL, sampleTimeline} from "../../sample.js";
import type {Parameters} from "../../../components/state/parameters.js";
import type {Drawable} from "../../../scripts/build/report.js";

const codes = codesFrom(readCodebook());

function drawable(id: string, parameters: Parameters, readings: string[] = []): Drawable {
  const open = [{certainty: "asserted", readings, reading_labels: readings}];
  const figure = {...sampleTimeline, id, parameters};
  return {figure, sql: SAMPLE_SQL, rows: open, types: {}, open, facets: {}, codes};
}

const first = drawable("first", {certainty: CERTAINTY, reading: READING}, ["a", "b"]);
const second = drawable("second", {certainty: CERTAINTY}, []);
const third = drawable("third", {certainty: CERTAINTY, reading: READING}, ["b"]);
const fourth = drawable("fourth", {reading: READING, own: {kind: "flag", label: "Own", default: false}}, ["c"]);

describe("sharing(own, page)", () => {
  it.each([
    ["nothing of a figure that stands alone", first, [first], {}],
    ["both of two", second, [first, second], {certainty: "Holds for both figures of this page."}],
    ["all of three", second, [first, second, third], {certainty: "Holds for all three figures of this page."}],
    [
      "some of three, and lists where they offer a choice in common",
      first,
      [first, third, fourth],
      {
        certainty: "Holds for two of the three figures of this page.",
        reading: "Holds for two of the three figures of this page."
      }
    ],
    ["nothing of lists without a choice in common", fourth, [first, fourth], {}]
  ])("says %s", (_, own, page, said) => {
    expect(sharing(own, page)).toEqual(said);
  });
});
