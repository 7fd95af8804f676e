import {describe, expect, it} from "vitest";

import {recall} from "../../components/recall.js";

describe("recall(most)", () => {
  it("gives back what was kept", () => {
    const kept = recall<number>(2);
    kept.set("a", 1);
    expect([kept.get("a"), kept.get("b")]).toEqual([1, undefined]);
  });

  it("lets go of what was asked for the longest ago", () => {
    const kept = recall<number>(2);
    kept.set("a", 1);
    kept.set("b", 2);
    kept.get("a");
    kept.set("c", 3);
    expect(["a", "b", "c"].map(kept.get)).toEqual([1, undefined, 3]);
  });

  it("keeps the last answer to a question", () => {
    const kept = recall<number>(1);
    kept.set("a", 1);
    kept.set("a", 2);
    expect(kept.get("a")).toBe(2);
  });
});
