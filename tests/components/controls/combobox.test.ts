import {describe, expect, it} from "vitest";
import {matching} from "../../../components/controls/combobox.js";

const options = [
  "Ali Khamenei",
  "Iran",
  "Iran-backed militias",
  "Iraqi Shia militias",
  "Kataib Hezbollah",
  "Lebanese Hezbollah",
  "Husseini'yon",
  "Tamim al-Adnani"
].map((text) => ({text}));
const found = (typed: string) => matching(options, typed).map(({text}) => text);

describe("matching(options, typed)", () => {
  it("finds all where nothing is typed", () => {
    expect(found("  ")).toHaveLength(options.length);
  });

  it.each([
    ["iran", ["Iran", "Iran-backed militias"]],
    ["militias", ["Iran-backed militias", "Iraqi Shia militias"]],
    ["hezb", ["Kataib Hezbollah", "Lebanese Hezbollah"]],
    ["adn", ["Tamim al-Adnani"]],
    ["men", ["Ali Khamenei"]],
    ["HUSSEINI’YON", ["Husseini'yon"]],
    ["Khamenéi", ["Ali Khamenei"]],
    ["(", []],
    ["nobody", []]
  ])("finds %s", (typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  it("puts first what begins so", () => {
    expect(found("a")[0]).toBe("Ali Khamenei");
    expect(found("ira").slice(0, 3)).toEqual(["Iran", "Iran-backed militias", "Iraqi Shia militias"]);
  });
});
