import {readFileSync} from "node:fs";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {network} from "../../../../components/figures/network/figure.js";
import {graphFrom} from "../../../../components/figures/network/graph.js";
import {pickTies} from "../../../../components/figures/network/shortest-paths.js";
import {narrow, ownRows} from "../../../../components/state/filter-rows.js";
import {choicesOf} from "../../../../components/state/options.js";
import {bindings, defaults} from "../../../../components/state/parameters.js";
import {readJsonFiles} from "../../../../scripts/build/report.js";
import {WIDTHS, askRows, drawAt, faultsOf, printDrawing, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import type {Row} from "../../../../components/data/row.js";
import type {JsonFiles} from "../../../../components/marks/draw-options.js";
import type {Choices, Value, Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("network");
const {parameters} = network;
const plan: unknown = JSON.parse(readFileSync("tests/fixtures/network-plan.json", "utf8"));
const jsonFiles = {network: plan};

function pick(values: Values, all = rows): readonly Row[] {
  const whole = {...defaults(parameters), ...values};
  return pickTies(narrow(all, parameters, whole, codes), whole);
}

function drawWith(values: Values, width = 600): Element {
  return drawAt(network, pick(values), width, codes, {values, all: rows, jsonFiles});
}

const linksIn = (drawing: Element | null) =>
  [...(drawing?.querySelectorAll("a") ?? [])].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#r-/, ""));
const idsOf = (of: readonly Row[]) => of.map((row) => text(row, "relation_id")).sort();
const litIn = (drawing: Element) =>
  [...drawing.querySelectorAll(".actor:not([opacity])")].map((actor) => actor.getAttribute("data-actor")).sort();

describe("network", () => {
  it.each([340, 600, 920])("draws the fixture at %d pixels", async (width) => {
    const drawing = printDrawing(drawWith({}, width));
    await expect(drawing).toMatchFileSnapshot(`../../../output/network-${width}.svg`);
  });

  it("draws several ties between the same two as one line that names them all", () => {
    const drawing = drawWith({});
    const line = drawing.querySelector(".tie[data-a='tajikistan'], .tie[data-b='tajikistan']");
    expect(line?.getAttribute("data-a") === "taliban" || line?.getAttribute("data-b") === "taliban").toBe(true);
    expect(line?.querySelector("title")?.textContent).toMatch(/^seven ties: .*Taliban/);
    expect(drawing.querySelectorAll(".tie")).toHaveLength(graphFrom(rows, codes).edges.length);
  });

  it("unfolds them around an actor and between two, each with a link", () => {
    const between = pick({focus: "tajikistan", path: "taliban"});
    expect(between).toHaveLength(7);
    const drawing = drawWith({focus: "tajikistan", path: "taliban"});
    expect(linksIn(drawing.querySelector("svg")).sort()).toEqual(idsOf(between));
    expect(linksIn(drawing.querySelector(".tie-list")).sort()).toEqual(idsOf(between));
    expect(litIn(drawing)).toEqual(["tajikistan", "taliban"]);
  });

  it("lists the ties of a chain link by link", () => {
    const drawing = drawWith({focus: "abubakar-al-baghdadi", path: "tajikistan"});
    const groups = [...drawing.querySelectorAll(".tie-list summary")].map(({textContent}) => textContent);
    expect(groups).toEqual([
      "Link 1: Abubakar al-Baghdadi and U.S. forces",
      "Link 2: U.S. forces and Taliban",
      "Link 3: Taliban and Tajikistan"
    ]);
  });

  it("lists all ties first where it is narrow, and only there", () => {
    const narrowed = drawWith({}, 340);
    expect(narrowed.firstElementChild?.getAttribute("class")).toBe("tie-list");
    expect(linksIn(narrowed.querySelector(".tie-list")).sort()).toEqual(idsOf(rows));
    expect(drawWith({}, 600).querySelector(".tie-list")?.childElementCount).toBe(0);
  });

  it("keeps what filters leave out in its place, pale", () => {
    const drawing = drawWith({front: ["islamic-state"]});
    const own = graphFrom(pick({front: ["islamic-state"]}), codes);
    expect(litIn(drawing)).toEqual([...own.actors.keys()].sort());
    expect(drawing.querySelectorAll(".actor")).toHaveLength(graphFrom(rows, codes).actors.size);
    expect(drawWith({certainty: []}).querySelectorAll(".actor:not([opacity])")).toHaveLength(0);
  });

  it.each([
    [{}, /^\w+ actors of 17 tie five fronts together: U\.S\. forces on four/],
    [
      {front: ["islamic-state"]},
      /^Islamic State after its second caliph: most widely tied are .*, to \w+ actors, and .*, to \w+$/
    ],
    [{focus: "iran"}, /^Iran: \w+ ties to \w+ actors on \w+ fronts$/],
    [{focus: "iran", path: "husseiniyon"}, /^Iran and Husseini'yon are tied directly, by four stated ties$/],
    [{focus: "taliban", path: "husseiniyon"}, /^From the Taliban to Husseini'yon it is three ties, over /],
    [{certainty: []}, /^No tie passes these filters$/]
  ])("says what %j finds", (values, title) => {
    expect(network.title(pick(values), codes)).toMatch(title);
    expect(network.alt(pick(values), codes)).toMatch(/\.$/);
    expect(network.caption(pick(values), codes)).toMatch(/\.$/);
  });
});

describe("network on the published data", () => {
  const native = openPublished();
  let all: Row[];
  let laid: JsonFiles;
  beforeAll(async () => {
    all = await askRows(native, network);
    laid = await readJsonFiles(network);
  });

  it("has one row a tie, all of them", async () => {
    const {rows: ties} = await native.query("select relation_id from relations");
    expect(idsOf(all)).toEqual(idsOf(ties));
  });

  it.each(WIDTHS)("keeps labels apart at %d pixels, near and far", (width) => {
    const views: Values[] = [{}, {focus: "iran"}, {focus: "iran", steps: "2"}, {focus: "taliban", path: "husseiniyon"}];
    for (const values of views) {
      const drawing = drawAt(network, pick(values, all), width, codes, {values, all, jsonFiles: laid});
      expect(faultsOf(drawing, width), JSON.stringify(values)).toEqual([]);
    }
  });

  it("names the most tied actors and every bridge on a wide screen", () => {
    const words = wordsOf(drawAt(network, all, 920, codes, {jsonFiles: laid})).join(" ");
    const actors = [...graphFrom(all, codes).actors.values()];
    for (const {name} of actors.filter(({degree: reach}) => reach >= 12)) expect(words).toContain(name);
  });

  it("keeps in the page what its SQL keeps in the database", {timeout: 180_000}, async () => {
    const choices = choicesOf(parameters, all, codes);
    const own = ownRows(all, parameters, codes);
    const sql = readFileSync("components/figures/network/query.sql", "utf8");
    await fc.assert(
      fc.asyncProperty(anyValues(choices), async (values) => {
        const {rows: asked} = await native.query(sql, bindings(parameters, values));
        expect(pickTies(own.ask(values), values)).toEqual(asked);
        expect(pick(values, all)).toEqual(asked);
      }),
      {numRuns: 80}
    );
  });
});

/** Sets an actor, another and any few of the filters, as a reader may. */
function anyValues(choices: Record<string, Choices>): fc.Arbitrary<Values> {
  const optionsOf = (name: string): string[] => choices[name]?.options?.map(({value}) => value) ?? [];
  const most = ["iran", "taliban", "husseiniyon", "ansar-al-islam-bangladesh", "us-forces", "islamic-state"];
  const actor = fc.option(fc.oneof(fc.constantFrom(...most), fc.constantFrom(...optionsOf("focus"))), {freq: 3});
  const some = (name: string): fc.Arbitrary<Value> => {
    const options = optionsOf(name);
    return fc.option(fc.subarray(options, {minLength: Math.ceil(options.length / 3)}), {freq: 1});
  };
  const day = fc.option(fc.constantFrom("2010-01-01", "2021-05-06", "2022-01-05", "2022-02-25"), {freq: 1});
  return fc.record({
    focus: actor,
    path: actor,
    steps: fc.constantFrom("1", "2"),
    front: some("front"),
    certainty: some("certainty"),
    type: some("type"),
    from: fc.oneof({weight: 4, arbitrary: fc.constant(null)}, day),
    to: fc.oneof({weight: 4, arbitrary: fc.constant(null)}, day)
  });
}
