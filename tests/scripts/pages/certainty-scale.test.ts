import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {certaintyStyle} from "../../../components/marks/certainty.js";
import {codesOf} from "../../../loaders/lib/codebook.js";
import {compile} from "../../../loaders/lib/compile.js";
import {printCertaintyScale} from "../../../scripts/pages/certainty-scale.js";

const compiled = compile();
const {document} = parseHTML(`<main>${printCertaintyScale(compiled)}</main>`);
const rows = [...document.querySelectorAll("tbody tr")];

describe("printCertaintyScale(compiled)", () => {
  it("names every degree in order, with its meaning", () => {
    const degrees = [...codesOf(compiled.codebook, "certainty").values()];
    expect(rows.map((row) => row.querySelector("th")?.textContent)).toEqual(degrees.map(({label}) => label));
    expect(rows.map((row) => row.querySelectorAll("td")[1]?.textContent)).toEqual(
      degrees.map(({description}) => description)
    );
  });

  it("draws each as figures do", () => {
    const dashes = rows.map((row) => row.querySelector("circle")?.getAttribute("stroke-dasharray") ?? null);
    expect(dashes).toEqual(
      [...codesOf(compiled.codebook, "certainty").keys()].map((value) => certaintyStyle(value).dash)
    );
  });

  it.each([
    ["events", 2],
    ["relations", 3],
    ["figures", 4]
  ])("counts all %s", (table, cell) => {
    const counts = rows.map((row) => Number(row.querySelectorAll("td")[cell]?.textContent));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(compiled.tables[table]?.length);
  });
});
