import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {countLabel} from "../../../../components/figures/online-footprint/draw.js";
import {onlineFootprint} from "../../../../components/figures/online-footprint/figure.js";
import {WIDTHS, askRows, drawAt, faultsOf, readCodes, readRows, wordsOf} from "../../../drawing.js";
import {openPublished} from "../../../published.js";
import {testFixture} from "../fixture.js";
import type {Row} from "../../../../components/data/row.js";
import type {Values} from "../../../../components/state/parameters.js";

const codes = readCodes();
const rows = readRows("online-footprint");
const TOLD = ["accounts", "others", "recruitment"];

const only = (...ids: string[]) => rows.filter((row) => ids.includes(text(row, "fact_id")));
const toldOf = (told: string) => rows.filter((row) => text(row, "told") === told);
const factsOf = (of: readonly Row[]) =>
  of.map((row) => `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`).sort();
const linksOf = (drawing: Element) =>
  [...drawing.querySelectorAll("a")].map((mark) => (mark.getAttribute("href") ?? "").replace(/^.*#/, "")).sort();

describe("onlineFootprint", () => {
  testFixture(onlineFootprint, rows, codes);

  it("gives every row one link that says it", () => {
    const drawing = drawAt(onlineFootprint, rows, 340, codes);
    expect(linksOf(drawing)).toEqual(factsOf(rows));
    for (const mark of drawing.querySelectorAll("a")) expect(mark.getAttribute("aria-label")).toMatch(/Certainty: /);
  });

  it.each([
    ["aib-facebook-accounts", "2 accounts", 2],
    ["aib-chirpwire-accounts", "1 account", 1],
    ["aib-telegram-accounts", "“Several” accounts and channels", 5]
  ])("draws a square an account, and a run that fades for a word (%s)", (id, said, squares) => {
    const [row] = only(id);
    expect(row && countLabel(row, codes)).toBe(said);
    const drawn = drawAt(onlineFootprint, only(id), 920, codes).querySelectorAll("rect:not([fill='transparent'])");
    expect(drawn).toHaveLength(squares);
    expect([...drawn].filter((square) => square.hasAttribute("opacity"))).toHaveLength(squares > 2 ? squares : 0);
  });

  it.each([
    [
      rows,
      "Nearly 25,000 followers, read as those of Facebook, ChirpWire and Telegram together; “most” campaigns of recruitment are aimed at poor villages"
    ],
    [only("aib-facebook-accounts", "aib-telegram-accounts"), "Accounts were traced on Facebook and Telegram"],
    [
      only("aib-online-recruitment", "aib-recruitment-hinterlands"),
      "One of two statements on recruitment is about the internet"
    ],
    [only("aib-recruitment-hinterlands"), "The one statement on recruitment is not about the internet"],
    [toldOf("others"), "A channel, services and portals, none of them with a number"],
    [[], "No trace fits"]
  ])("states the finding of the rows shown (%#)", (shown, title) => {
    expect(onlineFootprint.title(shown, codes)).toBe(title);
  });

  it("draws nothing but a line of words where no row fits", () => {
    expect(wordsOf(drawAt(onlineFootprint, [], 340, codes))).toEqual(["No trace fits."]);
  });
});

describe("online-footprint on the published data", () => {
  const native = openPublished();
  const ask = (values?: Values) => askRows(native, onlineFootprint, values);

  it("gives the rows of the fixture", async () => {
    expect(await ask()).toEqual(rows);
  });

  it("draws every choice at every width without a fault", {timeout: 120_000}, async () => {
    const choices: Values[] = [
      {},
      ...TOLD.map((told) => ({told: [told]})),
      ...TOLD.map((told) => ({told: TOLD.filter((each) => each !== told)})),
      {source: "cited"},
      {source: "uncited"},
      ...(codes.certainty ?? []).map(({value}) => ({certainty: value}))
    ];
    for (const values of choices.flatMap((each) => [each, {...each, followers: "last"}])) {
      const found = await ask(values);
      const say = JSON.stringify(values);
      expect(onlineFootprint.title(found, codes), say).toMatch(/^“?[A-Z].*[^.]$/);
      for (const width of WIDTHS) {
        const drawing = drawAt(onlineFootprint, found, width, codes, {values});
        expect(faultsOf(drawing, width), say).toEqual([]);
        expect(linksOf(drawing), say).toEqual(factsOf(found));
      }
    }
  });

  it("reads the followers as those of all platforms, or of the last alone", async () => {
    const found = await ask({followers: "last"});
    expect(onlineFootprint.title(found, codes)).toContain("Nearly 25,000 followers, read as those of Telegram alone");
    const words = wordsOf(drawAt(onlineFootprint, found, 920, codes));
    expect(words).toContain("2 accounts; followers not told");
    expect(words).toContain("“Several” accounts and channels");
    expect(wordsOf(drawAt(onlineFootprint, rows, 920, codes)).join(" ")).not.toContain("not told;");
  });

  it("holds every statement on recruitment, villages within the one that names them", async () => {
    const {rows: all} = await native.query(
      "select event_id from events where article_id = 'ansar-al-islam' and type = 'recruitment' and part_of is distinct from 'aib-village-recruitment'"
    );
    const shown = (await ask({told: ["recruitment"]})).map((row) => text(row, "fact_id"));
    expect(shown.sort()).toEqual(all.map((row) => text(row, "event_id")).sort());
  });

  it("holds every stated number of accounts and followers", async () => {
    const {rows: all} = await native.query("select figure_id from figures where measure in ('accounts', 'followers')");
    const shown = (await ask({told: ["accounts"]})).map((row) => text(row, "fact_id"));
    expect(shown.sort()).toEqual(all.map((row) => text(row, "figure_id")).sort());
  });
});
