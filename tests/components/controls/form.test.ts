import {describe, expect, it} from "vitest";
import {toggleReset, writeControls} from "../../../components/controls/form-values.js";
import {drawControls} from "../../../components/controls/form.js";
import {choicesOf} from "../../../components/state/options.js";
import {defaults} from "../../../components/state/parameters.js";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {codesFrom} from "../../../scripts/build/code-lists.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";
import {sampleTimeline} from "../../sample.js";
import type {Row} from "../../../components/data/row.js";
import type {Parameters} from "../../../components/state/parameters.js";

const CODES = codesFrom(readCodebook());
const {parameters} = sampleTimeline;

const row = (article_id: string, certainty: string, date_start: string, n: number): Row => ({
  article_id,
  certainty,
  date_start,
  n
});
const ROWS = [
  row("tajikistan", "claimed", "2022-01-02", 3),
  row("tajikistan", "asserted", "2021-01-02", 1),
  row("islamic-state", "claimed", "2022-02-02", 2)
];

const choices = choicesOf(parameters, ROWS, CODES);
const form = (of: Parameters = parameters) =>
  drawControls(of, {document: makeDocument(), prefix: "x", values: defaults(of), choices});

describe("choicesOf(parameters, rows, codes)", () => {
  it("offers what the rows hold, in the codebook's order and words, with counts and bounds", () => {
    expect(choices).toEqual({
      front: {
        options: [
          {value: "tajikistan", label: "Tajikistan", count: 2},
          {value: "islamic-state", label: "Islamic State", count: 1}
        ]
      },
      certainty: {
        options: [
          {value: "asserted", label: "asserted", count: 1},
          {value: "claimed", label: "claimed", count: 2}
        ]
      },
      from: {min: "2021-01-02", max: "2022-02-02"},
      least: {min: 1, max: 3},
      umbrella: {}
    });
  });

  it("reads labels from another column", () => {
    const actor: Parameters = {
      who: {kind: "one", label: "Who", default: null, any: "All", column: "id", labels: "name"}
    };
    const rows = [
      {id: "b", name: "Zed"},
      {id: "a", name: "Ámir"},
      {id: "b", name: "Zed"}
    ];
    expect(choicesOf(actor, rows, {}).who?.options).toEqual([
      {value: "a", label: "Ámir", count: 1},
      {value: "b", label: "Zed", count: 2}
    ]);
  });
});

describe("drawControls(parameters, options)", () => {
  it("labels every field", () => {
    const drawn = form();
    for (const field of drawn.querySelectorAll("input, select")) {
      const id = field.getAttribute("id");
      expect(field.closest("label") ?? drawn.querySelector(`label[for="${id}"]`)).not.toBeNull();
    }
    expect(drawn.querySelector("fieldset legend")?.textContent).toBe("Certainty");
  });

  it("starts from the values", () => {
    const checked = [...form().querySelectorAll("input[checked]")].map((field) => field.getAttribute("value"));
    expect(checked).toEqual(["asserted", "claimed", null]);
    expect(form().querySelector("option[selected]")?.textContent).toBe("All fronts");
  });

  it("puts labels in as text", () => {
    const drawn = form({x: {kind: "flag", label: "<b>bold</b>", default: true}});
    expect(drawn.querySelector("b")).toBeNull();
    expect(drawn.textContent).toContain("<b>bold</b>");
  });

  it("says what else a control sets beside what it says of itself, once for both ends of a range", () => {
    const of: Parameters = {
      x: {kind: "flag", label: "X", default: true, hint: "A hint."},
      from: {kind: "date", label: "From", default: null, range: {until: "to", label: "Days"}},
      to: {kind: "date", label: "to", default: null},
      many: {kind: "many", label: "Many", default: null, options: []}
    };
    const shared = {x: "Holds for both.", from: "Holds for three.", to: "Holds for three.", many: "Holds for all."};
    const drawn = drawControls(of, {document: makeDocument(), prefix: "x", values: defaults(of), choices: {}, shared});
    const hints = [...drawn.querySelectorAll(".hint")].map((hint) => hint.textContent);
    expect(hints).toEqual(["A hint. Holds for both.", "Holds for three.", "Holds for all."]);
    for (const described of drawn.querySelectorAll("[aria-describedby]")) {
      expect(drawn.querySelector(`[id='${described.getAttribute("aria-describedby")}']`)?.textContent).toMatch(/Holds/);
    }
    expect(drawn.querySelectorAll("[aria-describedby]")).toHaveLength(3);
  });

  it("folds many readings until one is chosen", () => {
    const draw = (count: number, value: string[] | null) => {
      const options = Array.from({length: count}, (_, i) => ({value: `r${i}`, label: `The ${i}th is otherwise`}));
      const of: Parameters = {
        reading: {kind: "many", label: "Read it otherwise", default: null, picks: true, alters: true, options}
      };
      const values = {reading: value};
      const drawn = drawControls(of, {document: makeDocument(), prefix: "x", values, choices: {reading: {options}}});
      return {drawn, of, fold: drawn.querySelector("details")};
    };
    expect(draw(5, null).fold).toBeNull();
    const {drawn, of, fold} = draw(6, null);
    expect(fold?.querySelector("summary")?.textContent).toBe("Six readings");
    expect(fold?.querySelectorAll("input")).toHaveLength(6);
    expect(fold?.hasAttribute("open")).toBe(false);
    writeControls(drawn, of, {reading: ["r3"]});
    expect(fold?.hasAttribute("open")).toBe(true);
    expect(draw(6, ["r3"]).fold?.hasAttribute("open")).toBe(true);
  });

  it("hides the reset where nothing is chosen", () => {
    const drawn = form();
    const reset = drawn.querySelector("button");
    expect(reset?.hasAttribute("hidden")).toBe(true);
    toggleReset(drawn, true);
    expect(reset?.hasAttribute("hidden")).toBe(false);
  });
});
