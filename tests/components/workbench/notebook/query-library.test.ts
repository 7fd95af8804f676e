import {describe, expect, it} from "vitest";
import {chartTitle} from "../../../../components/workbench/chart/suggest.js";
import {publishedTitle} from "../../../../components/workbench/notebook/query-library.js";
import type {Library} from "../../../../components/workbench/notebook/query-library.js";

const LIBRARY: Library = {
  examples: [{id: "first", title: "What is there?", skill: "First steps", sql: "select *\nfrom events"}],
  figures: [{id: "drones", title: "Four drones", sql: "select $weapon", parameters: {weapon: "drone", words: null}}]
};

describe("ownTitle(library, sql, values)", () => {
  it.each<[sql: string, values: Record<string, string | null>, title: string | null]>([
    ["select *\nfrom events", {}, "What is there?"],
    ["-- What is there?\n-- Look:\nselect *\nfrom events;\n", {}, "What is there?"],
    ["select *\nfrom events -- all", {}, null],
    ["select *\nfrom events; drop table events", {}, null],
    ["select $weapon", {weapon: "drone"}, "Four drones"],
    ["select $weapon", {weapon: "rocket"}, "Query of the figure drones, with other values"]
  ])("finds %j with %j", (sql, values, title) => expect(publishedTitle(LIBRARY, sql, values)).toBe(title));
});

describe("titleOf(answer, spec)", () => {
  const spec = {mark: "bar", x: "n", y: "front", color: "kind", facet: null} as const;
  it.each([
    ["-- How many?\nselect 1", "How many?"],
    ["select 1 -- How many?", "front by n and kind"],
    [`-- ${"long ".repeat(40)}\nselect 1`, "front by n and kind"]
  ])("names %j", (sql, title) => expect(chartTitle({sql}, spec)).toBe(title));
});
