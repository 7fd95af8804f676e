import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {colophonOf} from "../../../scripts/build/publication.js";
import {printDatasetCitation} from "../../../scripts/pages/dataset-citation.js";

const compiled = compile();

describe("printDatasetCitation(edition, version)", () => {
  const html = printDatasetCitation(colophonOf(compiled), compiled.version);

  it("names the edition, the version, the licence and the issue", () => {
    expect(html).toContain(`Data set, version ${compiled.version}. CC BY 4.0. Coded from Terrorism Monitor 20, no. 4.`);
  });

  it("has an entry of BibTeX for the data and for each article", () => {
    expect(html.match(/@misc&#123;five-fronts-data-/g)).toHaveLength(1);
    expect(html.match(/@article&#123;/g)).toHaveLength(compiled.tables.articles?.length ?? 0);
  });
});
