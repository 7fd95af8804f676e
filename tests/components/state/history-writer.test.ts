import {describe, expect, it} from "vitest";
import {gestureActions} from "../../../components/state/history-writer.js";
import type {HistoryAction} from "../../../components/state/history-writer.js";

describe("gestureActions(now)", () => {
  const cases: [string, [string, boolean, number][], HistoryAction[]][] = [
    [
      "steps are pushed",
      [
        ["a", false, 0],
        ["a", false, 10]
      ],
      ["push", "push"]
    ],
    [
      "typing is one step",
      [
        ["a", true, 0],
        ["a", true, 900],
        ["a", true, 1800]
      ],
      ["push", "replace", "replace"]
    ],
    [
      "a pause ends it",
      [
        ["a", true, 0],
        ["a", true, 1001]
      ],
      ["push", "push"]
    ],
    [
      "another field ends it",
      [
        ["a", true, 0],
        ["b", true, 10],
        ["a", true, 20]
      ],
      ["push", "push", "push"]
    ],
    [
      "a step ends it",
      [
        ["a", true, 0],
        ["b", false, 10],
        ["a", true, 20]
      ],
      ["push", "push", "push"]
    ]
  ];
  it.each(cases)("%s", (_, changes, expected) => {
    let time = 0;
    const actionOf = gestureActions(() => time);
    expect(
      changes.map(([field, isContinuous, at]) => {
        time = at;
        return actionOf(field, isContinuous);
      })
    ).toEqual(expected);
  });
});
