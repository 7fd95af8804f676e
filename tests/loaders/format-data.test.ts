import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {compile} from "../../loaders/lib/compile.js";
import {DATA} from "../../loaders/lib/data-folder.js";
import {formatArticle, formatFiles, formatRegistry} from "../../loaders/lib/format-data.js";
import {FIXTURES, withData} from "./fixture.js";
import {HARBOR} from "./small.js";

const ARTICLES = readdirSync(join(DATA, "articles")).map((name) => `articles/${name}`);
const REGISTRIES = ["actors.yaml", "places.yaml", "outlets.yaml"];
const BROKEN = readdirSync(join(FIXTURES, "broken"));

const MESSY = `---
front:   harbor
title: "The Quay of Vell"
published: '2020-05-20' # a Wednesday
---
In [Vell](place:vell)
the guild
laid ropes.
\`\`\`yaml
figures:
# how many
- {id: boats, measure: boats, subject: "Boats", value: 12, cites: [ 1,2 ], certainty: asserted}
events:
    -   title: >-
          Boats turn
          back
        id: turn # here
        certainty: asserted
        killed:
          qualifier: some
          value: 3
        participants: {party: [a,
          b]}
\`\`\`



## Peace
Calm.
`;

const TIDY = `---
title: The Quay of Vell
published: 2020-05-20 # a Wednesday
front: harbor
---

In [Vell](place:vell) the guild laid ropes.

\`\`\`yaml
events:
  - id: turn # here
    title: Boats turn back
    killed: {value: 3, qualifier: some}
    certainty: asserted
    participants:
      party: [a, b]
figures:
  # how many
  - id: boats
    subject: Boats
    measure: boats
    value: 12
    certainty: asserted
    cites: [1, 2]
\`\`\`

## Peace

Calm.
`;

describe("formatArticle(source)", () => {
  it.each(ARTICLES)("finds data/%s in its form", (name) => {
    const text = readFileSync(join(DATA, name), "utf8");
    expect(formatArticle(text)).toBe(text);
  });

  it("puts an article in its form, comments kept", () => {
    expect(formatArticle(MESSY)).toBe(TIDY);
    expect(formatArticle(TIDY)).toBe(TIDY);
    expect(formatArticle(HARBOR)).toBe(HARBOR);
  });

  it.each(BROKEN)("comes to rest after one run on %s", (name) => {
    for (const file of readdirSync(join(FIXTURES, "broken", name), {recursive: true, encoding: "utf8"})) {
      if (!file.endsWith(".md") || file === "CHANGELOG.md") continue;
      const once = formatArticle(readFileSync(join(FIXTURES, "broken", name, file), "utf8"));
      expect(formatArticle(once)).toBe(once);
    }
  });

  it.each([
    ["YAML that does not parse", HARBOR.replace("    type: meeting", "   type: meeting: now")],
    ["a key twice", HARBOR.replace("    place: vell\n", "    place: vell\n    place: vell\n")],
    ["front matter that does not parse", HARBOR.replace("title: The", 'title: "The')],
    ["an empty file", ""]
  ])("leaves %s untouched", (_, text) => {
    expect(formatArticle(text)).toBe(text);
  });

  it("keeps strings that look like other things as strings", () => {
    const block = (line: string): string => `a\n\n\`\`\`yaml\n${line}\n\`\`\`\n`;
    for (const line of [
      'a: "12"',
      'a: "true"',
      'a: ""',
      "a: 2022-01-05",
      'a: "x: y"',
      'a: "# x"',
      "a: null",
      "a: 1.50",
      "a: it's"
    ]) {
      expect(formatArticle(block(line))).toBe(block(line));
    }
  });

  it("breaks no long line", () => {
    const text = `${"word ".repeat(100).trim()}\n\n\`\`\`yaml\nnote: ${"word ".repeat(100).trim()}\nfacts: [${"fact, ".repeat(60)}fact]\n\`\`\`\n`;
    expect(formatArticle(text)).toBe(text);
  });
});

describe("formatRegistry(source)", () => {
  it.each(REGISTRIES)("finds data/%s in its form", (name) => {
    const text = readFileSync(join(DATA, name), "utf8");
    expect(formatRegistry(text)).toBe(text);
  });

  it("orders entries by id and fields by the codebook, comments kept", () => {
    const messy = "# boats\n\nb:\n  kind: boat # wooden\n  name: 'B'\na: {kind: boat, name: A, aliases: [\"C\"]}\n";
    const tidy = formatRegistry(messy);
    expect(tidy).toBe("# boats\n\na:\n  name: A\n  kind: boat\n  aliases: [C]\nb:\n  name: B\n  kind: boat # wooden\n");
    expect(formatRegistry(tidy)).toBe(tidy);
  });

  it.each(['a: "b', "- a\n", "a: 1\na: 2\n", ""])("leaves %j untouched", (text) => {
    expect(formatRegistry(text)).toBe(text);
  });
});

describe("formatFiles(dir)", {timeout: 30_000}, () => {
  it("rewrites what is not in its form, says which, and changes no row", () => {
    withData(null, (dir) => {
      const before = compile(dir);
      const article = join(dir, "articles/harbor.md");
      writeFileSync(
        article,
        HARBOR.replace(
          "    title: Boats turn back\n    date: 2020-05\n",
          '    date: 2020-05\n    title: "Boats turn back"\n'
        ).replace(". Boats", ".\nBoats")
      );
      expect(formatFiles(dir)).toEqual(["articles/harbor.md"]);
      expect(readFileSync(article, "utf8")).toBe(HARBOR);
      expect(formatFiles(dir)).toEqual([]);
      expect(compile(dir).version).toBe(before.version);
    });
  });

  it("finds the real data in its form", () => {
    const dir = mkdtempSync(join(tmpdir(), "five-fronts-format-"));
    cpSync(DATA, dir, {recursive: true});
    expect(formatFiles(dir)).toEqual([]);
    rmSync(dir, {recursive: true});
  }, 30_000);
});
