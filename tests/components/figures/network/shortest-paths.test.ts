import {describe, expect, it} from "vitest";
import {text} from "../../../../components/data/row.js";
import {LONGEST, pickTies, stepsFrom} from "../../../../components/figures/network/shortest-paths.js";
import type {Row} from "../../../../components/data/row.js";

/** A tie from one letter to another, such as "ab"; "ab!" is denied. */
function tie(ends: string, i = 0): Row {
  const [source_id = "", target_id = "", mark = ""] = ends;
  return {relation_id: `${ends}-${i}`, source_id, target_id, certainty: mark === "!" ? "denied" : "asserted"};
}

const ties = (printed: string): Row[] => printed.split(" ").map(tie);
const print = (rows: readonly Row[]) =>
  rows.map((row) => [text(row, "source_id") + text(row, "target_id"), row.step, row.ahead, row.near_id]);

describe("stepsFrom(ties, start)", () => {
  it("counts ties whichever way they read", () => {
    expect([...stepsFrom(ties("ab cb cd xy"), "a")]).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["d", 3]
    ]);
  });

  it("knows an actor without ties, and goes no farther than a chain may be long", () => {
    expect([...stepsFrom([], "a")]).toEqual([["a", 0]]);
    const line = Array.from({length: LONGEST + 2}, (_, i): Row => ({source_id: `n${i}`, target_id: `n${i + 1}`}));
    expect(Math.max(...stepsFrom(line, "n0").values())).toBe(LONGEST);
  });
});

describe("pickTies(rows, values)", () => {
  const rows = ties("ab bc ca cd de xy");

  it("leaves rows as they are where no actor is chosen", () => {
    expect(pickTies(rows, {focus: null, path: "a", steps: "1"})).toBe(rows);
  });

  it("takes the ties around an actor, with those among its neighbours", () => {
    expect(print(pickTies(rows, {focus: "a", path: null, steps: "1"}))).toEqual([
      ["ab", 0, null, "a"],
      ["ca", 0, null, "a"],
      ["bc", 1, null, "b"]
    ]);
    expect(pickTies(rows, {focus: "a", path: null, steps: "2"})).toHaveLength(4);
  });

  it("takes all shortest chains, every parallel tie in them, and no longer one", () => {
    const many = ties("ab bd ac dc ab ae ef fd");
    expect(print(pickTies(many, {focus: "a", path: "d", steps: "1"}))).toEqual([
      ["ab", 0, 1, "a"],
      ["ac", 0, 1, "a"],
      ["ab", 0, 1, "a"],
      ["bd", 1, 0, "b"],
      ["dc", 1, 0, "c"]
    ]);
  });

  it("shows a denied tie around an actor and beside others, and never as a link", () => {
    const some = ties("ab! ac cb ca!");
    expect(pickTies(some, {focus: "a", path: null, steps: "1"})).toHaveLength(4);
    expect(print(pickTies(some, {focus: "a", path: "b", steps: "1"})).map(([ends]) => ends)).toEqual([
      "ac",
      "ca",
      "cb"
    ]);
  });

  it.each([
    ["a", "x"],
    ["a", "a"],
    ["a", "nobody"],
    ["nobody", "a"]
  ])("finds no chain from %s to %s", (focus, path) => {
    expect(pickTies(rows, {focus, path, steps: "1"})).toEqual([]);
  });
});
