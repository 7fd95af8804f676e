import {describe, expect, it} from "vitest";
import {readCitation} from "../../../scripts/site/citation-file.js";

describe("readCitation(text)", () => {
  it("reads the citation of the edition", () => {
    const {title, authors, license} = readCitation();
    expect(title).toContain("Five Fronts");
    expect(authors.length).toBeGreaterThan(0);
    expect(license).toBe("CC-BY-4.0");
  });

  it("tells persons from others", () => {
    const text = "title: T\nlicense: MIT\nauthors:\n  - given-names: A.\n    family-names: B\n  - name: C\n";
    expect(readCitation(text).authors).toEqual([
      {name: "A. B", isPerson: true},
      {name: "C", isPerson: false}
    ]);
  });

  it.each(["title: T\nlicense: MIT\n", "license: MIT\nauthors: [{name: C}]\n", "[]"])("refuses %j", (text) => {
    expect(() => readCitation(text)).toThrow("no citation: ");
  });
});
