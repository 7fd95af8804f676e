import {describe, expect, it} from "vitest";
import {findingSql, fragmentOf, parseFragment, targetOf} from "../../../components/evidence/fact-url.js";
import {parseEvidence, parseIndex} from "../../../components/evidence/fetch-evidence.js";

const SITE = "https://site.invalid/sub/";

describe("targetOf(url)", () => {
  it.each([
    ["articles/tajikistan#e-a-b", {article: "tajikistan", anchor: "e-a-b"}],
    ["articles/tajikistan.html#r-x", {article: "tajikistan", anchor: "r-x"}],
    ["articles/tajikistan#p-fn1", {article: "tajikistan", anchor: "p-fn1"}],
    ["articles/tajikistan#d-x", null],
    ["articles/tajikistan#top", null],
    ["articles/tajikistan", null],
    ["methods#e-a", null],
    ["articles/tajikistan#e-%E0%A4", null],
    ["articles/tajikistan#e-<script>", null]
  ])("reads %s", (path, target) => {
    expect(targetOf(new URL(path, SITE))).toEqual(target);
  });
});

describe("parseFragment(hash)", () => {
  it.each([
    ["#e-a-b", {article: null, anchor: "e-a-b"}],
    ["#p-tajikistan.3", {article: "tajikistan", anchor: "p-3"}],
    ["#p-tajikistan.fn1", {article: "tajikistan", anchor: "p-fn1"}],
    ["#p-3", null],
    ["#drone-timeline", null],
    ["#", null],
    ["", null],
    ["#e-'; drop table events", null],
    ["#%", null]
  ])("reads %s", (hash, parsed) => {
    expect(parseFragment(hash)).toEqual(parsed);
  });

  it.each(["f-x", "p-2"])("undoes fragmentOf(target): %s", (anchor) => {
    const {article, ...rest} = parseFragment(fragmentOf({article: "tajikistan", anchor})) ?? {};
    expect({article: article ?? "tajikistan", ...rest}).toEqual({article: "tajikistan", anchor});
  });
});

describe("findingSql(target)", () => {
  it.each([
    ["e-a", "from events where event_id = 'a'"],
    ["r-a", "from relations where relation_id = 'a'"],
    ["f-a", "from figures where figure_id = 'a'"],
    ["p-3", "from paragraphs where paragraph_id = 'tajikistan.3'"]
  ])("finds %s", (anchor, sql) => {
    expect(findingSql({article: "tajikistan", anchor})).toBe(sql);
  });
});

describe("parseEvidence(value)", () => {
  it.each([
    [null],
    [[]],
    [{}],
    ["x"],
    [{article: "a", title: "", byline: "", front: "", certainty: {}, facts: {x: {}}}]
  ])("refuses %j", (value) => {
    expect(() => parseEvidence(value)).toThrow("not evidence");
  });
});

describe("parseIndex(value)", () => {
  it.each([[null], [["a"]], [{a: 1}]])("refuses %j", (value) => {
    expect(() => parseIndex(value)).toThrow("not an index of facts");
  });
});
