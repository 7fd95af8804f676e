import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {compile} from "../../loaders/lib/compile.js";
import {formatAliases} from "../../loaders/lib/format-data.js";
import {withData} from "./fixture.js";

const ALIASES = `- kind: event
  old: blockade
  new: quay-blockade
  since: 2020-06-01
- kind: certainty
  old: stated
  new: asserted
  since: 2020-06-01
`;

describe("parseAliases(source, codebook, report)", () => {
  it("becomes a table", () => {
    const {aliases} = withData(null, (dir) => {
      writeFileSync(join(dir, "aliases.yaml"), ALIASES);
      return compile(dir).tables;
    });
    expect(aliases).toEqual([
      {kind: "event", old: "blockade", new: "quay-blockade", since: "2020-06-01"},
      {kind: "certainty", old: "stated", new: "asserted", since: "2020-06-01"}
    ]);
  });
});

describe("formatAliases(source)", () => {
  it("puts the fields in order and keeps notes and entries", () => {
    const messy =
      "# Note.\n- new: b\n  since: 2020-06-01\n  old: 'a'\n  kind: event\n- {kind: actor, old: c, new: d, since: 2020-06-01}\n";
    const tidy =
      "# Note.\n- kind: event\n  old: a\n  new: b\n  since: 2020-06-01\n- kind: actor\n  old: c\n  new: d\n  since: 2020-06-01\n";
    expect(formatAliases(messy)).toBe(tidy);
    expect(formatAliases(tidy)).toBe(tidy);
    expect(formatAliases("# None.\n[]\n")).toBe("# None.\n[]\n");
  });
});
