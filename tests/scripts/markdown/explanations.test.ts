import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import MarkdownIt from "markdown-it";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {explanationsOf} from "../../../scripts/markdown/explanations.js";
import {placeReport} from "../../../scripts/markdown/place-report.js";
import type {Explanations} from "../../../scripts/markdown/explanations.js";

const EXPLANATIONS: Explanations = new Map([
  ["actor:guild", {name: "Guild <of> Vell", kind: "Guild, Vell", aliases: ["Gild"], description: "Keeps & tolls."}],
  ["term:quay", {name: "quay", kind: null, aliases: [], description: "A wall."}]
]);

let docs: string;

beforeAll(() => {
  docs = mkdtempSync(join(tmpdir(), "five-fronts-docs-"));
});

afterAll(() => {
  rmSync(docs, {recursive: true});
});

function render(source: string, path = "/index"): string {
  const report = {figures: new Map(), numbers: new Map(), explanations: EXPLANATIONS};
  return placeReport(new MarkdownIt({html: true}), report, docs).render(source, {path});
}

function page(source: string): Document {
  return parseHTML(`<!doctype html><html><body>${render(source)}</body></html>`).document;
}

describe("explanationsOf(compiled)", () => {
  const explanations = explanationsOf(compile());

  it("explains actors, places and terms", () => {
    expect(explanations.get("actor:kataib-hezbollah")).toMatchObject({
      name: "Kataib Hezbollah",
      kind: "armed group, Iraq"
    });
    expect(explanations.get("place:ain-al-asad")).toMatchObject({name: "Ain al-Asad airbase", kind: "site, Iraq"});
    expect(explanations.get("term:facade-group")?.description).toMatch(/^A name under which/);
  });

  it("leaves out a country that is the name itself", () => {
    expect(explanations.get("place:armenia")?.kind).toBe("country");
  });
});

describe("[words](actor:id)", () => {
  it("becomes a button that opens the explanation", () => {
    const document = page("The *old* [guild **there**](actor:guild) stays.");
    const button = document.querySelector("button.term");
    expect(button?.innerHTML).toBe("guild <strong>there</strong>");
    const explanation = document.getElementById(button?.getAttribute("popovertarget") ?? "");
    expect(explanation?.hasAttribute("popover")).toBe(true);
    expect(explanation?.textContent).toBe("Guild <of> Vell Guild, Vell Keeps & tolls. Also printed: Gild");
  });

  it("explains once what is named twice", () => {
    const document = page("A [quay](term:quay).\n\n- [Quays](term:quay)");
    expect(document.querySelectorAll("button.term")).toHaveLength(2);
    expect(document.querySelectorAll("[popover]")).toHaveLength(1);
  });

  it.each([
    ["The [quay](term:quay), then.", "quay,"],
    ["The [quay](term:quay)'s end", "quay's"],
    ["(the [quay](term:quay)).", "quay)."],
    ["The [quay](term:quay) then, and more", null],
    ["The *[quay](term:quay)*, then", null]
  ])("keeps what clings to it on its line: %s", (source, kept) => {
    const document = page(source);
    for (const explanation of document.querySelectorAll(".explanation")) explanation.remove();
    expect(document.querySelector(".kept")?.textContent ?? null).toBe(kept);
    expect(document.querySelector("p")?.textContent).toBe(source.replace(/\]\(.*?\)|[[*]/g, ""));
  });

  it("leaves other links alone", () => {
    expect(render("[a](./methods) [b](mailto:x@y.example)")).not.toContain("button");
  });

  it.each([
    ["The [men](actor:men).", "unknown actor: men"],
    ["The [x](place:quay).", "unknown place: quay"],
    ["The [x](term:guild).", "unknown term: guild"]
  ])("names page and line: %s", (source, message) => {
    writeFileSync(join(docs, "page.md"), `# T\n\n${source}\n`);
    expect(() => render(source, "/page")).toThrow(`${message} (${join(docs, "page.md")}:3)`);
  });
});
