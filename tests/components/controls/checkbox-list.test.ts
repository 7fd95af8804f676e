import {parseHTML} from "linkedom";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {attachCheckboxLists, updateCheckboxLists} from "../../../components/controls/checkbox-list.js";
import {readControls, writeControls, writeCounts} from "../../../components/controls/form-values.js";
import {drawControls} from "../../../components/controls/form.js";
import type {Choices, Parameters} from "../../../components/state/parameters.js";

const {document, Element, Event, HTMLInputElement} = parseHTML("<!doctype html><html><body></body></html>");
const PARAMETERS: Parameters = {
  actor: {kind: "many", label: "Actor", default: null, column: "actors", picks: true},
  type: {kind: "many", label: "Kind", default: null, codes: "event_type", groups: "event_class", picks: true}
};
const letters = Array.from("abcdefghijklmnop");
const choicesWith = (count: (letter: string, i: number) => number): Record<string, Choices> => ({
  actor: {options: letters.map((value, i) => ({value, label: `Actor ${value.toUpperCase()}`, count: count(value, i)}))},
  type: {
    options: [
      {value: "raid", label: "Raid", group: "Violence", count: 2},
      {value: "riot", label: "Riot", group: "Violence", count: 1},
      {value: "ban", label: "Ban", group: "Courts", count: 5}
    ]
  }
});

let form: HTMLFormElement;
const actors = () =>
  [...form.querySelectorAll<HTMLElement>(".control-long label")].flatMap((label) =>
    label.hidden ? [] : [label.querySelector("input")?.getAttribute("value")]
  );
const find = (): HTMLInputElement | null => form.querySelector(".find");
const press = (selector: string) => form.querySelector(selector)?.dispatchEvent(new Event("click", {bubbles: true}));

beforeEach(() => {
  vi.stubGlobal("Element", Element);
  vi.stubGlobal("HTMLInputElement", HTMLInputElement);
  const values = {actor: null, type: null};
  form = drawControls(PARAMETERS, {document, prefix: "f", values, choices: choicesWith((_, i) => i)});
  document.body.replaceChildren(form);
  attachCheckboxLists(form);
  return () => vi.unstubAllGlobals();
});

describe("a long list", () => {
  it("shows those with the most rows, from the start and under other counts", () => {
    expect(actors()).toEqual(Array.from("ponmlkji"));
    writeCounts(
      form,
      PARAMETERS,
      choicesWith((_, i) => 20 - i)
    );
    updateCheckboxLists(form);
    expect(actors().sort()).toEqual(Array.from("abcdefgh"));
    writeCounts(
      form,
      PARAMETERS,
      choicesWith((letter) => Number("abc".includes(letter)))
    );
    updateCheckboxLists(form);
    expect(actors().sort()).toEqual(Array.from("abc"));
  });

  it("always shows what is chosen", () => {
    writeControls(form, PARAMETERS, {actor: ["a"], type: null});
    updateCheckboxLists(form);
    expect(actors()).toContain("a");
    expect(readControls(form, PARAMETERS)).toEqual({actor: ["a"], type: null});
  });

  it("finds by words, and forgets them on Escape; the form hears nothing of it", () => {
    const heard = vi.fn();
    form.addEventListener("input", heard);
    Object.assign(find() ?? {}, {value: " actor B"});
    find()?.dispatchEvent(new Event("input", {bubbles: true}));
    expect(actors()).toEqual(["b"]);
    find()?.dispatchEvent(Object.assign(new Event("keydown", {bubbles: true, cancelable: true}), {key: "Escape"}));
    expect([find()?.value, actors().length]).toEqual(["", 8]);
    expect(heard).not.toHaveBeenCalled();
  });

  it("shows all and the first again", () => {
    const more = form.querySelector(".more");
    expect(more?.textContent).toBe("Show all 16");
    press(".more");
    expect([actors().length, more?.getAttribute("aria-expanded"), more?.textContent]).toEqual([
      16,
      "true",
      "Show the first 8"
    ]);
    press(".more");
    expect(actors()).toHaveLength(8);
  });
});

describe("a grouped list", () => {
  const group = (): HTMLInputElement | null => form.querySelector("[data-group]");
  const check = (box: HTMLInputElement | null, checked: boolean) => {
    Object.assign(box ?? {}, {checked});
    box?.dispatchEvent(new Event("input", {bubbles: true}));
  };

  it("checks and lets go all of a group as one", () => {
    check(group(), true);
    expect(readControls(form, PARAMETERS).type).toEqual(["raid", "riot"]);
    check(group(), false);
    expect(readControls(form, PARAMETERS).type).toBeNull();
  });

  it("says how much of a group is chosen, and how many rows it holds", () => {
    const stateOf = () => [group()?.checked, group()?.indeterminate];
    writeControls(form, PARAMETERS, {actor: null, type: ["riot"]});
    updateCheckboxLists(form);
    expect(stateOf()).toEqual([false, true]);
    writeControls(form, PARAMETERS, {actor: null, type: ["raid", "riot"]});
    updateCheckboxLists(form);
    expect(stateOf()).toEqual([true, false]);
    expect([...form.querySelectorAll(".group-head .count")].map((each) => each.textContent)).toEqual(["3", "5"]);
  });

  it("unfolds", () => {
    const items = form.querySelector(".group-items");
    press(".unfold");
    expect([items?.hasAttribute("hidden"), form.querySelector(".unfold")?.getAttribute("aria-expanded")]).toEqual([
      false,
      "true"
    ]);
    press(".unfold");
    expect(items?.hasAttribute("hidden")).toBe(true);
  });
});
