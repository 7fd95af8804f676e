import {describe, expect, it} from "vitest";
import {parseDigest} from "../../loaders/lib/digest.js";
import {reported} from "./reports.js";
import {HARBOR} from "./small.js";

describe("parseDigest(source, issueDate, report)", () => {
  const {result: paragraphs, problems} = reported((report) => parseDigest(HARBOR, "2020-05-20", report));

  it("labels paragraphs by position and footnotes apart, under their headings", () => {
    expect(problems).toEqual([]);
    expect(paragraphs.map(({label, section, line}) => [label, section, line])).toEqual([
      ["1", null, 12],
      ["2", "Peace", 72],
      ["fn1", "Footnotes", 93]
    ]);
  });

  it("keeps the plain text, brackets included", () => {
    expect(paragraphs[0]?.text).toBe(
      "In Vell the Harbor Guild laid ropes across the Old Quay (The Gull, May 4; Tide Table, 2019). Boats of the Ferry Guild turned back (gull.example, May 5, 2020)."
    );
  });

  it("collects links as mentions", () => {
    expect(paragraphs[1]?.mentions).toEqual([
      {kind: "actor", id: "ondra-vash", text: "Ondra Vash", line: 72},
      {kind: "actor", id: "harbor-guild", text: "guild of the harbor", line: 72},
      {kind: "place", id: "vell", text: "Vell", line: 72},
      {kind: "place", id: "old-quay", text: "Old Quay", line: 72}
    ]);
  });

  it("collects the sources of all brackets in order", () => {
    expect(paragraphs[0]?.citations.map(({outlet, published, line}) => [outlet, published, line])).toEqual([
      ["The Gull", "2020-05-04", 12],
      ["Tide Table", "2019-01-01", 12],
      ["gull.example", "2020-05-05", 12]
    ]);
  });

  it("keeps the block and the line where it begins", () => {
    expect(paragraphs[0]?.block).toMatchObject({
      line: 15,
      text: expect.stringMatching(/^events:\n {2}- id: quay-blockade/) as string
    });
    expect(paragraphs[2]?.block).toBeNull();
  });

  it("joins the lines of a paragraph and gives each link its own line", () => {
    const {result} = reported((report) =>
      parseDigest("One\n[quay\nside](place:quay)\n[man](actor:man)\n", "2020-05-20", report)
    );
    expect(result[0]?.text).toBe("One quay side man");
    expect(result[0]?.mentions.map(({text, line}) => [text, line])).toEqual([
      ["quay side", 2],
      ["man", 4]
    ]);
  });

  it("reports every bracket that does not parse and keeps the others", () => {
    const {result, problems} = reported((report) =>
      parseDigest("A (12) b (The Gull) c (May 4) d (x, May 44).\n", "2020-05-20", report)
    );
    expect(problems).toEqual([
      "1: unparseable citation: 12",
      "1: unparseable citation: May 4",
      "1: impossible date: May 44"
    ]);
    expect(result[0]?.citations.map(({outlet}) => outlet)).toEqual(["The Gull"]);
    expect(result[0]?.misread).toBe(true);
  });

  it("reads escapes and entities as the characters they stand for", () => {
    const {result, problems} = reported((report) => parseDigest("A \\*star\\* &amp; co\n", "2020-05-20", report));
    expect(problems).toEqual([]);
    expect(result[0]?.text).toBe("A *star* & co");
  });
});
