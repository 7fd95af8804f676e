import {describe, expect, it} from "vitest";
import {topApart, topLevel} from "../../../components/evidence/position.js";

describe("topApart(mark, height, windowHeight)", () => {
  it.each([
    ["below a mark", {top: 100, bottom: 120}, 300, 1000, 128],
    ["above one at the foot", {top: 900, bottom: 920}, 300, 1000, 592],
    ["over one where there is room on neither side", {top: 180, bottom: 200}, 300, 400, 92],
    ["at the top of a window that it fills", {top: 180, bottom: 200}, 184, 200, 8]
  ])("lies %s", (_, mark, height, windowHeight, top) => {
    expect(topApart(mark, height, windowHeight)).toBe(top);
  });
});

describe("topLevel(mark, height, windowHeight)", () => {
  it.each([
    ["level with a mark", {top: 490, bottom: 510}, 300, 1000, 350],
    ["within the window at its head", {top: 10, bottom: 30}, 300, 1000, 8],
    ["within the window at its foot", {top: 960, bottom: 980}, 300, 1000, 692]
  ])("lies %s", (_, mark, height, windowHeight, top) => {
    expect(topLevel(mark, height, windowHeight)).toBe(top);
  });
});
