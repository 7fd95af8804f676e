import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {printWorked} from "../../../scripts/pages/worked-example.js";
import {openPublished} from "../../published.js";

const compiled = compile();
const source = readFileSync("data/articles/iranian-proxies.md", "utf8");
const native = openPublished();

describe("printWorked(id, compiled, native, source)", () => {
  it("gives each step from the data", async () => {
    const id = "kataib-hezbollah-directs-qasim-al-jabbarin";
    const steps = new Map(await printWorked(id, compiled, native, source));
    const digest = compiled.tables.paragraphs?.find((row) => row.paragraph_id === "iranian-proxies.4")?.text;
    expect(steps.get("worked digest")).toContain(String(digest).slice(0, 80));
    expect(steps.get("worked citation")).toContain("<code>(New Arab, June 14, 2021)</code>");
    expect(steps.get("worked citation")).toContain("its year as printed");
    expect(steps.get("worked yaml")).toContain(
      [
        "relations:",
        "  - source: kataib-hezbollah",
        "    type: directs",
        "    target: qasim-al-jabbarin",
        "    certainty: assessed",
        "    hedge: widely considered",
        "    cites: [1]</code>"
      ].join("\n")
    );
    expect(steps.get("worked rows")).toContain("iranian-proxies.4.c1");
    expect(steps.get("worked sql")).toContain(`from relations where relation_id = '${id}'`);
    expect(steps.get("worked mark")).toContain('stroke-dasharray="5 3 1.5 3"');
  });

  it("throws for a tie that there is not, and for one whose lines are not found", async () => {
    await expect(printWorked("x", compiled, native, source)).rejects.toThrow("unknown tie: x");
    const id = "kataib-hezbollah-directs-qasim-al-jabbarin";
    await expect(printWorked(id, compiled, native, "")).rejects.toThrow(`no YAML: ${id}`);
  });
});
