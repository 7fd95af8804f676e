import {writeFileSync} from "node:fs";
import {join} from "node:path";

import {describe, expect, it} from "vitest";

import {compile} from "../../loaders/lib/compile.js";
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
