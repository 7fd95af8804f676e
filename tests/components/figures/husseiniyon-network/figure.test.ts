import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {husseiniyonNetwork} from "../../../../components/figures/husseiniyon-network/figure.js";
import {graphFrom} from "../../../../components/graph/graph.js";
import {WIDTHS, askRows, drawAt, faultsOf, printDrawing, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("husseiniyon-network");
const onSide = (...sides: string[]) => rows.filter((row) => sides.includes(text(row, "side")));
const only = (...anchors: string[]) => rows.filter((row) => anchors.includes(text(row, "anchor")));
const gaps = rows.filter((row) => text(row, "part") === "gap");
const anchorsOf = (of: readonly Row[]) => [...new Set(of.map((row) => text(row, "anchor")))].sort();
const linksOf = (drawing: Element) =>
  [
    ...new Set([...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, "")))
  ].sort();

describe("husseiniyonNetwork", () => {
  it.each([340, 600, 920])("draws who stands behind at %d pixels", async (width) => {
    const drawing = printDrawing(drawAt(husseiniyonNetwork, onSide("behind"), width, codes));
    await expect(drawing).toMatchFileSnapshot(`../../../output/husseiniyon-network-${width}.svg`);
  });

  it.each([...WIDTHS, 1600])("keeps labels apart and links every fact at %d pixels", (width) => {
    for (const shown of [rows, onSide("behind"), onSide("members"), onSide("facing"), onSide("members", "facing")]) {
      const drawing = drawAt(husseiniyonNetwork, shown, width, codes);
      expect(faultsOf(drawing, width)).toEqual([]);
      expect(linksOf(drawing)).toEqual(anchorsOf(shown));
    }
  });

  it("names persons who lead a body at both ends of what they do", () => {
    const {nodes: bodies, edges: strands} = graphFrom(onSide("behind"), codes);
    expect(bodies.filter(({kind}) => kind === "person")).toEqual([]);
    const words = strands.map((strand) => strand.words);
    expect(words).toContain("Qassem Soleimani supports Tawheed Ibrahim Begli");
    expect(words).toContain("Tawheed Ibrahim Begli met Ali Khamenei");
    const list = wordsOf(drawAt(husseiniyonNetwork, onSide("behind"), 600, codes)).join(" ");
    expect(list).toContain("Qassem Soleimani met Tawheed Ibrahim Begli");
    expect(list).not.toContain("met Ali Khamenei Iran");
    expect(list).toContain("formerly led by Qassem Soleimani");
    expect(list).toContain("founded by Tawheed Ibrahim Begli, early 2016");
  });

  it("says a meeting of equals from either end", () => {
    const shown = only("r-qassem-soleimani-met-tawheed-ibrahim-begli", "r-qassem-soleimani-leads-irgc");
    expect(wordsOf(drawAt(husseiniyonNetwork, shown, 320, codes))).toContain("Qassem Soleimani met");
  });

  it("shows to whom no tie is stated, and why that matters", () => {
    const drawing = drawAt(husseiniyonNetwork, onSide("facing"), 920, codes);
    expect(wordsOf(drawing).join(" ")).toMatch(/no tie stated with Husseini'yon/);
    const labels = [...drawing.querySelectorAll("a")].map((mark) => mark.getAttribute("aria-label") ?? "");
    expect(labels.join(" ")).toContain(
      "The article states no tie between Husseini'yon and Yunis Safarov. Both are said to target Elmar Veliyev."
    );
  });

  it.each([
    [
      onSide("behind"),
      "Ties down to Husseini'yon lead from Iran, the Islamic Revolutionary Guard Corps and Lebanese Hezbollah; 21 of the 24 ties shown are asserted"
    ],
    [
      onSide("facing"),
      "Husseini'yon, Shia Islamist militants in Azerbaijan and Yunis Safarov are all said to target Elmar Veliyev, but the article ties the first to none of the others"
    ],
    [
      [...onSide("facing").filter((row) => text(row, "part") === "tie"), ...gaps.slice(1)],
      "Husseini'yon and Yunis Safarov are both said to target Elmar Veliyev, but the article states no tie between the two"
    ],
    [onSide("members"), "Six of the seven ties shown are asserted"],
    [only("r-husseiniyon-fights-islamic-state"), "The one tie shown is not asserted"],
    [only("r-irgc-part-of-iran"), "The one tie shown is asserted"],
    [only("r-irgc-part-of-iran", "r-ali-khamenei-leads-iran-husseiniyon"), "All of the two ties shown are asserted"],
    [[], "No tie fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(husseiniyonNetwork.title(shown, codes)).toBe(title);
  });
});

describe("husseiniyon-network on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, husseiniyonNetwork, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask({side: null})).toEqual(rows);
  });

  it("draws every choice at every width without a fault", {timeout: 120_000}, async () => {
    const sides = [["behind"], ["members"], ["facing"], ["behind", "facing"], [], null];
    const choices: Values[] = [
      ...sides.flatMap((side) => [null, "asserted", "reported", "alleged"].map((certainty) => ({side, certainty}))),
      {side: null, reading: ["ganja-no-group-named"]},
      {side: null, reading: ["ganja-ordinary-resentment"]}
    ];
    for (const values of choices) {
      const found = await ask(values);
      for (const width of WIDTHS) {
        const drawing = drawAt(husseiniyonNetwork, found, width, codes);
        expect(faultsOf(drawing, width), JSON.stringify(values)).toEqual([]);
        expect(linksOf(drawing)).toEqual(anchorsOf(found));
      }
    }
  });

  it("finds fellow suspects to whom no relation joins the group", async () => {
    const found = (await ask({side: ["facing"]})).filter((row) => text(row, "part") === "gap");
    expect(found.map((row) => [row.above_id, row.below_id, row.via])).toEqual([
      ["husseiniyon", "islamist-militants-azerbaijan", "Elmar Veliyev"],
      ["husseiniyon", "yunis-safarov", "Elmar Veliyev"]
    ]);
  });

  it.each([
    ["ganja-no-group-named", 1],
    ["ganja-ordinary-resentment", 4]
  ])("drops the ties that %s denies, and the gaps with them", async (reading, count) => {
    const [coded, read] = [await ask({side: null}), await ask({side: null, reading: [reading]})];
    const ties = (of: readonly Row[]) => anchorsOf(of.filter((row) => text(row, "part") === "tie"));
    const dropped = ties(coded).filter((anchor) => !ties(read).includes(anchor));
    expect(dropped).toContain("r-husseiniyon-targets-elmar-veliyev");
    expect(dropped).not.toContain("r-yunis-safarov-targets-elmar-veliyev");
    expect(dropped).toHaveLength(count);
    expect(read.filter((row) => text(row, "part") === "gap")).toEqual([]);
    expect(husseiniyonNetwork.title(read, codes)).not.toContain("Veliyev");
  });
});
