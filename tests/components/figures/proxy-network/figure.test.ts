import {describe, expect, it} from "vitest";
import {maybeText, text} from "../../../../components/data/row.js";
import {proxyNetwork} from "../../../../components/figures/proxy-network/figure.js";
import {graphFrom} from "../../../../components/graph/graph.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("proxy-network");
const wordsOf = (drawing: Element) => [...drawing.querySelectorAll("text")].map((each) => each.textContent);
const anchorsOf = (of: readonly Row[]) => [...new Set(of.map((row) => text(row, "anchor")))].sort();
const linksOf = (drawing: Element) =>
  [
    ...new Set([...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, "")))
  ].sort();
const without = (part: string) => rows.filter((row) => text(row, "part") !== part);

describe("proxyNetwork", () => {
  testFixture(proxyNetwork, rows, codes);

  it.each(WIDTHS)("links every fact at %d pixels and says it", (width) => {
    const drawing = drawAt(proxyNetwork, rows, width, codes);
    expect(linksOf(drawing)).toEqual(anchorsOf(rows));
    const labels = [...drawing.querySelectorAll("a > title")].map(({textContent}) => textContent);
    expect(labels).toContain("Kataib Hezbollah directs Qasim al-Jabbarin. Assessed: “widely considered”.");
    expect(labels.filter((each) => !/asserted|assessed|hypothetical|no tie/i.test(each))).toEqual([]);
  });

  it("sets who leads a body as a line in it and hands on what they do", () => {
    const {nodes: bodies, edges: strands} = graphFrom(rows, codes);
    expect(bodies.filter(({kind}) => kind === "person")).toEqual([]);
    expect(bodies.find(({id}) => id === "quds-force")?.heads).toHaveLength(2);
    expect(strands.filter(({type}) => type === "influences").map(({above, words}) => [above, words])).toEqual([
      ["quds-force", "Esmail Qaani influences"],
      ["quds-force", "Qassem Soleimani influences"]
    ]);
    expect(wordsOf(drawAt(proxyNetwork, rows, 340, codes))).toContain("led by Qassem Soleimani until January 2020");
  });

  it("draws persons as bodies where nothing shown says what they lead", () => {
    const found = graphFrom(
      rows.filter((row) => maybeText(row, "type") !== "leads"),
      codes
    );
    expect(found.nodes.filter(({kind}) => kind === "person").map(({id}) => id)).toEqual([
      "esmail-qaani",
      "qassem-soleimani"
    ]);
  });

  it("shows the tie that the text does not state as a break between the two", () => {
    expect(wordsOf(drawAt(proxyNetwork, rows, 920, codes)).join(" ")).toContain("no tie stated between the two");
    expect(wordsOf(drawAt(proxyNetwork, rows, 340, codes))).toContain("no tie stated with Quds Force");
    expect(wordsOf(drawAt(proxyNetwork, without("gap"), 920, codes)).join(" ")).not.toContain("no tie stated");
  });

  it("says whether a claim is tied to one attack or to a series", () => {
    const words = wordsOf(drawAt(proxyNetwork, rows, 920, codes));
    expect(words.filter((word) => word === "tied to one attack")).toHaveLength(1);
    expect(words.filter((word) => word === "tied to a series only")).toHaveLength(2);
  });

  it.each([
    [
      rows,
      "The Quds Force and Kataib Hezbollah are both said to direct Qasim al-Jabbarin, but the article states no tie between the two"
    ],
    [without("gap"), "Ties to three named façade groups lead from Iran, the Quds Force and Kataib Hezbollah"],
    [
      rows.filter((row) => text(row, "part") === "claim"),
      "Three claims by three named façade groups; no tie above the claimants is shown"
    ],
    [rows.slice(0, 1), "One tie, not to a façade group"],
    [[], "No tie fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(proxyNetwork.title(shown, codes)).toBe(title);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(proxyNetwork, [], 340, codes))).toEqual(["No tie fits."]);
  });
});

describe("proxy-network on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, proxyNetwork, values);

  it.each<Values>([
    {},
    {facades: true},
    {certainty: "asserted"},
    {kinds: ["directs", "influences"]},
    {kinds: ["directs", "cooperates-with", "claim"]}
  ])("draws at every width without a fault (%j)", async (values) => {
    const found = await ask(values);
    for (const width of WIDTHS) {
      const drawing = drawAt(proxyNetwork, found, width, codes);
      expect(faultsOf(drawing, width)).toEqual([]);
      expect(linksOf(drawing)).toEqual(anchorsOf(found));
    }
  });

  it("turns what reads from below, so that the body behind is above", async () => {
    const found = await ask();
    const facade = found.find((row) => text(row, "anchor") === "r-qasim-al-jabbarin-facade-of-quds-force");
    expect([facade?.above_id, facade?.below_id]).toEqual(["quds-force", "qasim-al-jabbarin"]);
    expect(found.some((row) => maybeText(row, "type") === "instance-of")).toBe(false);
  });

  it("finds the one pair that directs one group and that no tie joins", async () => {
    const gaps = (await ask()).filter((row) => text(row, "part") === "gap");
    expect(gaps.map((row) => [row.above_id, row.below_id, row.via])).toEqual([
      ["quds-force", "kataib-hezbollah", "Qasim al-Jabbarin"]
    ]);
  });

  it("shows no gap where one of the two ties is filtered out", async () => {
    const found = await ask({certainty: "asserted"});
    expect(found.every((row) => text(row, "certainty") === "asserted")).toBe(true);
    expect(proxyNetwork.title(found, codes)).not.toContain("no tie");
  });

  it("counts the façades as one and loses no fact by it", async () => {
    const [apart, merged] = [await ask(), await ask({facades: true})];
    const {nodes: bodies} = graphFrom(merged, codes);
    expect(bodies.filter(({kind}) => kind === "facade-group").map(({name, members}) => [name, members.length])).toEqual(
      [["Façade groups", 5]]
    );
    expect(anchorsOf(merged)).toEqual(anchorsOf(apart));
    expect(proxyNetwork.title(merged, codes)).toContain("one of five façade groups shown as one");
  });

  it("filters by kind, claims among them", async () => {
    expect((await ask({kinds: ["claim"]})).every((row) => text(row, "part") === "claim")).toBe(true);
    expect(await ask({kinds: []})).toEqual([]);
  });
});
