import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {stanceMatrix} from "../../../../components/figures/stance-matrix/figure.js";
import {stancesOf} from "../../../../components/figures/stance-matrix/rows.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("stance-matrix");
const anchorsOf = (of: readonly Row[]) =>
  stancesOf(of)
    .map((row) => `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`)
    .sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, "")).sort();
const keep = (test: (row: Row) => boolean) => rows.filter((row) => text(row, "part") === "slot" || test(row));
const ofStates = (...ids: string[]) => keep((row) => ids.includes(text(row, "actor_id")));

describe("stanceMatrix", () => {
  testFixture(stanceMatrix, rows, codes);

  it.each(WIDTHS)("gives every statement one link that says it, at %d pixels", (width) => {
    const drawing = drawAt(stanceMatrix, rows, width, codes);
    expect(linksOf(drawing)).toEqual(anchorsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) {
      expect(mark.getAttribute("aria-label")).toMatch(/^.+, .+: .+ source is cited\. Certainty: /);
    }
  });

  it("draws a mark once in a table of words, and once more in its column where words stand below", () => {
    const marks = (width: number) => drawAt(stanceMatrix, rows, width, codes).querySelectorAll("a path").length;
    expect([marks(920), marks(340)]).toEqual([20, 40]);
  });

  it.each([340, 920])(
    "leaves a cell empty where the text is silent, and says where a filter is, at %d pixels",
    (width) => {
      const talks = keep((row) => text(row, "matter") !== "recognition");
      const leftOut = (of: Row[]) =>
        wordsOf(drawAt(stanceMatrix, of, width, codes)).filter((word) => word.toLowerCase().includes("left out"));
      expect(leftOut(rows)).toEqual([]);
      expect(leftOut(talks)).toHaveLength(1);
    }
  );

  it("draws what is hypothetical as dotted and hollow", () => {
    const belt = ofStates("collective-security-treaty-organization");
    const mark = drawAt(stanceMatrix, belt, 920, codes).querySelector("a path");
    expect([mark?.getAttribute("fill"), mark?.getAttribute("stroke-dasharray")]).toEqual(["var(--paper)", "1.5 2"]);
  });

  it.each([
    [rows, "Of seven states shown, only Tajikistan both deals with the Taliban and holds out against it"],
    [ofStates("tajikistan"), "Tajikistan both deals with the Taliban and holds out against it"],
    [ofStates("iran"), "Iran deals with the Taliban or the country that it rules"],
    [
      ofStates("iran", "uzbekistan", "united-states"),
      "Two states deal with the Taliban or the country that it rules; United States holds out against it"
    ],
    [
      keep((row) => text(row, "stance") === "asked"),
      "No state shown is told to deal with the Taliban or to hold out against it"
    ],
    [
      ofStates("collective-security-treaty-organization"),
      "No state shown is told to deal with the Taliban or to hold out against it"
    ],
    [[], "No stance fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(stanceMatrix.title(shown, codes)).toBe(title);
  });

  it("counts neither an alliance nor a class of states", () => {
    expect(stanceMatrix.subtitle(rows, codes)).toContain("of seven states");
    expect(stanceMatrix.caption(rows, codes)).toContain(
      "not counted as a state: Central Asian states and Collective Security Treaty Organization"
    );
  });

  it("tells each party in words", () => {
    const alt = stanceMatrix.alt(rows, codes);
    expect(alt).toContain("Kazakhstan: talks: begins dialogue, October 2021.");
    expect(alt).toContain("security: would lay the belt proposed (hypothetical).");
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(stanceMatrix, [], 340, codes))).toEqual(["No stance fits."]);
  });
});

