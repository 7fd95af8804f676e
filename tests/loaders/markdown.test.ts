import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import {unified} from "unified";
import {describe, expect, it} from "vitest";
import {DATA} from "../../loaders/lib/data-folder.js";
import {parseMarkdown} from "../../loaders/lib/markdown.js";
import {HARBOR} from "./small.js";
import type {Root} from "mdast";

const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]);

describe("parseMarkdown(source)", () => {
  it("gives the lines and texts that the parser gives by itself", () => {
    for (const name of readdirSync(join(DATA, "articles")))
      expectSame(readFileSync(join(DATA, "articles", name), "utf8"));
    expectSame(HARBOR);
  }, 30_000);

  it.each([
    ["a block that is not closed", "a\n\n```yaml\nb: 1\nc: 2\n"],
    ["an empty block", "a\n\n```yaml\n```\n\nb\n"],
    ["a block with empty lines at its ends", "a\n\n```yaml\n\nb: 1\n\n```\n\nc\n"],
    ["a block closed by more backticks", "a\n\n```yaml\nb: 1\n````\n\nc\n"],
    ["a block closed by an indented fence", "a\n\n```yaml\nb: 1\n   ``` \n\nc\n"],
    ["a fence inside a block", "a\n\n```yaml\nb: ```\n```yaml\nc: 1\n```\n\nd\n"],
    ["a block right after a paragraph", "a\n```yaml\nb: 1\n```\nc\n"],
    ["two blocks", "```yaml\na: 1\n```\n```yaml\nb: 1\nc: 2\n```\n\nd [e](actor:f)\n"],
    ["blocks of other languages", "```json\n{}\n```\n\n```\nplain\n```\n\n~~~yaml\na: 1\n~~~\n\nb\n"],
    ["an indented block", "a\n\n  ```yaml\n  b: 1\n  ```\n\nc\n"],
    ["nothing", ""]
  ])("reads %s as the parser does", (_, source) => {
    expectSame(source);
  });

  it("reads whatever mixture of lines as the parser does", () => {
    const line = fc.constantFrom(
      "a",
      "",
      "```yaml",
      "```",
      "````",
      "b: 1",
      "## c",
      "  ``` ",
      "[d](place:e)",
      "    f",
      "g\\",
      "```yaml ",
      "~~~",
      "```js"
    );
    fc.assert(
      fc.property(fc.array(line, {maxLength: 12}), (lines) => expectSame(lines.join("\n"))),
      {numRuns: 2000}
    );
  }, 30_000);
});

function expectSame(source: string): void {
  expect(essence(parseMarkdown(source))).toEqual(essence(parser.parse(source)));
}

/** What the loaders read of a tree: types, texts, addresses, languages and first lines. */
function essence(node: Root | Root["children"][number] | object): unknown {
  const {type, value, url, lang, position, children} = node as {
    type: string;
    value?: string;
    url?: string;
    lang?: string;
    position: {start: {line: number}};
    children?: object[];
  };
  return {type, value, url, lang, line: position.start.line, children: children?.map(essence)};
}
