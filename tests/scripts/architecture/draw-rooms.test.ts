import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {drawProject, drawRooms} from "../../../scripts/architecture/draw-rooms.js";

describe("drawRooms(imports, folders)", () => {
  const svg = drawRooms(
    [
      {from: "b/x.ts", to: "a/x.ts", isType: false},
      {from: "b/y.ts", to: "a/x.ts", isType: true},
      {from: "a/y.ts", to: "a/x.ts", isType: false},
      {from: "a/y.ts", to: "b/x.ts", isType: true}
    ],
    ["a", "b"]
  );
  const arrows = svg.split("\n").filter((line) => line.includes("marker-end"));

  it("draws an arrow for each pair of rooms, on the right where it points up", () => {
    expect(arrows).toHaveLength(2);
    expect(arrows[0]).toMatch(/class="arrow types" stroke-width="0.75".* d="M230,/);
    expect(arrows[1]).toMatch(/class="arrow" stroke-width="1.5".* d="M360,/);
  });

  it("names each room", () => {
    expect(svg).toContain(">a/</text>");
    expect(svg).toContain(">b/</text>");
  });
});

describe("docs/architecture.svg", () => {
  it("shows the project as it is: npm run format draws it anew", () => {
    expect(readFileSync("docs/architecture.svg", "utf8")).toBe(drawProject());
  });
});
