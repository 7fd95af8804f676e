import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {codesOf, parseCodebook, tableOf} from "../../loaders/lib/codebook.js";
import {DATA} from "../../loaders/lib/data-folder.js";
import {reported} from "./reports.js";

describe("parseCodebook(source, report)", {timeout: 30_000}, () => {
  const {result: codebook, problems} = reported((report) =>
    parseCodebook(readFileSync(join(DATA, "codebook.yaml"), "utf8"), report)
  );
  if (codebook === undefined) throw new Error("codebook does not parse");

  it("reads the real codebook without a problem", () => {
    expect(problems).toEqual([]);
    expect(tableOf(codebook, "events").columns[0]).toMatchObject({
      name: "event_id",
      type: "VARCHAR",
      key: true,
      required: true
    });
    expect([...codesOf(codebook, "front").keys()]).toHaveLength(5);
  });

  it("has the tables and columns that the data contract names", () => {
    const contract = {
      articles:
        "article_id title author publication publisher volume issue published url front paragraphs citations words",
      paragraphs: "paragraph_id article_id n section text",
      outlets: "outlet_id name domain country kind language",
      citations: "citation_id article_id paragraph_id outlet_id outlet_printed date_printed published year_inferred",
      actors: "actor_id name kind country aliases description first_seen last_seen",
      places: "place_id name kind country iso_a3 lat lon where_precision",
      events:
        "event_id article_id paragraph_id type class title date_start date_end date_precision place_id weapon weapon_count killed wounded arrested outcome certainty hedge umbrella part_of sources",
      participants: "event_id actor_id role",
      relations:
        "relation_id article_id paragraph_id source_id type target_id date_start date_end certainty hedge note",
      figures:
        "figure_id article_id paragraph_id event_id actor_id subject measure value low high qualifier unit as_of certainty",
      evidence: "fact_id kind paragraph_id citation_id",
      discrepancies: "discrepancy_id article_id paragraph_id kind facts note found",
      codebook: "table_name column_name type unit label description value value_label value_description"
    };
    for (const [name, columns] of Object.entries(contract)) {
      expect(tableOf(codebook, name).columns.map((column) => column.name)).toEqual(
        expect.arrayContaining(columns.split(" "))
      );
    }
  });

  it("puts every event type in a class that it lists", () => {
    const classes = codesOf(codebook, "event_class");
    for (const {class: name} of codesOf(codebook, "event_type").values()) expect([...classes.keys()]).toContain(name);
  });

  it("gives every measure a unit that it lists, and every front its colors", () => {
    for (const {unit} of codesOf(codebook, "measure").values())
      expect([...codesOf(codebook, "unit").keys()]).toContain(unit);
    for (const {color, colorDark} of codesOf(codebook, "front").values())
      expect([color, colorDark]).toEqual([
        expect.stringMatching(/^#[0-9a-f]{6}$/),
        expect.stringMatching(/^#[0-9a-f]{6}$/)
      ]);
  });
});

describe("codesOf(codebook, name)", () => {
  it("throws for a list that is not there", () => {
    expect(() => codesOf({tables: new Map(), codes: new Map()}, "boat")).toThrow(new Error("unknown code list: boat"));
  });
});

describe("tableOf(codebook, name)", () => {
  it("throws for a table that is not there", () => {
    expect(() => tableOf({tables: new Map(), codes: new Map()}, "boats")).toThrow(new Error("unknown table: boats"));
  });
});
