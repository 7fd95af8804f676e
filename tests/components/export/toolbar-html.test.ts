import {describe, expect, it} from "vitest";
import {drawToolbar, panelId} from "../../../components/export/toolbar-html.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";

const HOSTILE = `</code><script>alert("1")</script>`;

function draw(isTableShown = false) {
  const document = makeDocument();
  return drawToolbar({
    document,
    id: "boats",
    table: isTableShown ? null : document.createElement("table"),
    sql: HOSTILE,
    citation: HOSTILE,
    file: (name, ending) => `./figures/${name}.${ending}`,
    embed: "./embed/boats"
  });
}

describe("drawToolbar(options)", () => {
  it("leads to a panel, to the figure, or to its own page", () => {
    const row = draw();
    const items = [...row.querySelectorAll("a.toolbar-item")].map((each) => [
      each.textContent,
      each.getAttribute("href")
    ]);
    expect(items).toEqual([
      ["Table", "#boats-table"],
      ["Link", "#boats"],
      ["Data", "#boats-data"],
      ["Image", "#boats-image"],
      ["SQL", "#boats-sql"],
      ["Cite", "#boats-cite"],
      ["Embed", "./embed/boats"]
    ]);
    for (const [, href = ""] of items.filter(([, way]) => way?.startsWith("#boats-"))) {
      expect(row.querySelector(`[id="${(href ?? "").slice(1)}"]`)?.matches("section.toolbar-panel")).toBe(true);
    }
  });

  it("offers no table where the figure shows it anyway", () => {
    const items = [...draw(true).querySelectorAll("[data-panel]")].map((each) => each.getAttribute("data-panel"));
    expect(items).not.toContain("table");
    expect(items).toHaveLength(12);
  });

  it("offers the published files", () => {
    const ways = [...draw().querySelectorAll(".toolbar-files a")].map((each) => each.getAttribute("href"));
    expect(ways).toEqual([
      "./figures/boats.csv",
      "./figures/boats.json",
      "./figures/boats.parquet",
      "./figures/boats-light.png",
      "./figures/boats-dark.png",
      "./figures/boats-light.svg",
      "./figures/boats-dark.svg"
    ]);
  });

  it("leads from the SQL to the drawing code", () => {
    const code = draw().querySelector(".figure-sql details.drawing-code");
    expect(code?.querySelector("summary")?.textContent).toBe("Drawing code");
    const way = code?.querySelector("a");
    expect([way?.textContent, way?.getAttribute("href")]).toEqual([
      "components/figures/boats/figure.ts",
      "./figures/boats.ts.txt"
    ]);
  });

  it("keeps text as text", () => {
    const row = draw();
    expect(row.querySelector("script")).toBeNull();
    expect(row.querySelector(".figure-sql code")?.textContent).toBe(HOSTILE);
    expect(row.querySelector(".toolbar-citation")?.textContent).toBe(HOSTILE);
  });

  it("has one line for what is said, and names for every part", () => {
    const row = draw();
    expect(row.querySelectorAll("[role=status]")).toHaveLength(1);
    for (const panel of row.querySelectorAll(".toolbar-panel")) expect(panel.getAttribute("aria-label")).toMatch(/\S/);
  });
});

describe("panelId(figure, name)", () => {
  it("is that of the panel", () => {
    expect(draw().querySelector(`[id="${panelId("boats", "cite")}"]`)).not.toBeNull();
  });
});