describe("stance-matrix on the published data", () => {
  const READINGS = [
    null,
    ["tajikistan-negotiations-no-talks"],
    ["tajikistan-negotiations-are-dialogue"],
    ["central-asian-dialogue-by-source"]
  ];
  const STANCES = [null, ["deals"], ["holds-out"], ["asked"], ["deals", "asked"], []];
  const CERTAINTIES = [null, "asserted", "claimed"];
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, stanceMatrix, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it("draws every single choice at every width without a fault", {timeout: 60_000}, async () => {
    const choices: Values[] = [
      ...[null, "cited", "uncited"].map((source) => ({source})),
      ...STANCES.map((stance) => ({stance})),
      ...CERTAINTIES.map((certainty) => ({certainty})),
      ...READINGS.map((reading) => ({reading}))
    ];
    for (const values of choices) {
      const found = await ask(values);
      for (const width of WIDTHS) {
        const drawing = drawAt(stanceMatrix, found, width, codes);
        expect(faultsOf(drawing, width), JSON.stringify(values)).toEqual([]);
        expect(linksOf(drawing)).toEqual(anchorsOf(found));
      }
    }
  });

  it("states what is true under every choice", {timeout: 60_000}, async () => {
    for (const source of [null, "cited", "uncited"]) {
      for (const stance of STANCES) {
        for (const certainty of CERTAINTIES) {
          for (const reading of READINGS) {
            const found = await ask({source, stance, certainty, reading});
            const title = stanceMatrix.title(found, codes);
            const shown = stancesOf(found).filter((row) => row.counted === true);
            const names = [...new Set(shown.map((row) => text(row, "state")))];
            const both = names.filter((name) =>
              ["deals", "holds-out"].every((each) =>
                shown.some((row) => text(row, "state") === name && text(row, "stance") === each)
              )
            );
            expect(title.includes("both deal"), title).toBe(both.length > 0);
            for (const name of both) expect(title).toContain(name);
            expect(title.includes("No stance fits")).toBe(stancesOf(found).length === 0);
          }
        }
      }
    }
  });

  it("keeps the matters in which the text speaks, whatever is left out", async () => {
    const slots = (of: readonly Row[]) => of.filter((row) => text(row, "part") === "slot").length;
    expect(slots(await ask({stance: ["asked"]}))).toBe(slots(await ask()));
  });

  it("loses the refusal of recognition and three suppliers where a source must be cited", async () => {
    const found = stancesOf(await ask({source: "cited"}));
    expect(found.some((row) => text(row, "matter") === "recognition")).toBe(false);
    expect(found.filter((row) => text(row, "matter") === "electricity").map((row) => text(row, "state"))).toEqual([
      "Tajikistan"
    ]);
  });

  it("takes other readings of the talks", async () => {
    const talks = async (reading: string) =>
      stancesOf(await ask({reading: [reading]}))
        .filter((row) => text(row, "matter") === "talks" && text(row, "state") === "Tajikistan")
        .map((row) => text(row, "says"));
    expect(await talks("tajikistan-negotiations-no-talks")).toEqual(["Resists dialogue", "Repeats its conditions"]);
    expect(await talks("tajikistan-negotiations-are-dialogue")).toEqual([
      "Repeats its conditions",
      "Negotiates as neighbors do"
    ]);
    const found = await ask({reading: ["tajikistan-negotiations-no-talks"]});
    expect(stanceMatrix.subtitle(found, codes)).toContain("two of them are said to talk");
    const dated = await ask({reading: ["central-asian-dialogue-by-source"]});
    expect(stanceMatrix.alt(dated, codes)).toContain("Kyrgyzstan: talks: begins dialogue, October 1, 2021 or earlier.");
  });

  it("has a place for every event of the article, or a reason to leave it out", async () => {
    const reasons = {
      "afghan-aircraft-return-to-taliban": "what a statement is about",
      "afghan-aircraft-return-to-us": "what a statement is about",
      "central-asian-states-engage-taliban-2021": "told as a tie",
      "kabul-ceremony-2022-01-11": "the occasion of a statement",
      "kabul-fall-2021-08": "no act of the two sides toward each other",
      "neighbors-electricity-afghanistan": "told as ties",
      "taliban-inclusive-government": "a condition, not met",
      "taliban-takeover-afghanistan-2021-08": "no act of the two sides toward each other",
      "tajikistan-taliban-conflict": "what the author expects of the whole",
      "tajikistan-taliban-tensions-ease": "what the author expects of the whole"
    };
    const {rows: events} = await native.query("select event_id from events where article_id = 'tajikistan'");
    const told = new Set([
      ...stancesOf(await ask()).map((row) => text(row, "fact_id")),
      ...readRows("grievance-ledger").map((row) => text(row, "event_id"))
    ]);
    const missing = events.map((row) => text(row, "event_id")).filter((id) => !told.has(id));
    expect(missing.sort()).toEqual(Object.keys(reasons).sort());
  });
});
