import {describe, expect, it} from "vitest";
import {printCell, table} from "../../../components/controls/table.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";
import type {Codes} from "../../../components/data/codebook.js";
import type {Cell, Row} from "../../../components/data/row.js";

const code = (value: string, label: string) => ({value, label, short: label, description: "", class: null});
const CODES: Codes = {
  certainty: [code("claimed", "said by itself")],
  front: [code("tajikistan", "Tajikistan & Taliban")]
};

describe("printCell(value, column, codes)", () => {
  const cases: [Cell, string, string][] = [
    [null, "n", "–"],
    [1234567.12345, "n", "1,234,567.123"],
    [0, "n", "0"],
    [true, "umbrella", "yes"],
    ["claimed", "certainty", "said by itself"],
    ["claimed", "title", "claimed"],
    ["tajikistan", "article_id", "Tajikistan & Taliban"],
    [["claimed", "x", null], "certainty", "said by itself, x, –"],
    [[], "certainty", ""],
    ["2022-01-01", "date_start", "2022-01-01"],
    [{a: 1}, "x", '{"a":1}']
  ];
  it.each(cases)("prints %j of %s as %s", (value, column, expected) => {
    expect(printCell(value, column, CODES)).toBe(expected);
  });
});

describe("table(rows, options)", () => {
  const drawn = table([{weapon_count: 2, title: "<script>alert(1)</script>"}], {
    document: makeDocument(),
    codes: CODES,
    caption: "Two & <more>"
  });

  it("has a caption and scoped headings", () => {
    expect(drawn.querySelector("caption")?.textContent).toBe("Two & <more>");
    expect([...drawn.querySelectorAll("th[scope=col]")].map(({textContent}) => textContent)).toEqual([
      "weapon count",
      "title"
    ]);
  });

  it("keeps text as text", () => {
    expect(drawn.querySelector("script")).toBeNull();
    expect(drawn.querySelectorAll("td")[1]?.textContent).toBe("<script>alert(1)</script>");
    expect(drawn.querySelector("td.number")?.textContent).toBe("2");
  });

  const links: [Row, string | null][] = [
    [{article_id: "tajikistan", event_id: "x"}, "tajikistan e-x"],
    [{article_id: "tajikistan", figure_id: "x"}, "tajikistan f-x"],
    [{article_id: "tajikistan", kind: "relation", fact_id: "x"}, "tajikistan r-x"],
    [{article_id: "tajikistan", anchor: "p-3"}, "tajikistan p-3"],
    [{article_id: "tajikistan", title: "x"}, null],
    [{event_id: "x"}, null]
  ];
  it.each(links)("leads to the fact of a row: %j", (row, href) => {
    const link = (article: string, anchor: string): string => `${article} ${anchor}`;
    const linked = table([row], {document: makeDocument(), codes: CODES, caption: "", link});
    expect(linked.querySelector("td a")?.getAttribute("href") ?? null).toBe(href);
  });
});
