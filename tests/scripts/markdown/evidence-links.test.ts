import MarkdownIt from "markdown-it";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openNative} from "../../../scripts/build/native-duckdb.js";
import {placeFacts} from "../../../scripts/markdown/numbers.js";
import {placeReport} from "../../../scripts/markdown/place-report.js";
import {scratchDatabase} from "../../scratch.js";
import type {Native} from "../../../scripts/build/native-duckdb.js";
import type {Quote} from "../../../scripts/markdown/numbers.js";

const TABLES = `
  create table paragraphs as select * from (values ('tajikistan.1', 'tajikistan'), ('husseiniyon.2', 'husseiniyon')) as p(paragraph_id, article_id);
  create table evidence as select * from (values
    ('a', 'event', 'tajikistan.1', null), ('a', 'event', 'tajikistan.1', 'tajikistan.1.c1'), ('b', 'figure', 'husseiniyon.2', null)
  ) as e(fact_id, kind, paragraph_id, citation_id)`;
const BARE: Quote = {name: "bare", value: 5, facts: []};
const TWO: Quote = {name: "two", value: 2, facts: ["b", "a"], places: ["husseiniyon#f-b", "tajikistan#e-a"]};

let native: Native;

beforeAll(async () => {
  native = await openNative(await scratchDatabase(TABLES));
});

afterAll(() => native.close());

function render(source: string, path = "/index"): string {
  const numbers = new Map([BARE, TWO].map((quote) => [quote.name, quote]));
  return placeReport(new MarkdownIt({html: true}), {figures: new Map(), numbers}).render(source, {path});
}

describe("placeFacts(quote, native)", () => {
  it("finds the article and anchor of each fact", async () => {
    const {name, value, facts} = TWO;
    expect(await placeFacts({name, value, facts}, native)).toEqual(TWO);
  });

  it("asks nothing for a number without facts", async () => {
    expect(await placeFacts(BARE, native)).toBe(BARE);
  });

  it("refuses a fact that there is not", async () => {
    await expect(placeFacts({...BARE, facts: ["a", "x"]}, native)).rejects.toThrow("unknown fact: x (number bare)");
  });
});

describe("placeReport(md, report)", () => {
  it("makes a number a link to the first of its facts, and a place of the page where it stands first", () => {
    expect(render("Of {{number two words}}, {{number two}}.", "/articles/x")).toContain(
      '<p>Of <a class="grounds" id="n-two" href="../articles/husseiniyon#f-b">' +
        '<data class="number" value="2" data-number="two" data-facts="husseiniyon#f-b tajikistan#e-a">two</data></a>, ' +
        '<a class="grounds" href="../articles/husseiniyon#f-b">'
    );
  });

  it("puts no link into a link", () => {
    expect(render("[{{number two}} men](x)")).toContain('<p><a href="x"><data class="number" value="2"');
  });

  it.each([
    ["{{number two}}", true],
    ["{{number bare}}", false],
    ["Text.", false]
  ])("opens the evidence on a page that has some: %s", (source, expected) => {
    expect(render(source).includes("open_drawer({root: &quot;./&quot;})")).toBe(expected);
  });
});
